import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workingClock } from '../../src/domain/working-clock.ts';
import { type Calendar, workingTimeBetween } from '../../src/domain/working-hours.ts';

const HOURS = [
  { from: 8 * 60, until: 12 * 60 },
  { from: 13 * 60, until: 16 * 60 + 30 },
];
const calendar: Calendar = {
  hours: {
    days: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS, sat: [{ from: 0, until: 24 * 60 }], sun: [] },
    holidays: null,
    exceptions: { '2026-10-25': [{ from: 0, until: 5 * 60 }] },
  },
  timezone: 'Europe/Helsinki',
  holidays: new Set(['2026-12-06', '2026-12-25']),
};

it('tells the same as counting day by day, over changes of the clocks, in any order of questions', () => {
  const clock = workingClock(calendar);
  const at = fc.integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2027, 3, 1) });
  fc.assert(
    fc.property(at, fc.integer({ min: -1_000, max: 40 * 86_400_000 }), (from, ms) => {
      expect(clock(from, from + ms)).toBe(ms <= 0 ? 0 : workingTimeBetween(from, from + ms, calendar));
    }),
    { numRuns: 150, seed: 5 },
  );
});

it('tells nothing where it is never open', () => {
  const days = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const closed = { ...calendar, hours: { days, holidays: null, exceptions: {} } };
  expect(workingClock(closed)(0, Date.UTC(2026, 0, 1))).toBe(0);
});
