import type { Closing } from './closing.ts';
import type { StoredMessage } from './stored.ts';
import { type Reason, type Score, scoreOfLevel, tellingCues, type UrgencyLevel, urgencyRank } from './triage.ts';

/** A grave matter that was answered does not sink below this with the customer's next word. */
const LEAST_AFTER: Readonly<Record<UrgencyLevel, UrgencyLevel>> = {
  critical: 'high',
  high: 'normal',
  normal: 'low',
  low: 'low',
};

/**
 * The gravest of what a customer wrote before the messages that wait, since the conversation was last closed; null where
 * nothing was grave (critical or high). The last closing counts, not the last opening: a matter that was reopened is not
 * grave anew by what was done with. A closing that an operator took back before anything more was heard counts for nothing.
 * @param inbound the customer's messages that stand, oldest first
 * @param judged those whose words count in full
 * @param closings of the conversation, oldest first
 */
export function graveEarlier(
  inbound: readonly StoredMessage[],
  judged: readonly StoredMessage[],
  closings: readonly Closing[],
): Score | null {
  const closedAt = closings.findLast((closing) => !isUndone(closing, inbound))?.closedAt ?? null;
  const inFull = new Set(judged.map(({ id }) => id));
  let gravest: Score | null = null;
  for (const { id, score, fetchedAt } of inbound) {
    if (score === null || inFull.has(id) || (closedAt !== null && fetchedAt <= closedAt)) continue;
    if (LEAST_AFTER[score.urgency.level] === 'low') continue;
    if (gravest === null || urgencyRank(score.urgency) > urgencyRank(gravest.urgency)) gravest = score;
  }
  return gravest;
}

/** Lifts a score to one level below what was grave earlier; a reason where that lifts it. */
export function liftedByGrave(score: number, earlier: Score | null): { score: number; reasons: readonly Reason[] } {
  const least = earlier === null ? 0 : scoreOfLevel(LEAST_AFTER[earlier.urgency.level]);
  if (earlier === null || least <= score) return { score, reasons: [] };
  const urgent = earlier.reasons.filter(({ effect, weight }) => effect === 'urgency' && weight > 0);
  const cue = tellingCues(urgent, 1)[0] ?? tellingCues(earlier.reasons, 1)[0] ?? earlier.urgency.level;
  return { score: least, reasons: [{ cue: `grave earlier: ${cue}`, effect: 'urgency', weight: least - score }] };
}

/** Whether it was reopened by an operator with nothing heard in between. */
function isUndone({ closedAt, reopenedAt }: Closing, inbound: readonly StoredMessage[]): boolean {
  if (reopenedAt === null) return false;
  return !inbound.some(({ fetchedAt }) => fetchedAt > closedAt && fetchedAt <= reopenedAt);
}
