import { Temporal } from 'temporal-polyfill';
import { type Calendar, DAYS, type Day, openSpans, type Span } from './working-hours.ts';

/** A local day as the working calendar has it. */
export interface OpenDay {
  /** `2026-12-06`. */
  readonly date: string;
  readonly day: Day;
  /** None where it is closed. */
  readonly spans: readonly Span[];
  /** What the public holiday on it is called; null on other days. It closes the day unless an exception opens it. */
  readonly holiday: string | null;
  /** Whether `exceptions` of kuulo.yaml name it. */
  readonly isException: boolean;
}

/** The days from a local date (`2026-12-01`) on. */
export function openDays(
  from: string,
  count: number,
  calendar: Calendar & { readonly holidays: ReadonlyMap<string, string> },
): OpenDay[] {
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: count }, (_, days) => {
    const date = first.add({ days });
    const written = date.toString();
    return {
      date: written,
      day: DAYS[date.dayOfWeek - 1] ?? 'mon',
      spans: openSpans(date, calendar),
      holiday: calendar.holidays.get(written) ?? null,
      isException: written in calendar.hours.exceptions,
    };
  });
}

/** The local date of an instant (UTC milliseconds). */
export function localDate(at: number, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate().toString();
}
