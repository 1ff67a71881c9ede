import type { Generated } from 'kysely';
import type { FollowUpStatus } from '../domain/follow-up.ts';

/** A row of `follow_ups`; times UTC milliseconds. */
export interface FollowUpTable {
  id: Generated<number>;
  conversation: number;
  due_at: number;
  words: string;
  author: string;
  created_at: number;
  status: FollowUpStatus;
  kept_at: number | null;
  moves: number;
  /** Why it was moved last. */
  reason: string | null;
  /** The reply it was found in, its words there and where they begin; null for one set by hand. */
  reply: number | null;
  quote: string | null;
  place: number | null;
  broken_at: number | null;
  /** The due date whose passing was told, so that each is told once. */
  overdue_told: number | null;
}

/** To be kept or to be confirmed: both are told when their time is over. As the partial indexes have it. */
export const TO_DO_SQL = "status in ('open', 'proposed')";

/** Their due date has not been told yet. As the partial index has it. */
export const UNTOLD_SQL = '(overdue_told is null or overdue_told <> due_at)';

/** What a conversation waits for: what is to be kept, and what nobody confirmed once it was told that its time is over. */
export const AWAITED_SQL = "(status = 'open' or (status = 'proposed' and overdue_told = due_at))";
