import { Temporal } from 'temporal-polyfill';
import { parseWhen } from './when.ts';

/**
 * What a change of the clocks does to a local time that a person wrote. skipped: that time does not exist on that day, a later
 * one was taken; `asked` is it as UTC would write it. twice: it comes twice, the first was taken.
 */
export type ClockChange = { readonly kind: 'skipped'; readonly asked: number } | { readonly kind: 'twice' };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How the clocks change at the instant that `parseWhen` found for these words, or null where they do not. Words with a zone
 * of their own, and those that count from now, name one instant only.
 * @param at UTC milliseconds
 */
export function clockChange(words: string, at: number, clock: { now: number; timezone: string }): ClockChange | null {
  const { now, timezone } = clock;
  const offsetAt = (instant: number) => offsetMs(instant, timezone);
  // an instant is the same whichever zone it is read in
  if (parseWhen(words, now, 'Etc/GMT+12') === parseWhen(words, now, 'UTC')) return null;
  // where clocks never change, the same words give what was asked, shifted by the offset
  const asked = parseWhen(words, now + offsetAt(now), 'UTC');
  const passedMs = asked === null ? 0 : at + offsetAt(at) - asked;
  if (asked !== null && passedMs > 0 && passedMs < DAY_MS) return { kind: 'skipped', asked };
  // clocks go back by half an hour in some places
  const backMs = offsetAt(at) - offsetAt(at + 3 * HOUR_MS);
  return backMs > 0 && offsetAt(at + backMs) === offsetAt(at) - backMs ? { kind: 'twice' } : null;
}

function offsetMs(at: number, timezone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).offsetNanoseconds / 1_000_000;
}
