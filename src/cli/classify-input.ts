import { createInterface } from 'node:readline';
import type { ProblemError } from '../domain/problem.ts';
import { usage } from './flags.ts';

/** One line of `kuulo classify`'s input. */
export interface ClassifyInput {
  /** As it was given; the line's number when none was. */
  readonly id: string | number;
  readonly text: string;
  readonly language: string | null;
}

/** Lines of stdin as they come, until its end or the signal. */
export async function* stdinLines(signal: AbortSignal): AsyncGenerator<string> {
  const reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  signal.addEventListener('abort', () => reader.close(), { once: true });
  let isFirst = true;
  for await (const line of reader) {
    if (signal.aborted) break;
    yield isFirst ? line.replace(/^\ufeff/, '') : line;
    isFirst = false;
  }
}

/** Reads one line, or says what is wrong with it. */
export function readClassifyLine(line: string, number: number): ClassifyInput | ProblemError<'USAGE'> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return usage(`line ${number} is not JSON`, 'Write one object a line: {"id":"1","text":"…"}.');
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    return usage(`line ${number} has no "text"`, 'Write one object a line: {"id":"1","text":"…"}.');
  }
  const id = 'id' in value ? value.id : null;
  const language = 'language' in value ? value.language : null;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? id : String(number),
    text: value.text,
    language: typeof language === 'string' && language !== '' ? language : null,
  };
}
