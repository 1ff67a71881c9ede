import { Temporal } from 'temporal-polyfill';

/** Days come back in the morning, when people start. */
const MORNING = { hour: 8, minute: 0 };

const UNIT_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const WEEKDAYS: readonly (readonly string[])[] = [
  ['mon', 'monday', 'ma', 'maanantai'],
  ['tue', 'tuesday', 'ti', 'tiistai'],
  ['wed', 'wednesday', 'ke', 'keskiviikko'],
  ['thu', 'thursday', 'to', 'torstai'],
  ['fri', 'friday', 'pe', 'perjantai'],
  ['sat', 'saturday', 'la', 'lauantai'],
  ['sun', 'sunday', 'su', 'sunnuntai'],
];

/**
 * The moment a person means by `30m`, `2h`, `3d`, `14:30`, `tomorrow`, `mon`, `2026-11-30`, `30.11.`, the days also with
 * a time after them; English and Finnish. UTC milliseconds after `now`, or null when it is not understood or not ahead.
 */
export function momentOf(words: string, now: number, timezone: string): number | null {
  const text = words.trim().toLowerCase();
  const span = /^(\d{1,4})\s*(m|min|h|d|w)$/.exec(text);
  if (span) return now + Number(span[1]) * (UNIT_MS[span[2] ?? ''] ?? 0);
  const [first = '', second, ...rest] = text.split(/\s+/);
  if (rest.length > 0) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  const alone = timeOf(first);
  if (alone !== null && second === undefined) {
    const at = today.withPlainTime(alone).epochMilliseconds;
    return at > now ? at : today.add({ days: 1 }).withPlainTime(alone).epochMilliseconds;
  }
  const date = dateOf(first, today.toPlainDate());
  const time = second === undefined ? Temporal.PlainTime.from(MORNING) : timeOf(second);
  if (date === null || time === null) return null;
  const at = date.toZonedDateTime({ timeZone: timezone, plainTime: time }).epochMilliseconds;
  return at > now ? at : null;
}

function timeOf(text: string): Temporal.PlainTime | null {
  const parts = /^(\d{1,2})[:.](\d{2})$/.exec(text);
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts && hour < 24 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : null;
}

function dateOf(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (text === 'today' || text === 'tänään') return today;
  if (text === 'tomorrow' || text === 'huomenna') return today.add({ days: 1 });
  const weekday = WEEKDAYS.findIndex((names) => names.includes(text)) + 1;
  if (weekday > 0) return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(text);
  if (!finnish) return null;
  const date = plainDate(Number(finnish[3] ?? today.year), Number(finnish[2]), Number(finnish[1]));
  const isPast = date !== null && finnish[3] === undefined && Temporal.PlainDate.compare(date, today) < 0;
  return isPast ? date.add({ years: 1 }) : date;
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
