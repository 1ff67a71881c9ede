import { eventBy } from '../../domain/event.ts';
import { demand } from '../../domain/operator.ts';
import type { PlanProgress } from '../../domain/plan.ts';
import { knownPlan } from './known-plan.ts';
import type { BulkNeeds } from './needs.ts';
import { progressOf } from './progress.ts';

/** Nothing more of the plan goes out, also of a run that is under way. */
export async function pausePlan(needs: BulkNeeds, id: number, reason: string): Promise<PlanProgress> {
  demand(needs.operator, 'pause');
  const plan = await knownPlan(needs, needs.store.read, id);
  const at = needs.now();
  const scope = `plan:${id}` as const;
  await needs.store.transact(async (tx) => {
    const isNew = await tx.pauses.add({ scope, at, by: needs.operator.name, reason });
    if (isNew)
      await tx.events.append([eventBy({ operator: needs.operator, at }, 'outbox.paused', { data: { scope, reason } })]);
  });
  return await progressOf(needs.store.read, plan);
}

/** The plan may go on; somebody has to apply it again. */
export async function resumePlan(needs: BulkNeeds, id: number): Promise<PlanProgress> {
  demand(needs.operator, 'resume');
  const plan = await knownPlan(needs, needs.store.read, id);
  const at = needs.now();
  const scope = `plan:${id}` as const;
  await needs.store.transact(async (tx) => {
    if (await tx.pauses.remove(scope))
      await tx.events.append([eventBy({ operator: needs.operator, at }, 'outbox.resumed', { data: { scope } })]);
  });
  return await progressOf(needs.store.read, plan);
}
