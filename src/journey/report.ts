/**
 * Step 10 of 10: report.
 * Takes: events, customers' messages, surveys and follow-ups of a period. Leaves: numbers, each with its definition and what
 * it was counted from.
 * Before: everything else. After: people decide.
 * The rule that matters most: nothing is estimated; what cannot be counted is told as missing, and every number can be found
 * again from its trace.
 */

import { metricWords } from '../domain/metric-words.ts';
import { isOfMessages, METRICS, type MetricId, type MetricSpec, summedUp } from '../domain/metrics.ts';
import type { BreakdownRow, Metric, Report, ReportBucket, ReportInput, Trace, TraceRow } from '../domain/report.ts';
import type { Settings } from '../domain/settings.ts';
import type { ReportSpan, Store } from '../store/store.ts';
import { type Bucket, bucketAt, bucketsOf, periodBefore } from './report/buckets.ts';
import type { WorkingTime } from './report/conversation-facts.ts';
import { Counted } from './report/counted.ts';
import type { Fact } from './report/fact.ts';
import { type GatherNeeds, inboundFacts, inboundOneByOne, otherFacts } from './report/gather.ts';
import { type Tallies, Tally } from './report/tally.ts';

export interface ReportNeeds {
  readonly store: Pick<Store, 'read'>;
  readonly settings: Pick<Settings, 'timezone'> & { readonly survey: Pick<Settings['survey'], 'scale'> };
  readonly workingTime: WorkingTime;
  readonly now: () => number;
}

/** Counts a period, and the one before it. */
export async function report(needs: ReportNeeds, input: ReportInput): Promise<Report> {
  const { timezone, survey } = needs.settings;
  const span = spanOf(input);
  const per = input.per ?? [];
  const buckets = bucketsOf(span, input.by, timezone);
  const counted = new Counted(survey.scale, per);
  for await (const facts of everything(needs, span, buckets)) {
    for (const fact of facts) counted.take(fact, bucketAt(buckets, fact.at));
  }
  const before = periodBefore(span, timezone);
  const earlier = await totalBefore(needs, span);
  return {
    ...span,
    by: input.by,
    before,
    metrics: METRICS.map((spec) => metric(spec, counted.total, earlier)),
    buckets: buckets.map((bucket, index) => bucketRow(bucket, counted.buckets.at(String(index)))),
    breakdowns: per.map((one) => ({ per: one, rows: rowsOf(counted.breakdowns[one]) })),
    topics: topicsOf(counted.breakdowns.topic),
    ratings: counted.ratings,
    moods: counted.moods,
    responses: counted.responses.sort((a, b) => a.sentAt - b.sentAt || a.event - b.event),
  };
}

/** One metric, and everything that it was counted from, oldest first. */
export async function trace(needs: ReportNeeds, input: ReportInput, id: MetricId): Promise<Trace> {
  const span = spanOf(input);
  const spec = METRICS.find((one) => one.id === id) ?? METRICS[0];
  const buckets = bucketsOf(span, input.by, needs.settings.timezone);
  const tools = gatherNeeds(needs);
  const source = isOfMessages(spec) ? inboundOneByOne(tools, span) : otherFacts(tools, span);
  const rows: TraceRow[] = [];
  const total = new Tally();
  for await (const facts of source) {
    for (const fact of facts) {
      const value = fact.counts[spec.measure];
      if (value === undefined) continue;
      total.add(fact);
      rows.push(traceRow(fact, value, buckets[bucketAt(buckets, fact.at)]?.start ?? ''));
    }
  }
  rows.sort((a, b) => a.at - b.at || a.id - b.id);
  return { metric: metric(spec, total, await totalBefore(needs, span)), rows };
}

function spanOf({ since, until, account = null, platform = null }: ReportInput): ReportSpan {
  return { since, until, account, platform };
}

function gatherNeeds({ store, settings, workingTime, now }: ReportNeeds): GatherNeeds {
  return { read: store.read.report, workingTime, scale: settings.survey.scale, now: now() };
}

async function* everything(
  needs: ReportNeeds,
  span: ReportSpan,
  buckets: readonly Bucket[],
): AsyncGenerator<readonly Fact[]> {
  yield* inboundFacts(gatherNeeds(needs), span, buckets);
  yield* otherFacts(gatherNeeds(needs), span);
}

async function totalBefore(needs: ReportNeeds, span: ReportSpan): Promise<Tally> {
  const before = periodBefore(span, needs.settings.timezone);
  const total = new Tally();
  const whole = [{ start: '', from: before.since, until: before.until }];
  for await (const facts of everything(needs, { ...span, ...before }, whole)) for (const fact of facts) total.add(fact);
  return total;
}

function metric(spec: MetricSpec, now: Tally, earlier: Tally): Metric {
  const { id, unit, measure } = spec;
  const value = summedUp(spec, now.of(measure));
  const before = summedUp(spec, earlier.of(measure));
  const change = value === null || before === null ? null : value - before;
  return { id, ...metricWords(id, 'en'), unit, value, n: now.of(measure).n, before, change };
}

function bucketRow({ start }: Bucket, tally: Tally): ReportBucket {
  return {
    start,
    inbound: tally.of('inbound').n,
    negative: tally.of('negative').sum,
    positive: tally.of('positive').sum,
    sent: tally.of('sent').n,
    medianFirstResponseMs: tally.value('firstResponseMedian'),
    metrics: tally.metrics(),
  };
}

/** Most first; what belongs to none last. */
function rowsOf({ byKey }: Tallies): BreakdownRow[] {
  const weight = (tally: Tally): number => tally.of('inbound').n + tally.of('sent').n;
  const sorted = [...byKey].sort(
    ([a, one], [b, other]) =>
      Number(a === '') - Number(b === '') || weight(other) - weight(one) || a.localeCompare(b, 'en'),
  );
  return sorted.map(([key, tally]) => ({ key, metrics: tally.metrics() }));
}

function topicsOf({ byKey }: Tallies): Report['topics'] {
  const topics = [...byKey].map(([topic, tally]) => {
    return { topic, count: tally.of('inbound').n, negative: tally.of('negative').sum };
  });
  return topics
    .filter(({ topic, count }) => topic !== '' && count > 0)
    .sort((a, b) => b.count - a.count || a.topic.localeCompare(b.topic, 'en'));
}

function traceRow(fact: Fact, value: number, bucket: string): TraceRow {
  const { source, id, kind, at, conversation, reply, message, ...rest } = fact;
  const { platform, account, operator, language, urgency, topics } = rest;
  const about = { source, id, kind, at, bucket, conversation, reply, message };
  return { ...about, platform, account, operator, language, urgency, topics, value };
}
