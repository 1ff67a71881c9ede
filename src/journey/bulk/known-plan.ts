import type { Plan } from '../../domain/plan.ts';
import { planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reads } from '../../store/store.ts';

/** @throws {ProblemError} UNKNOWN_PLAN */
export async function knownPlan(read: Reads, id: number): Promise<Plan> {
  const plan = await read.plans.byId(id);
  if (plan === null) throw new ProblemError('UNKNOWN_PLAN', { id: planName(id) });
  return plan;
}
