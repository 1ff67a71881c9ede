import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { approved, newCustomer, openQuietOffice, PLATFORMS, sql } from './office.ts';

const DAY_MS = 86_400_000;
const at = (text: string): number => Temporal.ZonedDateTime.from(`${text}[Europe/Helsinki]`).epochMilliseconds;

const insertSent =
  "insert into events (at, kind, actor, login, conversation, reply, data) values (?, 'reply.sent', 'aino', '', 1, 1, ?)";

it('equals what is counted by hand from the events', async () => {
  const office = await openQuietOffice();
  for (const platform of [...PLATFORMS, 'mastodon', 'x'] as const) {
    const { id } = await newCustomer(office, platform);
    sql(office.brand, 'update conversations set waiting_since = waiting_since - ? where id = ?', id * 700_000, id);
    await approved(office, id, `Hei! Selvitämme asian. ${id}`);
  }
  await office.ville.send();
  await office.aino.close([(await office.aino.list({})).items[0]?.id ?? 0]);
  const since = office.aino.now() - 30 * DAY_MS;
  const until = office.aino.now() + 1_000;
  const report = await office.aino.report({ since, until, by: 'day' });
  const value = Object.fromEntries(report.metrics.map((metric) => [metric.id, metric.value]));
  const count = (kind: string) => sql(office.brand, 'select id from events where kind = ?', kind).length;
  const times = sql(
    office.brand,
    "select json_extract(data, '$.responseMs') as ms from events where kind = 'reply.sent'",
  )
    .map((row) => Number(row.ms))
    .sort((a, b) => a - b);
  expect(times).toHaveLength(7);
  expect(new Set(times).size).toBe(7);
  expect(value).toMatchObject({
    inbound: sql(office.brand, "select id from messages where direction = 'inbound' and conversation > 0").length,
    sent: 7,
    opened: count('conversation.opened'),
    closed: 1,
    unknown: 0,
    medianResponse: times[3],
    meanResponse: Math.round(times.reduce((sum, ms) => sum + ms, 0) / 7),
  });
  expect(report.responses.map((one) => one.responseMs).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(times);
  expect(report.buckets.reduce((sum, bucket) => sum + bucket.inbound, 0)).toBe(value.inbound);
  expect(report.buckets.reduce((sum, bucket) => sum + bucket.sent, 0)).toBe(7);
});

it('puts each reply into its local day, also when the clocks are changed', async () => {
  const { brand, aino } = await openQuietOffice();
  const moments = [
    '2026-03-28T23:59',
    '2026-03-29T00:00',
    '2026-03-29T02:59',
    '2026-03-29T04:00',
    '2026-03-29T23:59',
    '2026-03-30T00:00',
  ];
  for (const moment of moments) sql(brand, insertSent, at(moment), '{"responseMs": 5, "author": "aino"}');
  const { buckets } = await aino.report({ since: at('2026-03-28T00:00'), until: at('2026-03-31T00:00'), by: 'day' });
  expect(buckets.map((bucket) => [bucket.start, bucket.sent])).toEqual([
    ['2026-03-28', 1],
    ['2026-03-29', 4],
    ['2026-03-30', 1],
  ]);
  const autumn = await aino.report({ since: at('2026-10-24T00:00'), until: at('2026-10-27T00:00'), by: 'day' });
  expect(autumn.buckets.map((bucket) => bucket.start)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
});

it('begins weeks on Monday and months on the first', async () => {
  const { aino } = await openQuietOffice();
  const input = { since: at('2026-11-01T12:00'), until: at('2026-11-23T00:00') };
  const weeks = await aino.report({ ...input, by: 'week' });
  expect(weeks.buckets.map((bucket) => bucket.start)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']);
  const months = await aino.report({ ...input, until: at('2027-01-01T00:01'), by: 'month' });
  expect(months.buckets.map((bucket) => bucket.start)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
});

it('says null, not zero, where there is nothing to divide', async () => {
  const { aino } = await openQuietOffice();
  const { metrics } = await aino.report({ since: 0, until: 1, by: 'month' });
  const value = Object.fromEntries(metrics.map((metric) => [metric.id, metric.value]));
  expect(value).toMatchObject({ inbound: 0, negativeShare: null, medianResponse: null, meanResponse: null });
});

it('every event of a period is in exactly one bucket, and the median is a median', async () => {
  const { brand, aino } = await openQuietOffice();
  const since = at('2026-10-01T00:00');
  const until = at('2026-12-01T00:00');
  const sent = fc.sample(fc.record({ at: fc.integer({ min: since, max: until - 1 }), ms: fc.nat(1e8) }), {
    numRuns: 40,
    seed: 3,
  });
  for (const one of sent) sql(brand, insertSent, one.at, JSON.stringify({ responseMs: one.ms, author: 'aino' }));
  for (const by of ['day', 'week', 'month'] as const) {
    const { buckets, metrics } = await aino.report({ since, until, by });
    expect(buckets.reduce((sum, bucket) => sum + bucket.sent, 0)).toBe(sent.length);
    const sorted = sent.map((one) => one.ms).sort((a, b) => a - b);
    const middle = Math.round(((sorted[19] ?? 0) + (sorted[20] ?? 0)) / 2);
    expect(metrics.find((metric) => metric.id === 'medianResponse')?.value).toBe(middle);
  }
});
