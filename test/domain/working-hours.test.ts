import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { publicHolidays } from '../../src/domain/holidays.ts';
import { addWorkingTime, type Calendar, DAYS, type Span, workingTimeBetween } from '../../src/domain/working-hours.ts';

const HOUR_MS = 3_600_000;

const at = (text: string): number => Temporal.ZonedDateTime.from(`${text}[Europe/Helsinki]`).epochMilliseconds;

const local = (instant: number | null): string | null =>
  instant === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO('Europe/Helsinki')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });

function calendar(days: Partial<Record<(typeof DAYS)[number], readonly Span[]>>, holidays: string[] = []): Calendar {
  const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  return {
    hours: { days: { ...none, ...days }, holidays: null, exceptions: {} },
    timezone: 'Europe/Helsinki',
    holidays: new Set(holidays),
  };
}

const hours = (from: number, until: number): Span => ({ from: from * 60, until: until * 60 });
const everyDay = (...spans: Span[]) => Object.fromEntries(DAYS.map((day) => [day, spans]));
const office = {
  mon: [hours(8, 16)],
  tue: [hours(8, 16)],
  wed: [hours(8, 16)],
  thu: [hours(8, 16)],
  fri: [hours(8, 16)],
};

describe('working time', () => {
  it.each([
    ['inside a day', '2026-11-23T09:00', 2, '2026-11-23T11:00'],
    ['from before opening', '2026-11-23T05:00', 1, '2026-11-23T09:00'],
    ['from after closing', '2026-11-23T18:00', 1, '2026-11-24T09:00'],
    ['over a weekend', '2026-11-27T15:00', 2, '2026-11-30T09:00'],
    ['to the closing minute, not the next morning', '2026-11-23T09:00', 7, '2026-11-23T16:00'],
    ['no time at all, at night', '2026-11-23T23:00', 0, '2026-11-24T08:00'],
  ])('goes %s', (...[, from, amount, expected]) => {
    expect(local(addWorkingTime(at(from), amount * HOUR_MS, calendar(office)))).toBe(expected);
  });

  it('counts both spans of a split day and not the break', () => {
    const split = calendar(everyDay(hours(8, 11), hours(12, 16)));
    expect(local(addWorkingTime(at('2026-11-23T10:00'), 2 * HOUR_MS, split))).toBe('2026-11-23T13:00');
    expect(workingTimeBetween(at('2026-11-23T10:00'), at('2026-11-23T13:00'), split)).toBe(2 * HOUR_MS);
  });

  it('closes on holidays, by the local date', () => {
    const independence = calendar(everyDay(hours(0, 24)), ['2026-12-06']);
    expect(local(addWorkingTime(at('2026-12-05T23:00'), 2 * HOUR_MS, independence))).toBe('2026-12-07T01:00');
    expect(workingTimeBetween(at('2026-12-05T00:00'), at('2026-12-08T00:00'), independence)).toBe(48 * HOUR_MS);
  });

  it('lasts as long as the clock on the wall says, on the day summer time begins and on the day it ends', () => {
    const night = calendar(everyDay(hours(0, 8)));
    // 29 March 2026, 03:00 becomes 04:00: eight hours on the wall are seven
    expect(workingTimeBetween(at('2026-03-29T00:00'), at('2026-03-29T12:00'), night)).toBe(7 * HOUR_MS);
    expect(local(addWorkingTime(at('2026-03-29T00:00'), 3 * HOUR_MS, night))).toBe('2026-03-29T04:00');
    // 25 October 2026, 04:00 becomes 03:00: nine
    expect(workingTimeBetween(at('2026-10-25T00:00'), at('2026-10-25T12:00'), night)).toBe(9 * HOUR_MS);
    expect(local(addWorkingTime(at('2026-10-25T00:00'), 9 * HOUR_MS, night))).toBe('2026-10-25T08:00');
    // office hours do not move against the wall
    const afterwards = addWorkingTime(at('2026-10-23T15:00'), 2 * HOUR_MS, calendar(office));
    expect(local(afterwards)).toBe('2026-10-26T09:00');
  });

  it('is never over where it is never open, and takes long for a long time', () => {
    expect(addWorkingTime(at('2026-11-23T09:00'), HOUR_MS, calendar({}))).toBeNull();
    expect(addWorkingTime(at('2026-11-23T09:00'), 366 * 24 * HOUR_MS, calendar(office))).not.toBeNull();
  });

  it('is nothing where the end is before the start', () => {
    expect(workingTimeBetween(at('2026-11-24T12:00'), at('2026-11-23T12:00'), calendar(office))).toBe(0);
    expect(workingTimeBetween(at('2026-11-23T12:00'), at('2026-11-23T09:00'), calendar(office))).toBe(0);
  });

  it('gives back what was added, whenever and wherever', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .map(([a, b]): Span[] => (a < b ? [{ from: a, until: b }] : []));
    const days = fc.tuple(span, span, span, span, span, span, span);
    const zones = fc.constantFrom('Europe/Helsinki', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const from = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
    const duration = fc.integer({ min: 0, max: 60 * HOUR_MS });
    fc.assert(
      fc.property(fc.tuple(days, zones), from, duration, ([spans, timezone], start, durationMs) => {
        const named = Object.fromEntries(DAYS.map((day, index) => [day, spans[index] ?? []]));
        const someCalendar = { ...calendar(named), timezone };
        const end = addWorkingTime(start, durationMs, someCalendar);
        if (end === null) return spans.every((one) => one.length === 0) || durationMs > 0;
        return end >= start && workingTimeBetween(start, end, someCalendar) === durationMs;
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('public holidays of Finland', () => {
  const dates = publicHolidays('FI', [2026, 2027]);
  it.each([
    ['New Year', '2026-01-01'],
    ['Epiphany', '2026-01-06'],
    ['Good Friday', '2026-04-03'],
    ['Easter Monday', '2026-04-06'],
    ['May Day', '2026-05-01'],
    ['Ascension', '2026-05-14'],
    ['Midsummer Day', '2026-06-20'],
    ['All Saints', '2026-10-31'],
    ['Independence Day', '2026-12-06'],
    ['Christmas Day', '2026-12-25'],
    ['Boxing Day', '2026-12-26'],
    ['the next New Year', '2027-01-01'],
  ])('hold %s', (_name, date) => {
    expect(dates.has(date)).toBe(true);
  });

  it('hold no working day', () => {
    for (const date of ['2026-11-23', '2026-02-14', '2026-05-10', '2026-11-08']) expect(dates.has(date)).toBe(false);
    expect(publicHolidays('XX', [2026]).size).toBe(0);
  });
});
