import { paint, withoutColours } from './paint.ts';
import type { Pen } from './pen.ts';
import { table } from './table.ts';

/** A pen for any text: colours where they are wanted, cut to the screen's width (null: not cut). */
export function fullPen(width: number | null, isPlain = false): Pen {
  if (isPlain) withoutColours();
  return { table: (rows, columns) => table(rows, columns, width), bad: paint.bad, warning: paint.warning };
}
