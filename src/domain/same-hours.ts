import { Temporal } from 'temporal-polyfill';

/** An hour, in UTC milliseconds; `until` is not part of it. */
export interface HourSpan {
  readonly since: number;
  readonly until: number;
}

const HOUR_MS = 3_600_000;

/** The last hour that is over by the clock on the wall, and the same hour of the days before it, newest first. */
export interface SameHours {
  readonly hour: HourSpan;
  readonly before: readonly HourSpan[];
}

/**
 * The same hour by the clock on the wall, also where summer time came in between: a day on which that hour did not happen is
 * left out, one on which it happened twice counts once.
 */
export function sameHours(now: number, timezone: string, days: number): SameHours {
  const last = Temporal.Instant.fromEpochMilliseconds(now - HOUR_MS).toZonedDateTimeISO(timezone);
  const since = last.with({ minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const wall = since.toPlainDateTime();
  const before: HourSpan[] = [];
  for (let day = 1; day <= days; day += 1) {
    const there = wall.subtract({ days: day });
    const instant = there.toZonedDateTime(timezone);
    // the clock jumped over it
    if (instant.hour === there.hour) before.push(spanFrom(instant.epochMilliseconds));
  }
  return { hour: spanFrom(since.epochMilliseconds), before };
}

function spanFrom(since: number): HourSpan {
  return { since, until: since + HOUR_MS };
}
