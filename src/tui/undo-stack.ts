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

  /** Takes the last change back; null where there is none. What cannot be taken back stays on top. */
  async undo(): Promise<string | null> {
    const last = this.#done.at(-1);
    if (last === undefined) return null;
    await last.back();
    this.#done.pop();
    return last.words;
  }
}

const DEPTH_MAX = 100;
