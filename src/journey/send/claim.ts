import { eventBy } from '../../domain/event.ts';
import type { SentItem } from '../../domain/outcomes.ts';
import { type ProblemCode, ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Tx } from '../../store/store.ts';
import { whyPaused, whyPlanStops } from './gate.ts';
import { type Candidate, judge } from './judge.ts';
import type { Claimed, SendNeeds } from './needs.ts';
import { SENDABLE, whyNotDue, whyNotSendable } from './sendable.ts';

/** What a claim came to. */
export interface Claims {
  readonly claimed: Claimed | null;
  /** The reply that may not go, with its problem. */
  readonly items: readonly SentItem[];
  /** Why no other reply of the account is to be tried either. */
  readonly stopped: ProblemError | null;
}

/** Replies of one account in the order they go. */
export interface Line {
  readonly queue: Reply[];
  /** A person said by their names that they go although the message has been answered. */
  readonly isAdditional: boolean;
}

export const NOTHING: Claims = { claimed: null, items: [], stopped: null };

/**
 * Takes the first reply off the line, if it may go: it is then `sending`, with its key and exact payload durable. One that may
 * not go is told with its problem. While the account is paused the line stays as it is.
 */
export async function claim(needs: SendNeeds, tx: Tx, { queue, isAdditional }: Line): Promise<Claims> {
  const [first] = queue;
  if (first === undefined) return NOTHING;
  const paused = await whyPaused(tx, first.account);
  if (paused !== null) return { ...NOTHING, stopped: paused };
  queue.shift();
  const reply = await tx.replies.byId(first.id);
  if (reply === null) return NOTHING;
  const isTaken = !SENDABLE.includes(reply.status);
  const early = isTaken ? whyNotSendable(reply) : (whyNotDue(reply, needs.now()) ?? (await whyPlanStops(tx, reply)));
  // another run took it since it was chosen, or it is to wait
  if (isTaken || early !== null) return { ...NOTHING, items: [{ reply, problem: early }] };
  const judged = await judgeAnyway(needs, tx, { reply, isAdditional });
  if (!(judged instanceof ProblemError)) return { ...NOTHING, claimed: await claimOne(needs, tx, judged) };
  return { ...NOTHING, items: [{ reply: await setAside(needs, tx, { reply, problem: judged }), problem: judged }] };
}

/** Judges a reply; one that found an answer there goes as an additional one, if a person said so by its name. */
async function judgeAnyway(
  needs: SendNeeds,
  tx: Tx,
  { reply, isAdditional }: { reply: Reply; isAdditional: boolean },
): Promise<Candidate | ProblemError> {
  const judged = await judge(needs, tx, { reply, isApproved: true, plannedUsd: 0 });
  const isAnswered = judged instanceof ProblemError && judged.code === 'ALREADY_ANSWERED';
  if (!isAnswered || !isAdditional) return judged;
  const at = needs.now();
  await tx.replies.note(reply.id, { isAdditional: true, error: null }, at);
  const about = { conversation: reply.conversation, reply: reply.id, data: { over: problemWords(judged).message } };
  await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.madeAdditional', about)]);
  const added = { ...reply, isAdditional: true, error: null };
  return await judge(needs, tx, { reply: added, isApproved: true, plannedUsd: 0 });
}

/** Problems that leave an approval as it is: another day, or a person's yes, lets the reply go. */
const KEEPS_APPROVAL: ReadonlySet<ProblemCode> = new Set(['BUDGET_SPENT', 'DAILY_CAP', 'ALREADY_ANSWERED']);

/** What may not go out as approved goes back to review. */
async function setAside(
  needs: SendNeeds,
  tx: Tx,
  { reply, problem }: { reply: Reply; problem: ProblemError },
): Promise<Reply> {
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const error = { code: problem.code, message: problemWords(problem).message };
  const about = { conversation: reply.conversation, reply: reply.id, data: { ...error } };
  if (KEEPS_APPROVAL.has(problem.code)) {
    await tx.replies.note(reply.id, { error }, at);
    return (await tx.replies.byId(reply.id)) ?? reply;
  }
  if (problem.code === 'HELD') return await held(needs, tx, { reply, error });
  const none = { approvedBy: null, approvedAt: null, approvalHash: null, approvalExpiresAt: null };
  const step = { from: ['approved', 'queued'], to: 'inReview', at } as const;
  const moved = await tx.replies.move(reply.id, step, { ...none, error });
  if (moved !== null) await tx.events.append([eventBy(who, 'reply.voided', about)]);
  return moved ?? reply;
}

/** Its own words stand there already: the next settle looks whether they are this very reply. */
async function held(
  needs: SendNeeds,
  tx: Tx,
  { reply, error }: { reply: Reply; error: { code: string; message: string } },
): Promise<Reply> {
  const at = needs.now();
  const step = { from: ['approved', 'queued'], to: 'held', at } as const;
  const moved = await tx.replies.move(reply.id, step, { error, absentSince: null });
  const about = { conversation: reply.conversation, reply: reply.id, data: { ...error, from: reply.status } };
  if (moved !== null) await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.held', about)]);
  return moved ?? reply;
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
  const { waitingSince = null, dueAt = null } = (await tx.conversations.byId(conversation)) ?? {};
  const about = { conversation, reply: reply.id, data: { attempt: sending.attempts, key, waitingSince, dueAt } };
  await tx.events.append([eventBy(who, 'reply.sending', about)]);
  return { reply: sending, prepared, key };
}
