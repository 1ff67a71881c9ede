import { evaluate } from '../../domain/evaluation.ts';
import type { Aspect } from '../../domain/learning.ts';
import type { Evidence, Tuning } from '../../domain/triage.ts';
import { labelOf, levelOf, SENTIMENTS, UNTUNED, URGENCIES } from '../../domain/triage.ts';
import type { Case } from './cases.ts';

/** The numbers of one aspect that may be tuned, what they decide and how. */
interface Dials {
  readonly labels: readonly string[];
  readonly names: readonly string[];
  /** The label that evidence has when the dials stand so. */
  guess(evidence: Evidence, tuning: Tuning): string;
}

const DIALS: Readonly<Record<Aspect, Dials>> = {
  sentiment: { labels: SENTIMENTS, names: Object.keys(UNTUNED.sentiment), guess: labelOf },
  urgency: { labels: URGENCIES, names: Object.keys(UNTUNED.urgency), guess: levelOf },
};

/** Steps of a tenth from the shipped place, at most 3 log-odds away: beyond that the words decide nothing any more. */
const STEPS_PER_UNIT = 10;
const UNITS_MAX = 3;
/**
 * What a dial's distance from its shipped place costs, squared, in corrections. So 20 corrections, however sure, move it by
 * 1.4 log-odds at most, 50 by 2.2, and one that only a few ask for stays about where it is.
 */
const COST = 10;
const ROUNDS_MAX = 8;
const PLACES = Array.from(
  { length: 2 * UNITS_MAX * STEPS_PER_UNIT + 1 },
  (_, step) => step - UNITS_MAX * STEPS_PER_UNIT,
);

/** The labels of an aspect. */
export function labelsOf(aspect: Aspect): readonly string[] {
  return DIALS[aspect].labels;
}

/** The label that evidence and a tuning give. */
export function guessOf(aspect: Aspect, evidence: Evidence, tuning: Tuning): string {
  return DIALS[aspect].guess(evidence, tuning);
}

/**
 * The tuning that the cases teach: one dial after the other goes to its best place, until none moves. The best place has
 * the most of accuracy and macro-F1, less what its distance costs; of equals the one nearest to the shipped place. The
 * same cases give the same tuning. Decisions are searched, not likelihoods, since the shipped thresholds are where a level
 * is worth its false alarms and not where it is as likely as not: fitting likelihoods would move them without any mistake.
 */
export function tuned(aspect: Aspect, cases: readonly Case[]): Tuning {
  const steps = new Map(DIALS[aspect].names.map((name) => [name, 0]));
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    let hasMoved = false;
    for (const [name, step] of steps) {
      const best = bestPlace(aspect, cases, { steps, name });
      if (best !== step) hasMoved = true;
      steps.set(name, best);
    }
    if (!hasMoved) break;
  }
  return tuningOf(aspect, steps);
}

type Steps = ReadonlyMap<string, number>;

function bestPlace(aspect: Aspect, cases: readonly Case[], dial: { steps: Steps; name: string }): number {
  const neighbours = neighboursOf(cases.length);
  const worths = PLACES.map((step) => {
    const tuning = tuningOf(aspect, new Map([...dial.steps, [dial.name, step]]));
    return worthOf(aspect, cases, tuning);
  });
  let best = { step: 0, worth: Number.NEGATIVE_INFINITY };
  for (const step of PLACES.toSorted((a, b) => Math.abs(a) - Math.abs(b) || a - b)) {
    const at = step + UNITS_MAX * STEPS_PER_UNIT;
    const around = worths.slice(Math.max(0, at - neighbours), at + neighbours + 1);
    const worth = around.reduce((sum, one) => sum + one, 0) / around.length - COST * (step / STEPS_PER_UNIT) ** 2;
    // sums of many parts: what differs by less than this is equal
    if (worth > best.worth + 1e-9) best = { step, worth };
  }
  return best.step;
}

/**
 * Over how many steps to both sides a place's worth is meant: with few cases one that is right by a hair is no place to
 * stand, with many the hair is measured.
 */
function neighboursOf(count: number): number {
  if (count < 200) return 2;
  return count < 1_000 ? 1 : 0;
}

/** How many cases are right, so to speak: the mean of accuracy and macro-F1, so that rare labels have their say. */
function worthOf(aspect: Aspect, cases: readonly Case[], tuning: Tuning): number {
  const { labels, guess } = DIALS[aspect];
  const judged = cases.map(({ gold, evidence }) => ({ gold, guess: guess(evidence, tuning) }));
  const { n, accuracy, macroF1 } = evaluate(judged, labels);
  return (n * (accuracy + macroF1)) / 2;
}

function tuningOf(aspect: Aspect, steps: Steps): Tuning {
  const part = Object.fromEntries([...steps].map(([name, step]) => [name, step / STEPS_PER_UNIT]));
  return { ...UNTUNED, [aspect]: { ...UNTUNED[aspect], ...part } };
}
