import type { Contact, Conversation, Note } from './conversation.ts';
import type { FollowUp } from './follow-up.ts';
import type { Reply } from './reply.ts';
import type { StoredMessage } from './stored.ts';

/** What is on record of one person, on one platform, over both ways. Persons of several platforms are never merged by us. */
export interface PersonCard {
  readonly contact: Contact;
  /** Newest first, at most CARD_ROWS_MAX. */
  readonly conversations: readonly Conversation[];
  /** How many there are in all. */
  readonly conversationCount: number;
  /** What was said between us, newest first, at most CARD_ROWS_MAX: public and private. */
  readonly messages: readonly StoredMessage[];
  readonly firstMessageAt: number | null;
  readonly lastMessageAt: number | null;
  /** Newest first. */
  readonly notes: readonly Note[];
  /** Open ones first, by due date. */
  readonly followUps: readonly FollowUp[];
  /** What went out to them, newest first, at most CARD_ROWS_MAX. */
  readonly replies: readonly Reply[];
  /** They asked not to be written to in bulk, in one of their newest 2,000 messages. */
  readonly isOptedOut: boolean;
}

export const CARD_ROWS_MAX = 100;
