import type { MetricId, MetricUnit } from './metrics.ts';
import type { SentimentLabel } from './triage.ts';

/** How a report is cut into pieces of time: local days, weeks from Monday on (ISO 8601), months. */
export type ReportStep = 'day' | 'week' | 'month';

export const REPORT_PER = ['platform', 'account', 'operator', 'language', 'topic', 'urgency'] as const;
/** What a report may be broken down by. */
export type ReportPer = (typeof REPORT_PER)[number];

export interface ReportInput {
  /** UTC milliseconds, [since, until). */
  readonly since: number;
  readonly until: number;
  readonly by: ReportStep;
  /** Only what happened on this account, on this platform. */
  readonly account?: string | null;
  readonly platform?: string | null;
  readonly per?: readonly ReportPer[];
}

/** A metric's value in one piece of time, or of one account, operator, …; `n`: how many things it was counted from. */
export interface MetricValue {
  readonly id: MetricId;
  readonly value: number | null;
  readonly n: number;
}

/** One metric's value with its definition, so that nobody has to guess. */
export interface Metric extends MetricValue {
  readonly title: string;
  readonly definition: string;
  readonly unit: MetricUnit;
  /** The same in the period before, of the same length. */
  readonly before: number | null;
  /** What was added since then; null where either is null. */
  readonly change: number | null;
}

export interface ReportBucket {
  /** Local date the bucket starts on, such as 2026-11-22. */
  readonly start: string;
  readonly inbound: number;
  readonly negative: number;
  readonly positive: number;
  readonly sent: number;
  readonly medianFirstResponseMs: number | null;
  readonly metrics: readonly MetricValue[];
}

/** One account, operator, …, with its numbers. */
export interface BreakdownRow {
  /** Its name; empty for what belongs to none, as a message belongs to no operator. */
  readonly key: string;
  readonly metrics: readonly MetricValue[];
}

/** What happened in a period, counted from events, messages, surveys and follow-ups. */
export interface Report {
  readonly since: number;
  readonly until: number;
  readonly by: ReportStep;
  readonly account: string | null;
  readonly platform: string | null;
  /** The period it is compared with. */
  readonly before: { readonly since: number; readonly until: number };
  readonly metrics: readonly Metric[];
  readonly buckets: readonly ReportBucket[];
  readonly breakdowns: readonly { readonly per: ReportPer; readonly rows: readonly BreakdownRow[] }[];
  readonly topics: readonly { readonly topic: string; readonly count: number; readonly negative: number }[];
  /** How often each rating was given, the worst first; the scale is that of the settings. */
  readonly ratings: readonly number[];
  /** How customers felt in what we answered, and in what they wrote next. */
  readonly moods: Readonly<Record<'before' | 'after', Readonly<Record<SentimentLabel, number>>>>;
  /** The replies behind the response times, so that each number can be followed to its events. */
  readonly responses: readonly {
    readonly reply: number;
    readonly conversation: number;
    readonly event: number;
    readonly sentAt: number;
    readonly responseMs: number | null;
    readonly operator: string;
  }[];
}

/** One thing that a number was counted from. */
export interface TraceRow {
  readonly source: 'event' | 'message' | 'survey' | 'followUp';
  /** Its number among its like. */
  readonly id: number;
  /** The kind of event, `inbound` of a message, the status of a survey or follow-up. */
  readonly kind: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** The start of the bucket it was counted in. */
  readonly bucket: string;
  readonly conversation: number | null;
  readonly reply: number | null;
  readonly message: number | null;
  readonly platform: string;
  readonly account: string;
  readonly operator: string;
  readonly language: string;
  readonly urgency: string;
  readonly topics: readonly string[];
  /** What it adds: a number of milliseconds, a rating, 0 or 1. */
  readonly value: number;
}

/** A metric, and all that it was counted from. */
export interface Trace {
  readonly metric: Metric;
  readonly rows: readonly TraceRow[];
}
