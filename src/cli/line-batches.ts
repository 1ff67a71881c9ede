import type { Readable } from 'node:stream';

/** One line without its end, or null where it was longer than a line may be. */
export type Line = string | null;

const NEWLINE = 0x0a;
/** Longer lines are no messages; they are passed over, so that a file without line ends cannot fill the memory. */
export const LINE_BYTES_MAX = 64 * 1024 * 1024;

/**
 * The lines of a stream of UTF-8 as they come, those of one piece at a time; without a byte order mark and without the
 * `\r` of Windows. Lines are found among the bytes, so that a piece may end inside a character. Ends quietly when `signal`
 * is aborted.
 */
export async function* lineBatches(source: Readable, signal: AbortSignal): AsyncGenerator<readonly Line[]> {
  const stop = (): void => void source.destroy();
  signal.addEventListener('abort', stop, { once: true });
  const lines = new LineCutter();
  try {
    if (signal.aborted) return;
    for await (const piece of source) {
      if (signal.aborted) return;
      const batch = lines.take(piece);
      if (batch.length > 0) yield batch;
    }
    const last = lines.rest();
    if (last.length > 0) yield last;
  } catch (error) {
    // a stream that we closed complains of an early end
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Cuts bytes into lines; what has no end yet waits for the next piece. */
class LineCutter {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private isFirst = true;

  take(piece: Buffer): Line[] {
    const end = piece.lastIndexOf(NEWLINE);
    if (end < 0) {
      this.keep(piece);
      return [];
    }
    const lines: Line[] = [];
    let start = 0;
    if (this.waitingBytes > 0) {
      start = piece.indexOf(NEWLINE) + 1;
      this.keep(piece.subarray(0, start - 1));
      lines.push(...this.rest());
    }
    if (start <= end) for (const line of piece.toString('utf8', start, end).split('\n')) lines.push(this.tidy(line));
    this.keep(piece.subarray(end + 1));
    return lines;
  }

  /** What waits, as one line. */
  rest(): Line[] {
    if (this.waitingBytes === 0) return [];
    const isTooLong = this.waitingBytes > LINE_BYTES_MAX;
    const line = isTooLong ? null : this.tidy(Buffer.concat(this.waiting).toString('utf8'));
    this.waiting = [];
    this.waitingBytes = 0;
    return [line];
  }

  private keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.waitingBytes += bytes.length;
    if (this.waitingBytes > LINE_BYTES_MAX) this.waiting = [];
    else this.waiting.push(bytes);
  }

  private tidy(line: string): string {
    const isMarked = this.isFirst && line.charCodeAt(0) === 0xfeff;
    this.isFirst = false;
    const end = line.endsWith('\r') ? line.length - 1 : line.length;
    return isMarked || end < line.length ? line.slice(isMarked ? 1 : 0, end) : line;
  }
}
