import type { Conversation } from '../../domain/conversation.ts';
import { type EventKind, eventBy } from '../../domain/event.ts';
import { demand, type Operator } from '../../domain/operator.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Store } from '../../store/store.ts';

/**
 * Puts conversations back as they stood before an operator closed, snoozed or reopened them: status, snooze, who waits since
 * when and what is due, to the millisecond. Reopening alone works these out anew, which is something else where an earlier word
 * of the customer was closed unanswered, or where nobody waited. Where somebody wrote since, news wins and nothing is changed.
 * @param before the conversations as they were read before the change
 */
export async function putBack(
  needs: { readonly store: Store; readonly operator: Operator; readonly now: () => number },
  before: readonly Conversation[],
): Promise<void> {
  demand(needs.operator, 'work');
  await needs.store.transact(async (tx) => {
    for (const { id, status, messages, lastMessageAt, ...then } of before) {
      const now = await tx.conversations.byId(id);
      if (now === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
      const { waitingSince, dueAt, snoozedUntil, snoozeReason } = then;
      const isNews = now.messages !== messages || now.lastMessageAt !== lastMessageAt;
      const isSame = now.status === status && now.snoozedUntil === snoozedUntil && now.waitingSince === waitingSince;
      if (isNews || isSame) continue;
      await tx.conversations.patch(id, { status, waitingSince, dueAt, snoozedUntil, snoozeReason });
      const data = { until: snoozedUntil, reason: snoozeReason, status, isPutBack: true };
      const who = { operator: needs.operator, at: needs.now() };
      await tx.events.append([eventBy(who, EVENTS[status], { conversation: id, data })]);
    }
  });
}

/** What a change to a status is called, whoever makes it: reports and triage count closings and reopenings. */
const EVENTS = {
  open: 'conversation.reopened',
  pending: 'conversation.reopened',
  snoozed: 'conversation.snoozed',
  closed: 'conversation.closed',
} as const satisfies Readonly<Record<Conversation['status'], EventKind>>;
