import type { Cell } from './use-live.ts';

const CELLS = new WeakMap<object, Cell<unknown>>();

/**
 * A screen's state for as long as its place is on the stack: whoever comes back from a thread finds the cursor where it was.
 * @param first what the place was opened with: the same object each time the screen is drawn anew
 */
export function keptState<S>(first: object): Cell<S> {
  const known = CELLS.get(first);
  if (known !== undefined) return known as Cell<S>;
  const made: Cell<S> = { current: null };
  CELLS.set(first, made as Cell<unknown>);
  return made;
}
