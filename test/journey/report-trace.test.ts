import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { metricWords } from '../../src/domain/metric-words.ts';
import { METRICS, type MetricId } from '../../src/domain/metrics.ts';
import { REPORT_PER, type Report, type ReportInput, type TraceRow } from '../../src/domain/report.ts';
import { at, DAY_MS, makeDesk, openDesk, type ReportDesk, valuesOf } from './report-desk.ts';
import { busyFortnight } from './report-fortnight.ts';

/** How each number is found again from its rows: written anew here, so that one mistake is not made twice. */
function recount(id: MetricId, rows: readonly TraceRow[]): number | null {
  const { summing, unit } = METRICS.find((one) => one.id === id) ?? METRICS[0];
  const values = rows.map(({ value }) => value).sort((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  if (summing === 'sum') return sum;
  if (values.length === 0) return null;
  const half = values.length / 2;
  const [low = 0, high = 0] = [values[Math.ceil(half) - 1], values[Math.floor(half)]];
  if (summing === 'median') return values.length % 2 === 1 ? high : Math.round((low + high) / 2);
  if (summing === 'p90')
    return values.find((value) => values.filter((one) => one <= value).length >= 0.9 * values.length) ?? null;
  return unit === 'ms' ? Math.round(sum / values.length) : sum / values.length;
}

/** A number and the same counted from its trace, for the whole and for each bucket. */
function both(report: Report, id: MetricId, rows: readonly TraceRow[]) {
  const counted = report.buckets.map(({ start }) =>
    recount(
      id,
      rows.filter((row) => row.bucket === start),
    ),
  );
  const told = report.buckets.map(({ metrics }) => metrics.find((one) => one.id === id)?.value);
  return { told: [valuesOf(report)[id], ...told], counted: [recount(id, rows), ...counted] };
}

describe('every number can be followed', () => {
  let desk: ReportDesk;
  let input: ReportInput;
  let report: Report;

  beforeAll(async () => {
    const made = await makeDesk();
    desk = made.desk;
    input = await busyFortnight(desk);
    report = await desk.report(input, input.until + DAY_MS);
    return made.end;
  });

  it.each(METRICS.map(({ id }) => id))('%s is counted again from its trace', async (id) => {
    const { metric, rows } = await desk.trace(input, id, input.until + DAY_MS);
    const { told, counted } = both(report, id, rows);
    told.forEach((value, index) => {
      if (value === null || value === undefined) expect(counted[index]).toBeNull();
      else expect(counted[index]).toBeCloseTo(value, 9);
    });
    expect(metric.value).toBe(valuesOf(report)[id]);
    expect(metric.n).toBe(rows.length);
    expect(rows.every((row) => row.at >= input.since && row.at < input.until)).toBe(true);
    // each thing once
    expect(new Set(rows.map((row) => `${row.source} ${row.id}`)).size).toBe(rows.length);
    for (const { source, id: number, at: when, conversation } of rows.slice(0, 5)) {
      const table = { event: 'events', message: 'messages', survey: 'surveys', followUp: 'follow_ups' }[source];
      const [row] = desk.sql(`select * from ${table} where id = ?`, number) as Record<string, number>[];
      expect(row?.conversation).toBe(conversation);
      expect([row?.at, row?.posted_at, row?.asked_at, row?.answered_at, row?.due_at]).toContain(when);
    }
  });

  it('and there is something to follow for each of them', () => {
    expect(report.metrics.filter(({ n }) => n === 0).map(({ id }) => id)).toEqual([]);
    expect(report.metrics.filter(({ before }) => before === null)).toEqual([]);
  });

  it('a row that is missing from a trace is noticed', async () => {
    const { rows } = await desk.trace(input, 'sent');
    const { told, counted } = both(report, 'sent', rows.slice(1));
    expect(counted).not.toEqual(told);
  });

  it('what is broken down adds up to the whole, and so do the buckets', async () => {
    const whole = await desk.report({ ...input, per: REPORT_PER });
    for (const { id, summing } of METRICS) {
      const total = whole.metrics.find((one) => one.id === id);
      const parts = whole.breakdowns.filter(({ per }) => per !== 'topic').map(({ rows }) => rows);
      for (const rows of [...parts, whole.buckets]) {
        const values = rows.flatMap(({ metrics }) => metrics.filter((one) => one.id === id));
        expect(values.reduce((sum, { n }) => sum + n, 0)).toBe(total?.n);
        if (summing === 'sum') expect(values.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(total?.value);
      }
    }
  });

  it('of one account or platform counts the same as its part of the whole', async () => {
    for (const [filter, per] of [
      [{ account: 'shop' }, 'account'],
      [{ platform: 'bluesky' }, 'platform'],
    ] as const) {
      const alone = await desk.report({ ...input, ...filter });
      const part = (await desk.report({ ...input, per: [per] })).breakdowns[0]?.rows.find(({ key }) =>
        Object.values<string>(filter).includes(key),
      );
      expect(alone.metrics.map(({ id, value, n }) => ({ id, value, n }))).toEqual(part?.metrics);
      expect((await desk.trace({ ...input, ...filter }, 'inbound')).rows).toHaveLength(valuesOf(alone).inbound ?? 0);
    }
  });
});

it('adds up wherever things happen, in every time zone’s worst week', async () => {
  const desk = await openDesk();
  const since = at('2026-10-19T00:00');
  const until = at('2026-11-02T00:00');
  const thing = fc.record({
    at: fc.integer({ min: since - DAY_MS, max: until + DAY_MS }),
    kind: fc.constantFrom('reply.sent', 'conversation.closed', 'conversation.reopened', 'rule.acted', 'handover.sent'),
    by: fc.constantFrom('aino', 'ville', 'system'),
    conversation: fc.integer({ min: 1, max: 4 }),
    ms: fc.option(fc.nat(1e8)),
  });
  for (let one = 0; one < 4; one += 1)
    await desk.opened('2026-10-18T12:00', { account: one % 2 === 0 ? 'acme' : 'shop' });
  const things = fc.sample(thing, { numRuns: 120, seed: 7 });
  for (const { at: when, kind, by, conversation, ms } of things)
    desk.sql(
      'insert into events (at, kind, actor, login, conversation, message, data) values (?, ?, ?, ?, ?, ?, ?)',
      ...[when, kind, by, '', conversation, null, JSON.stringify({ author: by, responseMs: ms, waitingSince: when })],
    );
  for (const by of ['day', 'week', 'month'] as const) {
    const report = await desk.report({ since, until, by, per: ['account', 'operator'] });
    for (const { id, summing, unit } of METRICS) {
      const total = report.metrics.find((one) => one.id === id);
      for (const rows of [report.buckets, ...report.breakdowns.map((one) => one.rows)]) {
        const values = rows.flatMap(({ metrics }) => metrics.filter((one) => one.id === id));
        expect(values.reduce((sum, { n }) => sum + n, 0)).toBe(total?.n);
        if (summing === 'sum') expect(values.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(total?.value);
        if (unit === 'ms' && summing === 'median' && total?.value !== null)
          expect(Math.max(...values.map(({ value }) => value ?? 0))).toBeGreaterThanOrEqual(total?.value ?? 0);
      }
    }
    const people = things.filter(
      (one) => one.kind === 'reply.sent' && one.by !== 'system' && one.at >= since && one.at < until,
    );
    expect(valuesOf(report).sent).toBe(people.length);
    expect(report.responses).toHaveLength(people.length);
  }
});

it('has words for each metric in both languages, never the same ones', () => {
  for (const language of ['en', 'fi'] as const) {
    const titles = METRICS.map(({ id }) => metricWords(id, language).title);
    expect(new Set(titles).size).toBe(METRICS.length);
  }
  for (const { id } of METRICS) expect(metricWords(id, 'fi').definition).not.toBe(metricWords(id, 'en').definition);
});
