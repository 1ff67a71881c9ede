import type { ProblemError } from '../../domain/problem.ts';
import { problemWords, type TimeWriter } from '../../domain/problem-words.ts';

/** A problem as scripts get it. */
export function problemJson(problem: ProblemError, writeTime?: TimeWriter) {
  return { error: { code: problem.code, ...problemWords(problem, writeTime) } };
}
