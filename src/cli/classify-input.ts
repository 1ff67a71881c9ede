import type { ProblemError } from '../domain/problem.ts';
import { usage } from './flags.ts';
import type { Line } from './line-batches.ts';

/** One line of `kuulo classify`'s input. */
export interface ClassifyInput {
  /** As it was given; the line's number when none was. */
  readonly id: string | number;
  readonly text: string;
  readonly language: string | null;
}

/** Reads one line, or says what is wrong with it. */
export function readClassifyLine(line: Line, number: number): ClassifyInput | ProblemError<'USAGE'> {
  if (line === null) return usage(`line ${number} is too long`, 'Write one object a line, each below 64 MB.');
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
    id: typeof id === 'string' ? id : typeof id === 'number' ? numberAsWritten(id, line) : String(number),
    text: value.text,
    language: typeof language === 'string' && language !== '' ? language : null,
  };
}

/** The numbers of X and Mastodon are longer than a number may be in JavaScript; they are told as they were written. */
function numberAsWritten(id: number, line: string): string | number {
  if (Number.isSafeInteger(id)) return id;
  const written = [...line.matchAll(/"id"\s*:\s*(-?\d+)/g)].map(([, digits]) => digits ?? '');
  return written.find((digits) => Number(digits) === id) ?? id;
}
