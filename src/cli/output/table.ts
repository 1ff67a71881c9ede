import stringWidth from 'string-width';
import type { Column } from './column.ts';
import { cutText } from './cut-text.ts';
import { paint } from './paint.ts';

const GAP = '  ';
/** Where a row does not fit the screen, a cell but the last takes no more of it than this: one long name hides no other column. */
const CELL_COLUMNS = 24;
const CELL_SHARE = 0.25;
/** A screen narrower than this is written as if it were so wide. */
const COLUMNS_MIN = 20;

/**
 * Rows under headings, one line each. They are cut to the screen's width; into a pipe nothing is cut.
 * @param width of the screen in columns, or null
 */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[], width: number | null): string {
  const whole = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const isTooWide = width !== null && rowWidth(widthsOf(whole, columns)) > width;
  const cells = isTooWide ? whole.map((row) => withinShare(row, width)) : whole;
  const widths = widthsOf(cells, columns);
  const line = (parts: readonly string[]): string => {
    const padded = parts.map((part, index) => {
      const blank = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(part)));
      if (columns[index]?.isRight) return blank + part;
      return index === parts.length - 1 ? part : part + blank;
    });
    return isTooWide ? cutRow(padded, Math.max(COLUMNS_MIN, width)) : padded.join(GAP).trimEnd();
  };
  const head = line(columns.map(({ title }) => paint.faint(title)));
  return [head, ...cells.map(line)].join('\n');
}

function widthsOf<T>(cells: readonly (readonly string[])[], columns: readonly Column<T>[]): number[] {
  return columns.map(({ title }, index) =>
    cells.reduce((most, row) => Math.max(most, stringWidth(row[index] ?? '')), stringWidth(title)),
  );
}

function rowWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
}

function withinShare(row: readonly string[], width: number): string[] {
  const columns = Math.max(CELL_COLUMNS, Math.floor(width * CELL_SHARE));
  return row.map((cell, index) => (index === row.length - 1 ? cell : cutText(cell, columns)));
}

/** The cells of a row side by side, as far as there is room. */
function cutRow(cells: readonly string[], columns: number): string {
  let row = '';
  let left = columns;
  for (const [index, cell] of cells.entries()) {
    const piece = index === 0 ? cell : GAP + cell;
    const width = stringWidth(piece);
    row += cutText(piece, left);
    left -= width;
    if (left <= 0) break;
  }
  return row.trimEnd();
}
