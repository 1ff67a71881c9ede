import type { Circumstances } from './circumstances.ts';
import { formatDuration } from './duration.ts';
import { type Reason, scoreOfLevel } from './triage.ts';

const HOUR_MS = 3_600_000;
/** How late it is told by: by steps, so that triage a minute later finds nothing to change. */
const STEPS_MS = [168, 96, 48, 24, 12, 8, 4, 2, 1].map((hours) => hours * HOUR_MS);
/** Above all that is not critical by its own words: circumstances lift those to a hundredth below it at most. */
const LEAST = scoreOfLevel('critical') - 0.005;

/** How a promise that is overdue by `lateMs` is told among a conversation's reasons; one found in a reply may be unconfirmed. */
export function overduePromiseCue(lateMs: number, isToConfirm = false): string {
  const step = STEPS_MS.find((one) => lateMs >= one);
  const overdue = step === undefined ? 'promise overdue' : `promise overdue by ${formatDuration(step)}`;
  return isToConfirm ? `${overdue}, not confirmed yet` : overdue;
}

/** A promise that we did not keep in time comes before everything but what is critical; null: none is overdue. */
export function liftedByPromise(
  score: number,
  { promiseLateMs: lateMs, isPromiseToConfirm }: Pick<Circumstances, 'promiseLateMs' | 'isPromiseToConfirm'>,
): { score: number; reasons: readonly Reason[] } {
  if (lateMs === null) return { score, reasons: [] };
  const lifted = Math.max(score, LEAST);
  return {
    score: lifted,
    reasons: [{ cue: overduePromiseCue(lateMs, isPromiseToConfirm), effect: 'urgency', weight: lifted - score }],
  };
}
