import { type Evaluation, evaluate } from '../../domain/evaluation.ts';
import { type Aspect, HARMS, type Harm, type HarmedLabel, type LearnMeasures } from '../../domain/learning.ts';
import { SENTIMENTS, URGENCIES } from '../../domain/triage.ts';
import type { Case } from './cases.ts';
import { labelsOf } from './tune.ts';

/** The same cases by what holds and by what would hold, and what else speaks. */
export interface Compared {
  readonly cases: readonly Case[];
  /** Labels of the cases, in their order. */
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly answered: { readonly n: number; readonly changed: number };
}

/** How well the cases are met before and after, and what got worse. */
export interface Comparison {
  readonly before: LearnMeasures;
  readonly after: LearnMeasures;
  readonly harms: readonly Harm[];
  readonly harmedLabels: readonly HarmedLabel[];
}

/** With fewer messages, what people answered speaks for nothing. */
const ANSWERED_MIN = 20;
/**
 * People correct what is wrong and leave what is right, so corrections alone ask for too much. What they answered without
 * correcting speaks for the labels it has: where more than a fifth of that would get another, the tuning is not applied.
 */
const ANSWERED_SHARE_MAX = 0.2;

/** A label's recall may fall by this much, so that one of many that lies on the edge decides nothing. */
const RECALL_FALL_MAX = 0.05;
/** How many corrections a label needs to have its say. Grave messages are rare, so of levels each one counts. */
const GOLD_MIN: Readonly<Record<Aspect, number>> = { sentiment: 5, urgency: 1 };

/** Measures what people's corrections would bring, and looks for harm. */
export function compare(aspect: Aspect, { cases, was, is, answered }: Compared): Comparison {
  const [first, second] = [evaluationOf(aspect, cases, was), evaluationOf(aspect, cases, is)];
  const before = measuresOf(first, urgentRecall(cases, was));
  const after = measuresOf(second, urgentRecall(cases, is));
  const harmedLabels = harmed(aspect, first, second);
  const isHarm = (harm: Harm): boolean => {
    if (harm === 'answered') return answered.n >= ANSWERED_MIN && answered.changed > answered.n * ANSWERED_SHARE_MAX;
    if (harm === 'labels') return harmedLabels.length > 0;
    return isMore(before[harm] ?? 0, after[harm] ?? 0);
  };
  return { before, after, harms: HARMS.filter(isHarm), harmedLabels };
}

function evaluationOf(aspect: Aspect, cases: readonly Case[], guesses: readonly string[]): Evaluation {
  const judged = cases.map(({ gold }, index) => ({ gold, guess: guesses[index] ?? '' }));
  return evaluate(judged, labelsOf(aspect));
}

function measuresOf({ accuracy, macroF1 }: Evaluation, recall: number | null): LearnMeasures {
  return { accuracy, macroF1, urgentRecall: recall };
}

function urgentRecall(cases: readonly Case[], guesses: readonly string[]): number | null {
  const found = guesses.filter((_, index) => isUrgent(cases[index]?.gold ?? '')).map(isUrgent);
  return found.length === 0 ? null : found.filter(Boolean).length / found.length;
}

function harmed(aspect: Aspect, before: Evaluation, after: Evaluation): HarmedLabel[] {
  return [...SENTIMENTS, ...URGENCIES].flatMap((label) => {
    const was = before.perLabel.find((one) => one.label === label);
    const is = after.perLabel.find((one) => one.label === label);
    if (was === undefined || is === undefined || was.n < GOLD_MIN[aspect]) return [];
    if (!isMore(was.recall - is.recall, RECALL_FALL_MAX)) return [];
    return [{ label, n: was.n, before: was.recall, after: is.recall }];
  });
}

/** Sums of many parts: what differs by less is equal. */
function isMore(one: number, other: number): boolean {
  return one > other + 1e-9;
}

function isUrgent(level: string): boolean {
  return level === 'critical' || level === 'high';
}
