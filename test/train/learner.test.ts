import { describe, expect, it } from 'vitest';
import { addWeights } from '../../src/scoring/model.ts';
import { prepare } from '../../src/scoring/prepare.ts';
import { partsOf } from '../../src/scoring/shares.ts';
import { gather, placed, workbench } from './examples.ts';
import { quantised } from './heads.ts';
import { type Lesson, learn, random } from './learner.ts';

const BITS = 12;
const TEXTS = 300;
const LEARNT = 200;
const FILLERS = 'talo auto meri puu sade katu ilta aamu kirja pöytä ikkuna lamppu tuuli polku silta järvi'.split(' ');

interface Toy {
  readonly text: string;
  readonly language: string;
  readonly isMeant: boolean;
}

/** Texts of words that mean nothing, one of which tells the label. */
function toys(seed: number): readonly Toy[] {
  const next = random(seed);
  const any = (): string => FILLERS[Math.floor(next() * FILLERS.length)] ?? '';
  return Array.from({ length: TEXTS }, () => {
    const isMeant = next() < 0.5;
    const words = [any(), any(), isMeant ? 'mustikka' : 'puolukka', any(), any()];
    return { text: words.join(' '), language: 'fi', isMeant };
  });
}

/** The same texts with the labels dealt out again, as many of each. */
function shuffled(list: readonly Toy[]): readonly Toy[] {
  const next = random(99);
  const order = list.map(({ isMeant }) => ({ isMeant, place: next() })).sort((a, b) => a.place - b.place);
  return list.map((toy, at) => ({ ...toy, isMeant: order[at]?.isMeant ?? false }));
}

function lessonOf(list: readonly Toy[], seed: number): Lesson {
  const weights = new Float32Array(list.length).fill(1);
  const wanted = Float32Array.from(list, ({ isMeant }) => (isMeant ? 1 : 0));
  const examples = placed(gather(list), BITS, 'all');
  return { examples, bits: BITS, groups: [[0]], targets: [{ wanted, weights }], epochs: 5, rate: 0.1, seed };
}

/** The share judged rightly by the shipped way of adding up whole-number weights. */
function rightShare(learnt: Float32Array, list: readonly Toy[]): number {
  const table = quantised(learnt, { bits: BITS, width: 1 });
  const bench = workbench();
  const right = list.filter(({ text, language, isMeant }) => {
    prepare(bench, text, () => ({ language, confidence: 1, evidence: [], isUnderstood: true }));
    const [sum = 0] = addWeights(table, bench.room, partsOf(bench.room));
    return sum > 0 === isMeant;
  });
  return right.length / list.length;
}

const bytesOf = ({ buffer }: Float32Array): Buffer => Buffer.from(buffer);

describe('learning', () => {
  it('random numbers come from the seed, and spread', () => {
    const draw = (seed: number): number[] => Array.from({ length: 1_000 }, random(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const numbers = draw(3);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(new Set(numbers).size).toBeGreaterThan(990);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });

  it('the same texts and seed give the same bytes, another seed others', () => {
    const once = learn(lessonOf(toys(1), 7));
    expect(bytesOf(learn(lessonOf(toys(1), 7))).equals(bytesOf(once))).toBe(true);
    expect(bytesOf(learn(lessonOf(toys(1), 8))).equals(bytesOf(once))).toBe(false);
    expect(bytesOf(learn(lessonOf(toys(2), 7))).equals(bytesOf(once))).toBe(false);
  });

  it('learns what can be learnt, and not what is dealt out by chance', () => {
    const list = toys(1);
    const unseen = list.slice(LEARNT);
    expect(rightShare(learn(lessonOf(list.slice(0, LEARNT), 7)), unseen)).toBeGreaterThan(0.97);
    const dealt = shuffled(list);
    expect(rightShare(learn(lessonOf(dealt.slice(0, LEARNT), 7)), dealt.slice(LEARNT))).toBeLessThan(0.65);
  });

  it('learns nothing from texts of no weight or of no known label', () => {
    const lesson = lessonOf(toys(1), 7);
    const [target] = lesson.targets;
    const unknown = { ...target!, wanted: new Float32Array(TEXTS).fill(-1) };
    const weightless = { ...target!, weights: new Float32Array(TEXTS) };
    for (const targets of [[unknown], [weightless]])
      expect(learn({ ...lesson, targets }).every((weight) => weight === 0)).toBe(true);
    expect(learn(lesson).some((weight) => weight !== 0)).toBe(true);
  });
});
