import { expect, it } from 'vitest';
import { newCustomer, newestId, type Office, openQuietOffice, sql } from './office.ts';

const DAY_MS = 86_400_000;

/** The past that a platform no longer gave as we began to listen is no gap; asked for by name, it is. */
async function withoutGaps(): Promise<Office> {
  const office = await openQuietOffice();
  expect(await office.aino.gaps()).toEqual([]);
  return office;
}

it('a past that is asked for by name and that the platform no longer gives is told', async () => {
  const { aino } = await withoutGaps();
  const { runs } = await aino.poll({ accounts: ['x'], backfillMs: 30 * DAY_MS });
  const told = runs.filter((one) => one.gap !== null).map((one) => one.stream);
  expect(told).toEqual(['search:"Esimerkki Oy"', 'hashtag:esimerkki']);
  expect((await aino.gaps()).map((gap) => gap.stream)).toEqual(told);
  // asked for again, it is the same gap, a little longer
  await aino.poll({ accounts: ['x'], backfillMs: 31 * DAY_MS });
  expect((await aino.gaps()).filter((gap) => gap.stream.startsWith('search'))).toHaveLength(1);
});

const CURSOR = "select cursor from streams where account = 'masto' and stream = 'mentions'";

it('a backfill hears the past again, and closes the gaps that lie in it', async () => {
  const office = await withoutGaps();
  const { brand, aino } = office;
  const { id } = await newCustomer(office, 'mastodon');
  const now = aino.now();
  const insert = 'insert into gaps (account, stream, starts_at, ends_at, why, noted_at) values (?, ?, ?, ?, ?, 1)';
  const gaps = [
    ['masto', 'mentions', now - 2 * DAY_MS, now - DAY_MS, 'lies in it'],
    ['masto', 'mentions', now - 20 * DAY_MS, now - DAY_MS, 'begins before it'],
    ['masto', 'messages', now - 2 * DAY_MS, now - DAY_MS, 'of another stream'],
    ['x', 'mentions', now - 2 * DAY_MS, now - DAY_MS, 'of another account'],
  ] as const;
  for (const gap of gaps) sql(brand, insert, ...gap);
  await aino.poll({ accounts: ['masto'] });
  const before = sql(brand, CURSOR);
  // something was lost, and an ordinary poll does not bring it back
  const lost = await newestId(office, id);
  sql(brand, "update messages set remote_id = 'lost' where remote_id = ?", lost);
  expect((await aino.gaps()).map((gap) => gap.why)).toEqual(gaps.map((gap) => gap[4]));
  const { totals } = await aino.poll({ accounts: ['masto'], backfillMs: 7 * DAY_MS });
  expect(totals.new).toBe(1);
  expect((await aino.show(`mastodon:${lost}`)).thread.length).toBeGreaterThan(0);
  expect(sql(brand, CURSOR)).toEqual(before);
  // every stream of the account was heard again, and no other account
  expect((await aino.gaps()).map((gap) => gap.why)).toEqual(['begins before it', 'of another account']);
});

it('a backfill that breaks closes no gap', async () => {
  const office = await withoutGaps();
  const { brand, aino } = office;
  const now = aino.now();
  const insert =
    "insert into gaps (account, stream, starts_at, ends_at, why, noted_at) values ('x', 'mentions', ?, ?, '', 1)";
  sql(brand, insert, now - 2 * DAY_MS, now - DAY_MS);
  await brand.control('faults', { match: 'GET /x/2/users/', kind: 'late', delayMs: 0 });
  await brand.control('faults', { match: 'GET /x/2/users/', kind: '500', times: 9 });
  const { runs } = await aino.poll({ accounts: ['x'], backfillMs: 7 * DAY_MS });
  expect(runs.find((run) => run.stream === 'mentions')?.status).toBe('failed');
  expect(await aino.gaps()).toHaveLength(1);
});

it('what a platform no longer tells is told as a gap, by the poll and afterwards', async () => {
  const office = await withoutGaps();
  const { brand, aino } = office;
  const [row] = sql(brand, "select cursor from streams where account = 'x' and stream = 'messages'");
  const cursor: { heardAt: number } = JSON.parse(String(row?.cursor));
  // the last complete poll was 40 days ago: X tells private messages of 30 days
  const heardAt = cursor.heardAt - 40 * DAY_MS;
  const changed = JSON.stringify({ ...cursor, heardAt });
  sql(brand, "update streams set cursor = ? where account = 'x' and stream = 'messages'", changed);
  const { runs } = await aino.poll({ accounts: ['x'] });
  const run = runs.find((one) => one.stream === 'messages');
  expect(run).toMatchObject({ status: 'ok', gap: { from: heardAt, why: expect.stringContaining('30 days') } });
  expect(runs.filter((one) => one.gap !== null).map((one) => one.stream)).toEqual(['messages']);
  const [gap, ...rest] = await aino.gaps();
  expect([gap?.account, gap?.stream, gap?.from, rest]).toEqual(['x', 'messages', heardAt, []]);
  // told once: the next poll goes on from here
  expect((await aino.poll({ accounts: ['x'] })).runs.every((one) => one.gap === null)).toBe(true);
  expect(await aino.gaps()).toHaveLength(1);
  // hearing all that there is again does not bring it back
  const { runs: again } = await aino.poll({ accounts: ['x'], backfillMs: 60 * DAY_MS });
  expect(again.find((one) => one.stream === 'messages')?.gap).not.toBeNull();
  const open = (await aino.gaps()).filter((one) => one.stream === 'messages');
  expect(open.some((one) => one.from <= heardAt && one.until > heardAt)).toBe(true);
});
