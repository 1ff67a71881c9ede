/** A move of the keys that all lists share. */
export type Move = 'down' | 'up' | 'pageDown' | 'pageUp' | 'first' | 'last';

/** The focus after a move, within 0 and `count - 1`. `rows` is how many rows the screen shows. */
export function moveFocus(focus: number, move: Move, extent: { count: number; rows: number }): number {
  return clamp(focus + stepOf(move, extent), extent.count);
}

/** The first row on screen so that the focus is visible, moved as little as may be. */
export function topFor(top: number, focus: number, extent: { count: number; rows: number }): number {
  const last = Math.max(0, extent.count - extent.rows);
  const lowest = Math.max(0, focus - extent.rows + 1);
  return Math.min(Math.max(top, lowest), focus, Math.max(last, lowest));
}

/** The first row of a text after a move; a text has no focus, only a scroll. */
export function scrolled(top: number, move: Move, extent: { count: number; rows: number }): number {
  const last = Math.max(0, extent.count - extent.rows);
  return Math.min(Math.max(0, top + stepOf(move, extent)), last);
}

function stepOf(move: Move, extent: { count: number; rows: number }): number {
  const half = Math.max(1, Math.floor(extent.rows / 2));
  switch (move) {
    case 'down':
      return 1;
    case 'up':
      return -1;
    case 'pageDown':
      return half;
    case 'pageUp':
      return -half;
    case 'first':
      return -extent.count;
    case 'last':
      return extent.count;
    default:
      return move satisfies never;
  }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}
