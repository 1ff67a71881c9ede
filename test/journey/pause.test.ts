import { describe, expect, it } from 'vitest';
import type { Pause } from '../../src/domain/pause.ts';
import { approved, codeOf, newCustomer, openQuietOffice, sql, timesSaid } from './office.ts';

const scopes = (pauses: readonly Pause[]) => pauses.map(({ scope }) => scope).sort();

describe('a pause', () => {
  it('stops everything that goes out until somebody resumes, and both are on record', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const reply = await approved(office, id, 'Hei! Tauon jälkeen.');
    const before = aino.now();
    const [pause] = await aino.pause({ accounts: [], reason: '  väärä hinta ' });
    expect(pause).toMatchObject({ scope: 'all', by: 'aino', reason: 'väärä hinta' });
    expect(pause?.at).toBeGreaterThanOrEqual(before);
    expect((await ville.status()).pauses).toEqual([pause]);
    for (const replies of [undefined, [reply.id]]) {
      const { items } = await ville.send(replies === undefined ? {} : { replies });
      expect(items.map(({ problem }) => problem?.code)).toEqual(['PAUSED']);
      expect(items[0]?.problem?.facts).toMatchObject({ by: 'aino', reason: 'väärä hinta' });
    }
    expect(await timesSaid(brand, 'Hei! Tauon jälkeen.')).toBe(0);
    // a second word changes nothing of the first
    expect(await ville.pause({ accounts: [], reason: 'muu syy' })).toEqual([pause]);
    expect(await codeOf(aino.resume({ accounts: [] }))).toBe('NOT_PERMITTED');
    expect(await ville.resume({ accounts: [] })).toEqual([]);
    expect(await ville.resume({ accounts: [] })).toEqual([]);
    await ville.send();
    expect(await timesSaid(brand, 'Hei! Tauon jälkeen.')).toBe(1);
    const events = sql(brand, "select kind, actor from events where kind like 'outbox.%' order by id");
    expect(events).toEqual([
      { kind: 'outbox.paused', actor: 'aino' },
      { kind: 'outbox.resumed', actor: 'ville' },
    ]);
  });

  it('of one account leaves the others', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const held = await newCustomer(office, 'mastodon');
    const free = await newCustomer(office, 'bluesky');
    await approved(office, held.id, 'Hei! Mastodon odottaa.');
    await approved(office, free.id, 'Hei! Bluesky ei odota.');
    expect(scopes(await aino.pause({ accounts: ['masto', 'masto', 'x'], reason: '' }))).toEqual([
      'account:masto',
      'account:x',
    ]);
    await ville.send();
    expect(await timesSaid(brand, 'Hei! Mastodon odottaa.')).toBe(0);
    expect(await timesSaid(brand, 'Hei! Bluesky ei odota.')).toBe(1);
    // everything going on does not mean that these two do
    expect(scopes(await ville.resume({ accounts: [] }))).toEqual(['account:masto', 'account:x']);
    expect(scopes(await ville.resume({ accounts: ['masto'] }))).toEqual(['account:x']);
    await ville.send();
    expect(await timesSaid(brand, 'Hei! Mastodon odottaa.')).toBe(1);
  });

  it('names accounts that there are, all or none', async () => {
    const { aino, ville, brand } = await openQuietOffice();
    expect(await codeOf(aino.pause({ accounts: ['masto', 'mato'], reason: '' }))).toBe('UNKNOWN_ACCOUNT');
    expect(await aino.pauses()).toEqual([]);
    expect(await codeOf(ville.resume({ accounts: ['mato'] }))).toBe('UNKNOWN_ACCOUNT');
    // an account that left kuulo.yaml while it was paused
    sql(
      brand,
      "insert into pauses (scope, paused_at, paused_by, reason) values ('account:mato', 1, 'system', 'login')",
    );
    expect(await ville.resume({ accounts: ['mato'] })).toEqual([]);
  });

  it('takes whoever works, and none below', async () => {
    const { brand } = await openQuietOffice();
    const system = await brand.as('system');
    expect(await codeOf(system.pause({ accounts: [], reason: '' }))).toBe('NOT_PERMITTED');
    expect(await codeOf(system.resume({ accounts: [] }))).toBe('NOT_PERMITTED');
  });
});

it('nobody sends when nobody sends', async () => {
  const { aino } = await openQuietOffice();
  expect(await aino.senders()).toEqual([]);
});
