import stringWidth from 'string-width';

/** What a reader sees as one character, where it starts (UTF-16), and the columns it takes. */
export interface Grapheme {
  readonly text: string;
  readonly at: number;
  readonly columns: number;
}

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Unicode lets a chain of joined consonants of any length count as one character; no word needs more columns than this. */
const COLUMNS_MAX = 8;
/** Latin, Greek and Cyrillic letters, signs and lines: each is a character of its own and takes one column, whatever is beside it. */
const PLAIN =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2015\u2018-\u201f\u2022\u2026\u2190-\u21ff\u2500-\u257f]*$/;
/** Widths of other texts that are kept; each key measures the rows of the screen again. */
const KEPT_MAX = 2_000;
const kept = new Map<string, number>();

/** Whether every UTF-16 unit of the text is a character of one column. Most texts are, and then need no measuring. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  if (isPlain(text)) return text.length;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const columns = stringWidth(text);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(text, columns);
  return columns;
}

/** The characters of a text. One that is absurdly wide is given in parts, so that no row can be made to overflow. */
export function* graphemes(text: string): Generator<Grapheme> {
  if (isPlain(text)) {
    for (let at = 0; at < text.length; at += 1) yield { text: text.charAt(at), at, columns: 1 };
    return;
  }
  for (const { segment, index } of SEGMENTER.segment(text)) {
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
