const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof UNITS_MS;

/** Longer than this is a mistake in writing, not a wish: one year. */
const DURATION_MAX_MS = 366 * UNITS_MS.d;

/** Milliseconds of a written duration (`15m`, `8h`, `7d`, `10s`, `1h30m`, `250ms`, `0`), or null when it is not one. */
export function parseDuration(text: string): number | null {
  const words = text.trim().toLowerCase();
  if (words === '0') return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d|w)\s*)+$/.test(words)) return null;
  let sum = 0;
  for (const [, amount, unit] of words.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)) {
    sum += Number(amount) * UNITS_MS[unit as Unit];
  }
  return sum <= DURATION_MAX_MS ? Math.round(sum) : null;
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
