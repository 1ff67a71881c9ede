import { describe, expect, it } from 'vitest';
import { BRAND_HANDLES } from '../../src/sandbox/world.ts';
import { ACCOUNT, newCustomer, newestId, type Office, openQuietOffice, PLATFORMS, READ, sql, write } from './office.ts';

const WEEK_MS = 7 * 86_400_000;

const rowOf = ({ brand }: Office, remoteId: string) =>
  sql(brand, 'select * from messages where remote_id = ?', remoteId)[0] ?? {};

describe.each(PLATFORMS)('a customer’s message on %s', (platform) => {
  const accounts = [ACCOUNT[platform]];

  it('that was taken for deleted and is heard again is there again, and waits', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const [back, gone] = [await newCustomer(office, platform), await newCustomer(office, platform)];
    const since = back.waitingSince;
    await brand.control('remove', { platform, id: await newestId(office, gone.id) });
    await aino.poll({ accounts, isRecheck: true });
    // as if the platform had said it of this one too, for a moment
    sql(brand, 'update messages set deleted_at = 1 where conversation = ?', back.id);
    sql(brand, "update conversations set status = 'closed', waiting_since = null where id = ?", back.id);
    expect((await aino.poll({ accounts, backfillMs: WEEK_MS })).totals).toMatchObject({ new: 0, updated: 1 });
    const { conversation, thread, events, eligibility } = await aino.show(back.id);
    expect(thread.map((one) => one.deletedAt)).toEqual([null]);
    expect([conversation.status, conversation.waitingSince, eligibility.public]).toEqual(['open', since, true]);
    expect(events.filter((event) => event.kind === 'message.restored')).toHaveLength(1);
    // the control: what is gone for good stays so, and what is back is not brought back twice
    expect((await aino.poll({ accounts, backfillMs: WEEK_MS })).totals).toMatchObject({ new: 0, updated: 0 });
    const after = await aino.show(gone.id);
    expect([after.conversation.status, after.thread[0]?.deletedAt === null]).toEqual(['closed', false]);
  });

  it('brings what the platform tells of it now, heard again or looked up, and is no edit', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    const remoteId = await newestId(office, id);
    const { reference } = rowOf(office, remoteId);
    const age = "update messages set reference = json_set(reference, '$.stale', 1) where conversation = ?";
    for (const asked of [{ isRecheck: true }, { backfillMs: WEEK_MS }]) {
      sql(brand, age, id);
      expect(rowOf(office, remoteId).reference).not.toEqual(reference);
      expect((await aino.poll({ accounts, ...asked })).totals).toMatchObject({ new: 0, updated: 0, deleted: 0 });
      expect(JSON.parse(String(rowOf(office, remoteId).reference))).toEqual(JSON.parse(String(reference)));
    }
    expect((await aino.show(id)).events.map((event) => event.kind)).not.toContain('message.edited');
  });
});

describe.each(['x', 'bluesky', 'mastodon'] as const)('what a search on %s finds first', (platform) => {
  const accounts = [ACCOUNT[platform]];

  /** Somebody writes to us while our mentions cannot be heard: a hashtag finds it first. */
  async function found(): Promise<{ office: Office; remoteId: string }> {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const text = `@${BRAND_HANDLES[platform]} mistä saan laskun? #esimerkki`;
    await brand.control('faults', { match: READ[platform], kind: '500', times: 1 });
    const [remoteId = ''] = await write(brand, { count: 1, platform, visibility: 'public', text });
    const { runs } = await aino.poll({ accounts });
    expect(runs.find((run) => run.stream === 'mentions')?.status).toBe('failed');
    expect(rowOf(office, remoteId).kind).toBe('search');
    return { office, remoteId };
  }

  it('is heard anew as what it is: said to us', async () => {
    const { office, remoteId } = await found();
    const { aino } = office;
    const before = await aino.show(`${platform}:${remoteId}`);
    await aino.poll({ accounts });
    expect(rowOf(office, remoteId).kind).toBe('mention');
    const after = await aino.show(`${platform}:${remoteId}`);
    expect([after.conversation.id, after.thread.length]).toEqual([before.conversation.id, 1]);
    expect([after.conversation.status, after.eligibility.public]).toEqual(['open', true]);
    // the control: the search, which tells less, finds it again and changes nothing
    const { reference } = rowOf(office, remoteId);
    const totals = (await aino.poll({ accounts, backfillMs: WEEK_MS })).totals;
    expect(totals).toMatchObject({ new: 0, updated: 0 });
    expect(rowOf(office, remoteId)).toMatchObject({ kind: 'mention', reference });
  });

  it('is not opened again when it was answered before that', async () => {
    const { office, remoteId } = await found();
    const { aino, ville } = office;
    const { conversation, eligibility } = await aino.show(`${platform}:${remoteId}`);
    expect(eligibility.public).toBe(platform !== 'x');
    if (platform === 'x') return;
    const { id } = await aino.draft(conversation.id, { text: 'Hei! Lasku tulee sähköpostiin.' });
    await aino.submit(id);
    await ville.approve(id);
    await ville.send();
    await aino.poll({ accounts });
    expect(rowOf(office, remoteId).kind).toBe('mention');
    const after = await aino.show(conversation.id);
    expect(after.thread.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
    expect([after.conversation.status, after.conversation.waitingSince]).toEqual(['pending', null]);
  });
});

it('a picture that a hashtag found without its author is theirs once somebody names them', async () => {
  const office = await openQuietOffice();
  const { brand, aino } = office;
  const accounts = ['instagram'];
  const { posts } = await brand.control('state');
  await newCustomer(office, 'instagram', { visibility: 'public' });
  const author = (await brand.control('state')).posts.find(
    (post) => post.platform === 'instagram' && !posts.some(({ id }) => id === post.id),
  )?.author;
  await brand.control('faults', { match: 'GET /instagram/v26.0/', kind: '500', times: 1 });
  const text = '@esimerkki laskussa on virhe! #esimerkki';
  await brand.control('say', { platform: 'instagram', author, text });
  await aino.poll({ accounts });
  const [before] = sql(brand, 'select * from messages where text = ?', text);
  expect([before?.kind, String(before?.author).includes('unknown:')]).toEqual(['search', true]);
  const first = Number(before?.conversation);
  expect((await aino.show(first)).eligibility.public).toBe(false);
  await aino.poll({ accounts });
  const [now, ...rest] = sql(brand, 'select * from messages where text = ?', text);
  expect([now?.kind, rest]).toEqual(['mention', []]);
  const detail = await aino.show(Number(now?.conversation));
  expect([detail.conversation.contact.handle, detail.conversation.status]).toEqual([author, 'open']);
  expect(detail.eligibility.public).toBe(true);
  // nobody unknown waits beside them
  expect((await aino.show(first)).conversation).toMatchObject({ status: 'closed', waitingSince: null });
  expect((await aino.poll({ accounts, backfillMs: WEEK_MS })).totals).toMatchObject({ new: 0, updated: 0 });
});

it('our own post that was taken for a stranger’s becomes ours, and nobody waits for it', async () => {
  const office = await openQuietOffice();
  const { brand, aino } = office;
  const text = 'Uudet aukioloajat #esimerkki';
  await brand.control('say', { platform: 'mastodon', author: BRAND_HANDLES.mastodon, text });
  await aino.poll({ accounts: ['masto'] });
  const { id } = await newCustomer(office, 'mastodon', { visibility: 'public' });
  const [{ contact, author } = {}] = sql(brand, 'select contact, author from messages where conversation = ?', id);
  const remoteId = await newestId(office, id);
  // a stranger's, as far as was known when it was first heard
  await brand.control('say', { platform: 'mastodon', author: BRAND_HANDLES.mastodon, text: 'Vastaus', inReplyTo: remoteId });
  await aino.poll({ accounts: ['masto'] });
  const set = "update messages set direction = 'inbound', contact = ?, author = ?, kind = 'search' where text like '%Vastaus'";
  sql(brand, set, Number(contact), String(author));
  sql(brand, "update conversations set status = 'open', waiting_since = 1 where id = ?", id);
  await aino.poll({ accounts: ['masto'], backfillMs: WEEK_MS });
  const { conversation, thread } = await aino.show(id);
  expect(thread.map((one) => [one.direction, one.contact === null])).toEqual([
    ['inbound', false],
    ['outbound', true],
  ]);
  expect([conversation.status, conversation.waitingSince]).toEqual(['pending', null]);
});
