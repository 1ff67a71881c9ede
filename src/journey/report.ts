/**
 * Step 10 of 10: report.
 * Takes: events and inbound messages of a period. Leaves: numbers, each with its definition and the events behind it.
 * Before: everything else. After: people decide.
 * The rule that matters most: nothing is estimated; what cannot be counted is told as missing.
 */
import { Temporal } from 'temporal-polyfill';
import type { StoredEvent } from '../domain/event.ts';
import type { Metric, Report, ReportBucket } from '../domain/outcomes.ts';
import type { Settings } from '../domain/settings.ts';
import type { InboundCount, Store } from '../store/store.ts';

export interface ReportNeeds {
  readonly store: Store;
  readonly settings: Settings;
}

export interface ReportInput {
  /** UTC milliseconds, [since, until). */
  readonly since: number;
  readonly until: number;
  readonly by: 'day' | 'week' | 'month';
}

type Response = Report['responses'][number];

/** Every metric with its definition; the report prints both. */
const METRICS = [
  {
    id: 'inbound',
    unit: 'count',
    title: 'Messages heard',
    definition: 'Inbound messages by the time the customer posted them.',
  },
  {
    id: 'negativeShare',
    unit: 'share',
    title: 'Negative share',
    definition: 'Inbound messages with negative sentiment, divided by all inbound messages.',
  },
  {
    id: 'pressing',
    unit: 'count',
    title: 'Critical and high',
    definition: 'Inbound messages whose own words are of critical or high urgency.',
  },
  {
    id: 'opened',
    unit: 'count',
    title: 'Conversations opened',
    definition: 'Events conversation.opened: first heard in the period.',
  },
  {
    id: 'reopened',
    unit: 'count',
    title: 'Conversations reopened',
    definition: 'Events conversation.reopened: the customer wrote again, or an operator brought it back.',
  },
  { id: 'closed', unit: 'count', title: 'Conversations closed', definition: 'Events conversation.closed.' },
  {
    id: 'sent',
    unit: 'count',
    title: 'Replies sent',
    definition: 'Events reply.sent: the platform told of the post, or a person said that it is there.',
  },
  {
    id: 'unknown',
    unit: 'count',
    title: 'Unknown outcomes',
    definition: 'Events reply.unknown: the platform did not say whether it took the reply.',
  },
  {
    id: 'medianResponse',
    unit: 'ms',
    title: 'Median response time',
    definition:
      'From the oldest unanswered message of the conversation to the reply, in clock time; replies nobody waited for are left out.',
  },
  {
    id: 'meanResponse',
    unit: 'ms',
    title: 'Mean response time',
    definition: 'The same times, averaged; read the median first.',
  },
] as const;

type MetricId = (typeof METRICS)[number]['id'];

/** Counts a period. */
export async function report(needs: ReportNeeds, input: ReportInput): Promise<Report> {
  const { read } = needs.store;
  const kinds = ['reply.sent', 'conversation.opened', 'conversation.closed', 'conversation.reopened', 'reply.unknown'];
  const events = await read.events.between(input.since, input.until, kinds);
  const inbound = await read.messages.inboundBetween(input.since, input.until);
  const responses = events.filter((event) => event.kind === 'reply.sent').map(responseOf);
  const metrics = metricsOf(events, inbound, responses);
  return {
    ...input,
    metrics,
    buckets: bucketsOf(needs, input, { inbound, responses }),
    topics: topicsOf(inbound),
    responses,
  };
}

function responseOf(event: StoredEvent): Response {
  const { responseMs, author } = event.data;
  return {
    reply: event.reply ?? 0,
    conversation: event.conversation ?? 0,
    event: event.id,
    sentAt: event.at,
    responseMs: typeof responseMs === 'number' ? responseMs : null,
    operator: typeof author === 'string' ? author : event.actor,
  };
}

function metricsOf(
  events: readonly StoredEvent[],
  inbound: readonly InboundCount[],
  responses: readonly Response[],
): Metric[] {
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  const times = responses.flatMap((response) => (response.responseMs === null ? [] : [response.responseMs]));
  const negative = inbound.filter((one) => one.sentiment === 'negative').length;
  const values: Readonly<Record<MetricId, number | null>> = {
    inbound: inbound.length,
    negativeShare: inbound.length === 0 ? null : negative / inbound.length,
    pressing: inbound.filter((one) => one.urgency === 'critical' || one.urgency === 'high').length,
    opened: count('conversation.opened'),
    reopened: count('conversation.reopened'),
    closed: count('conversation.closed'),
    sent: responses.length,
    unknown: count('reply.unknown'),
    medianResponse: median(times),
    meanResponse: mean(times),
  };
  return METRICS.map((metric) => ({ ...metric, value: values[metric.id] }));
}

function bucketsOf(
  needs: ReportNeeds,
  input: ReportInput,
  counted: { inbound: readonly InboundCount[]; responses: readonly Response[] },
): ReportBucket[] {
  const start = (at: number) => bucketStart(at, input.by, needs.settings.timezone);
  const messages = Map.groupBy(counted.inbound, (one) => start(one.postedAt));
  const replies = Map.groupBy(counted.responses, (one) => start(one.sentAt));
  return bucketStarts(input, needs.settings.timezone).map((day) => {
    const heard = messages.get(day) ?? [];
    const sent = replies.get(day) ?? [];
    const times = sent.flatMap((response) => (response.responseMs === null ? [] : [response.responseMs]));
    return {
      start: day,
      inbound: heard.length,
      negative: heard.filter((one) => one.sentiment === 'negative').length,
      sent: sent.length,
      medianFirstResponseMs: median(times),
    };
  });
}

function topicsOf(inbound: readonly InboundCount[]): Report['topics'] {
  const topics = new Map<string, { count: number; negative: number }>();
  for (const message of inbound) {
    for (const topic of message.topics) {
      const sum = topics.get(topic) ?? { count: 0, negative: 0 };
      sum.count += 1;
      if (message.sentiment === 'negative') sum.negative += 1;
      topics.set(topic, sum);
    }
  }
  return [...topics].map(([topic, sum]) => ({ topic, ...sum })).sort((a, b) => b.count - a.count);
}

function bucketStart(at: number, by: ReportInput['by'], timezone: string): string {
  return startOf(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate(), by).toString();
}

/** Weeks start on Monday (ISO 8601). */
function startOf(date: Temporal.PlainDate, by: ReportInput['by']): Temporal.PlainDate {
  if (by === 'month') return date.with({ day: 1 });
  return by === 'week' ? date.subtract({ days: date.dayOfWeek - 1 }) : date;
}

function bucketStarts(input: ReportInput, timezone: string): string[] {
  const last = Temporal.Instant.fromEpochMilliseconds(Math.max(input.since, input.until - 1))
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const step = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[input.by];
  const starts: string[] = [];
  let date = Temporal.PlainDate.from(bucketStart(input.since, input.by, timezone));
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    starts.push(date.toString());
    date = date.add(step);
  }
  return starts;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
