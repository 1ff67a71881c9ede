import type { Contact } from './conversation.ts';

/** Something to be done for a customer by a time: promised to them, or set by ourselves. Times are UTC milliseconds. */
export interface FollowUp {
  readonly id: number;
  readonly conversation: number;
  readonly contact: Pick<Contact, 'id' | 'remoteId' | 'handle' | 'name' | 'url'>;
  readonly platform: string;
  readonly account: string;
  readonly dueAt: number;
  /** What is to be done. */
  readonly words: string;
  readonly author: string;
  readonly createdAt: number;
  readonly status: FollowUpStatus;
  /** When it was kept; null while it is not. */
  readonly keptAt: number | null;
  /** When a person said that it was not kept; null otherwise. */
  readonly brokenAt: number | null;
  /** The sent reply it was found in; null for one set by hand. */
  readonly reply: number | null;
  /** The words of that reply which promise it. */
  readonly quote: string | null;
  /** Why it was moved last, dismissed or broken; null when nobody said. */
  readonly reason: string | null;
  /** How often it was moved. */
  readonly moves: number;
}

export const FOLLOW_UP_STATUSES = ['proposed', 'open', 'kept', 'broken', 'dismissed'] as const;

/**
 * proposed: found in a reply of ours, and nobody has said yet that it is a promise. open: to be kept. kept, broken: done, or
 * not. dismissed: it was no promise.
 */
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

/** How many promises stand how. */
export interface PromiseCounts {
  readonly open: number;
  /** Of those open. */
  readonly overdue: number;
  /** Found in replies, and nobody has said yet that they are promises. */
  readonly toConfirm: number;
}
