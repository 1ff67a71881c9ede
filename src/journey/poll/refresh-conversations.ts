import { circumstancesOf } from '../../domain/circumstances.ts';
import type { Closing } from '../../domain/closing.ts';
import { type Conversation, type ConversationStatus, SUBJECT_LENGTH_MAX } from '../../domain/conversation.ts';
import type { NewEvent } from '../../domain/event.ts';
import { graveEarlier } from '../../domain/grave-earlier.ts';
import { openedLast } from '../../domain/opened-last.ts';
import { pressing } from '../../domain/pressing.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Score } from '../../domain/triage.ts';
import { unanswered } from '../../domain/unanswered.ts';
import type { Correction, Tx } from '../../store/store.ts';
import type { PollNeeds } from './needs.ts';

interface Place {
  readonly tx: Tx;
  readonly needs: Pick<PollNeeds, 'addWorkingTime'> & { readonly settings: Pick<Settings, 'slaMs'> };
  readonly now: number;
  readonly of: { readonly openFrom: number };
}

/** Conversations that changed, and the customers' messages that are new to us. */
interface Changed {
  readonly ids: ReadonlySet<number>;
  readonly fresh: ReadonlySet<number>;
}

/** Brings conversations up to date with their messages: who waits since when, what is due, how pressing it is. */
export async function refreshConversations(place: Place, changed: Changed, events: NewEvent[]): Promise<void> {
  const { tx } = place;
  const ids = [...changed.ids];
  const conversations = await tx.conversations.byIds(ids);
  const threads = await tx.messages.ofConversations(ids);
  const corrections = await tx.conversations.corrections(ids);
  const closings = await tx.events.closings(ids);
  for (const [id, before] of conversations) {
    const thread = (threads.get(id) ?? []).filter((message) => message.deletedAt === null);
    const known = { correction: corrections.get(id) ?? null, closings: closings.get(id) ?? [] };
    await refresh(place, { before, thread, fresh: changed.fresh, ...known }, events);
  }
}

interface One {
  readonly before: Conversation;
  readonly thread: readonly StoredMessage[];
  readonly fresh: ReadonlySet<number>;
  readonly correction: Correction | null;
  readonly closings: readonly Closing[];
}

async function refresh(place: Place, one: One, events: NewEvent[]): Promise<void> {
  const { tx, needs, now, of } = place;
  const { before, thread, fresh } = one;
  const { id } = before;
  const newest = thread.findLast((message) => message.direction === 'inbound');
  if (newest === undefined) return await nothingLeft(place, before, thread.length);
  const waiting = unanswered(thread).filter((message) =>
    fresh.has(message.id) ? message.postedAt >= of.openFrom : isStillWaiting(message, before),
  );
  const hasNews = waiting.some((message) => fresh.has(message.id));
  const isPromiseLate = before.followUpAt !== null && before.followUpAt < now;
  const status = statusAfter(before.status, { isWaiting: waiting.length > 0 || isPromiseLate, hasNews });
  const wasAway = before.status !== 'open' || (isPromiseLate && hasNews && (await isRisenOnly(tx, id)));
  const waitingSince = status === 'closed' ? null : (waiting[0]?.postedAt ?? null);
  const judged = waiting.length > 0 ? waiting : [newest];
  const inbound = thread.filter((message) => message.direction === 'inbound');
  // triage, which comes next, adds what only a question to the whole store can tell; a grave matter must not sink till then
  const moment = { now, recentMessages: 0, graveEarlier: graveEarlier(inbound, judged, one.closings) };
  const machine = pressing(
    scoresOf(judged),
    circumstancesOf({ waitingSince, dueAt: null }, before.contact, moment),
    one.correction,
  );
  const dueAt =
    waitingSince === null
      ? null
      : await needs.addWorkingTime(waitingSince, needs.settings.slaMs[machine.urgency.level]);
  await tx.conversations.patch(id, {
    ...(status === before.status ? {} : { status }),
    ...(status === 'snoozed' ? {} : { snoozedUntil: null, snoozeReason: null }),
    subject: newest.text.slice(0, SUBJECT_LENGTH_MAX).toWellFormed(),
    messages: thread.length,
    lastMessageAt: thread.reduce((latest, message) => Math.max(latest, message.postedAt), 0),
    newestInbound: newest.id,
    waitingSince,
    dueAt,
    ...machine,
  });
  if (status === 'open' && wasAway) {
    events.push(reopened(now, id, newest.id));
  }
}

/** Only our own overdue promise opened it: a customer who writes now comes back, as they do to what was closed. */
async function isRisenOnly(tx: Tx, conversation: number): Promise<boolean> {
  return openedLast(await tx.events.ofConversation(conversation))?.kind === 'followUp.overdue';
}

/** The customer took everything back: nobody waits. */
async function nothingLeft({ tx }: Place, before: Conversation, messages: number): Promise<void> {
  const status = before.status === 'open' ? 'closed' : before.status;
  await tx.conversations.patch(before.id, { status, messages, newestInbound: 0, waitingSince: null, dueAt: null });
}

/** What was told as waiting goes on waiting, however long ago; what an operator closed does not begin again. */
function isStillWaiting(message: StoredMessage, before: Conversation): boolean {
  return before.waitingSince !== null && message.postedAt >= before.waitingSince;
}

/**
 * A new word from the customer opens the conversation again; an answer given (here or elsewhere) takes it off the queue,
 * unless a promise of ours is overdue.
 */
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
