import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { findPromises } from '../../src/domain/find-promises.ts';
import { publicHolidays } from '../../src/domain/holidays.ts';
import type { Calendar } from '../../src/domain/working-hours.ts';
import { ENGLISH_PROMISES, ENGLISH_TRAPS, FINNISH_PROMISES, FINNISH_TRAPS } from './promise-phrases.ts';

const OFFICE = [{ from: 8 * 60, until: 16 * 60 }];
const CALENDAR: Calendar = {
  hours: {
    days: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] },
    holidays: 'FI',
    exceptions: { '2026-12-24': [], '2026-12-23': [{ from: 8 * 60, until: 12 * 60 }] },
  },
  timezone: 'Europe/Helsinki',
  holidays: publicHolidays('FI', [2026, 2027]),
};

const at = (local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').epochMilliseconds;
const local = (instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Europe/Helsinki')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const TUESDAY = at('2026-11-24T10:00');

/** Each promise's due date, or null where none was said. */
const found = (text: string, sentAt = TUESDAY): (string | null)[] =>
  findPromises(text, sentAt, CALENDAR).map(({ isDated, dueAt }) => (isDated ? local(dueAt) : null));

describe('a promise is found with its date', () => {
  it.each([...FINNISH_PROMISES, ...ENGLISH_PROMISES])('%s', (text, due) => {
    expect(found(text)).toEqual([due]);
  });
});

describe('what is none is left', () => {
  it.each([...FINNISH_TRAPS, ...ENGLISH_TRAPS])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what makes it none is what makes it none', () => {
  // the same words without the sign: were the traps left for another reason, these would be left too
  it.each([
    ['Sopiiko, että soitamme sinulle huomenna?', 'Soitamme sinulle huomenna.'],
    ['Emme voi luvata, että paketti saapuu huomenna.', 'Voin luvata, että paketti saapuu huomenna.'],
    ['Emme valitettavasti lähetä sitä huomenna.', 'Lähetämme sen huomenna.'],
    ['Jos tuote on viallinen, palautamme rahat huomenna.', 'Palautamme rahat huomenna.'],
    ['Vastaamme viesteihin huomenna.', 'Vastaamme sinulle huomenna.'],
    ['Pyrimme vastaamaan huomenna. Vastaamme yleensä huomenna.', 'Vastaamme sinulle huomenna.'],
    ['Lähetimme paketin huomenna.', 'Lähetämme paketin huomenna.'],
    ["We can't promise that it will arrive tomorrow.", 'It will arrive tomorrow.'],
    ['Shall we call you tomorrow?', 'We will call you tomorrow.'],
    ["If it is faulty, we'll refund you tomorrow.", "We'll refund you tomorrow."],
    ['We usually will answer by tomorrow.', 'We will answer by tomorrow.'],
    ['We might call you tomorrow.', 'We will call you tomorrow.'],
    ["We'll be closed tomorrow.", "We'll be in touch tomorrow."],
  ])('%s', (trap, promise) => {
    expect([found(trap), found(promise)]).toEqual([[], ['2026-11-25T16:00']]);
  });
});

describe('the words of a promise', () => {
  it('are a piece of the text, by its places', () => {
    const text = 'Hei Maija 👩‍👩‍👧! Pahoittelut.\n\nSelvitämme asian ja ilmoitamme perjantaina. Terveisin Aino';
    const [only, ...more] = findPromises(text, TUESDAY, CALENDAR);
    expect(more).toEqual([]);
    expect(only?.words).toBe('Selvitämme asian ja ilmoitamme perjantaina.');
    expect(text.slice(only?.start, only?.end)).toBe(only?.words);
  });

  it('are two for two dates, and one where a date covers what is said without one', () => {
    expect(found('Soitamme sinulle huomenna ja lähetämme uuden paketin perjantaina.')).toEqual([
      '2026-11-25T16:00',
      '2026-11-27T16:00',
    ]);
    expect(found('Selvitämme asian. Palaamme sinulle huomenna. Olemme yhteydessä!')).toEqual(['2026-11-25T16:00']);
    expect(found("We'll look into it. We'll be in touch.")).toEqual([null]);
    expect(found("We'll try again tomorrow, and I'll let you know by noon.")).toEqual(['2026-11-25T12:00']);
  });

  it('are found in decomposed letters and among odd ones, and in no time in a long text', () => {
    expect(found('Selvitämme asian tänään.'.normalize('NFD'))).toEqual(['2026-11-24T16:00']);
    for (const text of ['', ' ', '\u202e\u0000', '?!', '…', '24.12.', 'huomenna', 'we will '.repeat(5)])
      expect(found(text)).toEqual([]);
    const startedAt = performance.now();
    for (const piece of ['we will also ', 'palaan ', 'a, ', '2-3 ', 'your the a ', 'paketti x '])
      found(piece.repeat(2_000));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  // each took 0.4 s to minutes; sending waits for it, and so does every other writer
  it.each([
    ['blanks', `We will${' '.repeat(19_000)}x`],
    ['exclamation marks', `${'!'.repeat(19_000)}x`],
    ['adverbs', `We will ${'certainly '.repeat(1_900)}x`],
    ['commas', ', '.repeat(10_000)],
    ['dots', '. '.repeat(10_000)],
  ])('are looked for in the time that %s are few in', (_name, text) => {
    found(text);
    const startedAt = performance.now();
    found(text);
    expect(performance.now() - startedAt).toBeLessThan(250);
  });
});

describe('a sentence that ends in a number', () => {
  it.each([
    ['Soitamme maanantaina klo 10. Emme valitettavasti ehdi aiemmin.', '2026-11-30T10:00'],
    ['Palaamme asiaan viimeistään 25.11. Jos sinulla on kysyttävää, vastaa tähän.', '2026-11-25T16:00'],
    ['We will refund you by 25.11.2026. Unfortunately we cannot do it sooner.', '2026-11-25T16:00'],
    ['Emme löytäneet tilausta 12345. Palaamme asiaan maanantaina.', '2026-11-30T16:00'],
    ['Soitamme maanantaina klo 10. EMME ehdi aiemmin.', '2026-11-30T10:00'],
  ])('ends there: %s', (text, due) => {
    expect(found(text)).toEqual([due]);
  });

  it('goes on where a small letter follows', () => {
    expect(found('Emme lähetä sitä 25.11. mennessä, emmekä soita huomenna.')).toEqual([]);
    expect(found('Toimitamme sen 25.11. mennessä sinulle.')).toEqual(['2026-11-25T16:00']);
  });
});

describe('the due date', () => {
  it.each([
    // Friday evening: hours go on on Monday, and a working day is Monday
    ['Vastaamme kahden tunnin sisällä.', '2026-11-27T15:00', '2026-11-30T09:00'],
    ['Palaamme asiaan huomenna.', '2026-11-27T15:00', '2026-11-30T16:00'],
    ["We'll get back to you tomorrow.", '2026-12-05T12:00', '2026-12-07T16:00'],
    // said when the work is over: today is until midnight
    ['Vastaan sinulle vielä tänään.', '2026-11-24T18:00', '2026-11-25T00:00'],
    // the day before Independence Day is a Saturday in 2026; Christmas: the 23rd closes at noon, the 24th to the 27th are closed
    ['Palaamme asiaan huomenna.', '2026-12-22T10:00', '2026-12-23T12:00'],
    ['Palaamme asiaan huomenna.', '2026-12-23T10:00', '2026-12-28T16:00'],
    ['Vastaamme 3 tunnin sisällä.', '2026-12-23T11:00', '2026-12-28T10:00'],
    ["We'll call you within 2 business days.", '2026-12-23T10:00', '2026-12-29T16:00'],
    // Easter and midsummer
    ['Palaamme asiaan viikon loppuun mennessä.', '2026-04-01T10:00', '2026-04-02T16:00'],
    ['Palaamme asiaan maanantaina.', '2026-04-01T10:00', '2026-04-07T16:00'],
    ['Palaamme asiaan maanantaihin mennessä.', '2026-04-01T10:00', '2026-04-02T16:00'],
    ['Lähetämme sen lauantaina.', '2026-06-15T10:00', '2026-06-22T16:00'],
    // the nights in which the clock is moved: 29 March and 25 October 2026
    ['Palaamme asiaan huomenna.', '2026-03-29T10:00', '2026-03-30T16:00'],
    ['Soitan sinulle sunnuntaina klo 9.', '2026-03-28T22:00', '2026-03-29T09:00'],
    ['Soitan sinulle sunnuntaina klo 9.', '2026-10-24T22:00', '2026-10-25T09:00'],
    ['Vastaamme sinulle kahden tunnin sisällä.', '2026-10-23T15:00', '2026-10-26T09:00'],
    // by a closed day: the last moment of work before it, or the end of that day where none is to come
    ['Palaamme sunnuntaihin mennessä.', '2026-11-20T12:00', '2026-11-20T16:00'],
    ['We will answer by Sunday.', '2026-11-20T12:00', '2026-11-20T16:00'],
    ['Palaamme viimeistään lauantaina.', '2026-11-18T12:00', '2026-11-20T16:00'],
    ['Palaamme sunnuntaihin mennessä.', '2026-11-20T17:00', '2026-11-23T00:00'],
    ['We will answer by Sunday.', '2026-11-21T12:00', '2026-11-23T00:00'],
    ['Palaamme 1.5. mennessä.', '2026-11-20T12:00', '2027-04-30T16:00'],
    ['Kerromme lisää viimeistään 6.12.', '2026-11-20T12:00', '2026-12-04T16:00'],
    // on a closed day is not by it; a time of day is that very moment
    ['Palaamme sunnuntaina.', '2026-11-20T12:00', '2026-11-23T16:00'],
    ['We will answer by Sunday at 12.', '2026-11-20T12:00', '2026-11-22T12:00'],
    ['Palaamme su klo 12', '2026-11-20T12:00', '2026-11-22T12:00'],
    ['Our technician will visit you tomorrow at 9.', '2026-11-20T12:00', '2026-11-21T09:00'],
    ['I will call you on Monday at 10.', '2026-11-20T12:00', '2026-11-23T10:00'],
    ['Soitamme ma klo 10.', '2026-11-20T12:00', '2026-11-23T10:00'],
    // a date that is over this year is next year's; the month ends
    ['Palaamme asiaan 7.1. mennessä.', '2026-12-28T10:00', '2027-01-07T16:00'],
    ['Hoidamme tämän kuun loppuun mennessä.', '2026-11-24T10:00', '2026-11-30T16:00'],
    ['Lähetämme sen ensi viikon keskiviikkona.', '2026-11-24T10:00', '2026-12-02T16:00'],
  ])('of "%s" said at %s', (text, sentAt, due) => {
    expect(found(text, at(sentAt))).toEqual([due]);
  });

  it('of what has none is the end of the next working day', () => {
    const dues = findPromises('Selvitämme ja palaamme pian.', at('2026-11-27T15:00'), CALENDAR).map((one) =>
      local(one.dueAt),
    );
    expect(dues).toEqual(['2026-11-30T16:00']);
  });
});
