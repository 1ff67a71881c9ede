import { cutLine, EMPTY_LINE, fitRows, type Line, type Piece, widthOf } from './line.ts';

/** Columns and rows of the terminal. One row at the foot stays free, see `bodyRows`. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A whole screen before it is drawn: title, body, what there is to say, keys. `cursor` is where typing goes. */
export interface Frame {
  readonly title: Line;
  readonly body: readonly Line[];
  /** One row, or more where there is more to say; then the body gives way. */
  readonly footer: readonly Line[];
  readonly hints: Line;
}

/** Rows of a frame: the terminal's less one, since a full last row makes terminals scroll. */
export function frameRows(size: Size): number {
  return Math.max(4, size.rows - 1);
}

/** Rows between the title and the footer. */
export function bodyRows(size: Size): number {
  return frameRows(size) - 3;
}

/** The frame as exactly `frameRows` lines, each within the columns. */
export function frameLines(frame: Frame, size: Size): Line[] {
  const footer = frame.footer.length === 0 ? [EMPTY_LINE] : frame.footer.slice(0, bodyRows(size));
  const body = fitRows(frame.body, bodyRows(size) + 1 - footer.length);
  return [frame.title, ...body, ...footer, frame.hints].map((row) => cutLine(row, size.columns));
}

/** Keys and what they do, as many as fit: the last ones given are kept first (they lead out and to the help). */
export function hintLine(hints: readonly { key: string; hint: string }[], columns: number): Line {
  const tail = hints.slice(-2);
  let left = columns - widthOfHints(tail);
  const kept: { key: string; hint: string }[] = [];
  for (const hint of hints.slice(0, -2)) {
    left -= widthOfHints([hint]);
    if (left < 0) break;
    kept.push(hint);
  }
  const pieces = [...kept, ...tail].flatMap(({ key, hint }): Piece[] => [
    { text: key, tone: 'key' },
    { text: ` ${hint}  `, tone: 'dim' },
  ]);
  return pieces.length === 0 ? EMPTY_LINE : pieces;
}

function widthOfHints(hints: readonly { key: string; hint: string }[]): number {
  return hints.reduce((sum, { key, hint }) => sum + widthOf(key) + widthOf(hint) + 3, 0);
}
