const EIGHTHS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
/** Wider bars look like walls. */
const BAR_COLUMNS_MAX = 4;

/** Room for a chart. */
export interface ChartRoom {
  readonly columns: number;
  readonly rows: number;
}

/**
 * Values as bars of block characters, the highest as high as the room. A value above zero always shows; zero shows as an
 * empty place over a line. Values that do not fit are left out at the start, so that the newest is always there.
 */
export function barChart(values: readonly number[], room: ChartRoom): string[] {
  const shown = values.slice(-Math.max(1, room.columns));
  const width = Math.max(1, Math.min(BAR_COLUMNS_MAX, Math.floor(room.columns / Math.max(1, shown.length))));
  const highest = Math.max(0, ...shown);
  const eighths = shown.map((value) =>
    highest === 0 || value <= 0 ? 0 : Math.max(1, Math.round((value / highest) * room.rows * EIGHTHS.length)),
  );
  return Array.from({ length: room.rows }, (_, row) => {
    const below = (room.rows - 1 - row) * EIGHTHS.length;
    const isGround = row === room.rows - 1;
    return eighths.map((height) => barPiece(height - below, isGround, width)).join('');
  });
}

function barPiece(eighths: number, isGround: boolean, width: number): string {
  const glyph = eighths <= 0 ? (isGround ? '·' : ' ') : (EIGHTHS[Math.min(EIGHTHS.length, eighths) - 1] ?? ' ');
  const isDot = glyph === '·';
  // bars stand apart where there is room, so that they can be counted
  if (width === 1) return glyph;
  return isDot ? `${glyph}${' '.repeat(width - 1)}` : `${glyph.repeat(width - 1)} `;
}
