import { Temporal } from 'temporal-polyfill';

/** As they are called, as Finnish says "on" them, and as it says "until" them. */
const WEEKDAYS = [
  ['monday', 'maanantai', 'maanantaina', 'maanantaihin'],
  ['tuesday', 'tiistai', 'tiistaina', 'tiistaihin'],
  ['wednesday', 'keskiviikko', 'keskiviikkona', 'keskiviikkoon'],
  ['thursday', 'torstai', 'torstaina', 'torstaihin'],
  ['friday', 'perjantai', 'perjantaina', 'perjantaihin'],
  ['saturday', 'lauantai', 'lauantaina', 'lauantaihin'],
  ['sunday', 'sunnuntai', 'sunnuntaina', 'sunnuntaihin'],
] as const;

const DAYS_ON: readonly (readonly [words: RegExp, days: number])[] = [
  [/^(?:today|tänään)$/, 0],
  [/^(?:tomorrow|huomenna|huomiseen)$/, 1],
  [/^(?:(?:the )?day after tomorrow|ylihuomenna|ylihuomiseen)$/, 2],
];
const NEXT_WEEK = /^(?:next week|ensi viikolla|ensi viikkoon|ensi viikon)(?: |$)| (?:next week|ensi viikolla)$/;
const DAY_MONTH_YEAR = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/;

/**
 * The day that words name, from `today` on, or null: `tomorrow`, `on friday`, `pe`, `perjantaina`, `perjantaihin`, `24.12.`,
 * `pe 27.11.`, `2026-12-24`, `next week` (its Monday), `ensi viikon perjantaina`. A weekday is the next one: today's own name
 * means a week from now. `next friday` is no day, since people mean different ones by it.
 * @param words lower case, single spaces
 */
export function dayIn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const day = words.replace(/^(?:on|until|till|by) /, '').replace(/ (?:asti|saakka)$/, '');
  const daysOn = DAYS_ON.find(([said]) => said.test(day));
  if (daysOn !== undefined) return today.add({ days: daysOn[1] });
  if (NEXT_WEEK.test(day)) return dayOfNextWeek(day.replace(NEXT_WEEK, '').replace(/^on /, ''), today);
  return dateIn(day, today) ?? datedWeekday(day, today) ?? comingWeekday(day, today);
}

/** Whether these words name a day in full, and not by two or three letters that may be another word. */
export function isWholeDay(words: string): boolean {
  return words.length >= 5;
}

function comingWeekday(day: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const index = weekdayAt(day);
  return index === null ? null : today.add({ days: ((index + 1 - today.dayOfWeek + 6) % 7) + 1 });
}

function dayOfNextWeek(day: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const monday = today.add({ days: 8 - today.dayOfWeek });
  if (day === '') return monday;
  const index = isWholeDay(day) ? weekdayAt(day) : null;
  return index === null ? null : monday.add({ days: index });
}

/** English from three letters on, Finnish from its usual two. */
function weekdayAt(day: string): number | null {
  const index = WEEKDAYS.findIndex(
    ([english, finnish, on, until]) =>
      (day.length >= 3 && english.startsWith(day)) ||
      (day.length >= 2 && finnish.startsWith(day)) ||
      day === on ||
      day === until,
  );
  return index < 0 ? null : index;
}

/** `pe 27.11.`: only where that day is a Friday. */
function datedWeekday(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, day = '', written = ''] = /^([a-zåäö]+) (\S+)$/u.exec(words) ?? [];
  const index = weekdayAt(day);
  const date = index === null ? null : dateIn(written, today);
  return date !== null && date.dayOfWeek - 1 === index ? date : null;
}

/** Day, month and perhaps a year, without one the next such day; or as ISO 8601 has it. */
function dateIn(day: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return tried(() => Temporal.PlainDate.from(day));
  const [, dayOfMonth, month, year] = DAY_MONTH_YEAR.exec(day) ?? [];
  if (dayOfMonth === undefined) return null;
  const parts = { year: Number(year ?? today.year), month: Number(month), day: Number(dayOfMonth) };
  const date = tried(() => Temporal.PlainDate.from(parts, { overflow: 'reject' }));
  const isPast = date !== null && year === undefined && Temporal.PlainDate.compare(date, today) < 0;
  return isPast ? date.add({ years: 1 }) : date;
}

function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
