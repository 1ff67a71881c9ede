import type { UrgencyLevel } from './triage.ts';

export const PULSE_PERIODS = ['day', 'week', 'month'] as const;
/** The last 24 hours, 7 days or 30 days. */
export type PulsePeriod = (typeof PULSE_PERIODS)[number];

/** How things stand now, and how they went over a period. Times UTC milliseconds, shares 0 to 1. */
export interface Pulse {
  readonly period: PulsePeriod;
  readonly since: number;
  readonly until: number;
  /** Pieces of the period in order: hours of a day, days of a week or a month. The first and the last are not whole. */
  readonly buckets: readonly PulseBucket[];
  readonly inbound: number;
  /** Of the period before, of the same length. */
  readonly inboundBefore: number;
  readonly negativeShare: number | null;
  readonly negativeShareBefore: number | null;
  /** Answers of people, one by one, as in the report. */
  readonly sent: number;
  /** Of all such answers that somebody waited for: what the report calls `medianResponse`. */
  readonly medianFirstResponseMs: number | null;
  /** Answers in time among all whose due time is on record, as the report’s `slaKept`; null without any. */
  readonly slaShare: number | null;
  /** How many wait now, how many of them are overdue, and since when the one that waits longest. */
  readonly waiting: number;
  readonly overdue: number;
  readonly waitingByUrgency: Readonly<Record<UrgencyLevel, number>>;
  readonly oldestWaitingSince: number | null;
  readonly oldestByUrgency: Readonly<Record<UrgencyLevel, number | null>>;
  readonly accounts: readonly AccountPulse[];
  /** In the last 24 hours, whatever the period: the budget is a day's. */
  readonly spentUsd: number;
  /** 0 means no cap. */
  readonly budgetUsd: number;
}

export interface PulseBucket {
  /** When it starts. */
  readonly at: number;
  readonly inbound: number;
  readonly negative: number;
  readonly sent: number;
}

/** How an account fares. */
export interface AccountPulse {
  readonly name: string;
  readonly platform: string;
  /** When it was last heard on the stream that has been silent longest; null when never. */
  readonly lastHeardAt: number | null;
  /** What is wrong, in the platform's words; null when nothing is. */
  readonly trouble: string | null;
  readonly isPaused: boolean;
  /** When its credential ends; null where it does not, or nobody knows. */
  readonly expiresAt: number | null;
}
