import type { Claim } from './claim.ts';
import type { Conversation } from './conversation.ts';
import type { FollowUpStatus } from './follow-up.ts';

/** A change of ours to a conversation: how it was read before, and what we made of it. */
export interface Turned {
  readonly was: Conversation;
  /** By this it is known that nobody changed it since. With a status, status and snooze are put back; else the assignee is. */
  readonly ours: Partial<Pick<Conversation, 'status' | 'snoozedUntil' | 'assignee'>>;
}

/** A claim that we made, prolonged, took over or let go of: as it was, and whose it is by us; null is nobody's. */
export interface TurnedClaim {
  readonly conversation: number;
  readonly was: Claim | null;
  readonly ours: string | null;
}

/**
 * What a person wants with a follow-up that they see: it was done; it is due at another time (UTC milliseconds), and why; what
 * was found is a promise (by then, in these words), or is none; it was not kept, and why.
 */
export type FollowUpTurn =
  | 'kept'
  | { readonly dueAt: number; readonly reason: string }
  | ({ readonly is: 'confirmed' } & Confirming)
  | { readonly is: 'dismissed' | 'broken'; readonly reason: string };

/** What a person says of a promise that was found; absent fields stay as they were found. */
export interface Confirming {
  /** UTC milliseconds. */
  readonly dueAt?: number;
  readonly words?: string;
}

/** Which follow-ups are asked for. */
export interface FollowUpsAsked {
  /** Those that are over too. */
  readonly isAll?: boolean;
  /** Only these; without it, and without `isAll`, those to confirm and those to keep. */
  readonly statuses?: readonly FollowUpStatus[];
}
