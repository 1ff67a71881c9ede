import { describe, expect, it } from 'vitest';
import { clockChange } from '../../src/domain/clock-change.ts';
import { parseWhen } from '../../src/domain/when.ts';

const WINTER = Date.UTC(2027, 1, 1, 12);
const SUMMER = Date.UTC(2027, 9, 29, 12);

function changeAt(words: string, now: number, timezone = 'Europe/Helsinki') {
  const at = parseWhen(words, now, timezone);
  if (at === null) throw new Error(`${words} is no time`);
  return clockChange(words, at, { now, timezone });
}

describe('a local time that the clocks skip', () => {
  it.each([
    ['2027-03-28 03:30', WINTER, 'Europe/Helsinki', '03:30'],
    ['2027-03-28T03:00', WINTER, 'Europe/Helsinki', '03:00'],
    ['2027-03-28T03:59:59', WINTER, 'Europe/Helsinki', '03:59'],
    ['28.3. 3.30', WINTER, 'Europe/Helsinki', '03:30'],
    ['tomorrow 03:30', Date.UTC(2027, 2, 27, 12), 'Europe/Helsinki', '03:30'],
    ['sunnuntai 03:30', Date.UTC(2027, 2, 27, 21, 30), 'Europe/Helsinki', '03:30'],
    // its winter time is UTC itself
    ['2027-03-28 01:30', WINTER, 'Europe/London', '01:30'],
    ['2027-10-03 02:15', SUMMER - 40 * 86_400_000, 'Australia/Lord_Howe', '02:15'],
  ] as const)('%s', (...[words, now, timezone, asked]) => {
    const change = changeAt(words, now, timezone);
    expect(change?.kind).toBe('skipped');
    expect(change?.kind === 'skipped' && new Date(change.asked).toISOString().slice(11, 16)).toBe(asked);
  });
});

describe('a local time that comes twice', () => {
  it.each([
    ['2027-10-31 03:30', 'Europe/Helsinki'],
    ['2027-10-31 03:00', 'Europe/Helsinki'],
    ['sunday 03:30', 'Europe/Helsinki'],
    ['31.10. 3.59', 'Europe/Helsinki'],
    ['2027-10-31 01:30', 'Europe/London'],
    ['2027-04-04 01:45', 'Australia/Lord_Howe'],
  ])('%s in %s', (words, timezone) => {
    const now = words.startsWith('2027-04') ? WINTER : SUMMER;
    expect(changeAt(words, now, timezone)).toEqual({ kind: 'twice' });
  });
});

describe('the clocks do not matter', () => {
  it.each([
    ['2027-03-28 02:59', WINTER],
    ['2027-03-28 04:00', WINTER],
    ['2027-10-31 02:59', SUMMER],
    ['2027-10-31 04:00', SUMMER],
    ['2027-03-28', WINTER],
    // these name one instant
    ['2027-03-28T01:30:00Z', WINTER],
    ['2027-10-31T03:30+03:00', SUMMER],
    ['2027-10-31T03:30+02:00', SUMMER],
    ['2h', Date.UTC(2027, 2, 28, 0)],
    ['1h30m', Date.UTC(2027, 9, 30, 23)],
    ['30m', Date.UTC(2027, 9, 31, 0)],
    // the first 03:10 has passed, so it is tomorrow's
    ['03:10', Date.UTC(2027, 9, 31, 1, 5)],
  ])('to %s', (words, now) => {
    expect(changeAt(words, now)).toBeNull();
  });
});
