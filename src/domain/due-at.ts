import { Temporal } from 'temporal-polyfill';
import { dayIn } from './day-words.ts';
import type { Due } from './due-phrases.ts';
import { addWorkingTime, type Calendar, endOfWork, openDayFrom } from './working-hours.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * When something promised at `at` is due (UTC milliseconds), or null where its words name no day.
 * - an amount of hours is working time; business days are open days; other days, weeks and months are the calendar's
 * - a day without a time means the end of its work; a closed day, the next open one
 * - the latest day without a time means the last end of work up to it; where none is to come, the end of that day
 * - a day and a time mean that very moment
 * - today, said when its work is over, means before midnight
 */
export function dueAt(due: Due, at: number, calendar: Calendar): number | null {
  const { timezone } = calendar;
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();
  switch (due.kind) {
    case 'time':
      return addWorkingTime(at, due.ms, calendar);
    case 'openDays':
      return endOfDay(openDaysOn(today, due.count, calendar), at, calendar);
    case 'days':
      return endOfDay(today.add({ days: due.count }), at, calendar);
    case 'months':
      return endOfDay(today.add({ months: due.count }), at, calendar);
    case 'monthEnd':
      return endOfDay(lastOpenDay(today.with({ day: today.daysInMonth }), today, calendar), at, calendar);
    case 'week': {
      const monday = today.add({ days: 1 - today.dayOfWeek + 7 * due.weeks });
      if (due.part === 'early') return endOfDay(monday.add({ days: 1 }), at, calendar);
      return endOfDay(lastOpenDay(monday.add({ days: 6 }), due.weeks === 0 ? today : monday, calendar), at, calendar);
    }
    case 'weekend': {
      const sunday = today.add({ days: 7 - today.dayOfWeek });
      return endOfDay(lastOpenDay(sunday, sunday.subtract({ days: 1 }), calendar), at, calendar);
    }
    case 'day': {
      const day = dayNamed(due.at, today);
      if (day === null) return null;
      if (due.clock === null) return due.isLatest ? endUpTo(day, at, calendar) : endOfDay(day, at, calendar);
      return momentOf(day, due.clock, { at, today, timezone });
    }
    default:
      return due satisfies never;
  }
}

/** Where no date is promised at all: by the end of the next open day. */
export function undatedDueAt(at: number, calendar: Calendar): number | null {
  return dueAt({ kind: 'openDays', count: 1 }, at, calendar);
}

/** The end of its work, or of the next open day's; where that is over today, midnight. */
function endOfDay(day: Temporal.PlainDate | null, at: number, calendar: Calendar): number | null {
  if (day === null) return null;
  const open = openDayFrom(day, calendar);
  const end = open === null ? null : endOfWork(open, calendar);
  if (end === null || end > at) return end;
  return midnightAfter(day, calendar);
}

/** No house is closed longer in one piece. */
const CLOSED_DAYS_MAX = 31;

/** The last end of work up to a day that is still to come; else midnight of that day. */
function endUpTo(last: Temporal.PlainDate, at: number, calendar: Calendar): number {
  for (let days = 0; days <= CLOSED_DAYS_MAX; days += 1) {
    const end = endOfWork(last.subtract({ days }), calendar);
    if (end !== null) return end > at ? end : midnightAfter(last, calendar);
  }
  return midnightAfter(last, calendar);
}

function midnightAfter(day: Temporal.PlainDate, { timezone }: Calendar): number {
  return day.add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds;
}

function momentOf(
  day: Temporal.PlainDate,
  clock: string,
  { at, today, timezone }: { at: number; today: Temporal.PlainDate; timezone: string },
): number {
  const moment = day.toZonedDateTime({ timeZone: timezone, plainTime: clock }).epochMilliseconds;
  // "by 9:00", said in the afternoon, is tomorrow's
  const isOver = moment <= at && day.equals(today);
  return isOver
    ? today.add({ days: 1 }).toZonedDateTime({ timeZone: timezone, plainTime: clock }).epochMilliseconds
    : moment;
}

function openDaysOn(today: Temporal.PlainDate, count: number, calendar: Calendar): Temporal.PlainDate | null {
  let day: Temporal.PlainDate | null = today;
  for (let left = count; left > 0 && day !== null; left -= 1) day = openDayFrom(day.add({ days: 1 }), calendar);
  return day;
}

/** The last open day up to `last`, not before `first`; `last` itself where none is open. */
function lastOpenDay(last: Temporal.PlainDate, first: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  for (let day = last; Temporal.PlainDate.compare(day, first) >= 0; day = day.subtract({ days: 1 }))
    if (endOfWork(day, calendar) !== null) return day;
  return last;
}

function dayNamed(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (/^\d{1,2}$/.test(words)) return dayOfMonthNamed(Number(words), today);
  if (words.includes('/')) return slashed(words, today);
  const [, before, month = '', after] = /^(?:(\d{1,2})\D*? )?(?:of )?([a-z]{3,}) ?(?:(\d{1,2})\D*)?$/.exec(words) ?? [];
  const index = MONTHS.indexOf(month.slice(0, 3));
  const dayOfMonth = before ?? after;
  const numbered = index >= 0 && dayOfMonth !== undefined ? `${dayOfMonth}.${index + 1}.` : words;
  const weekday = /^([a-z]+day) next week$/.exec(numbered)?.[1];
  return dayIn(weekday === undefined ? numbered : `next week ${weekday}`, today);
}

/** `the 27th`: the next one; no month has it later than in the one after next. */
function dayOfMonthNamed(day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  for (let months = 0; months <= 2; months += 1) {
    const month = today.with({ day: 1 }).add({ months });
    const isThere = day >= 1 && day <= month.daysInMonth;
    if (isThere && (months > 0 || day >= today.day)) return month.with({ day });
  }
  return null;
}

/** `12/11` is the 12th of November to some and December 11th to others: the one that comes first. */
function slashed(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [one = '', other = '', year = ''] = words.split('/');
  const days = [`${one}.${other}.${year}`, `${other}.${one}.${year}`].flatMap((day) => dayIn(day, today) ?? []);
  const [first] = days
    .filter((day) => Temporal.PlainDate.compare(day, today) >= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  return first ?? null;
}
