import type { ProblemError } from '../domain/problem.ts';
import { usage } from './flags.ts';
import { languageCode } from './language-code.ts';
import type { Line, UnreadableLine } from './line-batches.ts';

/** One line of `kuulo classify`'s input. */
export interface ClassifyInput {
  /** As it was given; the line's number when none was. */
  readonly id: string | number;
  readonly text: string;
  /** ISO 639 code, or null where none was given that is one. */
  readonly language: string | null;
}

/** A line that cannot be classified. */
export interface RefusedInput {
  /** As it was given, or null where none could be read. */
  readonly id: string | number | null;
  readonly problem: ProblemError<'USAGE'>;
}

/** Reads one line, or says what is wrong with it. */
export function readClassifyLine(line: Line, number: number): ClassifyInput | RefusedInput {
  if (typeof line !== 'string') return { id: null, problem: unreadable(line, number) };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, problem: usage(`line ${number} is not JSON`, ONE_A_LINE) };
  }
  const given = typeof value === 'object' && value !== null ? value : {};
  const id = 'id' in given ? idAsWritten(given.id, line) : null;
  if (!('text' in given) || typeof given.text !== 'string')
    return { id, problem: usage(`line ${number} has no "text"`, ONE_A_LINE) };
  const language = 'language' in given ? given.language : null;
  return {
    id: id ?? String(number),
    text: given.text,
    language: typeof language === 'string' ? languageCode(language) : null,
  };
}

const ONE_A_LINE = 'Write one object a line: {"id":"1","text":"…"}.';

function unreadable({ unreadable: why }: UnreadableLine, number: number): ProblemError<'USAGE'> {
  return why === 'too long'
    ? usage(`line ${number} is too long`, 'Write one object a line, each below 64 MB.')
    : usage(`line ${number} is not UTF-8`, 'Save the file as UTF-8.');
}

/** The numbers of X and Mastodon are longer than a number may be in JavaScript; they are told as they were written. */
function idAsWritten(id: unknown, line: string): string | number | null {
  if (typeof id !== 'number') return typeof id === 'string' ? id : null;
  if (Number.isSafeInteger(id)) return id;
  const written = [...line.matchAll(/"id"\s*:\s*(-?\d+)/g)].map(([, digits]) => digits ?? '');
  return written.find((digits) => Number(digits) === id) ?? id;
}
