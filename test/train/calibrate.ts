import type { SentimentLabel, UrgencyLevel } from '../../src/domain/triage.ts';
import { labelOf, SENTIMENTS, UNTUNED } from '../../src/domain/triage.ts';
import { addWeights, type Calibration, type Table, type UrgencyHead } from '../../src/scoring/model.ts';
import { prepare } from '../../src/scoring/prepare.ts';
import { partsOf } from '../../src/scoring/shares.ts';
import { urgencyOdds } from '../../src/scoring/urgency.ts';
import { workbench } from './examples.ts';

/** What the model adds up for a text of the tune split, and what people say it is. */
export interface Weighed {
  readonly sums: Float64Array;
  /** Of the word lists alone. */
  readonly pressure: number;
  readonly sentiment: SentimentLabel | null;
  readonly urgency: UrgencyLevel | 'calm' | null;
}

/** A text whose labels are known and that no head was trained on. */
export interface Known {
  readonly text: string;
  readonly language: string;
  readonly sentiment: SentimentLabel | null;
  readonly urgency: UrgencyLevel | 'calm' | null;
}

/** Adds up each text by the quantised weights that will be shipped. */
export function weighAll(table: Table, texts: readonly Known[], isForum = false): readonly Weighed[] {
  const bench = workbench(isForum);
  return texts.map(({ text, language, sentiment, urgency }) => {
    const { found } = prepare(bench, text, () => ({ language, confidence: 1, evidence: [], isUnderstood: true }));
    const sums = addWeights(table, bench.room, partsOf(bench.room));
    return { sums, pressure: found.pressure.score, sentiment, urgency };
  });
}

const LEAN_MAX = 2.8;
const STEP = 0.1;
const NEIGHBOURS = 3;
/** What a leaning of one costs: hundreds of texts cannot tell apart what differs by less. */
const CAUTION = 0.01;

/**
 * The two leanings that give the best macro-F1 over several sets, each grid point taken with its neighbours so that no lucky
 * point wins; and the softness that makes the log-odds probabilities.
 */
export function calibrateSentiment(sets: readonly (readonly Weighed[])[]): Calibration {
  const side = Math.round((2 * LEAN_MAX) / STEP) + 1;
  const grid = new Float64Array(side * side);
  for (let n = 0; n < side; n += 1)
    for (let p = 0; p < side; p += 1) {
      const lean = { negative: leanAt(n), positive: leanAt(p) };
      const distance = lean.negative ** 2 + lean.positive ** 2;
      grid[n * side + p] = mean(sets.map((set) => sentimentF1(set, lean))) - CAUTION * distance;
    }
  let best = { negative: 0, positive: 0, value: -1 };
  for (let n = NEIGHBOURS; n < side - NEIGHBOURS; n += 1)
    for (let p = NEIGHBOURS; p < side - NEIGHBOURS; p += 1) {
      let value = 0;
      for (let down = -NEIGHBOURS; down <= NEIGHBOURS; down += 1)
        for (let right = -NEIGHBOURS; right <= NEIGHBOURS; right += 1)
          value += grid[(n + down) * side + p + right] ?? 0;
      if (value > best.value + 1e-9) best = { negative: leanAt(n), positive: leanAt(p), value };
    }
  const lean = { negative: best.negative, positive: best.positive };
  return { ...lean, softness: softnessOf(sets.flat(), lean) };
}

function leanAt(step: number): number {
  return round(step * STEP - LEAN_MAX);
}

/** Macro-F1 of sentiment with these leanings. */
function sentimentF1(set: readonly Weighed[], lean: { negative: number; positive: number }): number {
  return macroF1(SENTIMENTS.length, set, ({ sums, sentiment }) => {
    const odds = { negative: (sums[0] ?? 0) + lean.negative, positive: (sums[1] ?? 0) + lean.positive };
    return [SENTIMENTS.indexOf(sentiment ?? 'neutral'), SENTIMENTS.indexOf(labelOf({ sentiment: odds }, UNTUNED))];
  });
}

/** Most texts that may be called high or critical in ordinary talk, by the collection. */
export interface Calm {
  readonly set: readonly Weighed[];
  readonly shareMax: number;
}

/**
 * The starts of the levels: each level is given as often as people give it, which is steadier than looking for the best
 * figure on some hundred texts; and high no more often on calm talk than is allowed.
 */
export function calibrateUrgency(set: readonly Weighed[], calm: readonly Calm[]): UrgencyHead {
  const start = (grade: keyof UrgencyHead, isReached: (level: Weighed['urgency']) => boolean): number => {
    const wanted = set.filter(({ urgency }) => isReached(urgency)).length;
    return -thatReach(set, grade, wanted);
  };
  return {
    normal: start('normal', (level) => level !== 'low'),
    high: Math.min(
      start('high', (level) => level === 'high' || level === 'critical'),
      ...calm.map((one) => -thatReach(one.set, 'high', one.shareMax * one.set.length)),
    ),
    critical: start('critical', (level) => level === 'critical'),
  };
}

/** The log-odds that so many texts of a set reach. */
function thatReach(set: readonly Weighed[], grade: keyof UrgencyHead, count: number): number {
  const odds = set.map((weighed) => oddsBy(weighed)[grade]).sort((a, b) => b - a);
  return round(odds[Math.floor(count)] ?? 0);
}

function oddsBy({ sums, pressure }: Weighed): UrgencyHead {
  const [, , normal = 0, high = 0, critical = 0] = sums;
  return urgencyOdds({ normal, high, critical }, UNTUNED.urgency, pressure);
}

function softnessOf(set: readonly Weighed[], lean: { negative: number; positive: number }): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let softness = 0.5; softness <= 4; softness += 0.05) {
    let loss = 0;
    for (const { sums, sentiment } of set) {
      const negative = ((sums[0] ?? 0) + lean.negative) / softness;
      const positive = ((sums[1] ?? 0) + lean.positive) / softness;
      const total = Math.log(1 + Math.exp(negative) + Math.exp(positive));
      loss += total - (sentiment === 'negative' ? negative : sentiment === 'positive' ? positive : 0);
    }
    if (loss >= least) continue;
    least = loss;
    best = softness;
  }
  return round(best);
}

/** Over the labels that occur; asked ten thousands of times, so it counts in plain numbers. */
function macroF1<Item>(
  labels: number,
  set: readonly Item[],
  judge: (item: Item) => readonly [gold: number, guess: number],
): number {
  const counts = new Int32Array(labels * labels);
  for (const item of set) {
    const [gold, guess] = judge(item);
    counts[gold * labels + guess] = (counts[gold * labels + guess] ?? 0) + 1;
  }
  let sum = 0;
  let occurring = 0;
  for (let label = 0; label < labels; label += 1) {
    let golds = 0;
    let guesses = 0;
    for (let other = 0; other < labels; other += 1) {
      golds += counts[label * labels + other] ?? 0;
      guesses += counts[other * labels + label] ?? 0;
    }
    if (golds === 0) continue;
    occurring += 1;
    sum += (2 * (counts[label * labels + label] ?? 0)) / (golds + guesses);
  }
  return sum / Math.max(1, occurring);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
