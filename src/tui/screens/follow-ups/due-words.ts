import type { FollowUp } from '../../../domain/follow-up.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { clockWords, momentWords, spanWords } from '../../time-words.ts';
import { isOverdue, isToConfirm } from './follow-ups-state.ts';

const DAY_MS = 86_400_000;

interface Clock {
  readonly now: number;
  readonly timezone: string;
  readonly words: Catalogue;
}

/**
 * When it is due, for a column: `OVERDUE 2d`, `tomorrow 09:00`, `Mon 23/11 09:00`, `TO CONFIRM tomorrow 09:00`; `isNarrow`:
 * `in 3h`, and `in 3h?` where it is to be confirmed.
 */
export function dueWords(one: FollowUp, clock: Clock, isNarrow: boolean): string {
  const due = momentOrSpan(one, clock, isNarrow);
  if (!isToConfirm(one)) return due;
  return isNarrow ? `${due}?` : `${clock.words.followUps.toConfirm} ${due}`;
}

function momentOrSpan(one: FollowUp, { now, timezone, words }: Clock, isNarrow: boolean): string {
  const { overdue, inTime, today, tomorrow, on, locale } = words.followUps;
  const span = spanWords(Math.abs(one.dueAt - now), words.desk.units);
  if (isOverdue(one, now)) return overdue(span);
  if (isNarrow) return inTime(span);
  const clock = momentWords(one.dueAt, timezone).split(' ')[1] ?? '';
  if (!clockWords(one.dueAt, now, timezone).includes(' ')) return today(clock);
  if (dayOf(one.dueAt, timezone) === dayOf(dayAfter(now, timezone), timezone)) return tomorrow(clock);
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
  });
  return on(date.format(one.dueAt).replace(',', ''), clock);
}

function dayOf(at: number, timezone: string): string {
  return momentWords(at, timezone).slice(0, 10);
}

/** Some moment of the next local day: days have 23 to 25 hours. */
function dayAfter(now: number, timezone: string): number {
  const noonMs = 12 * 3_600_000;
  const clock = momentWords(now, timezone).slice(11);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return now - (hours * 60 + minutes) * 60_000 + noonMs + DAY_MS;
}
