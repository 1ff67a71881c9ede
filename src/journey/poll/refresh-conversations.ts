import type { ConversationStatus } from '../../domain/conversation.ts';
import type { NewEvent } from '../../domain/event.ts';
import { circumstancesOf, pressing } from '../../domain/pressing.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Score } from '../../domain/triage.ts';
import { addWorkingTime } from '../../domain/working-hours.ts';
import type { Tx } from '../../store/store.ts';
import type { PollNeeds } from './needs.ts';

const SUBJECT_LENGTH_MAX = 140;

interface Place {
  readonly tx: Tx;
  readonly needs: PollNeeds;
  readonly now: number;
  readonly of: { readonly backfillFrom: number };
}

/** Brings conversations up to date with their messages: who waits since when, what is due, how pressing it is. */
export async function refreshConversations(place: Place, ids: ReadonlySet<number>, events: NewEvent[]): Promise<void> {
  for (const id of ids) await refresh(place, id, events);
}

async function refresh(place: Place, id: number, events: NewEvent[]): Promise<void> {
  const { tx, needs, now, of } = place;
  const before = await tx.conversations.byId(id);
  if (before === null) return;
  const thread = (await tx.messages.ofConversation(id)).filter((message) => message.deletedAt === null);
  const inbound = thread.filter((message) => message.direction === 'inbound');
  const newest = inbound.at(-1);
  if (newest === undefined) return;
  const waiting = unanswered(thread).filter((message) => message.postedAt >= of.backfillFrom);
  const status = statusAfter(before.status, { isWaiting: waiting.length > 0, hasNews: newest.fetchedAt === now });
  const waitingSince = status === 'closed' ? null : (waiting[0]?.postedAt ?? null);
  const scores = scoresOf(waiting.length > 0 ? waiting : [newest]);
  const machine = pressing(
    scores,
    circumstancesOf({ waitingSince, dueAt: null }, before.contact, { now, recentMessages: 0 }),
    await tx.conversations.correction(id),
  );
  const dueAt =
    waitingSince === null
      ? null
      : addWorkingTime(waitingSince, needs.settings.slaMs[machine.urgency.level], needs.calendar);
  await tx.conversations.patch(id, {
    status,
    subject: newest.text.slice(0, SUBJECT_LENGTH_MAX).toWellFormed(),
    messages: thread.length,
    lastMessageAt: thread.reduce((latest, message) => Math.max(latest, message.postedAt), 0),
    newestInbound: newest.id,
    waitingSince,
    dueAt,
    ...machine,
  });
  if (status === 'open' && before.status !== 'open') {
    events.push(reopened(now, id, newest.id));
  }
}

/** Inbound messages after our last word, oldest first. */
function unanswered(thread: readonly StoredMessage[]): StoredMessage[] {
  const lastOurs = thread.findLastIndex((message) => message.direction === 'outbound');
  return thread.slice(lastOurs + 1).filter((message) => message.direction === 'inbound');
}

/** A new word from the customer opens the conversation again; an answer given (here or elsewhere) takes it off the queue. */
function statusAfter(before: ConversationStatus, thread: { isWaiting: boolean; hasNews: boolean }): ConversationStatus {
  if (thread.isWaiting && thread.hasNews) return 'open';
  if (!thread.isWaiting && before === 'open') return 'pending';
  return before;
}

function scoresOf(messages: readonly StoredMessage[]): Score[] {
  return messages.flatMap((message) => (message.score ? [message.score] : []));
}

function reopened(at: number, conversation: number, message: number): NewEvent {
  return {
    at,
    kind: 'conversation.reopened',
    actor: 'system',
    login: '',
    conversation,
    reply: null,
    message,
    data: {},
  };
}
