/** How charts are drawn in a terminal: with block characters, or with what every terminal has. */
export interface Pencil {
  readonly isAscii: boolean;
}

const RISING = '▁▂▃▄▅▆▇█';
const RISING_ASCII = '_.-:=+*#';
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A line of bars from the lowest (or 0) to the highest value; a blank where there is none. The newest are kept. */
export function sparkline(values: readonly (number | null)[], width: number, { isAscii }: Pencil): string {
  const shown = values.slice(-width);
  const known = shown.filter((value) => value !== null);
  if (known.length === 0) return '';
  const lowest = Math.min(0, ...known);
  const range = Math.max(0, ...known) - lowest || 1;
  const steps = isAscii ? RISING_ASCII : RISING;
  return shown
    .map((value) => (value === null ? ' ' : (steps[Math.round(((value - lowest) / range) * (steps.length - 1))] ?? '')))
    .join('')
    .trimEnd();
}

/** A bar of a share of `width` columns, in eighths of a column where the terminal can. */
export function bar(share: number, width: number, { isAscii }: Pencil): string {
  if (isAscii) return '#'.repeat(Math.round(share * width));
  const eighths = Math.round(share * width * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
