import { ProblemError } from '../../domain/problem.ts';
import type { Reply, ReplyStatus } from '../../domain/reply.ts';

/** Replies in these states may be claimed. */
export const SENDABLE: readonly ReplyStatus[] = ['approved', 'queued'];

/** Somebody has answered the message meanwhile: whether this one goes as well is a person's decision, not a timer's. */
export function waitsForPerson(reply: Reply): boolean {
  return reply.error?.code === 'ALREADY_ANSWERED';
}

/** Why a reply waits, by its time: its undo time runs, or the platform was down a moment ago. Null when it is due. */
export function whyNotDue(reply: Reply, now: number): ProblemError | null {
  return reply.sendAfter <= now ? null : new ProblemError('NOT_DUE', { reply: reply.id, until: reply.sendAfter });
}

/** Why a reply cannot go now, by its state. Null where there is nothing to do and nothing is wrong: it has been sent. */
export function whyNotSendable(reply: Reply): ProblemError | null {
  switch (reply.status) {
    case 'sent':
      return null;
    case 'draft':
    case 'inReview':
      return new ProblemError('REVIEW_MISSING', { reply: reply.id, status: reply.status });
    case 'unknown':
    case 'sending':
      return new ProblemError('OUTCOME_UNKNOWN', { reply: reply.id, account: reply.account });
    case 'held':
      return new ProblemError('HELD', { reply: reply.id, why: reply.error?.message ?? '' });
    case 'approved':
    case 'queued':
    case 'failed':
    case 'rejected':
    case 'cancelled':
      return new ProblemError('WRONG_STATUS', { reply: reply.id, status: reply.status, wanted: SENDABLE });
    default:
      return reply.status satisfies never;
  }
}
