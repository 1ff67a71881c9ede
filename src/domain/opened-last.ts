import type { EventKind, StoredEvent } from './event.ts';

const OPENING: ReadonlySet<EventKind> = new Set([
  'followUp.overdue',
  'conversation.opened',
  'conversation.reopened',
  'conversation.woken',
]);

/**
 * What opened a conversation last: a customer, a person, its time, or our overdue promise, which opens only what was not open.
 * @param events those of one conversation, oldest first
 */
export function openedLast(events: readonly StoredEvent[]): StoredEvent | undefined {
  return events.findLast(({ kind, data }) => OPENING.has(kind) && data.from !== 'open');
}
