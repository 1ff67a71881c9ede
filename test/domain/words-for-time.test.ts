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
    ['1,5 tuntia', 5_400_000],
    ['2 hours', 7_200_000],
    ['2 hours and 30 minutes', 9_000_000],
    ['1 h 30 min', 5_400_000],
    ['2t', 7_200_000],
    ['2 tuntia ja 5 minuuttia', 7_500_000],
    ['2 days', 172_800_000],
    ['3 pv', 259_200_000],
    ['1 vk', 604_800_000],
    ['2 viikkoa', 1_209_600_000],
  ])('%s', (text, durationMs) => expect(parseDuration(text)).toBe(durationMs));

  it.each(['', '15', 'm', '-1h', '1y', '1h x', '9999999d', '1h;', '2 days 3 weeks', '2 hoursx', "2 days'"])(
    '%j is none',
    (text) => expect(parseDuration(text)).toBeNull(),
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
    ['in 2 hours', '2026-11-22T12:30:00Z'],
    ['2 hours from now', '2026-11-22T12:30:00Z'],
    ['two hours', '2026-11-22T12:30:00Z'],
    ['in half an hour', '2026-11-22T11:00:00Z'],
    ['in a week', '2026-11-29T10:30:00Z'],
    ['2 days', '2026-11-24T10:30:00Z'],
    ['2t', '2026-11-22T12:30:00Z'],
    ['2 tuntia', '2026-11-22T12:30:00Z'],
    ['2 tunnin päästä', '2026-11-22T12:30:00Z'],
    ['kahden tunnin päästä', '2026-11-22T12:30:00Z'],
    // as some keyboards write ä
    ['kahden tunnin pa\u0308a\u0308sta\u0308', '2026-11-22T12:30:00Z'],
    ['puolentoista tunnin kuluttua', '2026-11-22T12:00:00Z'],
    ['Tunnin päästä', '2026-11-22T11:30:00Z'],
    ['viikon päästä', '2026-11-29T10:30:00Z'],
    ['friday', '2026-11-27T06:00:00Z'],
    ['on friday at 10', '2026-11-27T08:00:00Z'],
    ['friday 10 am', '2026-11-27T08:00:00Z'],
    ['friday 3pm', '2026-11-27T13:00:00Z'],
    ['tomorrow 12 am', '2026-11-22T22:00:00Z'],
    ['at 10 on friday', '2026-11-27T08:00:00Z'],
    ['perjantai 12:00', '2026-11-27T10:00:00Z'],
    ['perjantaina 12', '2026-11-27T10:00:00Z'],
    ['perjantaihin asti', '2026-11-27T06:00:00Z'],
    ['pe 27.11. klo 9', '2026-11-27T07:00:00Z'],
    ['maanantaina klo 9', '2026-11-23T07:00:00Z'],
    ['maanantaiaamuna', '2026-11-23T06:00:00Z'],
    ['keskiviikkoiltana', '2026-11-25T16:00:00Z'],
    ['klo 3', '2026-11-23T01:00:00Z'],
    ['klo 9 huomenna', '2026-11-23T07:00:00Z'],
    ['huomenna klo 9', '2026-11-23T07:00:00Z'],
    ['huomenna aamulla', '2026-11-23T06:00:00Z'],
    ['tomorrow morning', '2026-11-23T06:00:00Z'],
    ['tomorrow in the afternoon', '2026-11-23T11:00:00Z'],
    ['tomorrow at noon', '2026-11-23T10:00:00Z'],
    ['tonight', '2026-11-22T16:00:00Z'],
    ['tänä iltana', '2026-11-22T16:00:00Z'],
    // this morning is over
    ['aamulla', '2026-11-23T06:00:00Z'],
    ['illalla', '2026-11-22T16:00:00Z'],
    ['ylihuomenna', '2026-11-24T06:00:00Z'],
    ['the day after tomorrow 9:30', '2026-11-24T07:30:00Z'],
    ['next week', '2026-11-23T06:00:00Z'],
    ['next week friday 10:00', '2026-11-27T08:00:00Z'],
    ['on friday next week', '2026-11-27T06:00:00Z'],
    ['ensi viikolla', '2026-11-23T06:00:00Z'],
    ['ensi viikon perjantaina klo 12', '2026-11-27T10:00:00Z'],
  ])('%s', (words, instant) => {
    const at = parseWhen(words, NOW, HELSINKI);
    expect(at === null ? null : new Date(at).toISOString()).toBe(new Date(instant).toISOString());
  });

  it.each([
    ...['', 'soon', 'yesterdayish', '25:00', '2026-13-01', 'm', '31.2.', 'ke24.12.', 'ma 27.11.', '12', 'klo 24'],
    // people mean different days, or different hours, by these
    ...['next friday', 'ensi perjantaina', 'monday 3', 'monday at 3', 'monday 19', 'perjantaina 120', '13 pm', '0 am'],
    ...['next week to', '9:00 to', 'monday monday', 'in', 'in 2', 'päästä', '2 tunnin', 'morning', 'on', 'klo'],
    'x '.repeat(10_000),
  ])('%j is no time', (words) => {
    expect(parseWhen(words, NOW, HELSINKI)).toBeNull();
  });

  it('is never in the past where no date is named, whatever the day and hour', () => {
    const words = ['perjantaina 12', 'monday', 'tomorrow morning', 'next week', 'ensi viikon sunnuntaina', 'klo 9'];
    const all = [...words, 'in the evening', 'aamulla', '09:00', '2 days', '1 h', '24.12. klo 9', 'sunday 8'];
    // two weeks in hours, and one over each change of the clocks
    for (const from of [NOW, Date.parse('2027-03-25T00:10:00Z'), Date.parse('2027-10-28T00:10:00Z')])
      for (let hour = 0; hour < 168; hour += 1)
        for (const one of all) {
          const now = from + hour * 3_600_000;
          expect(parseWhen(one, now, HELSINKI), `${one} at ${new Date(now).toISOString()}`).toBeGreaterThan(now);
        }
  });

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
    expect(parseWhen('sunnuntaina klo 3', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T01:00:00Z'));
    expect(parseWhen('tomorrow morning', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T05:00:00Z'));
    expect(parseWhen('next week', saturday, HELSINKI)).toBe(Date.parse('2027-03-29T05:00:00Z'));
    // after days the clock shows the same, after hours so many have passed
    expect(parseWhen('2 days', saturday, HELSINKI)).toBe(Date.parse('2027-03-29T19:00:00Z'));
    expect(parseWhen('viikon päästä', saturday, HELSINKI)).toBe(Date.parse('2027-04-03T19:00:00Z'));
    expect(parseWhen('48 hours', saturday, HELSINKI)).toBe(Date.parse('2027-03-29T20:00:00Z'));
    // a duration is one of hours that pass, not of hands that move
    expect(parseWhen('24h', saturday, HELSINKI)).toBe(Date.parse('2027-03-28T20:00:00Z'));
  });

  it('keeps the wall clock over a change of summer time', () => {
    const friday = Date.parse('2026-10-24T10:00:00Z');
    expect(parseWhen('tomorrow 09:00', friday, HELSINKI)).toBe(Date.parse('2026-10-25T07:00:00Z'));
  });
});
