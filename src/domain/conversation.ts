import type { Visibility } from './message.ts';
import type { Reason, SentimentLabel, UrgencyLevel } from './triage.ts';

export const CONVERSATION_STATUSES = ['open', 'pending', 'snoozed', 'closed'] as const;

/**
 * open: waits for us. pending: we answered and wait for the customer. snoozed: back at a set time.
 * closed: done until the customer writes again.
 */
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** The person (or page) behind messages, on one platform. Never merged with another automatically. */
export interface Contact {
  readonly id: number;
  readonly platform: string;
  readonly remoteId: string;
  readonly handle: string;
  readonly name: string;
  readonly followers: number | null;
  readonly url: string | null;
  readonly isBot: boolean;
}

/** The most of a message that its conversation is called by, in UTF-16 units; one as long as that was cut. */
export const SUBJECT_LENGTH_MAX = 140;

/** The messages of one contact with one account in one thread; the unit of work in the inbox. Times are UTC milliseconds. */
export interface Conversation {
  readonly id: number;
  readonly status: ConversationStatus;
  readonly platform: string;
  readonly account: string;
  readonly visibility: Visibility;
  readonly url: string;
  readonly contact: Contact;
  /** Remote id of the thread's first message. */
  readonly threadId: string;
  /** First words of the newest inbound message; at most `SUBJECT_LENGTH_MAX` long. */
  readonly subject: string;
  readonly messages: number;
  readonly lastMessageAt: number;
  /** When the oldest inbound message that we have not answered was posted, or null when nobody waits. */
  readonly waitingSince: number | null;
  /** When the service level asks for an answer, in working hours, or null when nobody waits. */
  readonly dueAt: number | null;
  /** When the first of its follow-ups that are still open is due, or null without any. */
  readonly followUpAt: number | null;
  readonly snoozedUntil: number | null;
  readonly snoozeReason: string | null;
  readonly assignee: string | null;
  readonly labels: readonly string[];
  readonly sentiment: { readonly label: SentimentLabel; readonly score: number };
  readonly urgency: { readonly level: UrgencyLevel; readonly score: number };
  readonly language: string;
  readonly topics: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Which conversations, in which order, how many. Empty filters mean all. */
export interface ConversationQuery {
  readonly status?: readonly ConversationStatus[];
  readonly sentiment?: readonly SentimentLabel[];
  readonly urgency?: readonly UrgencyLevel[];
  readonly platform?: readonly string[];
  readonly account?: readonly string[];
  readonly label?: readonly string[];
  readonly assignee?: string | null;
  readonly visibility?: readonly Visibility[];
  /** ISO 639 codes, as triage told them. */
  readonly language?: readonly string[];
  readonly topic?: readonly string[];
  /** Only with this person (`contact.id`). */
  readonly contact?: number;
  /** Whether the service level's time has run out. */
  readonly isOverdue?: boolean;
  /**
   * Words to find in any message of the conversation, or in the customer's handle or name; `from:maija` limits it to what such
   * a person wrote. Any input is safe.
   */
  readonly search?: string;
  /** Newest message at or after, and before; UTC milliseconds. */
  readonly since?: number;
  readonly until?: number;
  readonly sort?: ConversationSort;
  /** 1 to 1,000. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export const CONVERSATION_SORTS = ['pressing', 'newest', 'oldest', 'waiting', 'due'] as const;
export type ConversationSort = (typeof CONVERSATION_SORTS)[number];

export interface ConversationPage {
  readonly items: readonly Conversation[];
  readonly next: string | null;
  readonly total: number;
}

/** What we write for ourselves; no sending code can read it. */
export interface Note {
  readonly id: number;
  readonly conversation: number;
  readonly author: string;
  readonly text: string;
  readonly at: number;
}
