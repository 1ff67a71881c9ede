import type { Desk } from '../desk-state.ts';

/** Who tells the progress. The desk is one. */
type Telling = Pick<Desk, 'say' | 'words'>;

/** What is done to several, and to how many of them at once. */
export interface Work<T> {
  readonly size: number;
  act(some: readonly T[]): Promise<void>;
}

/** How far it came. */
export interface Reached<T> {
  readonly done: readonly T[];
  /** What stopped it before the end; null when nothing did. */
  readonly problem: unknown;
}

/** In one step that is done as a whole or not at all; only many are cut up, so that their progress can be told. */
export const TOGETHER = 50;
/** In steps of one. */
export const ONE_BY_ONE = 1;

/** From so many on their progress is told. */
const MANY = 100;
const TOLD_EACH = 10;

/** Does it to all of them, telling the progress where they are many. A problem is no throw: what was done before it counts. */
export async function inPieces<T>(desk: Telling, all: readonly T[], { size, act }: Work<T>): Promise<Reached<T>> {
  const isLong = all.length >= MANY;
  const step = size === TOGETHER && !isLong ? Math.max(1, all.length) : size;
  for (let done = 0; done < all.length; done += step) {
    if (isLong && done % TOLD_EACH === 0) desk.say(desk.words.acts.progress(done, all.length));
    try {
      await act(all.slice(done, done + step));
    } catch (problem) {
      return { done: all.slice(0, done), problem };
    }
  }
  return { done: all, problem: null };
}
