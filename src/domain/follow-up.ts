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
  /** When it was kept; null while it is open. */
  readonly keptAt: number | null;
  /** Why it was moved last; null when never. */
  readonly reason: string | null;
  /** How often it was moved. */
  readonly moves: number;
}

export type FollowUpStatus = 'open' | 'kept';
