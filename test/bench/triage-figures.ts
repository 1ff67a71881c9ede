import { type Judged, Tally } from '../../src/domain/evaluation.ts';
import { createRandom } from '../../src/sandbox/random.ts';

/** A measured value, and how far another draw of as many texts would be expected to lie from it. */
export interface Figure {
  readonly value: number;
  /** Of texts or lines; null where it is not measured on any. */
  readonly n: number | null;
  /** Null where there are so many texts that it is small. */
  readonly standardError: number | null;
}

const LARGE = 1_000;
const DRAWS = 200;

/** Measures the cases; below 1,000 of them draws them again 200 times (the same draws in each run). */
export function figureOf<T>(cases: readonly T[], measure: (cases: readonly T[]) => number): Figure {
  const value = measure(cases);
  if (cases.length >= LARGE || cases.length === 0) return { value, n: cases.length, standardError: null };
  const random = createRandom('triage bench');
  const drawn = Array.from({ length: DRAWS }, () => measure(cases.map(() => random.pick(cases))));
  const mean = drawn.reduce((sum, one) => sum + one, 0) / DRAWS;
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (DRAWS - 1);
  return { value, n: cases.length, standardError: Math.sqrt(variance) };
}

/** Percent; a guess that is no label of gold (`und`) counts as wrong. */
export function macroF1(judged: readonly Judged[]): number {
  const tally = new Tally();
  for (const { gold, guess } of judged) tally.add(gold, guess);
  return 100 * tally.evaluation().macroF1;
}

/** Percent. */
export function shareOf(cases: readonly boolean[]): number {
  return (100 * cases.filter(Boolean).length) / cases.length;
}
