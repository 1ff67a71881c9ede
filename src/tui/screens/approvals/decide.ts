/** A second person's word on a reply or on a plan: for exactly what was on the screen, or not at all. */
import { demand } from '../../../domain/operator.ts';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { type Plan, planName } from '../../../domain/plan.ts';
import { ProblemError } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { Desk } from '../../desk-state.ts';
import type { Opened } from '../../places.ts';
import { problemLine } from '../../spoken.ts';
import { YES } from '../../widgets/prompt.ts';
import { sameText } from './approvals-state.ts';
import { countWords, HASH_SHOWN } from './plan-lines.ts';

/** Approves what was on screen: if it changed meanwhile, what is there now is shown instead. */
export async function approveReply(desk: Desk, review: ReplyReview): Promise<void> {
  const { reply, newestInbound, newestEditedAt } = review;
  const now = await desk.app.reply(reply.id);
  if (!sameText(now, reply)) return desk.say('The text was changed meanwhile; read it again.', 'warn');
  const approved = await unlessMoved(
    desk.app.approve(reply.id, { version: reply.version, newestInbound, newestEditedAt }),
  );
  if (approved === null) return desk.say('It was changed, or they wrote again, meanwhile; read it again.', 'warn');
  desk.say(`Reply ${approved.id} is approved and on its way…`, 'good');
  desk.delivery.deliver(approved);
  desk.refresh();
}

/** Sends it back to its author; without a note it stays. */
export async function rejectReply(desk: Desk, reply: Reply): Promise<void> {
  const note = await noteOf(desk, 'Reject; note to the author');
  if (note === null) return;
  await desk.app.reject(reply.id, note);
  desk.say(`Reply ${reply.id} went back to ${reply.author}.`, 'good');
  desk.refresh();
}

/** Approves exactly the hash on screen, after a question that says how much of the plan has been on it. */
export async function approvePlan(
  desk: Desk,
  { plan, rows, problem }: Extract<Opened, { kind: 'plan' }>,
  seenRows: number,
): Promise<void> {
  if (problem !== null) return desk.say(problemLine(problem), 'bad');
  demand(desk.app.operator, 'approve');
  desk.keys.discard();
  const seen = seenRows < rows.length ? ` You have seen ${seenRows}.` : '';
  const title = `Approve ${countWords(plan.count)} of ${planName(plan.id)} (${plan.hash.slice(0, HASH_SHOWN)})?${seen}`;
  if ((await desk.ask({ kind: 'choice', title, choices: YES })) === null) return;
  const approved = await unlessMoved(desk.app.approvePlan(plan.id, { hash: plan.hash }));
  if (approved === null) return desk.say('The plan was changed meanwhile; read it again.', 'warn');
  const how = `kuulo bulk apply ${planName(plan.id)} --expect ${plan.count}`;
  desk.say(`Plan ${planName(plan.id)} is approved; nothing goes before \`${how}\`.`, 'good');
  desk.refresh();
}

export async function rejectPlan(desk: Desk, plan: Plan): Promise<void> {
  const note = await noteOf(desk, `Reject plan ${planName(plan.id)}; note to the author`);
  if (note === null) return;
  await desk.app.rejectPlan(plan.id, note);
  desk.say(`Plan ${planName(plan.id)} was rejected.`, 'good');
  desk.refresh();
}

async function noteOf(desk: Desk, title: string): Promise<string | null> {
  const note = await desk.ask({ kind: 'text', title });
  if (note !== '') return note;
  desk.say('A rejection needs a note. It still waits.', 'bad');
  return null;
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
