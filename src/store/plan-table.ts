import type { Generated } from 'kysely';
import type { PauseScope } from '../domain/pause.ts';
import type { Plan } from '../domain/plan.ts';

// Rows of what holds replies back and of what makes many of them; times UTC milliseconds.

type Flag = 0 | 1;

export interface PauseTable {
  scope: PauseScope;
  paused_at: number;
  paused_by: string;
  reason: string;
}

export interface PlanTable {
  id: Generated<number>;
  /** `reserved`: the number is taken, the rest is not known yet. */
  status: 'reserved' | Plan['status'];
  author: string;
  created_at: number;
  file: string;
  hash: string;
  row_count: number;
  cost_usd: number;
  is_reviewed: Flag;
  approved_by: string | null;
  approved_at: number | null;
  approval_expires_at: number | null;
  rejected_by: string | null;
  note: string | null;
}
