import { eventBy } from '../../domain/event.ts';
import { demand, type Operator } from '../../domain/operator.ts';
import { isApprovedApart, type Plan, planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply, ReplyStatus } from '../../domain/reply.ts';
import type { Tx } from '../../store/store.ts';
import { inPlace, knownPlan } from './known-plan.ts';
import type { BulkNeeds } from './needs.ts';
import { planRows } from './plan-file.ts';

/**
 * Approves a plan: the exact bytes of its file, for as long as approvals hold. `seen` is the hash of what the approver read.
 * @throws {ProblemError} PLAN_CHANGED, FOUR_EYES, PLAN_UNREVIEWED when somebody rejected it
 */
export async function approvePlan(needs: BulkNeeds, id: number, seen: { hash: string } | null): Promise<Plan> {
  demand(needs.operator, 'approve');
  const plan = await knownPlan(needs, needs.store.read, id);
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
    const { status, hash } = await knownPlan(needs, tx, id);
    if (status === 'rejected') throw new ProblemError('PLAN_UNREVIEWED', { plan: name, status });
    const data = { plan: id, hash, count: plan.count, expiresAt: approvalExpiresAt };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'plan.approved', { data })]);
    return inPlace(needs, await tx.plans.approve(id, { approvedBy: operator, approvedAt: at, approvalExpiresAt }));
  });
}

/**
 * Says that a plan is not to go, and why. What of it has not gone out yet is taken back, also what failed and might be tried
 * again; what may be out there already stays, to be looked up, and has no approval to go once more. What a person approved by
 * itself is not the plan's any more.
 */
export async function rejectPlan(needs: BulkNeeds, id: number, note: string): Promise<Plan> {
  demand(needs.operator, 'approve');
  const name = planName(id);
  if (note.trim() === '') throw new ProblemError('NOTE_MISSING', { reply: id, plan: name });
  const at = needs.now();
  const who = { operator: needs.operator, at };
  return await needs.store.transact(async (tx) => {
    const plan = await knownPlan(needs, tx, id);
    const { status } = plan;
    if (status === 'rejected') throw new ProblemError('PLAN_UNREVIEWED', { plan: name, status });
    for (const reply of (await tx.replies.ofPlan(id)).values()) {
      if (!isApprovedApart(reply, plan)) await takeBack(tx, { reply, note, who });
    }
    await tx.events.append([eventBy(who, 'plan.rejected', { data: { plan: id, note } })]);
    return inPlace(needs, await tx.plans.reject(id, { rejectedBy: needs.operator.name, note }));
  });
}

/** On its way, or perhaps out there already. */
const UNCERTAIN: readonly ReplyStatus[] = ['sending', 'unknown', 'held'];

async function takeBack(
  tx: Tx,
  { reply, note, who }: { reply: Reply; note: string; who: { operator: Operator; at: number } },
): Promise<void> {
  const { at } = who;
  const error = { code: 'REJECTED', message: note };
  const from = ['approved', 'queued', 'failed'] as const;
  const about = { conversation: reply.conversation, reply: reply.id, data: { note } };
  const cancelled = await tx.replies.move(reply.id, { from, to: 'cancelled', at }, { error });
  if (cancelled !== null) await tx.events.append([eventBy(who, 'reply.cancelled', about)]);
  if (!UNCERTAIN.includes(reply.status)) return;
  // who approved it stays on record, for the post that may be there
  await tx.replies.note(reply.id, { approvalExpiresAt: at }, at);
  await tx.events.append([eventBy(who, 'reply.voided', about)]);
}
