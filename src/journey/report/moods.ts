import { SENTIMENTS } from '../../domain/triage.ts';
import type { HistoryEvent, MoodRow } from '../../store/store.ts';
import type { Fact } from './fact.ts';

/** A reply of ours between two words of the customer. */
export interface MoodTurn {
  readonly event: HistoryEvent;
  readonly fact: Pick<Fact, 'counts' | 'message' | 'mood'>;
}

/**
 * How customers felt before each of these answers and in what they wrote next. What they wrote after two answers is counted
 * with the first of them.
 * @param said their messages, oldest first
 */
export function moodTurns(answers: readonly HistoryEvent[], said: readonly MoodRow[]): MoodTurn[] {
  const taken = new Set<number>();
  return answers.flatMap((event) => {
    const sentAt = event.sent?.sentAt ?? event.at;
    const before = said.find(({ id }) => id === event.message) ?? said.findLast(({ postedAt }) => postedAt <= sentAt);
    if (before === undefined) return [];
    const after = said.find(({ postedAt }) => postedAt > sentAt && postedAt > before.postedAt);
    if (after === undefined || taken.has(after.id)) return [];
    taken.add(after.id);
    const step = SENTIMENTS.indexOf(after.label) - SENTIMENTS.indexOf(before.label);
    const counts = { mood: after.score - before.score, moodBetter: step > 0 ? 1 : 0, moodWorse: step < 0 ? 1 : 0 };
    return [{ event, fact: { counts, message: after.id, mood: { before: before.label, after: after.label } } }];
  });
}
