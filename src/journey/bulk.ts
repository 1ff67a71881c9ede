/**
 * Beside steps 6 to 8: bulk. Many replies at once.
 * Takes: a filter or a file, and what is said to each. Leaves: a plan that people read and approve, then each row as a reply
 * that `send` takes out, one after another.
 * Before: inbox. After: send, settle.
 * The rule that matters most: what goes out is, byte for byte, what was planned and approved, and no row goes twice.
 */
import type { PlanProgress, PlanRow } from '../domain/plan.ts';
import { inPlace, knownPlan } from './bulk/known-plan.ts';
import type { BulkNeeds } from './bulk/needs.ts';
import { planRows } from './bulk/plan-file.ts';
import { progressOf } from './bulk/progress.ts';

/** Every plan and how far it is, newest first. */
export async function allPlans(needs: BulkNeeds): Promise<PlanProgress[]> {
  const { read } = needs.store;
  const progress: PlanProgress[] = [];
  for (const plan of await read.plans.all()) progress.push(await progressOf(read, inPlace(needs, plan)));
  return progress;
}

/** One plan and how far it is. @throws {ProblemError} UNKNOWN_PLAN */
export async function onePlan(needs: BulkNeeds, id: number): Promise<PlanProgress> {
  const { read } = needs.store;
  return await progressOf(read, await knownPlan(needs, read, id));
}

/** What a plan's file holds. @throws {ProblemError} UNKNOWN_PLAN, PLAN_CHANGED */
export async function rowsOfPlan(needs: BulkNeeds, id: number): Promise<PlanRow[]> {
  const plan = await knownPlan(needs, needs.store.read, id);
  return [...(await planRows(plan))];
}
