import { formatDuration } from '../domain/duration.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** One letter each for minutes, hours, days and weeks. */
export type SpanUnits = Readonly<Record<'minute' | 'hour' | 'day' | 'week', string>>;

/** A length of time in at most four columns: `5m`, `3h`, `12d`, `99w`. */
export function spanWords(ms: number, units: SpanUnits = ENGLISH_UNITS): string {
  const length = Math.max(0, ms);
  if (length < HOUR_MS) return `${Math.floor(length / MINUTE_MS)}${units.minute}`;
  if (length < 2 * DAY_MS) return `${Math.floor(length / HOUR_MS)}${units.hour}`;
  if (length < 100 * DAY_MS) return `${Math.floor(length / DAY_MS)}${units.day}`;
  return `${Math.min(999, Math.floor(length / (7 * DAY_MS)))}${units.week}`;
}

const ENGLISH_UNITS: SpanUnits = { minute: 'm', hour: 'h', day: 'd', week: 'w' };

/** A moment as `2026-11-22 14:30` in the brand's time zone. */
export function momentWords(at: number, timezone: string): string {
  return formatOf(timezone).format(at).replace(',', '');
}

/** A moment as `14:30` when it is of the same local day as `now`, else with its date. */
export function clockWords(at: number, now: number, timezone: string): string {
  const [day, clock = ''] = momentWords(at, timezone).split(' ');
  return momentWords(now, timezone).startsWith(`${day} `) ? clock : `${day} ${clock}`;
}

/** What each unit of a span at length is called. */
export type LongSpanUnits = Readonly<Record<'s' | 'min' | 'h' | 'd', string>>;

/** How long until then, to the second while it is near: `7 s`, `95 s`, `12 min`, `3 h 5 min`. Never less than it is. */
export function countdownWords(ms: number, units: LongSpanUnits): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds < COUNTED_SECONDS ? `${seconds} ${units.s}` : durationWords(seconds * 1000, units);
}

/** A span in its two largest units: `3 h 5 min`, `2 pv`. */
export function durationWords(ms: number, units: LongSpanUnits): string {
  return formatDuration(ms).replace(/\b(?:s|min|h|d)\b/g, (unit) => units[unit as keyof LongSpanUnits]);
}

const COUNTED_SECONDS = 120;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timezone);
  if (known !== undefined) return known;
  // the Swedish locale writes dates the ISO way
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
  FORMATS.set(timezone, made);
  return made;
}
