import { describe, expect, it } from 'vitest';
import { ACCOUNT, approved, codeOf, newCustomer, openQuietOffice, PLATFORMS, sql } from './office.ts';

const DAY_MS = 86_400_000;

describe.each(PLATFORMS)('what customers change on %s', (platform) => {
  const accounts = [ACCOUNT[platform]];

  it('is followed: an edit voids the approval, a deletion takes the conversation off the queue', async () => {
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const edited = await newCustomer(office, platform);
    const deleted = await newCustomer(office, platform);
    const reply = await approved(office, edited.id, 'Hei! Selvitämme.');
    const remoteIds = await Promise.all([edited, deleted].map(async ({ id }) => (await aino.show(id)).thread[0]?.remoteId));
    await brand.control('edit', { platform, id: remoteIds[0], text: 'Asia hoitui jo, kiitos!' });
    await brand.control('remove', { platform, id: remoteIds[1] });
    const { runs } = await aino.poll({ accounts, isRecheck: true });
    expect(runs.find((run) => run.stream === 'changes')).toMatchObject({ status: 'ok', updated: 1, deleted: 1 });
    const after = await aino.show(edited.id);
    expect(after.thread[0]?.text).toContain('Asia hoitui jo, kiitos!');
    expect(after.thread[0]?.editedAt).not.toBeNull();
    expect((await ville.send({ replies: [reply.id] })).items[0]?.problem?.code).toBe('APPROVAL_VOID');
    const gone = await aino.show(deleted.id);
    expect(gone.thread[0]?.deletedAt).not.toBeNull();
    expect([gone.conversation.status, gone.eligibility.public, gone.eligibility.why]).toEqual([
      'closed',
      false,
      'The post was deleted on the platform.',
    ]);
    expect(await codeOf(aino.draft(deleted.id, { text: 'Hei!' }))).toBe('NOT_ANSWERABLE');
  });

  it('is looked at again only after a while, and not when nothing waits', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    expect((await aino.poll({ accounts })).runs.some((run) => run.stream === 'changes')).toBe(false);
    sql(brand, 'update messages set fetched_at = fetched_at - ?', DAY_MS);
    expect((await aino.poll({ accounts })).runs.find((run) => run.stream === 'changes')).toMatchObject({ status: 'ok' });
    expect((await aino.poll({ accounts })).runs.some((run) => run.stream === 'changes')).toBe(false);
    const others = (await aino.list({ limit: 1_000 })).items.map((one) => one.id);
    await aino.close([id, ...others]);
    sql(brand, 'update messages set fetched_at = fetched_at - ?', DAY_MS);
    expect((await aino.poll({ accounts })).runs.some((run) => run.stream === 'changes')).toBe(false);
  });
});

it('hears the past again when it is asked to, and closes the gaps in it', async () => {
  const office = await openQuietOffice();
  const { brand, aino } = office;
  const { id } = await newCustomer(office, 'mastodon');
  const now = aino.now();
  const gap = "insert into gaps (account, stream, starts_at, ends_at, why, noted_at) values ('masto', 'mentions', ?, ?, 'x', 1)";
  sql(brand, gap, now - 2 * DAY_MS, now - DAY_MS);
  sql(brand, gap, now - 20 * DAY_MS, now - DAY_MS);
  const cursor = "select cursor from streams where account = 'masto' and stream = 'mentions'";
  await aino.poll({ accounts: ['masto'] });
  const before = sql(brand, cursor);
  const lost = sql(brand, "select remote_id from messages where conversation = ?", id)[0]?.remote_id;
  sql(brand, "update messages set remote_id = 'lost' where conversation = ?", id);
  sql(brand, "update streams set cursor = replace(cursor, 'nothing', '')");
  const { totals } = await aino.poll({ accounts: ['masto'], backfillMs: 7 * DAY_MS });
  expect(totals.new).toBe(1);
  expect((await aino.show(`mastodon:${String(lost)}`)).thread.length).toBeGreaterThan(0);
  expect(sql(brand, cursor)).toEqual(before);
  expect((await aino.gaps()).map((one) => one.from)).toEqual([now - 20 * DAY_MS]);
});
