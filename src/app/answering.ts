import { join } from 'node:path';
import { answerNames, emptyAnswer, readAnswer } from '../answers/answer.ts';
import { blanksOf, renderer } from '../answers/render.ts';
import { answerLeft, isRecognised } from '../domain/answer-left.ts';
import type { AnswersReport, CheckedAnswer } from '../domain/answers-report.ts';
import type { Conversation } from '../domain/conversation.ts';
import { firstNameOf } from '../domain/first-name.ts';
import { signedBy } from '../domain/operator.ts';
import { calledBy } from '../domain/person-words.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { Reply } from '../domain/reply.ts';
import type { AnswerSearch, KeptAnswer, KnownBlank, SavedAnswer, TakenAnswer } from '../domain/saved-answer.ts';
import { askFor, fitOf } from '../domain/saved-answer.ts';
import { answersReport } from '../journey/answers/uses.ts';
import type { ReadyAnswer } from '../journey/answers.ts';
import { checkAnswers } from '../journey/answers.ts';
import { resolveConversation } from '../journey/inbox.ts';
import type { Parts } from './parts.ts';

type Values = Readonly<Record<string, string>>;

/** Saved answers: what we say often, as files of the workspace's `answers` folder. */
export interface Answering {
  /**
   * Saved answers; those that fit the conversation first: by the customer's language, by the way they wrote, by what both are
   * about. One whose file cannot be taken is among them, and says why.
   */
  answers(conversation: string | number | null): Promise<readonly SavedAnswer[]>;
  /** Finds among them by a few letters; what it finds is what there was when this was asked. */
  answerSearch(conversation: string | number | null): Promise<AnswerSearch>;
  /** One saved answer. @throws USAGE when there is none, FILE_INVALID when it cannot be read */
  answer(name: string, conversation: string | number | null): Promise<SavedAnswer>;
  /**
   * A saved answer as text for a conversation, or for nobody in particular. What is filled in is text, whatever it looks like.
   * @throws USAGE when there is none, ANSWER_UNFILLED when a blank stays empty, FILE_INVALID
   */
  answerText(name: string, input: { conversation: string | number | null; values: Values }): Promise<string>;
  /** Looks through the answers of these names, or all: what somebody should mend. @throws USAGE when there is none of a name */
  checkAnswers(names: readonly string[]): Promise<CheckedAnswer[]>;
  /** How they did in [since, until), UTC milliseconds, and what was asked that none of them covers. */
  answersReport(span: { since: number; until: number }): Promise<AnswersReport>;
}

export function answeringMethods(parts: Parts): Answering {
  const folder = join(parts.config.folder, 'answers');
  const about = async (id: string | number | null): Promise<Conversation | null> =>
    id === null ? null : await conversationOf(parts, id);
  const answers = async (id: string | number | null): Promise<readonly SavedAnswer[]> => {
    const conversation = await about(id);
    const ready = await readyAnswers(parts, folder, conversation);
    return ready.map(({ saved }) => saved).toSorted(byFit);
  };
  return {
    answers,
    answerSearch: async (id) => {
      const conversation = await about(id);
      const [found, { answerSearch }] = await Promise.all([answers(id), import('../answers/search.ts')]);
      return answerSearch(found, conversation?.language ?? null);
    },
    answer: async (name, id) => {
      const conversation = await about(id);
      await readAnswer(folder, name);
      return (await readyAnswer(folder, name, { known: knownOf(parts, conversation), conversation })).saved;
    },
    answerText: async (name, { conversation, values }) => {
      const answer = await readAnswer(folder, name);
      // what was left empty is not given: it is refused like what was never asked for
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
      const scope = { ...knownOf(parts, await about(conversation)), ...namedBy(given), ...given };
      const { missing } = blanksOf(answer, scope);
      if (missing.length === 0) return renderer(answer)(scope);
      const asked = missing.map((blank) => ({ name: blank, ask: askFor(answer, blank) }));
      throw new ProblemError('ANSWER_UNFILLED', { answer: name, missing: asked });
    },
    checkAnswers: async (names) => {
      const there = await answerNames(folder);
      // a name that is none is told as `answers show` tells it
      for (const name of names) if (!there.includes(name)) await readAnswer(folder, name);
      const { settings } = parts.config;
      const needs = { settings, now: parts.now, answers: () => readyAnswers(parts, folder, null) };
      return await checkAnswers(needs, names.length === 0 ? null : new Set(names));
    },
    answersReport: async (span) => {
      const saved = (await readyAnswers(parts, folder, null)).map((ready) => ready.saved);
      const { scale } = parts.config.settings.survey;
      return await answersReport({ store: await parts.store(), saved, scale }, span);
    },
  };
}

/**
 * What a text keeps of a saved answer: of the one just taken, else of the one that the reply was made from before, judged by
 * that answer's file as it is now. Undefined leaves on record what there is.
 */
export async function keptAnswer(
  parts: Parts,
  text: string,
  { taken, before }: { readonly taken: TakenAnswer | null; readonly before: Reply | null },
): Promise<KeptAnswer | null | undefined> {
  const kept = taken === null ? null : answerLeft(taken, text);
  if (kept !== null) return kept;
  if (before === null || before.answer === null || before.answer === taken?.name) return null;
  const folder = join(parts.config.folder, 'answers');
  const answer = await readAnswer(folder, before.answer).catch(() => null);
  if (answer === null || text === before.text) return undefined;
  return isRecognised(wordsBetweenBlanks(answer.body), text) ? { name: before.answer, isChanged: true } : null;
}

function wordsBetweenBlanks(body: string): string {
  return body.replace(/\{\{.*?\}\}|\{%.*?%\}/gsu, ' ');
}

async function readyAnswers(parts: Parts, folder: string, conversation: Conversation | null): Promise<ReadyAnswer[]> {
  const known = knownOf(parts, conversation);
  const names = await answerNames(folder);
  return await Promise.all(names.map((name) => readyAnswer(folder, name, { known, conversation })));
}

/** One that is not written as it should be does not hide the others. */
async function readyAnswer(
  folder: string,
  name: string,
  { known, conversation }: { known: Values; conversation: Conversation | null },
): Promise<ReadyAnswer> {
  let read = emptyAnswer(name);
  const saved = (found: Pick<SavedAnswer, 'variables' | 'missing' | 'problem'>): SavedAnswer => {
    const { bodyLine: _, mistakes: __, ...card } = read;
    return { ...card, fit: conversation === null ? null : fitOf(read, conversation), ...found };
  };
  try {
    read = await readAnswer(folder, name);
    const found = saved({ ...blanksOf(read, known), problem: null });
    return { saved: found, bodyLine: read.bodyLine, mistakes: read.mistakes, brokenLine: null, render: renderer(read) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const found = saved({ variables: [], missing: [], problem: whyNot(error) });
    return { saved: found, bodyLine: read.bodyLine, mistakes: read.mistakes, brokenLine: lineOf(error), render: null };
  }
}

function byFit(a: SavedAnswer, b: SavedAnswer): number {
  return strangeness(a) - strangeness(b) || topicsMet(b) - topicsMet(a) || a.title.localeCompare(b.title, 'fi');
}

/**
 * First those in the customer's language that may be said the way they wrote; then by language, by way. What cannot be taken
 * comes last.
 */
function strangeness({ language, fit, problem }: SavedAnswer): number {
  if (problem !== null) return LAST;
  if (fit === null) return 0;
  const ofLanguage = fit.isTheirLanguage ? 0 : language === null ? 1 : 2;
  return ofLanguage * 2 + (fit.isTheirWay ? 0 : 1);
}

const LAST = 10;

function topicsMet({ fit }: SavedAnswer): number {
  return fit?.topics.length ?? 0;
}

/** Where the file is, stands beside it. */
function whyNot(error: ProblemError): string {
  const isOfFile = error.code === 'FILE_INVALID' && 'problem' in error.facts;
  return isOfFile ? String(error.facts.problem) : problemWords(error).message;
}

function lineOf({ code, facts }: ProblemError): number | null {
  return code === 'FILE_INVALID' && 'line' in facts && typeof facts.line === 'number' ? facts.line : null;
}

/**
 * What is known without asking: the customer's `name` (the handle where there is none), the `firstName` where it shows, and
 * `handle` without its @, our `brand`, the `operator` who writes, as they sign, and the best rating of our `scale`. Where the
 * platform shows only a number, neither name nor handle is known.
 */
function knownOf(parts: Parts, about: Conversation | null): Partial<Record<KnownBlank, string>> & Values {
  const { settings, operator } = parts.config;
  const ours = { brand: settings.brand.name, operator: signedBy(operator), scale: String(settings.survey.scale) };
  if (about === null) return ours;
  const { contact } = about;
  const handle = calledBy(contact).startsWith('@') ? contact.handle : null;
  const written = contact.name.trim();
  const name = written === '' || written === contact.remoteId ? handle : written;
  const known = { ...(name === null ? {} : { name }), ...(handle === null ? {} : { handle }) };
  return { ...ours, ...known, ...firstNameIn({ handle: contact.handle, name: written }) };
}

/** A name that was given says the first name too. */
function namedBy({ name }: Values): { readonly firstName?: string } {
  return name === undefined ? {} : firstNameIn({ handle: '', name });
}

function firstNameIn(person: Parameters<typeof firstNameOf>[0]): { readonly firstName?: string } {
  const firstName = firstNameOf(person);
  return firstName === null ? {} : { firstName };
}

async function conversationOf(parts: Parts, id: string | number): Promise<Conversation> {
  const store = await parts.store();
  const number = await resolveConversation({ store }, id);
  const found = await store.read.conversations.byId(number);
  if (found === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
  return found;
}
