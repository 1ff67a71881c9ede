import type { Writable } from 'node:stream';
import { demandTaken, isGone, unwritable } from './write-out.ts';

/** Fewer, larger writes: a pipe takes this much at once. */
const FULL = 64 * 1024;

/** Collects lines and writes them together; waits for a slow reader, so that memory holds one batch and not the output. */
export class BatchWriter {
  private readonly stream: Writable;
  private readonly signal: AbortSignal;
  private text = '';

  constructor(stream: Writable, signal: AbortSignal) {
    this.stream = stream;
    this.signal = signal;
  }

  /** Whether it is time to flush. */
  get isFull(): boolean {
    return this.text.length >= FULL;
  }

  add(line: string): void {
    this.text += `${line}\n`;
  }

  /**
   * Writes what was collected; settles when the reader takes more, has gone, or `signal` is aborted.
   * @throws {ProblemError} OUTPUT_UNWRITABLE when the stream fails
   */
  async flush(): Promise<void> {
    const { text, stream, signal } = this;
    this.text = '';
    if (text === '' || signal.aborted) return;
    // what failed after the last write was taken
    demandTaken(stream);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (error: NodeJS.ErrnoException): void => {
      // who reads our output may go away; the interruption knows
      if (isGone(error)) resolve();
      else reject(unwritable(error));
    };
    const done = (): void => resolve();
    stream.once('error', fail);
    if (stream.write(text)) resolve();
    else {
      stream.once('drain', done);
      stream.once('close', done);
      signal.addEventListener('abort', done, { once: true });
    }
    await promise.finally(() => {
      stream.off('error', fail);
      stream.off('drain', done);
      stream.off('close', done);
      signal.removeEventListener('abort', done);
    });
    // a file is written at once, and its failure is known at once
    demandTaken(stream);
  }
}
