/** One text: its score (0 to 1), and whether it is one of those that are to be found. */
export interface ScoredCase {
  readonly score: number;
  readonly isPositive: boolean;
}

/** The most that is found while alarms are right often enough. */
export interface RecallPoint {
  /** 0 where no threshold is precise enough. */
  readonly recall: number;
  /** The precision there; at least the one asked for, or 0. */
  readonly precision: number;
  /** Scores from here up are called; null where no threshold is precise enough. */
  readonly threshold: number | null;
}

/** Scores are told apart to a thousandth. */
const STEPS = 1_000;

/** Which share of the positives is found by the lowest threshold whose alarms are right in `precision` of the cases. */
export function recallAtPrecision(cases: Iterable<ScoredCase>, precision: number): RecallPoint {
  const tally = new PrecisionTally();
  for (const one of cases) tally.add(one);
  return tally.recallAt(precision);
}

/** The same over a stream of any length: two counts for each thousandth of the scale. */
export class PrecisionTally {
  private readonly positives = new Float64Array(STEPS + 1);
  private readonly others = new Float64Array(STEPS + 1);

  add({ score, isPositive }: ScoredCase): void {
    const step = Math.min(STEPS, Math.max(0, Math.round(score * STEPS)));
    const counts = isPositive ? this.positives : this.others;
    counts[step] = (counts[step] ?? 0) + 1;
  }

  /** @param precision from 0 to 1 */
  recallAt(precision: number): RecallPoint {
    const all = this.positives.reduce((sum, count) => sum + count, 0);
    let best: RecallPoint = { recall: 0, precision: 0, threshold: null };
    let found = 0;
    let called = 0;
    for (let step = STEPS; step >= 0; step -= 1) {
      const here = this.positives[step] ?? 0;
      found += here;
      called += here + (this.others[step] ?? 0);
      // a lower threshold finds as much or more; of equal finds the higher one, which calls less
      if (here === 0 || found < precision * called) continue;
      best = { recall: found / all, precision: found / called, threshold: step / STEPS };
    }
    return best;
  }
}
