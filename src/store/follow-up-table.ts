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
