import { parseWhen } from '../../domain/when.ts';

/** A time, and what was said behind it. */
export interface TimeAndWords {
  /** UTC milliseconds. */
  readonly at: number;
  /** Empty where nothing was said. */
  readonly words: string;
}

/** No time takes more words. */
const TIME_WORDS_MAX = 9;
/** Behind a day these begin a time that was not understood: `friday at 3`, `monday 25:00`, `monday 3`. */
const HALF_A_TIME = /^(?:(?:at|by|until|till|klo|kello) ?\d{1,2}(?!\S)|\d{1,2}:\d{2}(?!\S)|\d{1,2}$)/i;

/**
 * Splits `tomorrow 9:00 waits for the shop` behind the longest beginning that is a time; null where it begins with none, or
 * where what follows looks like the rest of one.
 */
export function splitTime(text: string, now: number, timezone: string): TimeAndWords | null {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(words.length, TIME_WORDS_MAX); count > 0; count -= 1) {
    const time = words
      .slice(0, count)
      .join(' ')
      .replace(/[,;:]+$/, '');
    const at = parseWhen(time, now, timezone);
    if (at === null) continue;
    const rest = words.slice(count).join(' ');
    return HALF_A_TIME.test(rest) ? null : { at, words: rest.replace(/^[-–—:;,]\s+/, '') };
  }
  return null;
}
