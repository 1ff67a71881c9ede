import type { FollowUp } from '../domain/follow-up.ts';
import type { FollowUpTurn } from '../domain/turned.ts';
import { resolveConversation } from '../journey/inbox.ts';
import { addFollowUp, followUps, keepFollowUp, moveFollowUp, turnFollowUp, undoFollowUp } from '../journey/promises.ts';
import type { Parts } from './parts.ts';

/** What is to be done for customers by when. */
export function promisingMethods(parts: Parts) {
  const needs = async () => ({ store: await parts.store(), operator: parts.config.operator, now: parts.now });
  return {
    followUps: async ({ isAll = false }: { isAll?: boolean } = {}): Promise<FollowUp[]> =>
      await followUps(await needs(), { isAll }),
    followUp: async (id: string | number, said: { dueAt: number; words: string }): Promise<FollowUp> => {
      const given = await needs();
      return await addFollowUp(given, await resolveConversation(given, id), said);
    },
    keepFollowUp: async (id: number): Promise<FollowUp> => await keepFollowUp(await needs(), id),
    moveFollowUp: async (id: number, to: { dueAt: number; reason: string }): Promise<FollowUp> =>
      await moveFollowUp(await needs(), id, to),
    turnFollowUp: async (seen: FollowUp, to: FollowUpTurn): Promise<FollowUp | null> =>
      await turnFollowUp(await needs(), seen, to),
    undoFollowUp: async (is: FollowUp, was: FollowUp | null, why = ''): Promise<boolean> =>
      await undoFollowUp(await needs(), { is, was, why }),
  };
}
