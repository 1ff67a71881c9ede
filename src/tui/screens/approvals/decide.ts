/** A second person's word on a reply or on a plan: for exactly what was on the screen, or not at all. */
import { demand } from '../../../domain/operator.ts';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { type Plan, planName } from '../../../domain/plan.ts';
import { ProblemError } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import { isSure } from '../../acts/go-ahead.ts';
import { askUntilDone } from '../../ask-until-done.ts';
import type { Desk } from '../../desk-state.ts';
import type { Opened } from '../../places.ts';
import { HASH_SHOWN } from '../../plan-lines.ts';
import { problemLine } from '../../spoken.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { sameText } from './approvals-state.ts';

/** Approves what was on screen: if it changed meanwhile, what is there now is shown instead. */
export async function approveReply(desk: Desk, review: ReplyReview): Promise<void> {
  const { reply, newestInbound, newestEditedAt } = review;
  const now = await desk.app.reply(reply.id);
  if (!sameText(now, reply)) return desk.say(desk.words.approvals.textChanged, 'warn');
  const approved = await unlessMoved(
    desk.app.approve(reply.id, { version: reply.version, newestInbound, newestEditedAt }),
  );
  if (approved === null) return desk.say(desk.words.approvals.moved, 'warn');
  desk.say(desk.words.approvals.approved(approved.id), 'good');
  desk.delivery.deliver(approved);
  desk.refresh();
}

/**
 * Opens what was on screen in the composer: what is changed there is a new version, which somebody else approves. Of a
 * colleague's words it takes the right to hand words in.
 */
export async function editReply(desk: Desk, reply: Reply): Promise<void> {
  const { operator } = desk.app;
  demand(operator, reply.author === operator.name ? 'draft' : 'submit');
  const [now, detail] = await Promise.all([desk.app.reply(reply.id), desk.app.show(reply.conversation)]);
  if (!sameText(now, reply)) return desk.say(desk.words.approvals.textChanged, 'warn');
  const { visibility } = reply;
  desk.open({ screen: 'composer', draft: { detail, visibility, reply: now, replaced: null, isAdditional: false } });
  desk.say(desk.words.approvals.editing(reply.id, strangerLine(reply.author, 20)));
}

/** Sends it back to its author; without a note it stays. */
export async function rejectReply(desk: Desk, reply: Reply): Promise<void> {
  const { rejectTitle } = desk.words.approvals;
  if (!(await isRejected(desk, rejectTitle, (note) => desk.app.reject(reply.id, note)))) return;
  desk.say(desk.words.approvals.rejected(reply.id, strangerLine(reply.author, 20)), 'good');
  desk.refresh();
}

/** Approves exactly the hash on screen, after a question that says how much of the plan has been on it. */
export async function approvePlan(
  desk: Desk,
  { plan, rows, problem }: Extract<Opened, { kind: 'plan' }>,
  seenRows: number,
): Promise<void> {
  if (problem !== null) return desk.say(problemLine(problem, desk), 'bad');
  demand(desk.app.operator, 'approve');
  const words = desk.words.approvals;
  const title = words.approvePlanTitle({
    replies: words.replies(plan.count),
    name: planName(plan.id),
    hash: plan.hash.slice(0, HASH_SHOWN),
    seen: seenRows < rows.length ? seenRows : null,
  });
  if (!(await isSure(desk, title))) return;
  const approved = await unlessMoved(desk.app.approvePlan(plan.id, { hash: plan.hash }));
  if (approved === null) return desk.say(words.planChanged, 'warn');
  const how = `kuulo bulk apply ${planName(plan.id)} --expect ${plan.count}`;
  desk.say(words.planApproved(planName(plan.id), how), 'good');
  desk.refresh();
}

export async function rejectPlan(desk: Desk, plan: Plan): Promise<void> {
  const title = desk.words.approvals.rejectPlanTitle(planName(plan.id));
  if (!(await isRejected(desk, title, (note) => desk.app.rejectPlan(plan.id, note)))) return;
  desk.say(desk.words.approvals.planRejected(planName(plan.id)), 'good');
  desk.refresh();
}

/** Asks for the note, without which nothing is rejected; a note that could not be handed on is asked for again. */
async function isRejected(desk: Desk, title: string, reject: (note: string) => Promise<unknown>): Promise<boolean> {
  const note = await askUntilDone(desk, { title }, async (typed) => {
    if (typed !== '') await reject(typed);
  });
  if (note === '') desk.say(desk.words.approvals.noteMissing, 'bad');
  return note !== null && note !== '';
}

/** Null where it is no longer what was on the screen. */
async function unlessMoved<T>(approving: Promise<T>): Promise<T | null> {
  try {
    return await approving;
  } catch (problem) {
    if (problem instanceof ProblemError && ['APPROVAL_VOID', 'PLAN_CHANGED'].includes(problem.code)) return null;
    throw problem;
  }
}
