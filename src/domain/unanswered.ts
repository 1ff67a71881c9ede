import type { StoredMessage } from './stored.ts';

/** How far our clock and a platform's may be apart; some platforms tell times in whole seconds only. */
const CLOCKS_APART_MS = 5 * 60_000;

/**
 * Inbound messages that nothing of ours came after, oldest first. `thread` is oldest first, without what was deleted.
 * Two servers' clocks set the times, so what answers what decides before them: an answer to our word came after it, and
 * what we answered is answered. What was said about the same time as a reply that kuulo sent, and was heard after that, is
 * not answered by it.
 */
export function unanswered(thread: readonly StoredMessage[]): StoredMessage[] {
  const last = thread.findLastIndex((message) => message.direction === 'outbound');
  if (last === -1) return thread.filter((message) => message.direction === 'inbound');
  const answered = new Set(thread.flatMap((one) => (one.direction === 'outbound' ? [one.inReplyTo] : [])));
  const ours = thread[last];
  const after = new Set([ours?.remoteId]);
  // only what kuulo sent has no place in a page, and its `fetchedAt` is when it went
  const sent = ours?.rawIndex === null ? ours : null;
  const isHeardLater = ({ fetchedAt, postedAt }: StoredMessage): boolean =>
    sent !== null && fetchedAt > sent.fetchedAt && postedAt > sent.postedAt - CLOCKS_APART_MS;
  return thread.filter((message, index) => {
    if (message.direction === 'outbound') return false;
    const isReply = message.inReplyTo !== null && after.has(message.inReplyTo);
    const isAfter = index > last || isReply || isHeardLater(message);
    if (isAfter) after.add(message.remoteId);
    return isAfter && !answered.has(message.remoteId);
  });
}

/** Our own word in a thread that answers a message, or null. `thread` is oldest first. */
export function answerTo(thread: readonly StoredMessage[], remoteId: string): StoredMessage | null {
  return (
    thread.find(
      (one, index) =>
        one.direction === 'outbound' && one.deletedAt === null && answeredBy(one, thread.slice(0, index)) === remoteId,
    ) ?? null
  );
}

/** What a word of ours answers: what it says; in a chat, which does not say, the newest of theirs before it. */
function answeredBy({ inReplyTo, visibility }: StoredMessage, before: readonly StoredMessage[]): string | null {
  if (inReplyTo !== null || visibility === 'public') return inReplyTo;
  return before.findLast((one) => one.direction === 'inbound')?.remoteId ?? null;
}
