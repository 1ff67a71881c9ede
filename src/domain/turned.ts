import type { Claim } from './claim.ts';
import type { Conversation } from './conversation.ts';

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

/** What a person wants with a follow-up that they see: it was done, or it is due at another time (UTC milliseconds), and why. */
export type FollowUpTurn = 'kept' | { readonly dueAt: number; readonly reason: string };
