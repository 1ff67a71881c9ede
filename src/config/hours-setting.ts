import type { Day, Hours, Span } from '../domain/working-hours.ts';
import { HOLIDAY_COUNTRIES } from './holiday-countries.ts';
import { ValueError } from './mistake.ts';

// not the list of working-hours.ts: that one brings the time-zone library, which the quick start cannot afford
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Day[];
const SHAPE = 'write for example { mon-fri: ["08:00-16:00"], sat: ["10:00-14:00"], holidays: FI }';
const EXCEPTIONS_SHAPE = 'write for example exceptions: { 2026-12-23: ["08:00-12:00"], 2026-12-31: [] }';
/** More single days than this are no exceptions. */
const EXCEPTIONS_MAX = 1_000;

/** Office hours where `kuulo.yaml` says nothing: Monday to Friday, 08 to 16, no holidays. */
export const DEFAULT_HOURS: Hours = parseHours({ 'mon-fri': ['08:00-16:00'] });

/**
 * Reads `{ mon-fri: ["08:00-12:00", "13:00-16:00"], sat: [], holidays: FI, exceptions: { 2026-12-24: [] } }`.
 * @throws {ValueError} also where no weekday is ever open: no clock would run then, and nothing would ever be due
 */
export function parseHours(value: unknown): Hours {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ValueError('hours must be a table of days', SHAPE);
  }
  const days: Record<Day, readonly Span[]> = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  let holidays: string | null = null;
  let exceptions: Hours['exceptions'] = {};
  const seen = new Set<Day>();
  for (const [key, written] of Object.entries(value)) {
    if (key === 'holidays') {
      holidays = parseCountry(written);
      continue;
    }
    if (key === 'exceptions') {
      exceptions = parseExceptions(written);
      continue;
    }
    const spans = parseSpans(key, written);
    for (const day of daysOf(key)) {
      if (seen.has(day)) throw new ValueError(`${day} is named twice in hours`, 'name each day once');
      seen.add(day);
      days[day] = spans;
    }
  }
  if (DAYS.every((day) => days[day].length === 0))
    throw new ValueError('hours are never open, so that nothing would ever be due', `open a weekday: ${SHAPE}`);
  return { days, holidays, exceptions };
}

function parseExceptions(value: unknown): Hours['exceptions'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ValueError('exceptions must be a table of dates', EXCEPTIONS_SHAPE);
  const written = Object.entries(value);
  if (written.length > EXCEPTIONS_MAX) throw new ValueError('exceptions are too many', 'leave out days that are over');
  for (const [date] of written)
    if (!isDate(date)) throw new ValueError(`${JSON.stringify(date)} is not a date`, EXCEPTIONS_SHAPE);
  return Object.fromEntries(written.map(([date, spans]) => [date, parseSpans(date, spans)]));
}

/** Whether it is a day of the calendar: there is no 30th of February. */
function isDate(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const at = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
}

function daysOf(key: string): Day[] {
  const parts = key.toLowerCase().split('-') as Day[];
  const from = DAYS.indexOf(parts[0] ?? 'mon');
  const until = DAYS.indexOf(parts.at(-1) ?? 'mon');
  if (from < 0 || until < from || parts.length > 2) {
    throw new ValueError(`"${key}" is not a day`, `days are ${DAYS.join(', ')}, or a range such as mon-fri`);
  }
  return DAYS.slice(from, until + 1);
}

function parseSpans(key: string, value: unknown): Span[] {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list)) throw new ValueError(`hours of ${key} must be a list`, SHAPE);
  const spans = list.map((text) => parseSpan(key, text)).sort((a, b) => a.from - b.from);
  spans.reduce<Span | null>((before, span) => {
    if (before && span.from < before.until) {
      throw new ValueError(`hours of ${key} overlap`, 'let each span begin after the one before it ends');
    }
    return span;
  }, null);
  return spans;
}

function parseSpan(key: string, value: unknown): Span {
  const parts = typeof value === 'string' ? /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/.exec(value.trim()) : null;
  const [fromHour = 99, fromMinute = 99, untilHour = 99, untilMinute = 99] = (parts ?? []).slice(1).map(Number);
  const from = fromHour * 60 + fromMinute;
  const until = untilHour * 60 + untilMinute;
  if (parts === null || fromMinute > 59 || untilMinute > 59 || until > 24 * 60 || from >= until) {
    throw new ValueError(`${JSON.stringify(value)} of ${key} is not a span of hours`, 'write it as "08:00-16:00"');
  }
  return { from, until };
}

function parseCountry(value: unknown): string {
  // YAML 1.2 reads NO as text, so Norway needs no quotes
  if (typeof value !== 'string' || !/^[A-Za-z]{2}$/.test(value)) {
    throw new ValueError('holidays must be a country', 'write its two letters, such as FI');
  }
  const country = value.toUpperCase();
  if (!HOLIDAY_COUNTRIES.has(country))
    throw new ValueError(`no holidays are known of "${country}"`, 'write the two letters of a country, such as FI');
  return country;
}
