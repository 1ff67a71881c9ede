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
}
