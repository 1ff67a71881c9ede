import { type PlanProgress, planName } from '../../../domain/plan.ts';
import { isSure } from '../../acts/go-ahead.ts';
import type { Desk } from '../../desk-state.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { runsOf } from './bulk-runs.ts';
import { planState } from './bulk-state.ts';

/**
 * Sends what is left of a plan, once the person typed how many it has; or answers a run of this sitting that waits for a yes.
 * @param said the count as said with the command; null asks for it
 */
export async function applyPlan(desk: Desk, progress: PlanProgress, said: string | null): Promise<void> {
  const words = desk.words.bulk;
  const { plan } = progress;
  const runs = runsOf(desk);
  const run = runs.view().get(plan.id);
  if (run?.phase === 'asks') return await runs.ask(plan.id);
  const refused = whyNot(desk, progress);
  if (refused !== null) return desk.say(refused, 'bad');
  const { count, costUsd } = plan;
  const about = { name: planName(plan.id), count, left: progress.remaining, usd: costUsd.toFixed(2) };
  // nobody who typed ahead has read the question
  if (said === null) desk.keys.discard();
  const typed = said ?? (await desk.ask({ kind: 'text', title: words.applyTitle(about) }));
  if (typed === null || typed === '') return;
  if (typed !== String(count)) return desk.say(words.wrongCount(strangerLine(typed, 20), count), 'bad');
  desk.say(words.started(planName(plan.id), desk.keymap.keyFor('bulk', 'pausePlan')));
  runs.start(plan, count);
}

function whyNot(desk: Desk, progress: PlanProgress): string | null {
  const words = desk.words.bulk;
  const name = planName(progress.plan.id);
  const pauseKey = desk.keymap.keyFor('bulk', 'pausePlan');
  const state = planState(progress, runsOf(desk).view().get(progress.plan.id));
  switch (state) {
    case 'starting':
    case 'undo':
    case 'sending':
    case 'asks':
      return words.already(name, pauseKey);
    case 'rejected':
      return words.rejected(name);
    case 'done':
      return words.nothingLeft(name);
    case 'paused':
      return words.isPaused(name, pauseKey);
    case 'unapproved':
      return words.unreviewed(name, desk.keymap.keyFor('everywhere', 'approvals'));
    case 'ready':
      return null;
    default:
      return state satisfies never;
  }
}

/**
 * Pauses a plan, for a reason that colleagues read; or lets it go on, after a question: a colleague may have paused it a moment
 * before whoever wants to stop it. Nothing is sent by either.
 */
export async function pauseOrResumePlan(desk: Desk, progress: PlanProgress, said: string | null): Promise<void> {
  const words = desk.words.bulk;
  const { id } = progress.plan;
  const name = planName(id);
  const { keymap } = desk;
  if (progress.isPaused) {
    const resumeKey = keymap.keyFor('bulk', 'pausePlan');
    // a reason was said: it is to stop, and it has
    if (said !== null) return desk.say(words.isPaused(name, resumeKey), 'warn');
    if (!(await isSure(desk, words.resumeSure(name)))) return desk.refresh();
    await desk.app.resumePlan(id);
    desk.say(words.resumed(name, keymap.keyFor('bulk', 'applyPlan')), 'good');
    return desk.refresh();
  }
  const reason = said ?? (await desk.ask({ kind: 'text', title: words.pauseTitle(name) }));
  if (reason === null) return;
  if (reason === '') return desk.say(words.pauseNeedsReason, 'bad');
  await desk.app.pausePlan(id, reason);
  desk.say(words.pausedNow(name, keymap.keyFor('bulk', 'pausePlan')), 'warn');
  desk.refresh();
}
