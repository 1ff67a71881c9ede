import { Temporal } from 'temporal-polyfill';
import type { ReportStep } from '../../domain/report.ts';

/** A piece of the period: `start` is its local date, [from, until) what of it lies in the period, UTC milliseconds. */
export interface Bucket {
  readonly start: string;
  readonly from: number;
  readonly until: number;
}

interface Period {
  readonly since: number;
  readonly until: number;
}

/** The days, weeks or months that a period touches, in order and without holes; days are as long as the clocks make them. */
export function bucketsOf({ since, until }: Period, by: ReportStep, timezone: string): Bucket[] {
  const step = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[by];
  const buckets: Bucket[] = [];
  let date = startOf(zoned(since, timezone).toPlainDate(), by);
  for (let from = since; from < until; ) {
    const next = date.add(step);
    const end = Math.min(until, next.toZonedDateTime(timezone).epochMilliseconds);
    if (end > from) buckets.push({ start: date.toString(), from, until: end });
    from = Math.max(from, end);
    date = next;
  }
  return buckets;
}

/** Which of them holds an instant; -1 for none. They are in order and touch each other. */
export function bucketAt(buckets: readonly Bucket[], at: number): number {
  let low = 0;
  let high = buckets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bucket = buckets[middle];
    if (bucket === undefined) return -1;
    if (at < bucket.from) high = middle - 1;
    else if (at >= bucket.until) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The period before, of the same length by the calendar: whole months before whole months, else as many days and hours. */
export function periodBefore({ since, until }: Period, timezone: string): Period {
  const [from, to] = [zoned(since, timezone), zoned(until, timezone)];
  const isMonths = [from, to].every((one) => one.day === 1 && one.equals(one.startOfDay()));
  const length = from.until(to, { largestUnit: isMonths ? 'months' : 'days' });
  return { since: Math.min(since - 1, from.subtract(length).epochMilliseconds), until: since };
}

/** Weeks start on Monday (ISO 8601). */
function startOf(date: Temporal.PlainDate, by: ReportStep): Temporal.PlainDate {
  if (by === 'month') return date.with({ day: 1 });
  return by === 'week' ? date.subtract({ days: date.dayOfWeek - 1 }) : date;
}

function zoned(at: number, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
}
