import type { Eligibility } from './eligibility.ts';
import type { StoredMessage } from './stored.ts';

/** The customer's newest word that still stands, or null. `thread` is oldest first. */
export function newestInbound(thread: readonly StoredMessage[]): StoredMessage | null {
  return thread.findLast((message) => message.direction === 'inbound' && message.deletedAt === null) ?? null;
}

/** The message that an answer would go to: the newest that stands, else the newest that was taken back; null before any. */
export function messageToAnswer(thread: readonly StoredMessage[]): StoredMessage | null {
  return newestInbound(thread) ?? thread.findLast((message) => message.direction === 'inbound') ?? null;
}

/** What may be done about a message that was taken back. */
export const GONE: Eligibility = {
  public: false,
  private: false,
  until: null,
  priceUsd: 0,
  why: 'The post was deleted on the platform.',
};
