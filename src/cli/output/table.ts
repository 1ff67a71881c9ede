import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import type { Column } from './column.ts';
import { paint } from './paint.ts';

const GAP = '  ';

/**
 * Rows under headings, one line each. The last column is cut to the screen's width; into a pipe nothing is cut.
 * @param width of the screen in columns, or null
 */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[], width: number | null): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  );
  const line = (parts: readonly string[]): string => {
    const padded = parts.map((part, index) => {
      const blank = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(part)));
      if (columns[index]?.isRight) return blank + part;
      return index === parts.length - 1 ? part : part + blank;
    });
    const whole = padded.join(GAP).trimEnd();
    return width === null ? whole : cliTruncate(whole, Math.max(20, width));
  };
  const head = line(columns.map(({ title }) => paint.faint(title)));
  return [head, ...cells.map(line)].join('\n');
}
