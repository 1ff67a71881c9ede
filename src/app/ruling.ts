import type { Conversation } from '../domain/conversation.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { RuleTrial } from '../domain/rule-trial.ts';
import type { SavedAnswer } from '../domain/saved-answer.ts';
import { messageToAnswer } from '../domain/to-answer.ts';
import { checkAgainst } from '../journey/draft.ts';
import type { RuleNeeds, RuleText } from '../journey/rules/needs.ts';
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
    textOf: async (name, conversation) => {
      saved ??= answering.answers(null);
      return await textOf(parts, { name, saved: await saved }, conversation);
    },
    now: parts.now,
  };
}

/**
 * The answer of this name in the customer's language where there is one: the answer itself, its twin, or `NAME-fi`. It must
 * fill in without asking, and be one that may be sent as it is.
 */
async function textOf(
  parts: Parts,
  { name, saved }: { name: string; saved: readonly SavedAnswer[] },
  conversation: Conversation,
): Promise<RuleText> {
  const answer = answerFor(saved, name, conversation.language);
  if (answer === null) return { why: `there is no answer "${name}"` };
  const needs = await draftNeeds(parts);
  const target = messageToAnswer(await needs.store.read.messages.ofConversation(conversation.id));
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
    return { why: problemWords(error).message };
  }
}

function answerFor(saved: readonly SavedAnswer[], name: string, language: string): SavedAnswer | null {
  const named = (wanted: string | null) => saved.find((one) => one.name === wanted) ?? null;
  const own = named(name);
  if (own?.language === language) return own;
  const twin = named(own?.twin ?? null);
  if (twin?.language === language) return twin;
  return named(`${name}-${language}`) ?? own ?? saved.find((one) => one.name.startsWith(`${name}-`)) ?? null;
}

function whyNot(check: Awaited<ReturnType<typeof checkAgainst>>): string {
  const blocking = check.findings.find(({ severity }) => severity === 'block');
  return blocking?.why ?? check.eligibility?.why ?? 'it may not be sent';
}
