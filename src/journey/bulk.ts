/**
 * Beside steps 6 to 8: bulk. Many replies at once.
 * Takes: a filter or a file, and what is said to each. Leaves: a plan that people read and approve, then each row as a reply
 * that `send` takes out, one after another.
 * Before: inbox. After: send, settle.
 * The rule that matters most: what goes out is, byte for byte, what was planned and approved, and no row goes twice.
 */
import type { Plan, PlanProgress, PlanRow } from '../domain/plan.ts';
import { knownPlan } from './bulk/known-plan.ts';
import type { BulkNeeds } from './bulk/needs.ts';
import { planRows } from './bulk/plan-file.ts';
import { progressOf } from './bulk/progress.ts';

/** Every plan and how far it is, newest first. */
export async function allPlans({ store }: BulkNeeds): Promise<PlanProgress[]> {
  const progress: PlanProgress[] = [];
  for (const plan of await store.read.plans.all()) progress.push(await progressOf(store.read, plan));
  return progress;
}

/** One plan and how far it is. @throws {ProblemError} UNKNOWN_PLAN */
export async function onePlan({ store }: BulkNeeds, id: number): Promise<PlanProgress> {
  return await progressOf(store.read, await knownPlan(store.read, id));
}

/** What a plan's file holds. @throws {ProblemError} UNKNOWN_PLAN, PLAN_CHANGED */
export async function rowsOfPlan({ store }: BulkNeeds, id: number): Promise<PlanRow[]> {
  const plan: Plan = await knownPlan(store.read, id);
  return [...(await planRows(plan))];
}
