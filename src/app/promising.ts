import type { FoundPromise } from '../domain/find-promises.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { saidPromises } from '../domain/said-promises.ts';
import type { Confirming, FollowUpsAsked, FollowUpTurn } from '../domain/turned.ts';
import { resolveConversation } from '../journey/inbox.ts';
import {
  addFollowUp,
  breakFollowUp,
  confirmFollowUp,
  dismissFollowUp,
  followUps,
  keepFollowUp,
  moveFollowUp,
  type PromiseNeeds,
  turnFollowUp,
  undoFollowUp,
} from '../journey/promises.ts';
import { triage } from '../journey/triage.ts';
import { triageNeeds } from './listening-needs.ts';
import type { Parts } from './parts.ts';

/** What is to be done for customers by when: promises found in sent replies, and what people keep in mind. */
export interface Promising {
  /** What is to be confirmed and to be kept, by due date; what is over too where asked. */
  followUps(input?: FollowUpsAsked): Promise<FollowUp[]>;
  /** Promises that were found in these replies, whatever became of them. */
  promisesOf(replies: readonly number[]): Promise<FollowUp[]>;
  /** Keeps in mind what is to be done by when (UTC milliseconds). */
  followUp(id: string | number, input: { dueAt: number; words: string }): Promise<FollowUp>;
  keepFollowUp(followUp: number): Promise<FollowUp>;
  moveFollowUp(followUp: number, input: { dueAt: number; reason: string }): Promise<FollowUp>;
  /** What was found is a promise, by then and in these words. @throws FOLLOW_UP_STATUS when it is over */
  confirmFollowUp(followUp: number, input?: Confirming): Promise<FollowUp>;
  /** What was found is no promise. @throws FOLLOW_UP_STATUS when it was confirmed */
  dismissFollowUp(followUp: number, reason: string): Promise<FollowUp>;
  /** It was not kept. @throws FOLLOW_UP_STATUS when it is not open */
  breakFollowUp(followUp: number, reason: string): Promise<FollowUp>;
}

/** The same, and what undo needs of them (`SecondThoughts`). */
export function promisingMethods(parts: Parts) {
  const needs = async () => ({ store: await parts.store(), operator: parts.config.operator, now: parts.now });
  const changed = async (change: (given: PromiseNeeds) => Promise<FollowUp>): Promise<FollowUp> => {
    const after = await change(await needs());
    await judgeAnew(parts, after.conversation);
    return after;
  };
  return {
    followUps: async (asked: FollowUpsAsked = {}): Promise<FollowUp[]> => await followUps(await needs(), asked),
    promisesOf: async (replies: readonly number[]): Promise<FollowUp[]> =>
      await (await parts.store()).read.followUps.ofReplies(replies),
    followUp: async (id: string | number, said: { dueAt: number; words: string }): Promise<FollowUp> => {
      const given = await needs();
      return await addFollowUp(given, await resolveConversation(given, id), said);
    },
    keepFollowUp: async (id: number): Promise<FollowUp> => await changed((given) => keepFollowUp(given, id)),
    moveFollowUp: async (id: number, to: { dueAt: number; reason: string }): Promise<FollowUp> =>
      await changed((given) => moveFollowUp(given, id, to)),
    confirmFollowUp: async (id: number, said: Confirming = {}): Promise<FollowUp> =>
      await changed((given) => confirmFollowUp(given, id, said)),
    dismissFollowUp: async (id: number, reason: string): Promise<FollowUp> =>
      await changed((given) => dismissFollowUp(given, id, reason)),
    breakFollowUp: async (id: number, reason: string): Promise<FollowUp> =>
      await changed((given) => breakFollowUp(given, id, reason)),
    turnFollowUp: async (seen: FollowUp, to: FollowUpTurn): Promise<FollowUp | null> => {
      const after = await turnFollowUp(await needs(), seen, to);
      if (after !== null) await judgeAnew(parts, after.conversation);
      return after;
    },
    undoFollowUp: async (is: FollowUp, was: FollowUp | null, why = ''): Promise<boolean> => {
      const isBack = await undoFollowUp(await needs(), { is, was, why });
      if (isBack) await judgeAnew(parts, is.conversation);
      return isBack;
    },
  };
}

/** What a reply sent then promises. Calendars and time zones are loaded only where it promises something. */
export async function promisesIn(parts: Parts, text: string, sentAt: number): Promise<readonly FoundPromise[]> {
  if (saidPromises(text).length === 0) return [];
  const { findPromises } = await import('../domain/find-promises.ts');
  return findPromises(text, sentAt, await parts.calendar());
}

/** A promise that was overdue lifted its conversation: once it is none any more, it sinks again. */
async function judgeAnew(parts: Parts, conversation: number): Promise<void> {
  const standing = await (await parts.store()).read.conversations.byId(conversation);
  const isLifted = standing?.reasons.some(({ cue }) => cue.startsWith('promise overdue')) ?? false;
  if (isLifted) await triage(await triageNeeds(parts), { conversations: [conversation], isRescoring: false });
}
