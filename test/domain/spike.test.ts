import { describe, expect, it } from 'vitest';
import { sameHours } from '../../src/domain/same-hours.ts';
import { type HourCount, spikeOf } from '../../src/domain/spike.ts';

const NORMAL = { sensitivity: 'normal', minimum: 10 } as const;
const hour = (count: number, negative = 0): HourCount => ({ count, negative });
const days = (counts: readonly number[], share = 0.1): HourCount[] =>
  counts.map((count) => hour(count, Math.round(count * share)));
/** Poisson numbers by a fixed generator, so that every run sees the same days. */
function poisson(mean: number, howMany: number, seed = 1): number[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return Array.from({ length: howMany }, () => {
    let product = random();
    let count = 0;
    for (; product > Math.exp(-mean); count += 1) product *= random();
    return count;
  });
}

describe('a spike', () => {
  it('is far more than the same hour of other days', () => {
    expect(spikeOf(hour(60, 6), days(poisson(12, 28)), NORMAL)).toMatchObject({ isVolume: true, count: 60 });
    expect(spikeOf(hour(17, 1), days(poisson(12, 28)), NORMAL)).toBeNull();
  });

  it('is not told by chance alone: hardly ever in a thousand ordinary hours', () => {
    const hours = poisson(12, 1_000, 7);
    const told = (sensitivity: 'low' | 'normal' | 'high') =>
      hours.filter((count, index) => {
        const baseline = days(poisson(12, 28, index + 100));
        return spikeOf(hour(count, Math.round(count / 10)), baseline, { sensitivity, minimum: 10 }) !== null;
      }).length;
    expect([told('low'), told('normal'), told('high')].map((count) => count <= 10)).toEqual([true, true, true]);
    // the sensitivity bites
    const storm = (sensitivity: 'low' | 'normal' | 'high') =>
      spikeOf(hour(28, 2), days(poisson(12, 28)), { sensitivity, minimum: 10 }) !== null;
    expect([storm('low'), storm('high')]).toEqual([false, true]);
  });

  it('is not hidden by an earlier storm, nor by one forgotten day', () => {
    expect(spikeOf(hour(60, 6), days([...poisson(12, 26), 400, 380]), NORMAL)).toMatchObject({ isVolume: true });
    expect(spikeOf(hour(60, 6), days([...poisson(12, 26), 0, 0]), NORMAL)).toMatchObject({ isVolume: true });
  });

  it('needs enough messages, and enough days to compare with: a new account tells none', () => {
    expect(spikeOf(hour(9, 9), days(Array(28).fill(0)), NORMAL)).toBeNull();
    expect(spikeOf(hour(10), days(Array(28).fill(0)), NORMAL)).toMatchObject({ isVolume: true, usual: 0 });
    expect(spikeOf(hour(500, 500), days(Array(6).fill(1)), NORMAL)).toBeNull();
    expect(spikeOf(hour(500, 500), [], NORMAL)).toBeNull();
  });

  it('is also a mood that turned, with as many messages as ever', () => {
    const usual = days(Array(28).fill(20), 0.15);
    expect(spikeOf(hour(20, 14), usual, NORMAL)).toMatchObject({ isVolume: false, isNegative: true });
    expect(spikeOf(hour(20, 5), usual, NORMAL)).toBeNull();
    // where most is negative anyway, it is nothing new
    expect(spikeOf(hour(20, 15), days(Array(28).fill(20), 0.7), NORMAL)).toBeNull();
  });
});

describe('the same hour of other days', () => {
  const at = (iso: string) => Date.parse(iso);
  const iso = (ms: number) => new Date(ms).toISOString();

  it('is the same by the clock on the wall, over the change to winter time', () => {
    const { hour: last, before } = sameHours(at('2026-10-26T10:20:00+02:00'), 'Europe/Helsinki', 28);
    expect(iso(last.since)).toBe('2026-10-26T07:00:00.000Z');
    expect(before.slice(0, 2).map(({ since }) => iso(since))).toEqual([
      '2026-10-25T07:00:00.000Z',
      '2026-10-24T06:00:00.000Z',
    ]);
    expect(before).toHaveLength(28);
  });

  it('leaves out a day on which the clock jumped over it', () => {
    const { before } = sameHours(at('2026-03-30T04:30:00+03:00'), 'Europe/Helsinki', 28);
    expect(before).toHaveLength(27);
    expect(before.map(({ since }) => iso(since))).not.toContain('2026-03-29T01:00:00.000Z');
  });

  it('is whole where zones are half an hour off', () => {
    const { hour: last } = sameHours(at('2026-05-05T10:40:00+05:30'), 'Asia/Kolkata', 1);
    expect(iso(last.since)).toBe('2026-05-05T03:30:00.000Z');
  });
});
