import type { StoredMessage } from './stored.ts';

/** The messages whose words a judgement of a conversation is about; null where nobody wrote. */
export interface JudgedMessages {
  readonly sentiment: StoredMessage | null;
  readonly urgency: StoredMessage | null;
}

/**
 * What a person looks at who says what a conversation is: the newest message for its sentiment, and for its urgency the
 * most urgent one of those that wait (the earlier of equals), as the inbox shows them.
 * @param thread oldest first
 */
export function judgedMessages(thread: readonly StoredMessage[], waitingSince: number | null): JudgedMessages {
  const inbound = thread.filter((message) => message.deletedAt === null && message.direction === 'inbound');
  const newest = inbound.at(-1) ?? null;
  const waiting = waitingSince === null ? [] : inbound.filter((message) => message.postedAt >= waitingSince);
  const worst = waiting.reduce<StoredMessage | null>((a, b) => (a !== null && scoreOf(a) >= scoreOf(b) ? a : b), null);
  return { sentiment: newest, urgency: worst ?? newest };
}

function scoreOf({ score }: StoredMessage): number {
  return score?.urgency.score ?? 0;
}
