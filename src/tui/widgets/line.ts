import { columnsOf, graphemes, isPlain } from './graphemes.ts';

/** What a piece of a line means; `theme.ts` gives it a look. Meaning is always in the words too, never in the look alone. */
export type Tone =
  | 'plain'
  | 'dim'
  | 'strong'
  | 'title'
  | 'key'
  | 'bad'
  | 'warn'
  | 'good'
  | 'note'
  | 'public'
  | 'private'
  | 'selected';

/** A piece of text in one tone. The text is already fit for a terminal (see `stranger-text.ts`). */
export interface Piece {
  readonly text: string;
  readonly tone: Tone;
}

/** One row of the screen. */
export type Line = readonly Piece[];

/** A line of one piece. */
export function line(text: string, tone: Tone = 'plain'): Line {
  return [{ text, tone }];
}

export const EMPTY_LINE: Line = [];

/** Columns that a text takes. */
export function widthOf(text: string): number {
  return columnsOf(text);
}

/** Columns that a line takes. */
export function lineWidth(pieces: Line): number {
  let sum = 0;
  for (const piece of pieces) sum += columnsOf(piece.text);
  return sum;
}

/**
 * The text within `columns`, with … where it was cut; never cut inside what a reader sees as one character. Our own and
 * not cli-truncate, which lets a row of flags or a chain of joined letters through at many times the width.
 */
export function cutText(text: string, columns: number): string {
  if (columns < 1) return '';
  if (isPlain(text)) return text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
  if (text.length <= columns * LENGTH_PER_COLUMN && columnsOf(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const grapheme of graphemes(text)) {
    if (width + grapheme.columns > columns - 1) return `${kept}…`;
    kept += grapheme.text;
    width += grapheme.columns;
  }
  return kept;
}

/** A text with more code units a column than this is cut without measuring the whole of it first. */
const LENGTH_PER_COLUMN = 64;

/** The text cut or filled with spaces to exactly `columns`. */
export function fitText(text: string, columns: number): string {
  const cut = cutText(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - columnsOf(cut)));
}

/** The line within `columns`; what does not fit is cut with …. */
export function cutLine(pieces: Line, columns: number): Line {
  const kept: Piece[] = [];
  let left = columns;
  for (const piece of pieces) {
    if (left <= 0) break;
    const width = columnsOf(piece.text);
    const text = width <= left ? piece.text : cutText(piece.text, left);
    kept.push(width <= left ? piece : { ...piece, text });
    left -= Math.min(width, left);
  }
  return kept;
}

/** The line cut or filled with spaces to exactly `columns`. */
export function fitLine(pieces: Line, columns: number): Line {
  const cut = cutLine(pieces, columns);
  const missing = columns - lineWidth(cut);
  return missing > 0 ? [...cut, { text: ' '.repeat(missing), tone: cut.at(-1)?.tone ?? 'plain' }] : cut;
}

/** Every piece of the line in one tone. */
export function inTone(pieces: Line, tone: Tone): Line {
  return pieces.map((piece) => ({ ...piece, tone }));
}

/** Exactly `rows` lines: cut, or filled with empty ones. */
export function fitRows(lines: readonly Line[], rows: number): Line[] {
  const kept = lines.slice(0, Math.max(0, rows));
  while (kept.length < rows) kept.push(EMPTY_LINE);
  return kept;
}

/** Two blocks side by side with a rule between them. `leftColumns` is the width of the left one. */
export function sideBySide(left: readonly Line[], right: readonly Line[], leftColumns: number): Line[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, row) => [
    ...fitLine(left[row] ?? EMPTY_LINE, leftColumns),
    { text: ' │ ', tone: 'dim' as const },
    ...(right[row] ?? EMPTY_LINE),
  ]);
}
