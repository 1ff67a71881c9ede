import { eventBy } from '../../domain/event.ts';
import { demand } from '../../domain/operator.ts';
import { type Plan, planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import { knownPlan } from './known-plan.ts';
import type { BulkNeeds } from './needs.ts';
import { planRows } from './plan-file.ts';

/**
 * Approves a plan: the exact bytes of its file, for as long as approvals hold. `seen` is the hash of what the approver read.
 * @throws {ProblemError} PLAN_CHANGED, FOUR_EYES, PLAN_UNREVIEWED when somebody rejected it
 */
export async function approvePlan(needs: BulkNeeds, id: number, seen: { hash: string } | null): Promise<Plan> {
  demand(needs.operator, 'approve');
  const plan = await knownPlan(needs.store.read, id);
  await planRows(plan);
  const name = planName(id);
  if (seen !== null && seen.hash !== plan.hash) throw new ProblemError('PLAN_CHANGED', { plan: name, file: plan.file });
  const { name: operator } = needs.operator;
  if (needs.settings.review.fourEyes && plan.author === operator) {
    throw new ProblemError('FOUR_EYES', { reply: id, operator, plan: name });
  }
  const at = needs.now();
  const approvalExpiresAt = at + needs.settings.review.expiresMs;
  return await needs.store.transact(async (tx) => {
    const { status, hash } = await knownPlan(tx, id);
    if (status === 'rejected') throw new ProblemError('PLAN_UNREVIEWED', { plan: name, status });
    const data = { plan: id, hash, count: plan.count, expiresAt: approvalExpiresAt };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'plan.approved', { data })]);
    return await tx.plans.approve(id, { approvedBy: operator, approvedAt: at, approvalExpiresAt });
  });
}

/** Says that a plan is not to go, and why; what of it has not gone out yet is taken back. */
export async function rejectPlan(needs: BulkNeeds, id: number, note: string): Promise<Plan> {
  demand(needs.operator, 'approve');
  const name = planName(id);
  if (note.trim() === '') throw new ProblemError('NOTE_MISSING', { reply: id, plan: name });
  const at = needs.now();
  const who = { operator: needs.operator, at };
  return await needs.store.transact(async (tx) => {
    const { status } = await knownPlan(tx, id);
    if (status === 'rejected') throw new ProblemError('PLAN_UNREVIEWED', { plan: name, status });
    for (const reply of (await tx.replies.ofPlan(id)).values()) {
      const error = { code: 'REJECTED', message: note };
      const from = ['approved', 'queued'] as const;
      const after = await tx.replies.move(reply.id, { from, to: 'cancelled', at }, { error });
      const about = { conversation: reply.conversation, reply: reply.id, data: { note } };
      if (after !== null) await tx.events.append([eventBy(who, 'reply.cancelled', about)]);
    }
    await tx.events.append([eventBy(who, 'plan.rejected', { data: { plan: id, note } })]);
    return await tx.plans.reject(id, { rejectedBy: needs.operator.name, note });
  });
}
