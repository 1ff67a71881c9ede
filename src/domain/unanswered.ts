import type { StoredMessage } from './stored.ts';

/**
 * Inbound messages that nothing of ours came after, oldest first. `thread` is oldest first, without what was deleted.
 * Two servers' clocks set the times, so what answers what decides before them: an answer to our word came after it, and
 * what we answered is answered.
 */
export function unanswered(thread: readonly StoredMessage[]): StoredMessage[] {
  const last = thread.findLastIndex((message) => message.direction === 'outbound');
  if (last === -1) return thread.filter((message) => message.direction === 'inbound');
  const answered = new Set(thread.flatMap((one) => (one.direction === 'outbound' ? [one.inReplyTo] : [])));
  const after = new Set([thread[last]?.remoteId]);
  return thread.filter((message, index) => {
    if (message.direction === 'outbound') return false;
    const isAfter = index > last || (message.inReplyTo !== null && after.has(message.inReplyTo));
    if (isAfter) after.add(message.remoteId);
    return isAfter && !answered.has(message.remoteId);
  });
}

/** Our own word in a thread that answers a message, or null. */
export function answerTo(thread: readonly StoredMessage[], remoteId: string): StoredMessage | null {
  return (
    thread.find((one) => one.direction === 'outbound' && one.deletedAt === null && one.inReplyTo === remoteId) ?? null
  );
}
