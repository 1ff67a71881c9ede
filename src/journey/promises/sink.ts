import type { Tx } from '../../store/store.ts';

/**
 * Puts a conversation back where it was before an overdue promise brought it to the top: once none of its promises is overdue
 * any more, nobody waits, and no person took it up on purpose since. One that was snoozed waits for the customer then.
 * @param now UTC milliseconds
 */
export async function sink(tx: Tx, conversation: number, now: number): Promise<void> {
  const before = await tx.conversations.byId(conversation);
  if (before === null || before.status !== 'open' || before.waitingSince !== null) return;
  if (before.followUpAt !== null && before.followUpAt < now) return;
  const events = await tx.events.ofConversation(conversation);
  const brought = events.findLast(({ kind, data }) => OPENING.has(kind) && data.from !== 'open');
  if (brought?.kind !== 'followUp.overdue') return;
  const { from } = brought.data;
  await tx.conversations.patch(conversation, { status: from === 'closed' ? 'closed' : 'pending' });
}

/** What may have opened it. */
const OPENING: ReadonlySet<string> = new Set([
  'followUp.overdue',
  'conversation.opened',
  'conversation.reopened',
  'conversation.woken',
]);
