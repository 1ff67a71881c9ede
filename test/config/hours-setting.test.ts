import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { HOLIDAY_COUNTRIES } from '../../src/config/holiday-countries.ts';
import { readYaml } from '../../src/config/read-yaml.ts';
import { publicHolidays } from '../../src/domain/holidays.ts';
import { openDays } from '../../src/domain/open-day.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { addWorkingTime, type Calendar } from '../../src/domain/working-hours.ts';

const HOUR_MS = 3_600_000;
const WEEK = 'mon-fri: ["08:00-16:00"], holidays: FI';

function mistake(hours: string): { problem: string; place: unknown } {
  try {
    readYaml(`brand: { name: X }\nhours: ${hours}\n`, 'kuulo.yaml');
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { line, column, problem } = error.facts as Record<string, unknown>;
    return { problem: String(problem), place: [line, column] };
  }
  throw new Error(`${hours} was taken`);
}

const calendar = (hours: string): Calendar & { holidays: Map<string, string> } => ({
  hours: readYaml(`hours: { ${hours} }`, 'kuulo.yaml').hours,
  timezone: 'Europe/Helsinki',
  holidays: publicHolidays('FI', [2026, 2027], ['fi']),
});
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').epochMilliseconds;

describe('exceptions of hours', () => {
  it('close a day, shorten one, and open a holiday', () => {
    const text = `${WEEK}, exceptions: { 2026-12-24: [], 2026-12-23: ["08:00-12:00"], 2026-12-25: "10:00-11:00" }`;
    const open = openDays('2026-12-22', 6, calendar(text)).map(({ spans, holiday, isException }) => [
      spans.map(({ from, until }) => `${from / 60}-${until / 60}`).join(),
      holiday,
      isException,
    ]);
    expect(open).toEqual([
      ['8-16', null, false],
      ['8-12', null, true],
      ['', null, true],
      ['10-11', 'joulupäivä', true],
      ['', 'tapaninpäivä', false],
      ['', null, false],
    ]);
    const due = (hours: string) => addWorkingTime(at('2026-12-23T11:00'), 2 * HOUR_MS, calendar(hours));
    expect(due(text)).toBe(at('2026-12-25T11:00'));
    // without them Wednesday is a day like any other
    expect(due(WEEK)).toBe(at('2026-12-23T13:00'));
  });

  it('are days of the calendar with spans', () => {
    for (const wrong of [
      '2026-02-30: []',
      '24.12.: []',
      '2026-12-24: nothing',
      '2026-12-24: ["16:00-08:00"]',
      '"2026-1-1": []',
    ])
      expect(mistake(`{ ${WEEK}, exceptions: { ${wrong} } }`).problem, wrong).not.toBe('');
    expect(mistake(`{ ${WEEK}, exceptions: [] }`).problem).toContain('table of dates');
  });
});

it('hours that are never open are refused, with their place', () => {
  for (const hours of ['{}', '{ mon-sun: [] }', '{ holidays: FI }', '{ exceptions: { 2026-12-24: ["08:00-12:00"] } }'])
    expect(mistake(hours)).toMatchObject({ problem: expect.stringContaining('never open'), place: [2, 8] });
  expect(readYaml('hours: { sun: ["23:00-24:00"] }', 'kuulo.yaml').hours.days.sun).toHaveLength(1);
});

it('holidays have their names, in the language asked for', () => {
  const names = (language: string) => publicHolidays('FI', [2026], [language]);
  expect(names('fi').get('2026-12-06')).toBe('itsenäisyyspäivä');
  expect(names('en').get('2026-12-06')).toBe('Independence Day');
  for (const [date, name] of [
    ['2026-04-03', 'pitkäperjantai'],
    ['2026-04-06', 'toinen pääsiäispäivä'],
    ['2026-06-20', 'juhannuspäivä'],
    ['2026-12-25', 'joulupäivä'],
    ['2026-12-26', 'tapaninpäivä'],
  ] as const)
    expect(names('fi').get(date)).toBe(name);
});

describe('holidays of hours', () => {
  it('are those of a country that has some', () => {
    expect([...HOLIDAY_COUNTRIES]).toEqual(Object.keys(new Holidays().getCountries()));
    expect(mistake('{ mon-fri: ["08:00-16:00"], holidays: XX }').problem).toBe('no holidays are known of "XX"');
    expect(calendar('mon-fri: ["08:00-16:00"], holidays: fi').hours.holidays).toBe('FI');
  });
});
