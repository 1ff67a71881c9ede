import { describe, expect, it } from 'vitest';
import { claimQuietly } from '../../src/journey/inbox.ts';
import { codeOf, newCustomer, type Office, openQuietOffice, sql } from './office.ts';

const DAY_MS = 86_400_000;

const history = async ({ aino }: Office, id: number) =>
  (await aino.show(id)).events
    .filter(({ kind }) => /claimed|released/.test(kind))
    .map(({ kind, actor, data }) => [kind, actor, data.takenFrom ?? data.operator ?? null]);

describe('a claim', () => {
  it('tells colleagues who is at it and until when, and is let go of', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    expect((await ville.show(id)).claim).toBeNull();
    const before = aino.now();
    const [detail] = await aino.claim([id]);
    expect(detail?.claim).toMatchObject({ conversation: id, operator: 'aino' });
    const { claim } = await ville.show(id);
    expect((claim?.until ?? 0) - before).toBeGreaterThanOrEqual(aino.config.settings.claimMs);
    expect([...(await ville.claims([id, 999_999])).keys()]).toEqual([id]);
    await ville.release([id]);
    await ville.release([id]);
    expect((await aino.show(id)).claim).toBeNull();
    expect(await aino.claims([id])).toEqual(new Map());
    expect(await history(office, id)).toEqual([
      ['conversation.claimed', 'aino', null],
      ['conversation.released', 'ville', 'aino'],
    ]);
  });

  it('is taken over from a colleague, and keeps its beginning when it is prolonged', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const [first] = await aino.claim([id], 60_000);
    const [longer] = await aino.claim([id], DAY_MS);
    expect(longer?.claim?.claimedAt).toBe(first?.claim?.claimedAt);
    expect(longer?.claim?.until).toBeGreaterThan((first?.claim?.until ?? 0) + DAY_MS / 2);
    const [taken] = await ville.claim([id]);
    expect(taken?.claim?.operator).toBe('ville');
    expect((await history(office, id)).at(-1)).toEqual(['conversation.claimed', 'ville', 'aino']);
  });

  it('ends by itself', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await office.aino.claim([id]);
    sql(office.brand, 'update claims set until = ?', Date.now() - 1);
    expect((await office.ville.show(id)).claim).toBeNull();
    expect((await office.ville.claims([id])).size).toBe(0);
    // nobody has it any more, so nobody lets go of it
    await office.ville.release([id]);
    expect(await history(office, id)).toHaveLength(1);
  });

  it('of several is all or nothing, and takes the right to work', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    expect(await codeOf(office.aino.claim([id, 999_999]))).toBe('UNKNOWN_CONVERSATION');
    expect((await office.aino.show(id)).claim).toBeNull();
    const system = await office.brand.as('system');
    expect(await codeOf(system.claim([id]))).toBe('NOT_PERMITTED');
    expect(await codeOf(system.release([id]))).toBe('NOT_PERMITTED');
  });
});

describe('drafting', () => {
  it('claims what nobody has, and leaves a colleague’s claim alone', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    await aino.draft(id, { text: 'Hei! Selvitämme asian tänään.' });
    expect((await ville.show(id)).claim?.operator).toBe('aino');
    await ville.draft(id, { text: 'Hei! Palaamme asiaan huomenna.' });
    expect((await aino.show(id)).claim?.operator).toBe('aino');
    expect(await history(office, id)).toHaveLength(1);
  });

  it('prolongs its own claim only when half of it is over, so that autosaving leaves no trail', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const { store, clock } = await needsOf(office);
    const first = await claimQuietly({ ...store, now: () => clock }, id);
    const soon = await claimQuietly({ ...store, now: () => clock + 60_000 }, id);
    expect(soon).toEqual(first);
    const later = await claimQuietly({ ...store, now: () => clock + 20 * 60_000 }, id);
    expect(later.until).toBe(clock + 50 * 60_000);
    expect(later.claimedAt).toBe(first.claimedAt);
    const over = await claimQuietly({ ...store, now: () => clock + DAY_MS }, id);
    expect(over.claimedAt).toBe(clock + DAY_MS);
    await store.store.close();
  });

  it('beside a colleague who is faster ends with the colleague’s claim', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const both = await Promise.all([
      office.aino.draft(id, { text: 'Hei! Selvitämme asian tänään.' }),
      office.ville.draft(id, { text: 'Hei! Palaamme asiaan huomenna.' }),
    ]);
    expect(both).toHaveLength(2);
    expect(await history(office, id)).toHaveLength(1);
  });
});

/** What `claimQuietly` needs, over the office's database. */
async function needsOf({ aino }: Office) {
  const { openStore } = await import('../../src/store/open.ts');
  const { config, operator } = aino;
  const store = await openStore(config.database, { mode: 'readWrite', stateFolder: config.stateFolder });
  return { store: { store, settings: config.settings, operator }, clock: Date.now() };
}
