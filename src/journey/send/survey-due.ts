import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Reads } from '../../store/store.ts';
import type { SendNeeds } from './needs.ts';

/**
 * Why a reply that asks how it went may not go now: what held as it was made need not hold any more. Null for any other reply.
 * @param whyNot the same question that is asked as one is made
 */
export async function whyNotAsked(
  needs: Pick<SendNeeds, 'whyNotAsk'>,
  read: Reads,
  reply: Reply,
): Promise<ProblemError | null> {
  if (reply.purpose !== 'survey') return null;
  const survey = await read.surveys.ofReply(reply.id);
  const conversation = await read.conversations.byId(reply.conversation);
  if (survey === null || conversation === null) return null;
  const why = await needs.whyNotAsk(read, { conversation, besides: survey.id });
  return why === null ? null : new ProblemError('NOT_ASKED', { reply: reply.id, why });
}
