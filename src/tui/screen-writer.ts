import { isPlain } from './widgets/graphemes.ts';
import { type Line, lineWidth } from './widgets/line.ts';
import type { Picture, ScreenCell } from './widgets/picture.ts';

/** A row as it stands on the terminal: its pieces, each as it was painted. */
interface Drawn {
  readonly line: Line;
  readonly painted: readonly string[];
}

/**
 * Terminals that know 2026 draw what lies between at once; the others leave it out. Without 7 a row that a terminal finds
 * wider than we do is cut at its edge, and does not run on into the next.
 */
const BEGIN = '\u001b[?2026h\u001b[?7l';
const END = '\u001b[?7h\u001b[?2026l';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const ERASE_REST = '\u001b[0K';
const NOTHING: Drawn = { line: [], painted: [] };

/**
 * Turns pictures into bytes. Of each row only what comes after the pieces that stand there already is written, each row at
 * its own address: an agent at the end of a slow line waits for a few hundred bytes and not for the whole screen.
 */
export class ScreenWriter {
  #drawn: readonly Drawn[] = [];
  #cursor: ScreenCell | null = null;

  /** What stands on the terminal is gone, and the cursor with it. */
  forget(): void {
    this.#drawn = [];
    this.#cursor = null;
  }

  /** The bytes that make the terminal show this picture; none where it does already. */
  bytesFor({ lines, theme, cursor }: Picture, columns: number): string {
    const next = lines.map((line) => ({ line, painted: line.map((piece) => theme.paint([piece])) }));
    const rows = Math.max(next.length, this.#drawn.length);
    let changes = '';
    for (let row = 0; row < rows; row += 1)
      changes += changeOf(this.#drawn[row] ?? NOTHING, next[row] ?? NOTHING, { row, columns });
    const isMoved = cursor?.x !== this.#cursor?.x || cursor?.y !== this.#cursor?.y;
    this.#drawn = next;
    const wasShown = this.#cursor !== null;
    this.#cursor = cursor;
    if (changes === '' && !isMoved) return '';
    const rest = cursor === null ? '' : `${address(cursor.y, cursor.x)}${SHOW_CURSOR}`;
    return `${BEGIN}${wasShown ? HIDE_CURSOR : ''}${changes}${rest}${END}`;
  }
}

function changeOf(old: Drawn, next: Drawn, at: { readonly row: number; readonly columns: number }): string {
  let same = 0;
  while (same < next.painted.length && next.painted[same] === old.painted[same]) same += 1;
  if (same === next.painted.length && same === old.painted.length) return '';
  // terminals do not agree on how wide pictures are: where one stands, what follows it is drawn after it
  const unsure = next.line.findIndex(({ text }) => !isPlain(text));
  if (unsure !== -1) same = Math.min(same, unsure);
  const column = lineWidth(next.line.slice(0, same));
  // at the end of a full row the terminal stands on its last cell, and would erase that
  if (column >= at.columns) return '';
  return `${address(at.row, column)}${ERASE_REST}${next.painted.slice(same).join('')}`;
}

function address(row: number, column: number): string {
  return `\u001b[${row + 1};${column + 1}H`;
}
