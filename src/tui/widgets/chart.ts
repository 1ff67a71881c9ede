import { fitText, widthOf } from './line.ts';

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
  const width = barColumns(shown.length, room.columns);
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

/**
 * The row under a chart of as many values: the names of some of them under their bars, as many as there is room for,
 * but no more than are read at a glance.
 */
export function chartAxis(names: readonly string[], columns: number): string {
  const shown = names.slice(-Math.max(1, columns));
  const width = barColumns(shown.length, columns);
  const longest = Math.max(0, ...shown.map(widthOf));
  const isCalm = (bars: number): boolean => bars * width > longest && shown.length / bars <= AXIS_NAMES_MAX;
  const step = AXIS_STEPS.find(isCalm) ?? Math.max(1, shown.length);
  let axis = '';
  for (const [bar, name] of shown.entries()) {
    const at = bar * width;
    // the last one is left out where it would not be whole
    if (bar % step === 0 && at + widthOf(name) <= columns) axis = fitText(axis, at) + name;
  }
  return axis;
}

const AXIS_STEPS = [1, 2, 4, 6, 12, 24] as const;
const AXIS_NAMES_MAX = 8;

function barColumns(bars: number, columns: number): number {
  return Math.max(1, Math.min(BAR_COLUMNS_MAX, Math.floor(columns / Math.max(1, bars))));
}

function barPiece(eighths: number, isGround: boolean, width: number): string {
  const glyph = eighths <= 0 ? (isGround ? '·' : ' ') : (EIGHTHS[Math.min(EIGHTHS.length, eighths) - 1] ?? ' ');
  const isDot = glyph === '·';
  // bars stand apart where there is room, so that they can be counted
  if (width === 1) return glyph;
  return isDot ? `${glyph}${' '.repeat(width - 1)}` : `${glyph.repeat(width - 1)} `;
}
