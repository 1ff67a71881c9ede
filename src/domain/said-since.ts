import type { Reply } from './reply.ts';
import type { StoredMessage } from './stored.ts';

/** What stands in a thread after a message, theirs and ours, oldest first. All of it where the message is not in the thread. */
export function saidSince(thread: readonly StoredMessage[], target: Pick<StoredMessage, 'id'>): StoredMessage[] {
  const at = thread.findIndex(({ id }) => id === target.id);
  return thread.slice(at + 1).filter(({ deletedAt }) => deletedAt === null);
}

/** Who said it after the message that a reply answers. */
export function sinceWords({ direction }: Pick<StoredMessage, 'direction'>, verb: 'since' | 'again' = 'since'): string {
  return direction === 'inbound' ? `the customer wrote ${verb}` : `we answered ${verb}`;
}

/** Why a reply is not on its way, for whoever decides on it; null where nothing is on record. Not yet safe for a screen. */
export function whyBack({ status, error }: Pick<Reply, 'status' | 'error'>): string | null {
  if (error === null) return null;
  if (error.code === 'REJECTED') return `It was rejected: ${error.message}`;
  return status === 'inReview' ? `It came back for review: ${error.message}` : error.message;
}
