import type { ProblemError } from '../../domain/problem.ts';
import { problemWords, type TimeWriter } from '../../domain/problem-words.ts';

/** Each problem once, with the replies that met it: fifty that met the same budget are one line. */
export function problemLines(
  met: readonly { readonly reply: number; readonly problem: ProblemError }[],
  writeTime?: TimeWriter,
): string[] {
  const byWords = Map.groupBy(met, ({ problem }) => problemWords(problem, writeTime).message);
  return [...byWords].map(([message, several]) => {
    if (several.length === 1) return message;
    const numbers = several.slice(0, NAMED_MAX).map(({ reply }) => reply);
    const more = several.length > NAMED_MAX ? ' …' : '';
    return `${message} (${several.length} replies: ${numbers.join(', ')}${more})`;
  });
}

const NAMED_MAX = 10;

/** A problem as scripts get it. */
export function problemJson(problem: ProblemError, writeTime?: TimeWriter) {
  return { error: { code: problem.code, ...problemWords(problem, writeTime) } };
}
