import { Temporal } from 'temporal-polyfill';
import { parseDuration } from './duration.ts';

/** English by their first three letters, Finnish by their usual two. */
const WEEKDAYS: readonly (readonly [english: string, finnish: string])[] = [
  ['monday', 'maanantai'],
  ['tuesday', 'tiistai'],
  ['wednesday', 'keskiviikko'],
  ['thursday', 'torstai'],
  ['friday', 'perjantai'],
  ['saturday', 'lauantai'],
  ['sunday', 'sunnuntai'],
];
/** Office hours begin around then; a day without a time means its morning. */
const MORNING = '08:00';

/**
 * The instant (UTC milliseconds) that words name, or null when they name none: ISO 8601 with or without zone, `2h` from
 * now, `today 15:00`, `tomorrow`, `huomenna`, `monday 09:00`, `pe 9.00`, `24.12.`, `09:00`. Without a zone it is local time in
 * `timezone`.
 */
export function parseWhen(words: string, now: number, timezone: string): number | null {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const durationMs = parseDuration(text);
  if (durationMs !== null) return now + durationMs;
  return instantOf(words.trim()) ?? localOf(words.trim(), timezone) ?? namedOf(text, now, timezone);
}

function instantOf(text: string): number | null {
  return tried(() => Temporal.Instant.from(text).epochMilliseconds);
}

function localOf(text: string, timezone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const hasTime = text.length > 10;
  return tried(() => {
    const local = Temporal.PlainDateTime.from(hasTime ? text.replace(' ', 'T') : `${text}T${MORNING}`);
    return local.toZonedDateTime(timezone).epochMilliseconds;
  });
}

function namedOf(text: string, now: number, timezone: string): number | null {
  const [, day = '', time] =
    /^([a-zåäö]*|\d{1,2}\.\d{1,2}\.(?:\d{4})?)(?:(?:^| )(\d{1,2}[:.]\d{2}))?$/.exec(text) ?? [];
  if (day === '' && time === undefined) return null;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  const date = dateOf(day, here.toPlainDate());
  if (date === null) return null;
  const clock = (time ?? MORNING).replace('.', ':').padStart(5, '0');
  const at = tried(() => date.toZonedDateTime({ timeZone: timezone, plainTime: clock }).epochMilliseconds);
  // a bare time that has passed today means tomorrow's
  if (at !== null && at <= now && day === '') return namedOf(`tomorrow ${clock}`, now, timezone);
  return at;
}

function dateOf(day: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (day === '' || day === 'today' || day === 'tänään') return today;
  if (day === 'tomorrow' || day === 'huomenna') return today.add({ days: 1 });
  const [, dayOfMonth, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(day) ?? [];
  if (dayOfMonth !== undefined) return finnishDate([Number(dayOfMonth), Number(month), year], today);
  const index = WEEKDAYS.findIndex(
    ([english, finnish]) =>
      (day.length >= 3 && english.startsWith(day)) || (day.length >= 2 && finnish.startsWith(day)),
  );
  if (index < 0) return null;
  // the next one: today's own name means a week from now
  return today.add({ days: ((index + 1 - today.dayOfWeek + 6) % 7) + 1 });
}

/** Day, month and perhaps a year; without one it is the next such day. */
function finnishDate(
  [day, month, year]: readonly [number, number, string | undefined],
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const date = tried(() =>
    Temporal.PlainDate.from({ year: Number(year ?? today.year), month, day }, { overflow: 'reject' }),
  );
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
