import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { answerFor } from '../domain/rule-answer.ts';
import type { RuleTrial } from '../domain/rule-trial.ts';
import type { SavedAnswer } from '../domain/saved-answer.ts';
import { messageToAnswer } from '../domain/to-answer.ts';
import { checkAgainst, type DraftNeeds } from '../journey/draft.ts';
import type { DraftAsked, RuleNeeds, RuleText } from '../journey/rules/needs.ts';
import { tryRules } from '../journey/rules/try-out.ts';
import { answeringMethods } from './answering.ts';
import { isOpenAt } from './calendar-asked.ts';
import type { Parts } from './parts.ts';
import { draftNeeds } from './replying.ts';

/** What rules did, and what they would do. */
export interface Ruling {
  /** What each rule would have done on what customers wrote since (UTC milliseconds). Changes nothing. */
  tryRules(input: { since: number }): Promise<RuleTrial>;
}

export function rulingMethods(parts: Parts): Ruling {
  return {
    tryRules: async ({ since }) => await tryRules(await ruleNeeds(parts), { since, until: parts.now() }),
  };
}

/** What rules are wired from. */
export async function ruleNeeds(parts: Parts): Promise<RuleNeeds> {
  const answering = answeringMethods(parts);
  let saved: Promise<readonly SavedAnswer[]> | null = null;
  return {
    store: await parts.store(),
    rules: parts.config.settings.rules,
    isOpenAt: (at) => isOpenAt(parts, at),
    textOf: async (name, asked) => {
      saved ??= answering.answers(null);
      return await textOf(parts, { name, saved: await saved }, asked);
    },
    now: parts.now,
  };
}

/**
 * The answer of this name in the customer's language where there is one. It must fill in without asking, and be one that may
 * be sent as it is.
 */
async function textOf(
  parts: Parts,
  { name, saved }: { name: string; saved: readonly SavedAnswer[] },
  { conversation, tried }: DraftAsked,
): Promise<RuleText> {
  const answer = answerFor(saved, name, conversation.language);
  if (answer === null) return { why: `there is no answer "${name}"` };
  const needs = tried === null ? await draftNeeds(parts) : asOfThen(await draftNeeds(parts), tried.fetchedAt);
  const target = tried ?? messageToAnswer(await needs.store.read.messages.ofConversation(conversation.id));
  if (target === null) return { why: 'the customer has not written' };
  const { visibility } = target;
  if (answer.visibility !== 'both' && answer.visibility !== visibility)
    return { why: `answer "${answer.name}" may only be said in ${answer.visibility}` };
  try {
    // nobody in person signs what a rule lays ready
    const values = answer.variables.includes('operator') ? { operator: parts.config.settings.brand.name } : {};
    const asked = { conversation: conversation.id, values };
    const text = await answeringMethods(parts).answerText(answer.name, asked);
    const check = await checkAgainst(needs, { text, visibility, target, reply: null });
    if (!check.isSendable) return { why: whyNot(check) };
    return { text, language: needs.language(text), answer: answer.name, target };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { why: whyNotFilled(answer.name, error) };
  }
}

/** As an answer would have been judged at an instant (UTC milliseconds), before anybody gave one. */
function asOfThen(needs: DraftNeeds, at: number): DraftNeeds {
  const situation: DraftNeeds['situation'] = async (read, about) => {
    return { ...(await needs.situation(read, about)), now: at, isAnsweredPrivately: false };
  };
  return { ...needs, situation, now: () => at };
}

function whyNotFilled(answer: string, error: ProblemError): string {
  if (!isUnfilled(error)) return problemWords(error).message;
  return `answer "${answer}" has blanks to fill: ${error.facts.missing.map(({ name }) => name).join(', ')}`;
}

function isUnfilled(error: ProblemError): error is ProblemError<'ANSWER_UNFILLED'> {
  return error.code === 'ANSWER_UNFILLED';
}

function whyNot(check: Awaited<ReturnType<typeof checkAgainst>>): string {
  const blocking = check.findings.find(({ severity }) => severity === 'block');
  return blocking?.why ?? check.eligibility?.why ?? 'it may not be sent';
}
