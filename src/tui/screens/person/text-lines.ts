import type { Line } from '../../widgets/line.ts';
import { strangerLines } from '../../widgets/stranger-text.ts';

/** Rows of a text that an entry shows; Enter shows the whole of it in its thread. */
const TEXT_ROWS_MAX = 3;

/** Characters of a text that are broken into rows: more than those rows hold. */
const TEXT_READ_MAX = 2_000;

/** The first rows of a text, with … where there are more. */
export function textLines(text: string, columns: number): Line[] {
  const rows = strangerLines(text.slice(0, TEXT_READ_MAX), columns - 1);
  if (rows.length <= TEXT_ROWS_MAX && text.length <= TEXT_READ_MAX) return rows;
  const kept = rows.slice(0, TEXT_ROWS_MAX);
  return kept.map((row, index) => (index === kept.length - 1 ? [...row, { text: '…', tone: 'dim' }] : row));
}
