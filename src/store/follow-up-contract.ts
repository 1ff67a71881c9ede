import type { FollowUp, FollowUpStatus, PromiseCounts } from '../domain/follow-up.ts';

/** What is to be done for customers by when. Times are UTC milliseconds. */
export interface FollowUpReads {
  byId(id: number): Promise<FollowUp | null>;
  /** Open ones by due date; proposed ones as they were found; the kept, broken and dismissed ones newest first. At most `limit`. */
  inStatus(status: FollowUpStatus, limit: number): Promise<FollowUp[]>;
  /** Open and proposed ones due before an instant, by due date. At most `limit`. */
  dueBefore(at: number, limit: number): Promise<FollowUp[]>;
  /** Open and proposed ones whose due date has passed and was not told yet, by due date. */
  overdueUntold(now: number, limit: number): Promise<FollowUp[]>;
  counts(now: number): Promise<PromiseCounts>;
  /** Those found in these replies, in the order of their words. */
  ofReplies(replies: readonly number[]): Promise<FollowUp[]>;
  /** All of these conversations: open ones first, then proposed ones, then the rest; each by due date. */
  ofConversations(conversations: readonly number[]): Promise<FollowUp[]>;
  /** When the first of each conversation is due: open, or proposed and told to be overdue; absent where none is. */
  soonest(conversations: readonly number[]): Promise<Map<number, number>>;
}

export interface FollowUpWrites {
  add(followUp: NewFollowUp): Promise<number>;
  /** Lays one found in a reply ready for a person's word. Null where that place of the reply has one already. */
  propose(followUp: ProposedFollowUp): Promise<number | null>;
  patch(id: number, patch: FollowUpPatch): Promise<void>;
  remove(id: number): Promise<void>;
}

export interface NewFollowUp extends Pick<FollowUp, 'conversation' | 'dueAt' | 'words' | 'author'> {
  readonly at: number;
}

interface ProposedFollowUp extends NewFollowUp {
  readonly reply: number;
  readonly quote: string;
  /** Where the quote begins in the reply's text. */
  readonly place: number;
}

/** Absent fields stay. */
export interface FollowUpPatch {
  readonly dueAt?: number;
  readonly words?: string;
  readonly status?: FollowUpStatus;
  readonly keptAt?: number | null;
  readonly brokenAt?: number | null;
  readonly moves?: number;
  readonly reason?: string | null;
  /** The due date whose passing was told; null to have it told again. */
  readonly overdueTold?: number | null;
}
