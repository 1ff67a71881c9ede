import { Temporal } from 'temporal-polyfill';
import { type Calendar, openInstants } from './working-hours.ts';

const DAY_MS = 86_400_000;
/** Days worked out beyond what was asked, so that the next question finds them. */
const MARGIN_MS = 60 * DAY_MS;

/**
 * `workingTimeBetween` for many questions about the same years: the opening hours are worked out once and each answer takes
 * two searches in them.
 */
export function workingClock(calendar: Calendar): (from: number, until: number) => number {
  let known: Known = {
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
    starts: [],
    ends: [],
    before: [],
  };
  return (from, until) => {
    if (until <= from) return 0;
    if (from < known.low || until > known.high)
      known = workedOut(calendar, Math.min(known.low, from - MARGIN_MS), Math.max(known.high, until + MARGIN_MS));
    return workedUntil(known, until) - workedUntil(known, from);
  };
}

/** Opening hours in order, and how much was worked before each of them. */
interface Known {
  readonly low: number;
  readonly high: number;
  readonly starts: number[];
  readonly ends: number[];
  readonly before: number[];
}

function workedOut(calendar: Calendar, low: number, high: number): Known {
  const known: Known = { low, high, starts: [], ends: [], before: [] };
  const { timezone } = calendar;
  let worked = 0;
  // a local day begins and ends at most a day beside that of UTC
  let date = Temporal.Instant.fromEpochMilliseconds(low - DAY_MS)
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const last = Temporal.Instant.fromEpochMilliseconds(high + DAY_MS)
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const { start, end } of openInstants(date, calendar)) {
      known.starts.push(start);
      known.ends.push(end);
      known.before.push(worked);
      worked += end - start;
    }
  }
  return known;
}

function workedUntil({ starts, ends, before }: Known, at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const last = low - 1;
  const [start, end, worked] = [starts[last], ends[last], before[last]];
  if (start === undefined || end === undefined || worked === undefined) return 0;
  return worked + Math.min(at, end) - start;
}
