import stringWidth from 'string-width';

/** What a reader sees as one character, where it starts (UTF-16), and the columns it takes. */
export interface Grapheme {
  readonly text: string;
  readonly at: number;
  readonly columns: number;
}

/** Made when the first text needs it, which takes longer than painting a page of others. */
let segmenter: Intl.Segmenter | null = null;
/** Unicode lets a chain of joined consonants of any length count as one character; no word needs more columns than this. */
const COLUMNS_MAX = 8;
/** Latin, Greek and Cyrillic letters, signs and lines: each is a character of its own and takes one column, whatever is beside it. */
const LETTERS =
  '\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u2010-\\u2015\\u2018-\\u201f\\u2022\\u2026\\u2190-\\u21ff\\u2500-\\u257f';
/** Pictures that stand alone: each takes two columns, and two UTF-16 units. Skin tones and flags' letters are not among them. */
const PICTURES =
  '\\u{1f300}-\\u{1f320}\\u{1f32d}-\\u{1f335}\\u{1f337}-\\u{1f37c}\\u{1f37e}-\\u{1f393}\\u{1f3a0}-\\u{1f3ca}\\u{1f3e0}-\\u{1f3f0}' +
  '\\u{1f400}-\\u{1f43e}\\u{1f442}-\\u{1f4fc}\\u{1f4ff}-\\u{1f53d}\\u{1f550}-\\u{1f567}\\u{1f5fb}-\\u{1f64f}\\u{1f680}-\\u{1f6c5}' +
  '\\u{1f6f4}-\\u{1f6fc}\\u{1f7e0}-\\u{1f7eb}\\u{1f90c}-\\u{1f93a}\\u{1f93c}-\\u{1f945}\\u{1f947}-\\u{1f9ff}\\u{1fa80}-\\u{1fac6}';
const PLAIN = new RegExp(`^[${LETTERS}]*$`);
/** Nothing in such a text joins with what is beside it, and its columns are as many as its UTF-16 units. */
const SIMPLE = new RegExp(`^[${LETTERS}${PICTURES}]*$`, 'u');
/** Widths of other texts that are kept; each key measures the rows of the screen again. */
const KEPT_MAX = 2_000;
const kept = new Map<string, number>();

/** Whether every UTF-16 unit of the text is a character of one column. Most texts are, and then need no measuring. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const columns = stringWidth(text);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(text, columns);
  return columns;
}

/** The characters of a text. One that is absurdly wide is given in parts, so that no row can be made to overflow. */
export function* graphemes(text: string): Generator<Grapheme> {
  if (SIMPLE.test(text)) {
    let at = 0;
    for (const letter of text) {
      yield { text: letter, at, columns: letter.length };
      at += letter.length;
    }
    return;
  }
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const { segment, index } of segmenter.segment(text)) {
    const columns = ofSegment(segment);
    if (columns <= COLUMNS_MAX) {
      yield { text: segment, at: index, columns };
      continue;
    }
    let at = index;
    for (const [part] of segment.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
      yield { text: part, at, columns: ofSegment(part) };
      at += part.length;
    }
  }
}

function ofSegment(segment: string): number {
  const code = segment.charCodeAt(0);
  return segment.length === 1 && code >= 0x20 && code < 0x7f ? 1 : stringWidth(segment);
}
