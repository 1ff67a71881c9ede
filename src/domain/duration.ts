const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof UNITS_MS;

/** How each unit is written, in English and Finnish. */
const WRITTEN: Readonly<Record<Unit, string>> = {
  ms: 'ms',
  s: 's|secs?|seconds?|sekunti|sekuntia',
  m: 'm|min|mins|minutes?|minuutti|minuuttia',
  h: 'h|hrs?|hours?|t|tunti|tuntia',
  d: 'd|days?|pv|päivä|päivää|vrk|vuorokausi|vuorokautta',
  w: 'w|wks?|weeks?|vk|viikko|viikkoa',
};
const UNITS = Object.keys(UNITS_MS) as Unit[];
const PART = new RegExp(
  `(\\d+(?:[.,]\\d+)?) ?(?:${UNITS.map((unit) => `(?<${unit}>${WRITTEN[unit]})`).join('|')})(?![\\p{L}'’]) ?(?:(?:and|ja) (?=\\d))?`,
  'uy',
);

/** Longer than this is a mistake in writing, not a wish: one year. */
const DURATION_MAX_MS = 366 * UNITS_MS.d;

/** A length of time as people mean it: days on the calendar, and milliseconds that pass. */
interface Span {
  readonly days: number;
  readonly ms: number;
}

/**
 * A written duration, the largest unit first: `15m`, `1h30m`, `2 hours`, `2 days and 3 hours`, `2 tuntia`, `1,5 t`; null
 * when it is none. Whole days and weeks are days of the calendar, everything else passes by the clock.
 */
export function readSpan(text: string): Span | null {
  const words = text.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  if (words === '0') return { days: 0, ms: 0 };
  if (words === '' || words.length > WORDS_MAX) return null;
  let span: Span = { days: 0, ms: 0 };
  let smallest = Number.POSITIVE_INFINITY;
  for (PART.lastIndex = 0; PART.lastIndex < words.length; ) {
    const part = PART.exec(words);
    const unit = UNITS.find((one) => part?.groups?.[one] !== undefined);
    // `2 days 3 weeks` is no length of time
    if (part === null || unit === undefined || UNITS_MS[unit] >= smallest) return null;
    smallest = UNITS_MS[unit];
    const ms = Number(part[1]?.replace(',', '.')) * smallest;
    span =
      smallest >= UNITS_MS.d && ms % UNITS_MS.d === 0
        ? { ...span, days: span.days + ms / UNITS_MS.d }
        : { ...span, ms: span.ms + ms };
  }
  return lengthOf(span) <= DURATION_MAX_MS ? { ...span, ms: Math.round(span.ms) } : null;
}

/** No duration takes more letters. */
const WORDS_MAX = 80;

/** Milliseconds of a written duration (`15m`, `8h`, `7d`, `10s`, `1h30m`, `250ms`, `2 hours`, `0`), or null when it is not one. */
export function parseDuration(text: string): number | null {
  const span = readSpan(text);
  return span === null ? null : lengthOf(span);
}

function lengthOf({ days, ms }: Span): number {
  return days * UNITS_MS.d + ms;
}

/** A duration for people, in its two largest units: `3 h 5 min`, `2 d`, `0 s`. */
export function formatDuration(durationMs: number): string {
  const minutes = Math.floor(Math.abs(durationMs) / UNITS_MS.m);
  if (minutes === 0) return `${Math.floor(Math.abs(durationMs) / 1_000)} s`;
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor((minutes % 1_440) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
