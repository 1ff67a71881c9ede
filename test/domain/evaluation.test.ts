import { describe, expect, it } from 'vitest';
import { CalibrationTally, calibration } from '../../src/domain/calibration.ts';
import { evaluate, Tally } from '../../src/domain/evaluation.ts';
import { PrecisionTally, recallAtPrecision } from '../../src/domain/recall-at-precision.ts';

const judged = (pairs: readonly string[]) =>
  pairs.map((pair) => {
    const [gold = '', guess = ''] = pair.split('>');
    return { gold, guess };
  });

describe('guesses against gold', () => {
  // counted by hand: a a a a → a a a b; b b → b a; c is guessed once, for an a
  const some = judged(['a>a', 'a>a', 'a>a', 'a>b', 'b>b', 'b>a', 'a>c']);

  it('are counted as on paper', () => {
    const found = evaluate(some, ['a', 'b', 'c', 'd']);
    expect(found.n).toBe(7);
    expect(found.accuracy).toBeCloseTo(4 / 7, 12);
    expect(found.confusion).toEqual([
      [3, 1, 1, 0],
      [1, 1, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    const [a, b, c, d] = found.perLabel;
    expect([a?.n, a?.precision, a?.recall]).toEqual([5, 3 / 4, 3 / 5]);
    expect(a?.f1).toBeCloseTo((2 * 0.75 * 0.6) / (0.75 + 0.6), 12);
    expect(b).toEqual({ label: 'b', n: 2, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(c).toEqual({ label: 'c', n: 0, precision: 0, recall: 0, f1: 0 });
    expect(d).toEqual({ label: 'd', n: 0, precision: 0, recall: 0, f1: 0 });
    // over a and b, which occur in gold: 2/3 and 1/2
    expect(found.macroF1).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
    expect(found.macroRecall).toBeCloseTo((3 / 5 + 1 / 2) / 2, 12);
  });

  it('of labels that are not asked for are left out', () => {
    expect(evaluate(judged(['a>a', 'x>a', 'a>x']), ['a'])).toMatchObject({ n: 1, accuracy: 1, confusion: [[1]] });
  });

  it('that are none measure nothing, and nothing is divided by it', () => {
    const none = evaluate([], ['a', 'b']);
    expect(none).toMatchObject({ n: 0, accuracy: 0, macroF1: 0, macroRecall: 0 });
    expect(JSON.stringify(none)).not.toContain('null');
    expect(new Tally().evaluation()).toEqual({
      n: 0,
      accuracy: 0,
      macroF1: 0,
      macroRecall: 0,
      perLabel: [],
      confusion: [],
    });
  });

  it('one after another give the same, also for labels that nobody named before', () => {
    const tally = new Tally(['a', 'b', 'c', 'd']);
    for (const { gold, guess } of some) tally.add(gold, guess);
    expect(tally.evaluation()).toEqual(evaluate(some, ['a', 'b', 'c', 'd']));
    expect([tally.goldCount('a'), tally.guessCount('a'), tally.goldCount('z'), tally.guessCount('z')]).toEqual([
      5, 4, 0, 0,
    ]);
    tally.add('new', 'a');
    expect(tally.evaluation().perLabel.at(-1)).toMatchObject({ label: 'new', n: 1, recall: 0 });
  });

  it('on a coarser scale are those of the finer one taken together', () => {
    const tally = new Tally(['critical', 'high', 'normal', 'medium']);
    for (const { gold, guess } of judged(['high>critical', 'high>high', 'medium>normal', 'medium>high']))
      tally.add(gold, guess);
    const merged = tally.merged({ medium: 'normal', critical: 'high' }).evaluation();
    expect(merged.perLabel.map(({ label, n }) => [label, n])).toEqual([
      ['high', 2],
      ['normal', 2],
    ]);
    expect(merged.confusion).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });
});

describe('calibration', () => {
  const sure = (confidence: number, isRight: boolean) => ({ confidence, isRight });

  it('is the gap between what was said and what was so, weighed by how often', () => {
    // 0.9: three of four right, gap 0.15; 0.55: none of one, gap 0.55; (4 * 0.15 + 0.55) / 5
    const guesses = [sure(0.9, true), sure(0.9, true), sure(0.9, true), sure(0.9, false), sure(0.55, false)];
    const { bins, error } = calibration(guesses);
    expect(error).toBeCloseTo(0.23, 12);
    expect(bins).toHaveLength(10);
    expect(bins[9]).toMatchObject({ n: 4, accuracy: 0.75 });
    expect(bins[9]?.confidence).toBeCloseTo(0.9, 12);
    expect(bins[5]).toEqual({ from: 0.5, until: 0.6, n: 1, confidence: 0.55, accuracy: 0 });
  });

  it('puts tenths into the bin they begin, and 1 into the last', () => {
    const { bins } = calibration([0, 0.1, 0.2, 0.3, 0.7, 0.1 + 0.2 + 0.4, 1, 1.2, -1].map((at) => sure(at, true)));
    expect(bins.map(({ n }) => n)).toEqual([2, 1, 1, 1, 0, 0, 0, 2, 0, 2]);
  });

  it('of nothing is 0, and no number of a broken scorer breaks it', () => {
    expect(calibration([]).error).toBe(0);
    const tally = new CalibrationTally();
    tally.add(sure(Number.NaN, true));
    expect(tally.calibration().error).toBe(0);
  });
});

describe('recall at a precision', () => {
  const cases = (scores: readonly (readonly [number, boolean])[]) =>
    scores.map(([score, isPositive]) => ({ score, isPositive }));

  it('is that of the lowest threshold that is precise enough', () => {
    // from above: 1/1, 2/2, 2/3, 3/4, 3/5, 3/6; four positives in all
    const some = cases([
      [0.95, true],
      [0.9, true],
      [0.8, false],
      [0.7, true],
      [0.6, false],
      [0.5, false],
      [0.1, true],
    ]);
    expect(recallAtPrecision(some, 0.85)).toEqual({ recall: 0.5, precision: 1, threshold: 0.9 });
    expect(recallAtPrecision(some, 0.75)).toEqual({ recall: 0.75, precision: 0.75, threshold: 0.7 });
    expect(recallAtPrecision(some, 0.5)).toEqual({ recall: 1, precision: 4 / 7, threshold: 0.1 });
  });

  it('takes equal scores together: no threshold parts them', () => {
    const tied = cases([
      [0.9, true],
      [0.9, false],
      [0.9, false],
      [0.4, true],
    ]);
    expect(recallAtPrecision(tied, 0.85)).toEqual({ recall: 0, precision: 0, threshold: null });
  });

  it('is 0 where there is nothing to find, and of nothing', () => {
    expect(recallAtPrecision(cases([[0.9, false]]), 0.85).recall).toBe(0);
    expect(recallAtPrecision([], 0.85)).toEqual({ recall: 0, precision: 0, threshold: null });
  });

  it('of a million holds no more than of one', () => {
    const tally = new PrecisionTally();
    for (let at = 0; at < 1_000_000; at += 1) tally.add({ score: (at % 1000) / 1000, isPositive: at % 1000 >= 500 });
    expect(tally.recallAt(0.99).recall).toBe(1);
    expect(tally.recallAt(0.99).threshold).toBe(0.5);
  });
});
