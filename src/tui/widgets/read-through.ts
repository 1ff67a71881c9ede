/** How far down a text has been on the screen: nobody says yes to what nobody has seen. */
import type { Line } from './line.ts';

/** How many rows of what, from its first row on, have been on the screen. What is written differently is another text. */
export interface Seen {
  readonly name: string;
  readonly rows: number;
}

/** A text as it is drawn, and how many rows of it the screen shows. */
export interface Extent {
  readonly name: string;
  readonly count: number;
  readonly rows: number;
}

export const NOTHING_SEEN: Seen = { name: '', rows: 0 };

/** The extent of a text. Its name is the text itself: one that is wrapped anew, or changed, is to be read again. */
export function extentOf(lines: readonly Line[], rows: number): Extent {
  const name = lines.map((pieces) => pieces.map(({ text }) => text).join('')).join('\n');
  return { name, count: lines.length, rows };
}

/** What has been seen once this is on the screen, too. */
export function sawMore(seen: Seen, now: Seen): Seen {
  return seen.name === now.name && seen.rows >= now.rows ? seen : now;
}

/** How many rows of it have been on the screen. */
export function seenOf(seen: Seen, name: string): number {
  return seen.name === name ? seen.rows : 0;
}

/** How many rows of it nobody has seen; 0 once its end was on the screen. */
export function unseenOf(seen: Seen, { name, count }: Extent): number {
  return Math.max(0, count - seenOf(seen, name));
}

/** The first row on the screen so that the next unseen ones are there. */
export function readOnTop(seen: Seen, { name, count, rows }: Extent): number {
  return Math.max(0, Math.min(seenOf(seen, name), count - rows));
}
