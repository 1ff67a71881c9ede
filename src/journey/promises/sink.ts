import { openedLast } from '../../domain/opened-last.ts';
import type { Tx } from '../../store/store.ts';

/**
 * Puts a conversation back where it was before an overdue promise brought it to the top: once none of its promises is overdue
 * any more, nobody waits, and no person took it up on purpose since. One that was snoozed waits for the customer then, and so
 * does one whose customer came back meanwhile and was answered.
 * @param now UTC milliseconds
 */
export async function sink(tx: Tx, conversation: number, now: number): Promise<void> {
  const before = await tx.conversations.byId(conversation);
  if (before === null || before.status !== 'open' || before.waitingSince !== null) return;
  if (before.followUpAt !== null && before.followUpAt < now) return;
  const opening = openedLast(await tx.events.ofConversation(conversation));
  if (opening === undefined) return;
  const { kind, message, data } = opening;
  // a reopening that names a message is the customer's word; without one, a person's
  const isCustomers = kind === 'conversation.reopened' && message !== null;
  if (kind !== 'followUp.overdue' && !isCustomers) return;
  await tx.conversations.patch(conversation, { status: data.from === 'closed' ? 'closed' : 'pending' });
}
