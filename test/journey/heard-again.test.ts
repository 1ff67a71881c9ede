import { describe, expect, it } from 'vitest';
import { BRAND_HANDLES } from '../../src/sandbox/world.ts';
import {
  ACCOUNT,
  approved,
  newCustomer,
  newestId,
  type Office,
  openQuietOffice,
  PLATFORMS,
  READ,
  sql,
  write,
} from './office.ts';

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
    sql(brand, "update conversations set status = 'closed', waiting_since = 0 where id = ?", back.id);
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

describe('what a hashtag finds before our mentions are heard', () => {
  const accounts = ['bluesky'];

  async function found(): Promise<{ office: Office; id: string; conversation: number }> {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const text = `@${BRAND_HANDLES.bluesky} mistä saan laskun? #esimerkki`;
    await brand.control('faults', { match: READ.bluesky, kind: '500' });
    const [id = ''] = await write(brand, { count: 1, platform: 'bluesky', visibility: 'public', text });
    await aino.poll({ accounts });
    const row = rowOf(office, id);
    expect(row.kind).toBe('search');
    return { office, id, conversation: Number(row.conversation) };
  }

  it('is heard anew as what it is: said to us', async () => {
    const { office, id, conversation } = await found();
    const { aino } = office;
    expect((await aino.poll({ accounts })).totals).toMatchObject({ new: 1, updated: 0 });
    const heard = rowOf(office, id);
    expect([heard.kind, heard.conversation]).toEqual(['mention', conversation]);
    expect((await aino.show(conversation)).thread).toHaveLength(1);
    // the control: the hashtag, which tells less, finds it again and changes nothing
    expect((await aino.poll({ accounts, backfillMs: WEEK_MS })).totals).toMatchObject({ new: 0, updated: 0 });
    expect(rowOf(office, id)).toEqual(heard);
  });

  it('does not wait again when it was answered meanwhile', async () => {
    const { office, id, conversation } = await found();
    await approved(office, conversation, 'Hei! Lasku tulee sähköpostiin.');
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    await office.aino.poll({ accounts });
    expect(rowOf(office, id).kind).toBe('mention');
    const after = await office.aino.show(conversation);
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
  const { id } = await newCustomer(office, 'mastodon', { visibility: 'public' });
  const [{ contact, author } = {}] = sql(brand, 'select contact, author from messages where conversation = ?', id);
  const remoteId = await newestId(office, id);
  // a stranger's, as far as was known when it was first heard
  await brand.control('say', {
    platform: 'mastodon',
    author: BRAND_HANDLES.mastodon,
    text: 'Vastaus',
    inReplyTo: remoteId,
  });
  await aino.poll({ accounts: ['masto'] });
  const set =
    "update messages set direction = 'inbound', contact = ?, author = ?, kind = 'search' where text like '%Vastaus'";
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
