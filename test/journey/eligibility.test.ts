import { describe, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import {
  ACCOUNT,
  approved,
  changeSettings,
  codeOf,
  newCustomer,
  newestId,
  type Office,
  openQuietOffice,
  type PlatformId,
  sql,
  timesSaid,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const META = ['facebook', 'instagram'] as const;

/** The customer of a conversation wrote that much earlier. */
function shift({ brand }: Office, conversation: number, ms: number): void {
  sql(brand, 'update messages set posted_at = posted_at - ? where conversation = ?', ms, conversation);
}

async function whyNot(call: Promise<unknown>): Promise<unknown> {
  const error = await call.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error('it was not refused');
  expect(error.code).toBe('NOT_ANSWERABLE');
  return 'why' in error.facts ? error.facts.why : null;
}

describe.each(META)('the private reply to a comment on %s', (platform) => {
  it('is sent in private, once; a second one is refused with the reason', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const { id } = await newCustomer(office, platform);
    const { eligibility } = await aino.show(id);
    expect([eligibility.public, eligibility.private]).toEqual([true, true]);
    await approved(office, id, { text: TEXT, visibility: 'private' });
    expect((await ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    const { posts } = await brand.control('state');
    const said = posts.filter((post) => post.byBrand && post.text.endsWith(TEXT));
    expect(said.map((post) => post.visibility)).toEqual(['private']);
    await aino.poll();
    const after = await aino.show(id);
    expect([after.eligibility.public, after.eligibility.private]).toEqual([true, false]);
    const second = { text: `${TEXT} Vielä.`, isAdditional: true } as const;
    expect(await whyNot(aino.draft(id, { ...second, visibility: 'private' }))).toMatch(/one private reply/);
    // the control: in public it may be answered as before
    expect(await codeOf(aino.draft(id, { ...second, visibility: 'public' }))).toBe('done');
  });

  it('counts while nobody knows whether it went out', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    await approved(office, id, { text: TEXT, visibility: 'private' });
    await office.brand.control('faults', { match: `POST /${platform}/`, kind: 'dropAfter' });
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['unknown']);
    const second = { text: `${TEXT} Vielä.`, visibility: 'private', isAdditional: true } as const;
    expect(await whyNot(office.aino.draft(id, second))).toMatch(/one private reply/);
  });

  it('ends after 7 days, told beforehand; what was approved in time is not sent late', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const { id } = await newCustomer(office, platform);
    await approved(office, id, { text: TEXT, visibility: 'private' });
    const [first] = (await aino.show(id)).thread;
    expect((await aino.show(id)).eligibility.until).toBe((first?.postedAt ?? 0) + 7 * DAY_MS);
    shift(office, id, 7 * DAY_MS - HOUR_MS);
    expect((await aino.show(id)).eligibility.private).toBe(true);
    shift(office, id, 2 * HOUR_MS);
    expect((await aino.show(id)).eligibility).toMatchObject({ public: true, private: false, until: null });
    const [item] = (await ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['inReview', 'NOT_ANSWERABLE']);
    expect(item?.problem?.facts).toMatchObject({ why: expect.stringContaining('7 days') });
    expect(await timesSaid(brand, TEXT)).toBe(0);
  });
});

describe.each(META)('a private chat on %s', (platform) => {
  it('is open for 24 hours; a window that closed after the approval is seen by send', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const { id } = await newCustomer(office, platform, { visibility: 'private' });
    await approved(office, id, TEXT);
    const { thread, eligibility } = await aino.show(id);
    const until = (thread[0]?.postedAt ?? 0) + DAY_MS;
    expect(eligibility).toMatchObject({ public: false, private: true, until });
    shift(office, id, DAY_MS + HOUR_MS);
    const { requests } = await brand.control('state');
    const [item] = (await ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['inReview', 'NOT_ANSWERABLE']);
    expect(item?.problem?.facts).toMatchObject({ why: expect.stringContaining('24 hours') });
    // asked who we are, and looked at the chat
    expect([await timesSaid(brand, TEXT), (await brand.control('state')).requests]).toEqual([0, requests + 2]);
    expect(await whyNot(aino.draft(id, { text: TEXT }))).toMatch(/24 hours/);
    // the control: before that it goes
    shift(office, id, -2 * HOUR_MS);
    await ville.approve(item?.reply.id ?? 0);
    expect((await ville.send()).items.map((one) => one.reply.status)).toEqual(['sent']);
  });

  it('is open up to 7 days where the human agent feature is granted, for a person and no timer', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform, { visibility: 'private' });
    changeSettings(office.brand, `platform: ${platform}\n`, `platform: ${platform}\n    features: [humanAgent]\n`);
    const granted = await office.brand.as('ville');
    await approved({ ...office, ville: granted, aino: await office.brand.as('aino') }, id, TEXT);
    shift(office, id, DAY_MS + HOUR_MS);
    const { thread, eligibility } = await granted.show(id);
    const until = (thread[0]?.postedAt ?? 0) + 7 * DAY_MS;
    expect(eligibility).toMatchObject({ private: true, until });
    const workspace = office.brand.sandbox.workspace;
    const timer = await openApp(await loadConfig({ workspace, variables: { ...process.env, KUULO_OPERATOR: '' } }));
    const told = await timer.send({ isDryRun: true });
    expect(told.items.map((item) => item.problem?.code)).toEqual(['NOT_ANSWERABLE']);
    await timer.end();
    // the platform itself would not take it as an ordinary answer any more
    await office.brand.control('clock', { advance: '25h' });
    expect((await granted.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    shift(office, id, 6 * DAY_MS);
    expect((await granted.show(id)).eligibility.private).toBe(false);
  });
});

describe.each(META)('an answer that %s put off', (platform) => {
  it('is prepared for the moment it goes, under the same key: the window may have changed meanwhile', async () => {
    const office = await openQuietOffice();
    const { brand } = office;
    changeSettings(brand, `platform: ${platform}\n`, `platform: ${platform}\n    features: [humanAgent]\n`);
    const granted = { brand, aino: await brand.as('aino'), ville: await brand.as('ville') };
    const { id } = await newCustomer(granted, platform, { visibility: 'private' });
    const reply = await approved(granted, id, TEXT);
    const row = () => sql(brand, 'select prepared, key from replies where id = ?', reply.id)[0];
    await brand.control('faults', { match: `POST /${platform}/`, kind: '429' });
    const [first] = (await granted.ville.send()).items;
    expect([first?.reply.status, first?.problem?.code]).toEqual(['queued', 'THROTTLED']);
    expect(row()).toEqual({ prepared: null, key: reply.key });
    sql(brand, 'update replies set send_after = 1');
    shift(office, id, DAY_MS + HOUR_MS);
    await brand.control('clock', { advance: '25h' });
    // the control: an ordinary answer the platform would not take now
    expect((await granted.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    expect(row()).toEqual({ prepared: expect.stringContaining('HUMAN_AGENT'), key: reply.key });
    expect(await timesSaid(brand, TEXT)).toBe(1);
  });

  it('but what may have been written stays as it went', async () => {
    const office = await openQuietOffice();
    const { brand, ville } = office;
    const { id } = await newCustomer(office, platform, { visibility: 'private' });
    const reply = await approved(office, id, TEXT);
    const row = () => sql(brand, 'select prepared, key from replies where id = ?', reply.id)[0];
    await brand.control('faults', { match: `POST /${platform}/`, kind: 'dropBefore' });
    expect((await ville.send()).items.map((item) => item.reply.status)).toEqual(['unknown']);
    const went = row();
    expect(went).toEqual({ prepared: expect.stringContaining('Selvit'), key: reply.key });
    await ville.settle();
    expect([(await office.aino.reply(reply.id)).status, row()]).toEqual(['queued', went]);
    expect((await ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    expect(row()).toEqual(went);
  });
});

describe('X', () => {
  it('takes a private answer only from whom wrote to us in private', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const { id } = await newCustomer(office, 'x');
    expect((await aino.show(id)).eligibility).toMatchObject({ public: true, private: false });
    const asked = { text: TEXT, visibility: 'private' } as const;
    expect(await whyNot(aino.draft(id, asked))).toMatch(/wrote to us in private first/);
    const author = (await aino.show(id)).thread[0]?.author.handle;
    const said = { platform: 'x', author, text: 'Tässä tilausnumero.', visibility: 'private' };
    await brand.control('say', { ...said, inReplyTo: null });
    await aino.poll({ accounts: ['x'] });
    expect((await aino.show(id)).eligibility).toMatchObject({ public: true, private: true });
    await approved(office, id, { text: TEXT, visibility: 'private' });
    expect((await ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    const { posts } = await brand.control('state');
    const ours = posts.filter((post) => post.byBrand && post.text.endsWith(TEXT));
    expect(ours.map((post) => post.visibility)).toEqual(['private']);
  });
});

describe('Bluesky', () => {
  it('takes a private answer only where the person takes messages', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    const seen = new Map<boolean, number>();
    for (let tries = 0; tries < 15 && seen.size < 2; tries += 1) {
      const { id } = await newCustomer(office, 'bluesky');
      seen.set((await aino.show(id)).eligibility.private, id);
    }
    const [open = 0, closed = 0] = [seen.get(true), seen.get(false)];
    expect(await whyNot(aino.draft(closed, { text: TEXT, visibility: 'private' }))).toMatch(/private/i);
    await approved(office, open, { text: TEXT, visibility: 'private' });
    expect((await ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    const { posts } = await brand.control('state');
    const ours = posts.filter((post) => post.byBrand && post.text.endsWith(TEXT));
    expect(ours.map((post) => post.visibility)).toEqual(['private']);
  });
});

describe('what a comment is about', () => {
  it.each(META)('is shown with it on %s', async (platform: PlatformId) => {
    const office = await openQuietOffice();
    const { aino, brand } = office;
    const { id } = await newCustomer(office, platform);
    const { parent, thread } = await aino.show(id);
    expect(parent).toMatchObject({ direction: 'outbound', text: 'Marraskuun tarjoukset ovat täällä!' });
    expect(parent?.conversation).toBeNull();
    expect(thread.map((one) => one.kind)).toEqual(['comment']);
    // a comment below the comment belongs to the same conversation, which keeps its parent
    const [first] = thread;
    const { posts } = await brand.control('state');
    const author = posts.find((post) => post.platform === platform && post.id === first?.remoteId)?.author;
    const said = { platform, author, text: 'Entä lauantaina?', inReplyTo: await newestId(office, id) };
    await brand.control('say', said);
    await aino.poll({ accounts: [ACCOUNT[platform]] });
    const after = await aino.show(id);
    expect(after.thread).toHaveLength(2);
    expect(after.parent?.remoteId).toBe(parent?.remoteId);
  });
});
