import type { ProblemError } from '../../domain/problem.ts';
import { problemWords, type TimeWriter } from '../../domain/problem-words.ts';

/** Each problem once, with the replies that met it and what to do next: fifty that met the same budget are told as one. */
export function problemLines(
  met: readonly { readonly reply: number; readonly problem: ProblemError }[],
  writeTime?: TimeWriter,
): string[] {
  const byWords = Map.groupBy(met, ({ problem }) => problemWords(problem, writeTime).message);
  return [...byWords].map(([message, several]) => {
    const [first] = several;
    const hint = first === undefined ? '' : `\n  ${problemWords(first.problem, writeTime).hint}`;
    if (new Set(several.map(({ reply }) => reply)).size === 1) return `${message}${hint}`;
    const numbers = several.slice(0, NAMED_MAX).map(({ reply }) => reply);
    const more = several.length > NAMED_MAX ? ' …' : '';
    return `${message} (${several.length} replies: ${numbers.join(', ')}${more})${hint}`;
  });
}

const NAMED_MAX = 10;

/** A problem as scripts get it. */
export function problemJson(problem: ProblemError, writeTime?: TimeWriter) {
  const missing =
    'missing' in problem.facts && problem.code === 'ANSWER_UNFILLED' ? { missing: problem.facts.missing } : {};
  return { error: { code: problem.code, ...problemWords(problem, writeTime), ...missing } };
}
