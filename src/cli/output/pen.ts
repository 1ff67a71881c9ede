import type { Column } from './column.ts';

/** How a screen is drawn: with colours and cut to the terminal, or plainly into a pipe. */
export interface Pen {
  table<T>(rows: readonly T[], columns: readonly Column<T>[]): string;
  bad(text: string): string;
  warning(text: string): string;
}

/**
 * A pen for a pipe and plain ASCII, which needs no package: nothing is cut, nothing is coloured.
 * Throws NotPlainError where a cell holds anything else, and then the full pen is the one to draw.
 */
export const plainPen: Pen = {
  table: (rows, columns) => {
    const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
    if (lines.flat().some((cell) => /[^ -~]/.test(cell))) throw new NotPlainError();
    const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
    return lines
      .map((line) =>
        line
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  },
  bad: (text) => text,
  warning: (text) => text,
};

/** A text that is not plain ASCII: its width is not its length. */
export class NotPlainError extends Error {
  constructor() {
    super('not plain');
    this.name = 'NotPlainError';
  }
}
