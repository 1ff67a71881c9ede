import type { FollowUp, FollowUpStatus } from '../domain/follow-up.ts';

/** What is to be done for customers by when. Times are UTC milliseconds. */
export interface FollowUpReads {
  byId(id: number): Promise<FollowUp | null>;
  /** Open ones by due date; the kept ones, newest first. At most `limit`. */
  inStatus(status: FollowUpStatus, limit: number): Promise<FollowUp[]>;
  /** All of these conversations, open ones first, by due date. */
  ofConversations(conversations: readonly number[]): Promise<FollowUp[]>;
  /** When the first open one of each conversation is due; absent where none is. */
  soonest(conversations: readonly number[]): Promise<Map<number, number>>;
}

export interface FollowUpWrites {
  add(followUp: NewFollowUp): Promise<number>;
  patch(id: number, patch: FollowUpPatch): Promise<void>;
  remove(id: number): Promise<void>;
}

export interface NewFollowUp extends Pick<FollowUp, 'conversation' | 'dueAt' | 'words' | 'author'> {
  readonly at: number;
}

/** Absent fields stay. */
export interface FollowUpPatch {
  readonly dueAt?: number;
  readonly status?: FollowUpStatus;
  readonly keptAt?: number | null;
  readonly moves?: number;
  readonly reason?: string | null;
}
