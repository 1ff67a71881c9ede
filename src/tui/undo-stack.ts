import { type ProblemCode, ProblemError } from '../domain/problem.ts';

/** A change that nobody outside saw, and the way back. */
export interface Undoable {
  /** What was done, for the line that tells it was undone. */
  readonly words: string;
  readonly back: () => Promise<void>;
}

/** Changes of this sitting, the last one on top. */
export class UndoStack {
  readonly #done: Undoable[] = [];

  push(change: Undoable): void {
    this.#done.push(change);
    if (this.#done.length > DEPTH_MAX) this.#done.shift();
  }

  /**
   * Takes the last change back; null where there is none. What cannot be taken back now, but later, stays on top; what never can
   * is forgotten, so that it does not lie on what was done before it.
   */
  async undo(): Promise<string | null> {
    const last = this.#done.at(-1);
    if (last === undefined) return null;
    try {
      await last.back();
    } catch (problem) {
      if (isForGood(problem)) this.#forget(last);
      throw problem;
    }
    this.#forget(last);
    return last.words;
  }

  #forget(change: Undoable): void {
    const place = this.#done.lastIndexOf(change);
    if (place !== -1) this.#done.splice(place, 1);
  }
}

const DEPTH_MAX = 100;

/** Problems of the moment: the same may work a little later. */
const PASSING: readonly ProblemCode[] = ['DATABASE_BUSY', 'DATABASE_UNWRITABLE'];

function isForGood(problem: unknown): boolean {
  return problem instanceof ProblemError && !PASSING.includes(problem.code);
}
