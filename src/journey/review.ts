/**
 * Step 7 of 10: review.
 * Takes: a draft. Leaves: an approved or rejected reply; the approval is bound to account, target, visibility, exact text and
 * the thread as it stood.
 * Before: draft. After: send.
 * The rule that matters most: nobody approves what they wrote themselves where the brand asks for four eyes.
 */
import { problemOfCheck } from '../domain/check-problem.ts';
import type { NewEvent } from '../domain/event.ts';
import { eventBy } from '../domain/event.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import type { ReplyReview, SeenByApprover } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply, ReplyStatus } from '../domain/reply.ts';
import { type ApprovalFacts, approvalFacts, approvalText } from '../domain/reply.ts';
import type { Settings } from '../domain/settings.ts';
import { newestInbound } from '../domain/to-answer.ts';
import { answerTo } from '../domain/unanswered.ts';
import type { ReplyPatch, Store, Tx } from '../store/store.ts';

/** Who acts where no person does. */
const SYSTEM = 'system';

export interface ReviewNeeds {
  readonly store: Store;
  /** What the guard and the platform say of a reply now. */
  readonly check: (reply: number) => Promise<ReplyReview>;
  /** Which login on which server speaks for an account: part of what an approval is bound to. */
  readonly whence: (account: string) => Promise<Pick<ApprovalFacts, 'accountId' | 'host'>>;
  readonly sha256: (text: string) => string;
  /** A new idempotency key (version 7 UUID of now). */
  readonly newKey: () => string;
  readonly isOccupied: (error: unknown) => boolean;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
}

const DAY_MS = 24 * 3_600_000;

/** Hands a draft over for review; where the policy asks for none, it is approved as it is. */
export async function submit(needs: ReviewNeeds, id: number): Promise<Reply> {
  demand(needs.operator, 'submit');
  const review = await sendable(needs, id);
  if (!review.needsReview)
    return await approveAs(needs, review, { approvedBy: null, from: ['draft'], isAdditional: false });
  return await moved(needs, id, { from: ['draft'], to: 'inReview', kind: 'reply.submitted', patch: {} });
}

/** Approves the exact text for the exact thread state: what the approver had before them, or, where they cannot say, as it is now. */
export async function approve(
  needs: ReviewNeeds,
  id: number,
  { seen, isAdditional }: { seen: SeenByApprover | null; isAdditional: boolean },
): Promise<Reply> {
  demand(needs.operator, 'approve');
  const review = await sendable(needs, id);
  if (seen !== null && review.reply.version !== seen.version) throw textMoved(id);
  if (seen !== null && !isSameThread(review, seen)) throw threadMoved(id);
  if (needs.settings.review.fourEyes) await demandFourEyes(needs, review.reply);
  return await approveAs(needs, review, { approvedBy: needs.operator.name, from: ['draft', 'inReview'], isAdditional });
}

/** Two people for each reply: who wrote it and who approves it; for one that a rule laid ready, who submitted it and who approves it. */
async function demandFourEyes({ store, operator }: ReviewNeeds, { id, conversation }: Reply): Promise<void> {
  const { name } = operator;
  const editors = await store.read.replies.editors(id);
  if (editors.includes(name)) throw new ProblemError('FOUR_EYES', { reply: id, operator: name });
  if (editors.some((editor) => editor !== SYSTEM)) return;
  const events = await store.read.events.ofConversation(conversation);
  const submitted = events.findLast(({ kind, reply }) => kind === 'reply.submitted' && reply === id);
  if (submitted === undefined || submitted.actor === name)
    throw new ProblemError('FOUR_EYES', { reply: id, operator: name, isByRule: true });
}

/** Sends a reply back to its author, with a note that says why. */
export async function reject(needs: ReviewNeeds, id: number, note: string): Promise<Reply> {
  demand(needs.operator, 'approve');
  if (note.trim() === '') throw new ProblemError('NOTE_MISSING', { reply: id });
  return await moved(needs, id, {
    from: ['inReview'],
    to: 'rejected',
    kind: 'reply.rejected',
    patch: { error: { code: 'REJECTED', message: note } },
    data: { note },
  });
}

/**
 * Takes back a reply that has not gone out. What somebody else has brought on its way takes more than a trainee, and what may
 * be public already takes whoever may give their word on it.
 */
export async function cancel(needs: ReviewNeeds, id: number): Promise<Reply> {
  demand(needs.operator, 'draft');
  const before = await needs.store.read.replies.byId(id);
  if (before?.status === 'held') demand(needs.operator, 'settleByWord');
  else if (before !== null && before.author !== needs.operator.name) demand(needs.operator, 'submit');
  const from = ['draft', 'inReview', 'approved', 'queued', 'failed', 'rejected', 'held'] as const;
  return await moved(needs, id, { from, to: 'cancelled', kind: 'reply.cancelled', patch: {} });
}

/** Puts a reply that certainly failed back on its way; its approval still holds and is checked again. */
export async function retry(needs: ReviewNeeds, id: number): Promise<Reply> {
  demand(needs.operator, 'submit');
  const none = { error: null, key: needs.newKey(), prepared: null, attemptedAt: null, sendAfter: needs.now() };
  try {
    return await moved(needs, id, { from: ['failed'], to: 'queued', kind: 'reply.requeued', patch: none });
  } catch (error) {
    if (!needs.isOccupied(error)) throw error;
    throw await alreadyAnswered(needs, (await needs.check(id)).reply);
  }
}

async function sendable(needs: ReviewNeeds, id: number): Promise<ReplyReview> {
  const review = await needs.check(id);
  const problem = problemOfCheck(review.check, review.reply);
  if (problem !== null) throw problem;
  return review;
}

async function approveAs(
  needs: ReviewNeeds,
  review: ReplyReview,
  how: { approvedBy: string | null; from: readonly ReplyStatus[]; isAdditional: boolean },
): Promise<Reply> {
  const { reply } = review;
  const isAdditional = reply.isAdditional || how.isAdditional;
  const at = needs.now();
  const whence = await needs.whence(reply.account);
  // one that is to go later holds until a day after that
  const expiresAt = Math.max(at + needs.settings.review.expiresMs, (reply.sendAt ?? 0) + DAY_MS);
  try {
    return await needs.store.transact(async (tx) => {
      const thread = await tx.messages.ofConversation(reply.conversation);
      const newest = newestInbound(thread);
      const now = { newestInbound: newest?.id ?? 0, newestEditedAt: newest?.editedAt ?? null };
      if (!isSameThread(now, review)) throw threadMoved(reply.id);
      const answer = answerTo(thread, reply.targetRemoteId);
      if (answer !== null && !isAdditional) throw answeredBy(reply, answer.text, answer.author.handle);
      const underway = await tx.replies.underway(reply);
      if (underway !== null && !isAdditional) throw answeredBy(reply, underway.text, underway.author);
      const approvalHash = needs.sha256(approvalText(approvalFacts(reply, whence, { expiresAt, ...now })));
      const key = reply.key ?? needs.newKey();
      const sendAfter = Math.max(at + needs.settings.send.undoMs, reply.sendAt ?? 0);
      const approval = { approvedBy: how.approvedBy, approvedAt: at, approvalHash, approvalExpiresAt: expiresAt };
      const step = { from: how.from, to: 'approved', at, version: reply.version } as const;
      const after = await tx.replies.move(reply.id, step, { ...approval, key, sendAfter, isAdditional, error: null });
      if (after === null) throw await whyNotMoved(tx, reply, how.from);
      const data = { version: reply.version, hash: approvalHash, expiresAt };
      const events = [said(needs, after, { at, kind: 'reply.approved', data })];
      const over = answer?.text ?? underway?.text ?? null;
      if (how.isAdditional) events.push(said(needs, after, { at, kind: 'reply.madeAdditional', data: { over } }));
      await tx.events.append(events);
      return after;
    });
  } catch (error) {
    if (needs.isOccupied(error)) throw await alreadyAnswered(needs, reply);
    throw error;
  }
}

type ThreadSeen = Pick<SeenByApprover, 'newestInbound' | 'newestEditedAt'>;

/** Nobody wrote since, and nobody changed what they wrote. */
function isSameThread(now: ThreadSeen, then: ThreadSeen): boolean {
  return now.newestInbound === then.newestInbound && now.newestEditedAt === then.newestEditedAt;
}

/** Nobody approves words that are no longer there; otherwise it is where it is. */
async function whyNotMoved(tx: Tx, reply: Reply, wanted: readonly ReplyStatus[]): Promise<ProblemError> {
  const now = await tx.replies.byId(reply.id);
  return now !== null && now.version !== reply.version ? textMoved(reply.id) : await wrongStatus(tx, reply, wanted);
}

function textMoved(reply: number): ProblemError {
  return new ProblemError('APPROVAL_VOID', { reply, why: 'The text changed while it was being read.' });
}

function threadMoved(reply: number): ProblemError {
  return new ProblemError('APPROVAL_VOID', { reply, why: 'The conversation went on while it was being read.' });
}

async function alreadyAnswered(needs: ReviewNeeds, reply: Reply): Promise<ProblemError> {
  const first = await needs.store.read.replies.occupying(reply.targetMessage);
  return answeredBy(reply, first?.text ?? '', first?.author ?? '');
}

function answeredBy(reply: Reply, text: string, author: string): ProblemError {
  return new ProblemError('ALREADY_ANSWERED', { reply: reply.id, text, author, isApproving: true });
}

async function moved(
  needs: ReviewNeeds,
  id: number,
  move: {
    from: readonly ReplyStatus[];
    to: ReplyStatus;
    kind: NewEvent['kind'];
    patch: ReplyPatch;
    data?: NewEvent['data'];
  },
): Promise<Reply> {
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const before = await tx.replies.byId(id);
    if (before === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
    const after = await tx.replies.move(id, { from: move.from, to: move.to, at }, move.patch);
    if (after === null) throw await wrongStatus(tx, before, move.from);
    await tx.events.append([said(needs, after, { at, kind: move.kind, data: move.data ?? {} })]);
    return after;
  });
}

async function wrongStatus(tx: Tx, reply: Reply, wanted: readonly ReplyStatus[]): Promise<ProblemError> {
  const now = await tx.replies.byId(reply.id);
  return new ProblemError('WRONG_STATUS', { reply: reply.id, status: now?.status ?? reply.status, wanted });
}

function said(
  needs: ReviewNeeds,
  reply: Reply,
  what: { at: number; kind: NewEvent['kind']; data: NewEvent['data'] },
): NewEvent {
  const about = { conversation: reply.conversation, reply: reply.id, data: what.data };
  return eventBy({ operator: needs.operator, at: what.at }, what.kind, about);
}
