import { Temporal } from 'temporal-polyfill';
import { clockIn } from './clock-words.ts';
import { dayIn, isWholeDay } from './day-words.ts';
import { fromNow } from './from-now.ts';

/** Office hours begin around then; a day without a time means its morning. */
const MORNING = '08:00';
/** No time takes more words, or more letters. */
const WORDS_MAX = 9;
const LENGTH_MAX = 80;

/**
 * The instant (UTC milliseconds) that words name, in English or Finnish, or null when they name none. Without a zone it is
 * local time in `timezone`.
 * - from now: `2h`, `in 2 hours`, `2 days`, `kahden tunnin päästä`
 * - a day, a time, or both: `tomorrow`, `huomenna aamulla`, `on friday at 10`, `perjantaina 12`, `ma klo 9`, `24.12.`, `09:00`,
 *   `next week`, `ensi viikon perjantaina`; see `dayIn` and `clockIn` for what is one
 * - ISO 8601 with or without a zone
 *
 * What stands without a day, or with a day's name, is to come. `today`, its date, and a date with a year may have passed: callers that
 * ask for a time to come say so.
 */
export function parseWhen(words: string, now: number, timezone: string): number | null {
  const written = words.trim();
  if (written.length > LENGTH_MAX) return null;
  const text = plain(written);
  return (
    fromNow(text, now, timezone) ?? instantOf(written) ?? localOf(written, timezone) ?? namedOf(text, now, timezone)
  );
}

/** Lower case, single spaces, and what people write in one word as the two that it is made of. */
function plain(written: string): string {
  return written
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:tonight|this evening|tänä iltana)(?= |$)/, 'today evening')
    .replace(/^(?:this afternoon|tänä iltapäivänä)(?= |$)/, 'today afternoon')
    .replace(/^huom(?:enaamulla|isaamuna)(?= |$)/, 'huomenna aamulla')
    .replace(/^huomisiltana(?= |$)/, 'huomenna illalla')
    .replace(/^([a-zåäö]+(?:tai|viikko))-?(aamuna|iltapäivänä|iltana)(?= |$)/, '$1 $2');
}

function instantOf(text: string): number | null {
  return tried(() => Temporal.Instant.from(text).epochMilliseconds);
}

function localOf(text: string, timezone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const hasTime = text.length > 10;
  return tried(() => {
    const local = Temporal.PlainDateTime.from(hasTime ? text.replace(' ', 'T') : `${text}T${MORNING}`);
    return local.toZonedDateTime(timezone).epochMilliseconds;
  });
}

function namedOf(text: string, now: number, timezone: string): number | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  const today = here.toPlainDate();
  const named = dayAndClock(text, today);
  if (named === null) return null;
  const at = (date: Temporal.PlainDate): number | null =>
    tried(() => date.toZonedDateTime({ timeZone: timezone, plainTime: named.clock }).epochMilliseconds);
  if (named.day !== null) return at(named.day);
  const todays = at(today);
  // a bare time that has passed today means tomorrow's
  return todays !== null && todays <= now ? at(today.add({ days: 1 })) : todays;
}

/** A day and then a time, either of them alone, or a time and then a day in full (`9:00 to` is not Thursday). */
function dayAndClock(
  text: string,
  today: Temporal.PlainDate,
): { readonly day: Temporal.PlainDate | null; readonly clock: string } | null {
  const clockAlone = clockIn(text, false);
  if (clockAlone !== null) return { day: null, clock: clockAlone };
  const words = text.split(' ');
  if (words.length > WORDS_MAX) return null;
  for (let count = words.length; count > 0; count -= 1) {
    const [head, tail] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    const day = dayIn(head, today);
    const clock = tail === '' ? MORNING : clockIn(tail, true);
    if (day !== null && clock !== null) return { day, clock };
    const clockFirst = clockIn(head, false);
    const dayBehind = clockFirst !== null && isWholeDay(tail) ? dayIn(tail, today) : null;
    if (clockFirst !== null && dayBehind !== null) return { day: dayBehind, clock: clockFirst };
  }
  return null;
}

function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
