import { safeText } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';
import type { PlacedReason } from './placed-reason.ts';

/** What the signs before a marked word say, in the order they are written. */
export const SIGNS = {
  '+': 'speaks for a good mood',
  '-': 'for a bad one',
  '!': 'presses',
  '~': 'makes it less pressing',
} as const;
export type Sign = keyof typeof SIGNS;

/** A text for people, with the words marked that moved it. */
export interface MarkedText {
  readonly text: string;
  /** The signs that stand in it. */
  readonly signs: readonly Sign[];
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly signs: readonly Sign[];
}

/** Stand-ins for the marks while the text is made safe; a text that holds them loses them. */
const OPEN = '\u{f0001}';
const CLOSE = '\u{f0002}';
/** No more than this is read by the judge; a longer text is cut. UTF-16 units. */
const SHOWN_MAX = 4_000;

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Marks words as `[+word]`, by sign and colour; the text is made safe, and no character is cut in two. */
export function markedText(text: string, reasons: readonly PlacedReason[]): MarkedText {
  const source = text.toWellFormed().replaceAll(/[\u{f0001}\u{f0002}]/gu, '\ufffd\ufffd');
  const parts = characters.segment(source);
  const edge = (at: number): number => parts.containing(at)?.index ?? source.length;
  const shownEnd = source.length > SHOWN_MAX ? edge(SHOWN_MAX) : source.length;
  const marks = merged(
    reasons.flatMap((reason) => {
      const sign = signOf(reason);
      if (sign === null || reason.start === undefined || reason.end === undefined) return [];
      const last = parts.containing(reason.end - 1);
      const end = last === undefined ? source.length : last.index + last.segment.length;
      return end > shownEnd ? [] : [{ start: edge(reason.start), end, signs: [sign] }];
    }),
  );
  let held = '';
  let copied = 0;
  for (const { start, end } of marks) {
    held += `${source.slice(copied, start)}${OPEN}${source.slice(start, end)}${CLOSE}`;
    copied = end;
  }
  held += source.slice(copied, shownEnd);
  const more = source.length - shownEnd;
  const ending = more > 0 ? `\n${paint.faint(`… and ${more} more characters, which were not read`)}` : '';
  return {
    text: `${drawn(safeText(held), marks)}${ending}`,
    signs: SIGN_ORDER.filter((sign) => marks.some(({ signs }) => signs.includes(sign))),
  };
}

const SIGN_ORDER: readonly Sign[] = ['+', '-', '!', '~'];

function signOf({ effect, weight }: PlacedReason): Sign | null {
  if (weight === 0) return null;
  if (effect === 'sentiment') return weight > 0 ? '+' : '-';
  if (effect === 'urgency') return weight > 0 ? '!' : '~';
  return null;
}

/** Words that overlap are marked as one. */
function merged(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const before = all.at(-1);
    if (before === undefined || mark.start >= before.end) all.push(mark);
    else {
      const signs = [...before.signs, ...mark.signs];
      all[all.length - 1] = { start: before.start, end: Math.max(before.end, mark.end), signs };
    }
  }
  return all;
}

/** Puts the signs and colours where the stand-ins are. */
function drawn(safe: string, marks: readonly Mark[]): string {
  let next = 0;
  // an accent after a bracket would settle on the bracket
  return safe.replace(/\u{f0001}([^\u{f0002}]*)\u{f0002}(?=(\p{M})?)/gu, (_, words: string, accent?: string) => {
    const signs = SIGN_ORDER.filter((sign) => marks[next]?.signs.includes(sign));
    next += 1;
    const body = /^\p{M}/u.test(words) ? `◌${words}` : words;
    return `${painted(`[${signs.join('')}${body}]`, signs)}${accent === undefined ? '' : '◌'}`;
  });
}

function painted(words: string, signs: readonly Sign[]): string {
  if (signs.includes('!')) return paint.strong(signs.includes('-') ? paint.bad(words) : paint.warning(words));
  if (signs.includes('-')) return paint.bad(words);
  return signs.includes('+') ? paint.good(words) : paint.faint(words);
}
