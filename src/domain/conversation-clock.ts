import type { Conversation } from './conversation.ts';
import type { StoredEvent } from './event.ts';
import type { StoredMessage } from './stored.ts';

/** How long a customer waits, and how long they waited. Milliseconds of the calendar unless working time is said. */
export interface ConversationClock {
  /** Since the oldest message without an answer; null when nobody waits. */
  readonly waitingMs: number | null;
  /** The same in working time. */
  readonly workingWaitingMs: number | null;
  /** UTC milliseconds. */
  readonly dueAt: number | null;
  /** Whether the answer time of this matter was missed. */
  readonly isBreached: boolean;
  /** To our first answer in this matter; null before it. A question how it went is none. */
  readonly firstResponseMs: number | null;
  /** To its closing; null while it is not closed. */
  readonly resolutionMs: number | null;
}

interface OnRecord {
  readonly conversation: Conversation;
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  readonly thread: readonly StoredMessage[];
  readonly now: number;
}

/** The clock of a conversation, from what is on record. A matter begins anew each time that it is reopened. */
export function conversationClock({
  conversation,
  events,
  thread,
  now,
}: OnRecord): Omit<ConversationClock, 'workingWaitingMs'> {
  const { waitingSince, dueAt, status } = conversation;
  const reopening = events.findLastIndex(({ kind }) => kind === 'conversation.reopened');
  const since = events.slice(reopening + 1);
  const beganAt = beginning(events[reopening] ?? null, thread);
  const answer = since.find(({ kind, data }) => kind === 'reply.sent' && data.purpose !== 'survey');
  const closing = since.findLast(({ kind }) => kind === 'conversation.closed');
  const isOver = (dueAt !== null && dueAt < now) || since.some(({ kind }) => kind === 'conversation.breached');
  const responseMs = answer?.data.responseMs;
  return {
    waitingMs: waitingSince === null ? null : Math.max(0, now - waitingSince),
    dueAt,
    isBreached: isOver || (answer !== undefined && isLate(answer)),
    firstResponseMs: typeof responseMs === 'number' ? responseMs : null,
    resolutionMs:
      status === 'closed' && closing !== undefined && beganAt !== null ? Math.max(0, closing.at - beganAt) : null,
  };
}

/** When the customer wrote what began the matter, or when a person took it up again. */
function beginning(reopening: StoredEvent | null, thread: readonly StoredMessage[]): number | null {
  const inbound = thread.filter(({ direction }) => direction === 'inbound');
  if (reopening === null) return inbound[0]?.postedAt ?? null;
  return inbound.find(({ id }) => id === reopening.message)?.postedAt ?? reopening.at;
}

function isLate({ data }: StoredEvent): boolean {
  const { waitingSince, dueAt, responseMs } = data;
  const isKnown = typeof waitingSince === 'number' && typeof dueAt === 'number' && typeof responseMs === 'number';
  return isKnown && waitingSince + responseMs > dueAt;
}
