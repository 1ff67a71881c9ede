import { safeLine, safeText } from '../../domain/safe-text.ts';
import type { AnswerFit, SavedAnswer } from '../../domain/saved-answer.ts';
import { askFor } from '../../domain/saved-answer.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import { table } from './table.ts';

/** A saved answer as scripts get it: what it says of itself, its blanks, and how well it suits the conversation, where one is named. */
export function answerJson(answer: SavedAnswer) {
  const { name, title, language, topics, visibility, owner, reviewBefore, twin, problem, fit } = answer;
  return {
    ...{ name, title, language, topics, visibility, owner, reviewBefore, twin },
    variables: answer.variables.map((blank) => ({
      name: blank,
      ask: askFor(answer, blank),
      fallback: answer.blanks[blank]?.fallback ?? null,
      missing: answer.missing.includes(blank),
    })),
    fit: fit === null ? null : { language: fit.isTheirLanguage, visibility: fit.isTheirWay, topics: fit.topics },
    problem,
    text: answer.body,
  };
}

/** Saved answers under headings, the best first; `isSuggested` where they were asked for a conversation. */
export function answersText(answers: readonly SavedAnswer[], width: number | null): string {
  if (answers.length === 0) return 'No saved answers.';
  const isSuggested = answers.some(({ fit }) => fit !== null);
  const columns: Column<SavedAnswer>[] = [
    { title: 'NAME', cell: ({ name }) => safeLine(name) },
    { title: 'LANGUAGE', cell: ({ language }) => safeLine(language ?? '') },
    { title: 'WAY', cell: ({ visibility }) => (visibility === 'public' ? 'PUBLIC' : visibility) },
    { title: 'ABOUT', cell: ({ topics }) => topics.join(', ') },
    ...(isSuggested ? [{ title: 'FITS', cell: ({ fit }: SavedAnswer) => fitWords(fit) }] : []),
    { title: 'ASKS FOR', cell: ({ missing }) => safeLine(missing.join(', ')) },
    { title: 'TITLE', cell: ({ title, problem }) => safeLine(title) + problemWords(problem) },
  ];
  return table(answers, columns, width);
}

/** One saved answer with all that is known of it. */
export function answerText(answer: SavedAnswer): string {
  const { title, name, language, visibility, topics, owner, reviewBefore, twin, problem } = answer;
  const facts = [
    ['language', language],
    ['way', visibility === 'both' ? 'public and private' : visibility],
    ['about', topics.join(', ')],
    ['owner', owner],
    ['review before', reviewBefore],
    ['twin', twin],
    ['blanks', answer.variables.map((blank) => blankWords(answer, blank)).join('; ')],
    ['problem', problem],
  ].filter((fact): fact is [string, string] => typeof fact[1] === 'string' && fact[1] !== '');
  const head = `${paint.strong(safeLine(title))} (${safeLine(name)})`;
  return [head, ...facts.map(([what, said]) => `${what}: ${safeLine(said)}`), '', safeText(answer.body)].join('\n');
}

function blankWords(answer: SavedAnswer, blank: string): string {
  const ask = askFor(answer, blank);
  const { fallback = null } = answer.blanks[blank] ?? {};
  const asked = ask === null ? '' : ` (asks: ${ask})`;
  return `${blank}${asked}${fallback === null ? '' : `, else “${fallback}”`}`;
}

function fitWords(fit: AnswerFit | null): string {
  if (fit === null) return '';
  const way = fit.isTheirWay ? [] : ['not this way'];
  return [...(fit.isTheirLanguage ? ['language'] : []), ...fit.topics, ...way].join(', ');
}

function problemWords(problem: string | null): string {
  return problem === null ? '' : ` ${paint.bad(`cannot be taken: ${safeLine(problem)}`)}`;
}
