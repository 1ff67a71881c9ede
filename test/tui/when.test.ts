import { describe, expect, it } from 'vitest';
import { momentWords, spanWords } from '../../src/tui/time-words.ts';
import { momentOf } from '../../src/tui/when.ts';

const ZONE = 'Europe/Helsinki';
/** A Monday, 11:00 in Helsinki. */
const NOW = Date.UTC(2026, 10, 23, 9, 0);
const said = (words: string, now = NOW): string | null => {
  const at = momentOf(words, now, ZONE);
  return at === null ? null : momentWords(at, ZONE);
};

describe('when a person says', () => {
  it.each([
    ['30m', '2026-11-23 11:30'],
    ['2h', '2026-11-23 13:00'],
    ['3d', '2026-11-26 11:00'],
    ['14:30', '2026-11-23 14:30'],
    ['9.15', '2026-11-24 09:15'],
    ['tomorrow', '2026-11-24 08:00'],
    ['huomenna 14:00', '2026-11-24 14:00'],
    ['mon', '2026-11-30 08:00'],
    ['tue', '2026-11-24 08:00'],
    ['pe 9:00', '2026-11-27 09:00'],
    ['2026-12-24', '2026-12-24 08:00'],
    ['24.12.', '2026-12-24 08:00'],
    ['1.2.', '2027-02-01 08:00'],
    [' TODAY 15:00 ', '2026-11-23 15:00'],
  ])('%s', (words, moment) => expect(said(words)).toBe(moment));

  it.each(['', 'soon', 'today', '2026-02-30', '25:00', '2020-01-01', '-2h', 'tomorrow at noon', '31.2.'])(
    'and takes “%s” for no time ahead',
    (words) => expect(said(words)).toBeNull(),
  );

  it('means the wall clock across the change of summer time', () => {
    expect(said('tomorrow 9:00', Date.UTC(2026, 9, 24, 9, 0))).toBe('2026-10-25 09:00');
  });
});

describe('lengths of time', () => {
  it('fit four columns', () => {
    for (const ms of [0, 59_000, 3_599_000, 3_600_000, 1e8, 1e9, 1e10, 1e11, 1e13]) {
      expect(spanWords(ms).length).toBeLessThanOrEqual(4);
    }
    expect([spanWords(300_000), spanWords(7_200_000), spanWords(3 * 86_400_000)]).toEqual(['5m', '2h', '3d']);
  });
});
