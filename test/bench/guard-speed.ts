import type { GuardedDraft } from '../../src/guard/draft.ts';
import type { DraftJudge } from './guard-tally.ts';
import { median } from './measure.ts';

/** Drafts a second on one thread. */
export interface GuardSpeed {
  readonly guard: number;
  /** The least a program could do to look at them: words in small letters, counted. */
  readonly floor: number;
}

const WARM_UPS = 3;
const ROUNDS = 9;

/** The guard and the floor on the same drafts, in turn round after round, so that a busy machine slows both alike. */
export function guardSpeed(drafts: readonly GuardedDraft[], judge: DraftJudge): GuardSpeed {
  const times = { guard: [] as number[], floor: [] as number[] };
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const rates = { floor: rateOf(drafts, ({ text }) => wordsIn(text)), guard: rateOf(drafts, judge) };
    if (round < 0) continue;
    times.floor.push(rates.floor);
    times.guard.push(rates.guard);
  }
  return { guard: median(times.guard), floor: median(times.floor) };
}

function wordsIn(text: string): number {
  return text.toLowerCase().match(/\p{L}+/gu)?.length ?? 0;
}

function rateOf(drafts: readonly GuardedDraft[], work: (draft: GuardedDraft) => unknown): number {
  const startedAt = performance.now();
  for (const draft of drafts) work(draft);
  return (drafts.length / (performance.now() - startedAt)) * 1000;
}
