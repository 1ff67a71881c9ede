import { describe, expect, it } from 'vitest';
import { agreementOf, manyLabels, misfiled, oneLabel, thirdSides } from './agreement.ts';
import type { Judgement, OwnMessage } from './own-messages.ts';

const said = (sentiment: Judgement['sentiment'], urgency: Judgement['urgency'] = 'low'): Judgement => ({
  sentiment,
  urgency,
  topics: ['app'],
  flags: [],
});

const message = (gold: Judgement, ...readings: Judgement[]): OwnMessage => ({
  ...gold,
  id: 'm',
  language: 'fi',
  split: 'test',
  industry: 'bank',
  register: 'dry',
  text: 'ei',
  readings,
});

describe('agreement of readers', () => {
  it('is the share alike, and kappa takes chance off', () => {
    const mixed: [string, string][] = [
      ...Array.from({ length: 20 }, (): [string, string] => ['yes', 'yes']),
      ...Array.from({ length: 5 }, (): [string, string] => ['yes', 'no']),
      ...Array.from({ length: 10 }, (): [string, string] => ['no', 'yes']),
      ...Array.from({ length: 15 }, (): [string, string] => ['no', 'no']),
    ];
    expect(oneLabel(mixed).share).toBeCloseTo(0.7);
    expect(oneLabel(mixed).kappa).toBeCloseTo(0.4);
    const chance: [string, string][] = ['yes', 'no'].flatMap((a) => ['yes', 'no'].map((b): [string, string] => [a, b]));
    expect(oneLabel(chance)).toEqual({ share: 0.5, kappa: 0 });
  });

  it('of several labels is their micro-F1, whoever is right', () => {
    expect(
      manyLabels([
        [['a', 'b'], ['b']],
        [['c'], ['d']],
      ]),
    ).toBeCloseTo(2 / 5);
    expect(
      manyLabels([
        [['b'], ['a', 'b']],
        [['d'], ['c']],
      ]),
    ).toBeCloseTo(2 / 5);
    expect(manyLabels([[[], []]])).toBe(1);
  });

  it('is of the first two readings alone', () => {
    const settled = { readings: [said('negative'), said('neutral'), said('negative')] };
    expect(agreementOf([settled]).sentiment.share).toBe(0);
    expect(agreementOf([settled]).urgency.share).toBe(1);
    expect(thirdSides([settled])).toEqual({ writer: 1, second: 0, neither: 0 });
  });

  it('tells rows that stand in the wrong file', () => {
    const [down, calm, up] = [said('negative'), said('neutral'), said('positive')];
    expect(misfiled([message(down, down, down)], 'agreed')).toEqual([]);
    expect(misfiled([message(up, down, calm, up)], 'disputed')).toEqual([]);
    expect(misfiled([message(down, down)], 'agreed')).toEqual(['m: not read twice']);
    expect(misfiled([message(down, down, calm)], 'agreed')).toEqual(['m: the readers differ']);
    expect(misfiled([message(down, down, down, down)], 'disputed')).toEqual(['m: the readers do not differ']);
    expect(misfiled([message(down, down, calm)], 'disputed')).toEqual(['m: 2 readings, not 3']);
    expect(misfiled([message(down, down, calm, up)], 'disputed')).toEqual(['m: the gold is not what the readers said']);
    expect(misfiled([message(up, down, down)], 'agreed')).toEqual(['m: the gold is not what the readers said']);
  });
});
