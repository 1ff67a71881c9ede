const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A length of time in at most four columns: `5m`, `3h`, `12d`, `99w`. */
export function spanWords(ms: number): string {
  const length = Math.max(0, ms);
  if (length < HOUR_MS) return `${Math.floor(length / MINUTE_MS)}m`;
  if (length < 2 * DAY_MS) return `${Math.floor(length / HOUR_MS)}h`;
  if (length < 100 * DAY_MS) return `${Math.floor(length / DAY_MS)}d`;
  return `${Math.min(999, Math.floor(length / (7 * DAY_MS)))}w`;
}

/** A moment as `2026-11-22 14:30` in the brand's time zone. */
export function momentWords(at: number, timezone: string): string {
  return formatOf(timezone).format(at).replace(',', '');
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timezone);
  if (known !== undefined) return known;
  // the Swedish locale writes dates the ISO way
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
  FORMATS.set(timezone, made);
  return made;
}
