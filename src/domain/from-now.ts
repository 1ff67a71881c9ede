import { Temporal } from 'temporal-polyfill';
import { readSpan } from './duration.ts';

/** Numbers as words, as they stand before a unit; of the Finnish ones also the genitive that `päästä` asks for. */
const NUMBERS: Readonly<Record<string, string>> = {
  ...{ a: '1', an: '1', one: '1', two: '2', three: '3', four: '4', five: '5' },
  ...{ six: '6', seven: '7', eight: '8', nine: '9', ten: '10', 'half an': '0.5', 'half a': '0.5' },
  ...{ yksi: '1', kaksi: '2', kolme: '3', neljä: '4', viisi: '5', kuusi: '6', seitsemän: '7', kahdeksan: '8' },
  ...{ yhdeksän: '9', kymmenen: '10', puoli: '0.5', puolitoista: '1.5' },
  ...{
    yhden: '1',
    kahden: '2',
    kolmen: '3',
    neljän: '4',
    viiden: '5',
    kuuden: '6',
    puolen: '0.5',
    puolentoista: '1.5',
  },
};
const NUMBER = new RegExp(`^(?:${Object.keys(NUMBERS).sort(longestFirst).join('|')})(?= )`, 'u');

/** Units in the genitive: only before `päästä` and `kuluttua`, for `2 tunnin selvitys` is no time. */
const GENITIVES: Readonly<Record<string, string>> = {
  ...{ sekunnin: 's', minuutin: 'min', tunnin: 'h', päivän: 'd', vuorokauden: 'd', viikon: 'w' },
};
const GENITIVE = new RegExp(`(?<= |^)(?:${Object.keys(GENITIVES).join('|')})(?= |$)`, 'gu');

/**
 * The instant (UTC milliseconds) so long from now: `2h`, `in 2 days`, `half an hour`, `kahden tunnin päästä`; null where
 * the words name no length. Hours pass whatever the clocks do; after days and weeks the clock shows the same time as now.
 * @param text lower case, single spaces
 */
export function fromNow(text: string, now: number, timezone: string): number | null {
  const span = readSpan(lengthIn(text));
  if (span === null) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).add({ days: span.days });
  return at.epochMilliseconds + span.ms;
}

/** The length without the words around it, in digits. */
function lengthIn(text: string): string {
  const finnish = /^(.*) (?:päästä|kuluttua)$/u.exec(text)?.[1]?.replace(GENITIVE, (unit) => GENITIVES[unit] ?? unit);
  // `tunnin päästä` is one hour
  if (finnish !== undefined)
    return inDigits(/^[a-z]/.test(finnish) && !finnish.includes(' ') ? `1 ${finnish}` : finnish);
  return inDigits(text.replace(/^in (?=\S)/, '').replace(/ from now$/, ''));
}

function inDigits(words: string): string {
  return words.replace(NUMBER, (number) => NUMBERS[number] ?? number);
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}
