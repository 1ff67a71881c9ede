import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { ProblemError } from '../../domain/problem.ts';

/** Tells where in a file something is wrong with the file itself. Lines count from 1. */
export function invalid(file: string, line: number | null, problem: string): ProblemError<'FILE_INVALID'> {
  return new ProblemError('FILE_INVALID', { file, line, problem });
}

/**
 * A file's text in pieces as they are read, without its byte order mark.
 * @throws {ProblemError} FILE_INVALID with the line: unreadable, UTF-16, not UTF-8, or with a NUL
 */
export async function* fileText(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let isFirst = true;
  for await (const bytes of chunks(file)) {
    if (isFirst && isUtf16(bytes)) throw invalid(file, 1, 'it is UTF-16; save it as UTF-8');
    isFirst = false;
    const text = decoded(decoder, bytes);
    if (text === null) throw invalid(file, line + goodLines(bytes), 'it is not UTF-8; save it as UTF-8');
    const nul = text.indexOf('\0');
    if (nul >= 0) throw invalid(file, line + lineBreaks(text.slice(0, nul)), 'it holds a NUL character');
    line += lineBreaks(text);
    if (text !== '') yield text;
  }
  if (decoded(decoder, null) === null) throw invalid(file, line, 'it ends in the middle of a character');
}

async function* chunks(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const bytes of createReadStream(file)) yield bytes;
  } catch (error) {
    const words = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw invalid(file, null, `it cannot be read (${words})`);
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer | null): string | null {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function isUtf16(bytes: Buffer): boolean {
  const [a, b, c, d] = bytes;
  const hasMark = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  // without a mark, every other byte of Latin letters is zero
  return hasMark || (a === 0 && b !== 0 && c === 0) || (a !== 0 && b === 0 && c !== 0 && d === 0);
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}

/** How many whole lines of these bytes are UTF-8 before the first that is not. */
function goodLines(bytes: Buffer): number {
  let good = 0;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    // the first line may begin in the middle of a character that the piece before began
    if (good > 0 && decoded(new TextDecoder('utf-8', { fatal: true }), bytes.subarray(start, end)) === null) break;
    if (good === 0 && decoded(new TextDecoder('utf-8', { fatal: true }), tail(bytes.subarray(0, end))) === null) break;
    good += 1;
    start = end + 1;
  }
  return good;
}

/** Without what may be the end of a character that began earlier. */
function tail(bytes: Buffer): Buffer {
  let start = 0;
  while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.subarray(start);
}
