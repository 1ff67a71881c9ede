import type { Visibility } from '../domain/message.ts';
import type { Reply, ReplyError, ReplyPurpose, ReplyStatus } from '../domain/reply.ts';
import type { KeptAnswer } from '../domain/saved-answer.ts';

export interface ReplyReads {
  byId(id: number): Promise<Reply | null>;
  byRemoteId(account: string, remoteId: string): Promise<Reply | null>;
  ofConversation(conversation: number): Promise<Reply[]>;
  /** What went out in these conversations, sent last first; at most `limit`. */
  sentTo(conversations: readonly number[], limit: number): Promise<Reply[]>;
  /** What went out on any account, sent last first; at most `limit`. */
  recentlySent(limit: number): Promise<Reply[]>;
  /** Replies in these states, oldest first. */
  inStatus(statuses: readonly ReplyStatus[], account?: string): Promise<Reply[]>;
  /** The reply that occupies a message (approved, queued, sending, unknown, held or sent), if any. */
  occupying(targetMessage: number): Promise<Reply | null>;
  /** Another reply to a message whose outcome nobody knows yet (sending, unknown or held), additional ones too; or null. */
  underway(besides: Pick<Reply, 'id' | 'conversation' | 'targetMessage'>): Promise<Reply | null>;
  /** Everyone who wrote or changed any version. */
  editors(id: number): Promise<string[]>;
  /** What was prepared and made durable for sending, as JSON text. */
  prepared(id: number): Promise<string | null>;
  /** US dollars of replies sent since, or tried since with an outcome that nobody knows yet; by estimate. */
  spentSince(since: number): Promise<number>;
  /** The platform's ids of the account's replies sent since. */
  remoteIdsSince(account: string, since: number): Promise<string[]>;
  /** Times of attempts on an account since, for pacing. */
  attemptsSince(account: string, since: number): Promise<number[]>;
  counts(): Promise<Readonly<Partial<Record<ReplyStatus, number>>>>;
  /** Of one plan: its replies by row. */
  ofPlan(plan: number): Promise<Map<number, Reply>>;
  /** Of one plan: how many of its replies are in each state, those that failed for each reason apart. */
  countOfPlan(plan: number): Promise<StandingCount[]>;
}

/** So many replies stand alike. */
interface StandingCount {
  readonly status: ReplyStatus;
  /** Why the last attempt failed, or null. */
  readonly errorCode: string | null;
  readonly count: number;
}

export interface NewReply {
  readonly conversation: number;
  readonly targetMessage: number;
  readonly targetRemoteId: string;
  readonly platform: string;
  readonly account: string;
  readonly visibility: Visibility;
  readonly text: string;
  readonly language: string;
  readonly author: string;
  readonly isAdditional: boolean;
  /** When it is to go at the earliest, by a person's word; null means once it is approved and its undo time is over. */
  readonly sendAt: number | null;
  readonly sendAfter: number;
  readonly createdAt: number;
  /** The bulk plan and its row that this reply comes from; null for those written one by one. Unique together. */
  readonly plan: { readonly id: number; readonly row: number } | null;
  /** Name of the saved answer that it is made from; absent where there is none. */
  readonly answer?: string | null;
  /** It says it in other words than that answer has. */
  readonly isAnswerChanged?: boolean;
  /** Absent for an answer. */
  readonly purpose?: ReplyPurpose;
}

/** What may change with a move; absent fields stay. */
export interface ReplyPatch {
  readonly approvedBy?: string | null;
  readonly approvedAt?: number | null;
  readonly approvalHash?: string | null;
  readonly approvalExpiresAt?: number | null;
  readonly isAdditional?: boolean;
  readonly sendAt?: number | null;
  readonly key?: string | null;
  readonly prepared?: string | null;
  readonly priceUsd?: number;
  readonly sendAfter?: number;
  readonly attemptedAt?: number | null;
  readonly absentSince?: number | null;
  readonly attempts?: number;
  readonly remoteId?: string | null;
  readonly url?: string | null;
  readonly sentAt?: number | null;
  readonly error?: ReplyError | null;
}

export interface ReplyWrites {
  insert(reply: NewReply): Promise<Reply>;
  /** A new version: text, visibility or language; records the editor. Status is not touched. */
  edit(
    id: number,
    edit: {
      text: string;
      visibility: Visibility;
      language: string;
      editor: string;
      at: number;
      /** What is left of a saved answer, null for nothing; absent leaves what was on record. */
      answer?: KeptAnswer | null;
    },
  ): Promise<Reply>;
  /**
   * Compare-and-set: moves the reply only if it still is in one of `from` (and, where given, at `version`), else returns null.
   * Every move is in REPLY_MOVES.
   * @throws when another live reply occupies the same message and this one is not additional (`isOccupied(error)` tells)
   */
  move(
    id: number,
    step: { from: readonly ReplyStatus[]; to: ReplyStatus; at: number; version?: number },
    patch?: ReplyPatch,
  ): Promise<Reply | null>;
  /** Changes facts without a move (the first look's absence, an error shown). */
  note(id: number, patch: ReplyPatch, at: number): Promise<void>;
}
