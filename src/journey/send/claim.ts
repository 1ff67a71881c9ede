import { eventBy } from '../../domain/event.ts';
import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Tx } from '../../store/store.ts';
import { type Candidate, judge } from './judge.ts';
import type { Claimed, SendNeeds } from './needs.ts';
import { SENDABLE, whyNotDue, whyNotSendable } from './sendable.ts';

/**
 * Takes replies off the front of `queue` until one may go out; that one is then `sending`, with its key and exact payload
 * durable. Those that may not go are told with their problem.
 */
export async function claim(
  needs: SendNeeds,
  tx: Tx,
  queue: Reply[],
): Promise<{ claimed: Claimed | null; items: SentItem[] }> {
  const items: SentItem[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const reply = await tx.replies.byId(next.id);
    if (reply === null) continue;
    if (!SENDABLE.includes(reply.status)) {
      // another run took it since it was chosen
      items.push({ reply, problem: whyNotSendable(reply) });
      continue;
    }
    const early = whyNotDue(reply, needs.now());
    if (early !== null) {
      items.push({ reply, problem: early });
      continue;
    }
    const judged = await judge(needs, tx, { reply, isApproved: true, plannedUsd: 0 });
    if (judged instanceof ProblemError) {
      items.push({ reply: await setAside(needs, tx, { reply, problem: judged }), problem: judged });
      continue;
    }
    return { claimed: await claimOne(needs, tx, judged), items };
  }
  return { claimed: null, items };
}

/** A spent budget waits for another day; what may not go out as approved goes back to review. */
async function setAside(
  needs: SendNeeds,
  tx: Tx,
  { reply, problem }: { reply: Reply; problem: ProblemError },
): Promise<Reply> {
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const error = { code: problem.code, message: problemWords(problem).message };
  const about = { conversation: reply.conversation, reply: reply.id, data: { ...error } };
  if (problem.code === 'BUDGET_SPENT') {
    await tx.replies.note(reply.id, { error }, at);
    return (await tx.replies.byId(reply.id)) ?? reply;
  }
  const none = { approvedBy: null, approvedAt: null, approvalHash: null };
  await tx.events.append([eventBy(who, 'reply.voided', about)]);
  return (
    (await tx.replies.move(reply.id, { from: ['approved', 'queued'], to: 'inReview', at }, { ...none, error })) ?? reply
  );
}

async function claimOne(needs: SendNeeds, tx: Tx, { reply, prepared, priceUsd }: Candidate): Promise<Claimed> {
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const key = reply.key ?? needs.newKey();
  const { conversation } = reply;
  if (reply.status === 'approved') {
    await tx.replies.move(reply.id, { from: ['approved'], to: 'queued', at });
    await tx.events.append([eventBy(who, 'reply.queued', { conversation, reply: reply.id })]);
  }
  const step = { from: ['queued'], to: 'sending', at, version: reply.version } as const;
  const sending = await tx.replies.move(reply.id, step, {
    key,
    prepared: JSON.stringify(prepared),
    attemptedAt: at,
    absentSince: null,
    attempts: reply.attempts + 1,
    error: null,
    priceUsd,
  });
  if (sending === null)
    throw new ProblemError('WRONG_STATUS', { reply: reply.id, status: reply.status, wanted: ['queued'] });
  // who waits now: once the post is heard on its own stream, the conversation no longer tells
  const waitingSince = (await tx.conversations.byId(conversation))?.waitingSince ?? null;
  const about = { conversation, reply: reply.id, data: { attempt: sending.attempts, key, waitingSince } };
  await tx.events.append([eventBy(who, 'reply.sending', about)]);
  return { reply: sending, prepared, key };
}
