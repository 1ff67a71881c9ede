const HELD_MAX = 200;

type Done = (error?: Error | null) => void;

/** Keeps what goes to stderr (the log, warnings of the runtime) off the screen, and writes it when the screen is given back. */
export class HeldErrors {
  #held: (string | Uint8Array)[] = [];
  #write: typeof process.stderr.write | null = null;

  /** Nothing is held where stderr goes elsewhere, such as into a file. */
  hold(): void {
    if (this.#write !== null || !process.stderr.isTTY) return;
    this.#write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done): boolean => {
      if (this.#held.length < HELD_MAX) this.#held.push(chunk);
      const told = typeof encoding === 'function' ? encoding : done;
      told?.();
      return true;
    };
  }

  release(): void {
    if (this.#write === null) return;
    process.stderr.write = this.#write;
    this.#write = null;
    for (const chunk of this.#held) process.stderr.write(chunk);
    this.#held = [];
  }
}
