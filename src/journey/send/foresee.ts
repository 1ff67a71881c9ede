import { problemOfCheck } from '../../domain/check-problem.ts';
import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { whyPaused, whyPlanStops } from './gate.ts';
import { judge } from './judge.ts';
import type { SendNeeds } from './needs.ts';
import { SENDABLE, whyNotDue, whyNotSendable } from './sendable.ts';
import { throttledUntil } from './throttled.ts';

/** What a send of these replies would do now, in their order, told without claiming any. Reads only. */
export async function foresee(needs: SendNeeds, replies: readonly Reply[]): Promise<SentItem[]> {
  const items: SentItem[] = [];
  let plannedUsd = 0;
  for (const reply of replies) {
    const told = await foreseeOne(needs, reply, plannedUsd);
    if (typeof told === 'number') plannedUsd += told;
    items.push({ reply, problem: typeof told === 'number' ? null : told });
  }
  return items;
}

/** The price of a reply that would go, in US dollars; else why it would not, null where it has been sent. */
async function foreseeOne(needs: SendNeeds, reply: Reply, plannedUsd: number): Promise<number | ProblemError | null> {
  const isByPolicy = reply.status === 'draft' && needs.settings.review[reply.visibility] !== 'required';
  if (!isByPolicy && !SENDABLE.includes(reply.status)) return whyNotSendable(reply);
  const refusal = isByPolicy ? await whyNotApproved(needs, reply) : null;
  if (refusal !== null) return refusal;
  const { read } = needs.store;
  const paused = (await whyPaused(read, reply.account)) ?? (await whyPlanStops(read, reply));
  if (paused !== null) return paused;
  const until = await throttledUntil(needs, reply.account);
  if (until !== null) return new ProblemError('THROTTLED', { account: reply.account, until });
  const now = needs.now();
  const early = whyNotDue(isByPolicy ? { ...reply, sendAfter: now + needs.settings.send.undoMs } : reply, now);
  if (early !== null) return early;
  const judged = await judge(needs, needs.store.read, { reply, isApproved: !isByPolicy, plannedUsd });
  return judged instanceof ProblemError ? judged : judged.priceUsd;
}

/** Why a draft would not be approved as it is. */
async function whyNotApproved(needs: SendNeeds, reply: Reply): Promise<ProblemError | null> {
  const problem = problemOfCheck((await needs.check(reply.id)).check, reply);
  const first = reply.isAdditional ? null : await needs.store.read.replies.occupying(reply.targetMessage);
  if (problem !== null || first === null) return problem;
  return new ProblemError('ALREADY_ANSWERED', { reply: reply.id, text: first.text, author: first.author });
}
