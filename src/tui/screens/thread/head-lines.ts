import { type Line, lineWidth, type Piece, widthOf } from '../../widgets/line.ts';
import { wrapLines } from '../../widgets/wrap.ts';

/** A head on one row where it fits; else what does not is on rows of its own below, so that nothing of it is cut. */
export function headLines(pieces: readonly Piece[], columns: number): Line[] {
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  const rows: Piece[][] = [[first]];
  for (const piece of rest) {
    const row = rows.at(-1) ?? [];
    if (lineWidth(row) + widthOf(piece.text) <= columns) row.push(piece);
    // what separates it from the row before is not needed at the beginning of one
    else rows.push([{ ...piece, text: piece.text.replace(/^ · /, '') }]);
  }
  return rows.flatMap((row) => {
    const [only] = row;
    if (row.length > 1 || only === undefined) return [row];
    return wrapLines(only.text, columns, { tone: only.tone });
  });
}
