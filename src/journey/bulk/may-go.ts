import type { Plan, PlanRow } from '../../domain/plan.ts';
import { planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reads } from '../../store/store.ts';
import { knownPlan } from './known-plan.ts';
import type { ApplyNeeds, BulkNeeds } from './needs.ts';
import { planRows } from './plan-file.ts';

/** A plan that may go as it is. */
export interface Ready {
  readonly plan: Plan;
  readonly rows: Iterable<PlanRow>;
  /** Whether it needs the approval of a second person, by the rules of now. */
  readonly isReviewed: boolean;
}

/** What somebody who applies a plan says about it. */
interface Asked {
  readonly plan: number;
  readonly expect: number;
  /** Told once, when the plan's undo time still runs; `until` is UTC milliseconds. */
  readonly onWait?: ((wait: { readonly plan: Plan; readonly until: number }) => void) | undefined;
}

/** How often somebody who waits looks whether the plan was taken back. */
const LOOK_MS = 500;

/**
 * The plan and its rows, when they may go as they are.
 * @throws {ProblemError} UNKNOWN_PLAN, PLAN_CHANGED, PLAN_COUNT, PLAN_UNREVIEWED, PLAN_PAUSED, PAUSED
 */
export async function readyPlan(needs: BulkNeeds, asked: Asked): Promise<Ready> {
  const plan = await knownPlan(needs, needs.store.read, asked.plan);
  const rows = await planRows(plan);
  if (plan.count !== asked.expect) {
    throw new ProblemError('PLAN_COUNT', { plan: planName(plan.id), count: plan.count, expected: asked.expect });
  }
  const { review } = needs.settings;
  const isReviewed = plan.isReviewed || [...ways(rows)].some((way) => review[way] === 'required');
  const ready = { plan, rows, isReviewed };
  await demandUnpaused(needs.store.read, await approvedNow(needs, needs.store.read, ready));
  return ready;
}

/**
 * The same once its undo time is over: until then whoever approved or planned it may think again. Null when interrupted before.
 * @throws {ProblemError} as `readyPlan`, also when it was rejected or paused meanwhile
 */
export async function readyInTime(needs: ApplyNeeds, asked: Asked): Promise<Ready | null> {
  for (;;) {
    const ready = await readyPlan(needs, asked);
    const until = goesAt(needs, ready.plan);
    if (until <= needs.now()) return ready;
    asked.onWait?.({ plan: ready.plan, until });
    for (let waitMs = until - needs.now(); waitMs > 0; waitMs = until - needs.now()) {
      if (needs.signal.aborted) return null;
      await needs.wait(Math.min(waitMs, LOOK_MS));
      await demandUnpaused(needs.store.read, await approvedNow(needs, needs.store.read, ready));
    }
  }
}

/**
 * The plan as it stands now, when it still has the approval that it needs.
 * @throws {ProblemError} PLAN_UNREVIEWED
 */
export async function approvedNow(needs: BulkNeeds, read: Reads, known: Omit<Ready, 'rows'>): Promise<Plan> {
  const plan = await knownPlan(needs, read, known.plan.id);
  // what a run has read stays what may go
  if (plan.hash !== known.plan.hash) {
    throw new ProblemError('PLAN_CHANGED', { plan: planName(plan.id), file: plan.file });
  }
  const status = whyUnreviewed(needs, plan, known.isReviewed);
  if (status !== null) throw new ProblemError('PLAN_UNREVIEWED', { plan: planName(plan.id), status });
  return plan;
}

/** When the first of a plan may go, UTC milliseconds: its approval, or where it needs none its planning, and the undo time. */
export function goesAt({ settings }: Pick<BulkNeeds, 'settings'>, plan: Plan): number {
  return (plan.approvedAt ?? plan.createdAt) + settings.send.undoMs;
}

async function demandUnpaused(read: Reads, plan: Plan): Promise<void> {
  const all = await read.pauses.of('all');
  if (all !== null) throw new ProblemError('PAUSED', { by: all.by, since: all.at, reason: all.reason });
  const own = await read.pauses.of(`plan:${plan.id}`);
  if (own !== null) throw new ProblemError('PLAN_PAUSED', { plan: planName(plan.id), by: own.by, since: own.at });
}

/** Why the plan has not the approval that it needs by the rules of now; null when it has. */
function whyUnreviewed(needs: BulkNeeds, plan: Plan, isReviewed: boolean): string | null {
  if (plan.status === 'rejected') return 'rejected';
  if (plan.status === 'planned') return isReviewed ? 'not reviewed yet' : null;
  if ((plan.approvalExpiresAt ?? 0) <= needs.now()) return 'the approval has expired';
  const isOwn = plan.approvedBy === plan.author;
  return needs.settings.review.fourEyes && isReviewed && isOwn ? 'approved by its author' : null;
}

function ways(rows: Iterable<PlanRow>): Set<PlanRow['visibility']> {
  const found = new Set<PlanRow['visibility']>();
  for (const { visibility } of rows) found.add(visibility);
  return found;
}
