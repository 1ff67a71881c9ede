import type { PlanProgress } from '../../../domain/plan.ts';
import { type Move, moveFocus, topFor } from '../../widgets/window.ts';
import type { BulkRun } from './bulk-runs.ts';

/** All plans, the newest first. `focus` and `top` are indexes into `plans`. */
export interface BulkState {
  readonly plans: readonly PlanProgress[];
  readonly focus: number;
  readonly top: number;
}

export type BulkAction =
  | { readonly kind: 'loaded'; readonly plans: readonly PlanProgress[] }
  | { readonly kind: 'move'; readonly move: Move; readonly rows: number };

export function firstBulk(plans: readonly PlanProgress[]): BulkState {
  return { plans, focus: 0, top: 0 };
}

export function reduceBulk(state: BulkState, action: BulkAction): BulkState {
  switch (action.kind) {
    case 'loaded': {
      const id = focusedPlan(state)?.plan.id;
      const found = action.plans.findIndex(({ plan }) => plan.id === id);
      const focus = found === -1 ? Math.max(0, Math.min(state.focus, action.plans.length - 1)) : found;
      return { plans: action.plans, focus, top: Math.max(0, focus - (state.focus - state.top)) };
    }
    case 'move': {
      const extent = { count: state.plans.length, rows: action.rows };
      const focus = moveFocus(state.focus, action.move, extent);
      return { ...state, focus, top: topFor(state.top, focus, extent) };
    }
    default:
      return action satisfies never;
  }
}

/** The plan under the cursor. */
export function focusedPlan(state: BulkState): PlanProgress | null {
  return state.plans[state.focus] ?? null;
}

/** How a plan stands. */
export type PlanStateName = BulkRun['phase'] | 'paused' | 'rejected' | 'done' | 'unapproved' | 'ready';

/** What this sitting does with it, or else how it stands on record. */
export function planState({ plan, remaining, isPaused }: PlanProgress, run: BulkRun | undefined): PlanStateName {
  if (run !== undefined) return run.phase;
  if (plan.status === 'rejected') return 'rejected';
  if (remaining <= 0) return 'done';
  if (isPaused) return 'paused';
  return plan.isReviewed && plan.status !== 'approved' ? 'unapproved' : 'ready';
}

/** How many of its rows are decided, one way or another. */
export function decidedOf({ plan, remaining }: PlanProgress): number {
  return Math.max(0, plan.count - remaining);
}
