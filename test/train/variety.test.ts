import { describe, expect, it } from 'vitest';
import { closestShare, fewestForms, formsOf, lookAlikes, openings, twins } from './variety.ts';

const texts = (...list: string[]): { id: string; text: string }[] => list.map((text, at) => ({ id: `t${at}`, text }));

describe('variety of texts', () => {
  it('twins are the same text in other clothes; emoji are texts too', () => {
    expect(twins(texts('Missä pakettini?', 'missä   PAKETTINI !!', 'missä paketti', '💛', '💔', '💛'))).toEqual([
      't0 = t1',
      't3 = t5',
    ]);
  });

  it('look-alikes are counted against the shorter text', () => {
    const long = 'one two three four five six seven eight nine ten';
    expect(lookAlikes(texts(long, 'one two three four'), 0.4)).toEqual(['t0 ~ t1: 100 %']);
    expect(lookAlikes(texts(long, 'one two three x y'), 0.4)).toEqual([]);
    expect(lookAlikes(texts('one two three', 'one two three'), 1)).toEqual([]);
    expect(lookAlikes(texts('one two', 'one two'), 0)).toEqual([]);
    expect(closestShare(texts(long, 'one two three x y'))).toBe(0.33);
    expect(closestShare(texts('a b c', 'd e f'))).toBe(0);
  });

  it('openings are the first five words', () => {
    expect(openings(texts('a b c d e f', 'A, b c d e: g', 'a b c d', 'b c d e f'))).toEqual([
      ['a b c d e', 2],
      ['b c d e f', 1],
    ]);
  });

  it('the poorest run counts, and the last run is a whole one', () => {
    const list = texts('a b', 'c d', 'e f', 'g g', 'g g');
    expect(fewestForms(list, 2)).toBe(1);
    expect(fewestForms(list, 3)).toBe(3);
    expect(fewestForms(list, 9)).toBe(7);
    expect(formsOf(texts('Ei ei EI', 'ei @somebody https://x.example'))).toBe(1);
  });
});
