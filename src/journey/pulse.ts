/**
 * Beside step 10: pulse. How things stand right now.
 * Takes: messages and events of a period, who waits, what each account was last heard to say. Leaves: the numbers of one screen.
 * Before: everything else. After: people look at what is behind a number.
 * The rule that matters most: the same numbers as the report's, by the same definitions; what cannot be counted is null.
 */
import { Temporal } from 'temporal-polyfill';
import type { Pause } from '../domain/pause.ts';
import type { AccountPulse, Pulse, PulseBucket, PulsePeriod } from '../domain/pulse.ts';
import type { AccountSettings, Settings } from '../domain/settings.ts';
import type { AccountRow, StreamState } from '../domain/stored.ts';
import { streamName } from '../domain/stream.ts';
import type { Reads } from '../store/store.ts';

export interface PulseNeeds {
  readonly read: Reads;
  readonly settings: Pick<Settings, 'accounts' | 'timezone'> & {
    readonly send: Pick<Settings['send'], 'dailyBudgetUsd'>;
  };
  readonly spentSince: (read: Reads, since: number, now: number) => Promise<number>;
  readonly now: () => number;
  /** Lets others have their turn: a month of many messages is counted piece by piece. */
  readonly breathe: () => Promise<void>;
}

/** The numbers of the period that ends now. */
export async function pulse(needs: PulseNeeds, period: PulsePeriod): Promise<Pulse> {
  const { read, settings } = needs;
  const until = needs.now();
  const since = sinceOf(period, until, settings.timezone);
  const before = await read.pulse.inbound(since - (until - since), since);
  const starts = bucketStarts(period, { since, until }, settings.timezone);
  const { buckets, promised, inTime, responseTimes } = await countedBuckets(needs, starts, until);
  const inbound = sumOf(buckets, (bucket) => bucket.inbound);
  const negative = sumOf(buckets, (bucket) => bucket.negative);
  const waiting = await read.pulse.waiting(until);
  const { critical, high, normal, low } = waiting.byUrgency;
  const oldest = [critical, high, normal, low].flatMap((one) => one.oldestSince ?? []);
  return {
    period,
    since,
    until,
    buckets,
    inbound,
    inboundBefore: before.count,
    negativeShare: shareOf(negative, inbound),
    negativeShareBefore: shareOf(before.negative, before.count),
    sent: sumOf(buckets, (bucket) => bucket.sent),
    medianFirstResponseMs: median(responseTimes),
    // in time by the due time of that moment
    slaShare: shareOf(inTime, promised),
    waiting: waiting.count,
    overdue: waiting.overdue,
    waitingByUrgency: { critical: critical.count, high: high.count, normal: normal.count, low: low.count },
    oldestWaitingSince: oldest.length === 0 ? null : Math.min(...oldest),
    oldestByUrgency: {
      critical: critical.oldestSince,
      high: high.oldestSince,
      normal: normal.oldestSince,
      low: low.oldestSince,
    },
    accounts: await accountsOf(needs),
    spentUsd: await needs.spentSince(read, until - DAY_MS, until),
    budgetUsd: settings.send.dailyBudgetUsd,
  };
}

const DAY_MS = 86_400_000;

/** 24 hours back by the clock that never changes; 7 or 30 days back by the calendar, at the same time of day. */
function sinceOf(period: PulsePeriod, until: number, timezone: string): number {
  if (period === 'day') return until - DAY_MS;
  const here = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(timezone);
  return here.subtract({ days: period === 'week' ? 7 : 30 }).epochMilliseconds;
}

/** When each piece starts: at `since`, then at each full local hour or midnight. The day the clocks change is one piece. */
function bucketStarts(period: PulsePeriod, span: { since: number; until: number }, timezone: string): number[] {
  const starts = [span.since];
  const first = Temporal.Instant.fromEpochMilliseconds(span.since).toZonedDateTimeISO(timezone);
  const isByHour = period === 'day';
  let next = isByHour
    ? first.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 })
    : first.startOfDay().add({ days: 1 });
  while (next.epochMilliseconds < span.until) {
    starts.push(next.epochMilliseconds);
    next = isByHour ? next.add({ hours: 1 }) : next.add({ days: 1 }).startOfDay();
  }
  return starts;
}

interface Counted {
  readonly buckets: readonly PulseBucket[];
  /** Answers whose due time is on record, and those of them that were in time. */
  readonly promised: number;
  readonly inTime: number;
  readonly responseTimes: readonly number[];
}

async function countedBuckets(
  { read, breathe }: PulseNeeds,
  starts: readonly number[],
  until: number,
): Promise<Counted> {
  const buckets: PulseBucket[] = [];
  const counted = { promised: 0, inTime: 0 };
  const responseTimes: number[] = [];
  for (const [index, at] of starts.entries()) {
    const end = starts[index + 1] ?? until;
    await breathe();
    const inbound = await read.pulse.inbound(at, end);
    const sent = await read.pulse.sent(at, end);
    buckets.push({ at, inbound: inbound.count, negative: inbound.negative, sent: sent.count });
    for (const ms of await read.pulse.responseTimes(at, end)) responseTimes.push(ms);
    counted.promised += sent.promised;
    counted.inTime += sent.inTime;
  }
  return { ...counted, buckets, responseTimes };
}

async function accountsOf({ read, settings }: PulseNeeds): Promise<AccountPulse[]> {
  const [states, rows, pauses] = await Promise.all([read.streams.all(), read.accounts.all(), read.pauses.all()]);
  return settings.accounts.map((account) => accountOf(account, { states, rows, pauses }));
}

function accountOf(
  { name, platform, streams }: AccountSettings,
  known: {
    readonly states: readonly StreamState[];
    readonly rows: readonly AccountRow[];
    readonly pauses: readonly Pause[];
  },
): AccountPulse {
  const states = streams.map((stream) =>
    known.states.find((one) => one.account === name && one.stream === streamName(stream)),
  );
  const heard = states.map((state) => state?.lastHeardAt ?? null);
  const isSilent = heard.length === 0 || heard.includes(null);
  const error = states.find((state) => state?.lastError != null)?.lastError ?? null;
  return {
    name,
    platform,
    lastHeardAt: isSilent ? null : Math.min(...heard.flatMap((at) => at ?? [])),
    trouble: error === null ? null : error.message || error.code,
    isPaused: known.pauses.some(({ scope }) => scope === 'all' || scope === `account:${name}`),
    expiresAt: known.rows.find((row) => row.name === name)?.expiresAt ?? null,
  };
}

function sumOf(buckets: readonly PulseBucket[], numberOf: (bucket: PulseBucket) => number): number {
  return buckets.reduce((sum, bucket) => sum + numberOf(bucket), 0);
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The middle one; of an even number the mean of the middle two, as in the report. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}
