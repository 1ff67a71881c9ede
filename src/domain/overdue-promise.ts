import { formatDuration } from './duration.ts';
import { type Reason, scoreOfLevel } from './triage.ts';

const HOUR_MS = 3_600_000;
/** How late it is told by: by steps, so that triage a minute later finds nothing to change. */
const STEPS_MS = [168, 96, 48, 24, 12, 8, 4, 2, 1].map((hours) => hours * HOUR_MS);
/** Above all that is not critical by its own words. */
const LEAST = scoreOfLevel('critical') - 0.01;

/** How a promise that is overdue by `lateMs` is told among a conversation's reasons. */
export function overduePromiseCue(lateMs: number): string {
  const step = STEPS_MS.find((one) => lateMs >= one);
  return step === undefined ? 'promise overdue' : `promise overdue by ${formatDuration(step)}`;
}

/** A promise that we did not keep in time comes before everything but what is critical; null: none is overdue. */
export function liftedByPromise(score: number, lateMs: number | null): { score: number; reasons: readonly Reason[] } {
  if (lateMs === null) return { score, reasons: [] };
  const lifted = Math.max(score, LEAST);
  return { score: lifted, reasons: [{ cue: overduePromiseCue(lateMs), effect: 'urgency', weight: lifted - score }] };
}
