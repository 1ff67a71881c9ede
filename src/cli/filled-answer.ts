import type { App } from '../app.ts';
import { ProblemError } from '../domain/problem.ts';
import { safeLine } from '../domain/safe-text.ts';
import { KNOWN_BLANKS, type TakenAnswer } from '../domain/saved-answer.ts';
import { askLine } from './ask-secret.ts';
import { usage } from './flags.ts';

/** What the flag is like that fills in blanks of a saved answer. */
export const setFlag = {
  summary: 'Fills in a blank of the answer; several times for several.',
  helpValue: 'NAME=VALUE',
  multiple: true,
  multipleNonGreedy: true,
} as const;

/** Which answer, for which conversation, with what in its blanks. */
export interface AnswerWanted {
  readonly name: string;
  readonly conversation: string | number | null;
  /** As they were given: `order=A-17`. */
  readonly set: readonly string[];
}

/**
 * A saved answer with its blanks filled in, by what is known and by what was given; never with one that is empty.
 * @throws {ProblemError} ANSWER_UNFILLED where something is missing; USAGE, FILE_INVALID
 */
export async function filledAnswer(app: App, { name, conversation, set }: AnswerWanted): Promise<TakenAnswer> {
  const { variables } = await app.answer(name, conversation);
  const values = Object.fromEntries(set.map((given) => givenValue(given, name, variables)));
  return { name, text: await app.answerText(name, { conversation, values }) };
}

/** The same; what is missing is asked for in the terminal, by the question that the answer has for it. */
export async function askedAnswer(app: App, wanted: AnswerWanted, signal: AbortSignal): Promise<TakenAnswer> {
  const set = [...wanted.set];
  for (;;) {
    try {
      return await filledAnswer(app, { ...wanted, set });
    } catch (error) {
      if (!isUnfilled(error)) throw error;
      for (const { name, ask } of error.facts.missing) {
        let value = '';
        while (value === '') value = await askLine(`${safeLine(ask ?? name)}: `, { isSecret: false, signal });
        set.push(`${name}=${value}`);
      }
    }
  }
}

function isUnfilled(error: unknown): error is ProblemError<'ANSWER_UNFILLED'> {
  return error instanceof ProblemError && error.code === 'ANSWER_UNFILLED';
}

function givenValue(given: string, answer: string, variables: readonly string[]): [string, string] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/su.exec(given) ?? [];
  if (name === '') throw usage(`--set ${given} has no name and value`, 'Write it as --set order=A-17.');
  // a name that is given says the first name too: what kuulo knows by itself may be given anywhere
  if (variables.includes(name) || KNOWN_BLANKS.some((known) => known === name)) return [name, value];
  const there = variables.length === 0 ? 'It has none.' : `It has ${variables.join(', ')}.`;
  throw usage(`the answer ${answer} has no blank "${name}"`, there);
}
