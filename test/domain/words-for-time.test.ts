import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../src/domain/duration.ts';
import { parseWhen } from '../../src/domain/when.ts';

const HELSINKI = 'Europe/Helsinki';
/** A Sunday, 12:30 in Helsinki. */
const NOW = Date.parse('2026-11-22T10:30:00Z');

describe('durations', () => {
  it.each([
    ['15m', 900_000],
    ['8h', 28_800_000],
    ['7d', 604_800_000],
    ['10s', 10_000],
    ['0', 0],
    ['0s', 0],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
  ])('%s', (text, durationMs) => expect(parseDuration(text)).toBe(durationMs));

  it.each(['', '15', 'm', '-1h', '1y', '1h x', '9999999d', '1h;'])('%j is none', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );

  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [3_600_000, '1 h'],
    [11_100_000, '3 h 5 min'],
    [90_000_000, '1 d 1 h'],
    [-60_000, '1 min'],
  ])('%i ms for people', (durationMs, words) => expect(formatDuration(durationMs)).toBe(words));
});

describe('when', () => {
  it.each([
    ['2h', '2026-11-22T12:30:00Z'],
    ['tomorrow', '2026-11-23T06:00:00Z'],
    ['tomorrow 9:30', '2026-11-23T07:30:00Z'],
    ['today 15:00', '2026-11-22T13:00:00Z'],
    ['monday 09:00', '2026-11-23T07:00:00Z'],
    ['Mon 9.00', '2026-11-23T07:00:00Z'],
    ['sunday', '2026-11-29T06:00:00Z'],
    ['15:00', '2026-11-22T13:00:00Z'],
    ['09:00', '2026-11-23T07:00:00Z'],
    ['2026-11-24', '2026-11-24T06:00:00Z'],
    ['2026-11-24 15:00', '2026-11-24T13:00:00Z'],
    ['2026-11-24T15:00', '2026-11-24T13:00:00Z'],
    ['2026-11-24T15:00Z', '2026-11-24T15:00:00Z'],
    ['2026-11-24T15:00+02:00', '2026-11-24T13:00:00Z'],
    ['huomenna 14:00', '2026-11-23T12:00:00Z'],
    ['pe 9:00', '2026-11-27T07:00:00Z'],
    ['Keskiviikko', '2026-11-25T06:00:00Z'],
    ['24.12.', '2026-12-24T06:00:00Z'],
    ['24.12.2027 10:00', '2027-12-24T08:00:00Z'],
    ['1.2.', '2027-02-01T06:00:00Z'],
  ])('%s', (words, instant) => {
    const at = parseWhen(words, NOW, HELSINKI);
    expect(at === null ? null : new Date(at).toISOString()).toBe(new Date(instant).toISOString());
  });

  it.each(['', 'soon', 'yesterdayish', '25:00', '2026-13-01', 'm', '31.2.', 'tomorrow at noon', 'ke24.12.'])(
    '%j is no time',
    (words) => {
      expect(parseWhen(words, NOW, HELSINKI)).toBeNull();
    },
  );

  // Gap: the hour that is skipped moves on by as much; overlap: the first of the two counts.
  it.each([
    [HELSINKI, '2027-03-28 03:30', '2027-03-28T01:30:00Z'],
    [HELSINKI, '2027-03-28 02:59', '2027-03-28T00:59:00Z'],
    [HELSINKI, '2027-03-28 04:00', '2027-03-28T01:00:00Z'],
    [HELSINKI, '28.3.2027 3.30', '2027-03-28T01:30:00Z'],
    [HELSINKI, '2027-10-31 03:30', '2027-10-31T00:30:00Z'],
    [HELSINKI, '2027-10-31T03:30+02:00', '2027-10-31T01:30:00Z'],
    ['America/New_York', '2027-03-14 02:30', '2027-03-14T07:30:00Z'],
    ['America/New_York', '2027-11-07 01:30', '2027-11-07T05:30:00Z'],
    // half an hour of summer time
    ['Australia/Lord_Howe', '2027-10-03 02:15', '2027-10-02T15:45:00Z'],
    ['Australia/Lord_Howe', '2027-04-04 01:45', '2027-04-03T14:45:00Z'],
  ])('at a change of the clock in %s, %s', (timezone, words, instant) => {
    expect(new Date(parseWhen(words, NOW, timezone) ?? 0).toISOString()).toBe(new Date(instant).toISOString());
  });

  it('reads the names of days over a change of the clock too', () => {
    const saturday = Date.parse('2027-03-27T20:00:00Z');
    expect(parseWhen('tomorrow 03:30', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T01:30:00Z'));
    expect(parseWhen('su 3.30', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T01:30:00Z'));
    expect(parseWhen('03:30', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T01:30:00Z'));
    // a duration is one of hours that pass, not of hands that move
    expect(parseWhen('24h', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T20:00:00Z'));
  });

  it('keeps the wall clock over a change of summer time', () => {
    const friday = Date.parse('2026-10-24T10:00:00Z');
    expect(parseWhen('tomorrow 09:00', friday, HELSINKI)).toBe(Date.parse('2026-10-25T07:00:00Z'));
  });
});
