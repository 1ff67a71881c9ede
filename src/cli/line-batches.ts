import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { usage } from './flags.ts';

/** One line without its end, or why it cannot be read. */
export type Line = string | UnreadableLine;

/** A line that was longer than a line may be, or whose bytes are not UTF-8. */
export interface UnreadableLine {
  readonly unreadable: 'too long' | 'not UTF-8';
}

const NEWLINE = 0x0a;
const TOO_LONG: UnreadableLine = { unreadable: 'too long' };
const NOT_UTF8: UnreadableLine = { unreadable: 'not UTF-8' };
/** The first two bytes of UTF-16, in either order. */
const UTF16_MARKS = ['fffe', 'feff'];
/** Longer lines are no messages; they are passed over, so that a file without line ends cannot fill the memory. */
export const LINE_BYTES_MAX = 64 * 1024 * 1024;

/**
 * The lines of a stream of UTF-8 as they come, those of one piece at a time; without a byte order mark and without the
 * `\r` of Windows. Lines are found among the bytes, so that a piece may end inside a character. Ends quietly when `signal`
 * is aborted.
 * @throws {ProblemError} USAGE at once where the stream begins as UTF-16 does
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
  private head = '';

  take(piece: Buffer): Line[] {
    this.demandUtf8(piece);
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
    if (start <= end) lines.push(...this.linesOf(piece.subarray(start, end)));
    this.keep(piece.subarray(end + 1));
    return lines;
  }

  /** What waits, as one line. */
  rest(): Line[] {
    if (this.waitingBytes === 0) return [];
    const isTooLong = this.waitingBytes > LINE_BYTES_MAX;
    const line = isTooLong ? TOO_LONG : this.lineOf(Buffer.concat(this.waiting));
    this.waiting = [];
    this.waitingBytes = 0;
    return [line];
  }

  /** Nearly always all of them are UTF-8, and then they are read in one go. */
  private linesOf(bytes: Buffer): Line[] {
    if (isUtf8(bytes))
      return bytes
        .toString('utf8')
        .split('\n')
        .map((line) => this.tidy(line));
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.push(this.lineOf(bytes.subarray(start, end)));
      start = end + 1;
    }
    lines.push(this.lineOf(bytes.subarray(start)));
    return lines;
  }

  private lineOf(bytes: Buffer): Line {
    if (isUtf8(bytes)) return this.tidy(bytes.toString('utf8'));
    this.isFirst = false;
    return NOT_UTF8;
  }

  /** Looks at the first two bytes of all. */
  private demandUtf8(piece: Buffer): void {
    if (this.head.length === 4) return;
    this.head += piece.toString('hex', 0, 2 - this.head.length / 2);
    if (UTF16_MARKS.includes(this.head)) throw usage('the input is UTF-16, not UTF-8', 'Save the file as UTF-8.');
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
