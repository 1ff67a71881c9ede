import { parseWhen } from '../../domain/when.ts';

/** A time, and what was said behind it. */
export interface TimeAndWords {
  /** UTC milliseconds. */
  readonly at: number;
  /** Empty where nothing was said. */
  readonly words: string;
}

/** `tomorrow at 9:00`, `ma klo 9:00`. */
const FILLERS: ReadonlySet<string> = new Set(['at', 'on', 'until', 'klo', 'kello']);
/** No time takes more words. */
const TIME_WORDS_MAX = 6;

/** Splits `tomorrow 9:00 waits for the shop` behind the longest beginning that is a time; null where it begins with none. */
export function splitTime(text: string, now: number, timezone: string): TimeAndWords | null {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(words.length, TIME_WORDS_MAX); count > 0; count -= 1) {
    const head = words.slice(0, count);
    const last = head.at(-1) ?? '';
    // a word that leads to a time ends none
    if (FILLERS.has(last.toLowerCase())) continue;
    const time = head
      .filter((word) => !FILLERS.has(word.toLowerCase()))
      .join(' ')
      .replace(/[,;:]+$/, '');
    const at = parseWhen(time, now, timezone);
    if (at !== null)
      return {
        at,
        words: words
          .slice(count)
          .join(' ')
          .replace(/^[-–—:;,]\s+/, ''),
      };
  }
  return null;
}
