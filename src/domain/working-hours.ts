import { Temporal } from 'temporal-polyfill';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/** Minutes after local midnight; `until` is after `from`. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** When the brand answers. A day without spans is closed. `holidays` names a country (ISO 3166) or nothing. */
export interface Hours {
  readonly days: Readonly<Record<Day, readonly Span[]>>;
  readonly holidays: string | null;
  /** By local date (`2026-12-24`): these hold instead, on a holiday too; no spans means closed. */
  readonly exceptions: Readonly<Record<string, readonly Span[]>>;
}

/** Everything a working-time sum needs, holidays as local dates (`2026-12-06`). */
export interface Calendar {
  readonly hours: Hours;
  readonly timezone: string;
  readonly holidays: Pick<ReadonlySet<string>, 'has'>;
}

/** Days without an open minute after which a calendar counts as always closed, and days looked ahead at all. */
const CLOSED_DAYS_MAX = 400;
const HORIZON_DAYS = 20 * 366;

/**
 * The instant `durationMs` of working time after `from` (UTC milliseconds), or null when the calendar is never open (or so
 * seldom that twenty years do not hold it).
 * Wall-clock spans are mapped to instants day by day, so a change of summer time moves nothing.
 */
export function addWorkingTime(from: number, durationMs: number, calendar: Calendar): number | null {
  let left = durationMs;
  let date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(calendar.timezone).toPlainDate();
  let closedDays = 0;
  for (let day = 0; day < HORIZON_DAYS && closedDays < CLOSED_DAYS_MAX; day += 1, date = date.add({ days: 1 })) {
    closedDays += 1;
    for (const { start, end } of openInstants(date, calendar)) {
      const begin = Math.max(start, from);
      if (begin >= end) continue;
      closedDays = 0;
      if (end - begin >= left) return begin + left;
      left -= end - begin;
    }
  }
  return null;
}

/** Working milliseconds between two instants; 0 when `until` is not after `from`. */
export function workingTimeBetween(from: number, until: number, calendar: Calendar): number {
  let sum = 0;
  let date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(calendar.timezone).toPlainDate();
  const last = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(calendar.timezone).toPlainDate();
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    for (const { start, end } of openInstants(date, calendar)) {
      sum += Math.max(0, Math.min(end, until) - Math.max(start, from));
    }
    date = date.add({ days: 1 });
  }
  return sum;
}

/** When a local day is open: by an exception, else closed on a holiday, else as its weekday is. */
export function openSpans(date: Temporal.PlainDate, { hours, holidays }: Omit<Calendar, 'timezone'>): readonly Span[] {
  const written = date.toString();
  const exception = hours.exceptions[written];
  if (exception !== undefined) return exception;
  const day = DAYS[date.dayOfWeek - 1];
  return day === undefined || holidays.has(written) ? [] : hours.days[day];
}

/** When the work of a local day ends (UTC milliseconds), or null where it is closed. */
export function endOfWork(date: Temporal.PlainDate, calendar: Calendar): number | null {
  return openInstants(date, calendar).at(-1)?.end ?? null;
}

/** The first open day from `date` on; null where a year holds none. */
export function openDayFrom(date: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate | null {
  for (let days = 0; days < CLOSED_DAYS_MAX; days += 1) {
    const day = date.add({ days });
    if (openSpans(day, calendar).length > 0) return day;
  }
  return null;
}

/** The same in UTC milliseconds, as the clocks of that day make it. */
export function openInstants(date: Temporal.PlainDate, calendar: Calendar): { start: number; end: number }[] {
  return openSpans(date, calendar).map((span) => ({
    start: instantOf(date, span.from, calendar.timezone),
    end: instantOf(date, span.until, calendar.timezone),
  }));
}

function instantOf(date: Temporal.PlainDate, minutes: number, timezone: string): number {
  const isMidnightAfter = minutes >= 24 * 60;
  const day = isMidnightAfter ? date.add({ days: 1 }) : date;
  const rest = isMidnightAfter ? 0 : minutes;
  const time = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 });
  return day.toZonedDateTime({ timeZone: timezone, plainTime: time }).epochMilliseconds;
}
