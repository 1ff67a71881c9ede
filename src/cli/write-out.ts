import type { Writable } from 'node:stream';
import { ProblemError } from '../domain/problem.ts';

/** Writes to stdout. @throws {ProblemError} OUTPUT_UNWRITABLE where the disk is full or the like */
export function writeOut(text: string): void {
  process.stdout.write(text);
  demandTaken(process.stdout);
}

/**
 * What a stream could not write, as a problem; a reader that went away is none, the interruption knows.
 * @throws {ProblemError} OUTPUT_UNWRITABLE
 */
export function demandTaken(stream: Writable): void {
  const { errored } = stream;
  if (errored !== null && !isGone(errored)) throw unwritable(errored);
}

/** Whether whoever read our output went away. */
export function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE';
}

/** The problem of a stream that failed. */
export function unwritable(error: Error): ProblemError<'OUTPUT_UNWRITABLE'> {
  return new ProblemError('OUTPUT_UNWRITABLE', { words: error.message }, { cause: error });
}
