import { join } from 'node:path';
import { type Answer, answerNames, readAnswer } from '../answers/answer.ts';
import { blanksOf, renderer } from '../answers/render.ts';
import type { Conversation } from '../domain/conversation.ts';
import { calledBy } from '../domain/person-words.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { KnownBlank, SavedAnswer } from '../domain/saved-answer.ts';
import type { Parts } from './parts.ts';

/** Saved answers, as files of the workspace's `answers` folder. */
export function answeringMethods(parts: Parts) {
  const folder = join(parts.config.folder, 'answers');
  return {
    answers: async (conversation: number | null): Promise<readonly SavedAnswer[]> => {
      const about = conversation === null ? null : await conversationOf(parts, conversation);
      const known = about === null ? {} : knownOf(parts, about);
      const names = await answerNames(folder);
      const answers = await Promise.all(names.map((name) => savedAnswer(folder, name, known)));
      return answers.toSorted(
        (a, b) => strangeness(a, about) - strangeness(b, about) || a.title.localeCompare(b.title, 'fi'),
      );
    },
    answerText: async (
      name: string,
      { conversation, values }: { conversation: number; values: Readonly<Record<string, string>> },
    ): Promise<string> => {
      const answer = await readAnswer(folder, name);
      const known = knownOf(parts, await conversationOf(parts, conversation));
      // what was left empty is not given: it is refused like what was never asked for
      const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
      return renderer(answer)({ ...known, ...Object.fromEntries(given) });
    },
  };
}

/** Of the answers, those in the customer's language come first, then those in none. */
function strangeness({ language }: SavedAnswer, about: Conversation | null): number {
  if (about !== null && language === about.language) return 0;
  return language === null ? 1 : 2;
}

async function savedAnswer(
  folder: string,
  name: string,
  known: Readonly<Record<string, string>>,
): Promise<SavedAnswer> {
  let answer: Answer = { name, title: name, language: null, body: '' };
  try {
    answer = await readAnswer(folder, name);
    return { ...answer, ...blanksOf(answer, known), problem: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // one that is not written as it should be does not hide the others
    return { ...answer, variables: [], missing: [], problem: whyNot(error) };
  }
}

/** Where the file is, stands beside it. */
function whyNot(error: ProblemError): string {
  const isOfFile = error.code === 'FILE_INVALID' && 'problem' in error.facts;
  return isOfFile ? String(error.facts.problem) : problemWords(error).message;
}

/**
 * What is known without asking: the customer's `name` (the handle where there is none) and `handle` without its @, our
 * `brand`, and the `operator` who writes. Where the platform shows only a number, neither name nor handle is known.
 */
function knownOf(parts: Parts, { contact }: Conversation): Partial<Record<KnownBlank, string>> {
  const handle = calledBy(contact).startsWith('@') ? contact.handle : null;
  const written = contact.name.trim();
  const name = written === '' || written === contact.remoteId ? handle : written;
  return {
    ...(name === null ? {} : { name }),
    ...(handle === null ? {} : { handle }),
    brand: parts.config.settings.brand.name,
    operator: parts.config.operator.name,
  };
}

async function conversationOf(parts: Parts, id: number): Promise<Conversation> {
  const found = await (await parts.store()).read.conversations.byId(id);
  if (found === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
  return found;
}
