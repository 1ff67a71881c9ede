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

/** The characters of a text. One that is absurdly wide is given in parts, so that no row can be made to overflow. */
export function* graphemes(text: string): Generator<Grapheme> {
  for (const { segment, index } of SEGMENTER.segment(text)) {
    const columns = columnsOf(segment);
    if (columns <= COLUMNS_MAX) {
      yield { text: segment, at: index, columns };
      continue;
    }
    let at = index;
    for (const [part] of segment.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
      yield { text: part, at, columns: columnsOf(part) };
      at += part.length;
    }
  }
}

function columnsOf(segment: string): number {
  const code = segment.charCodeAt(0);
  return segment.length === 1 && code >= 0x20 && code < 0x7f ? 1 : stringWidth(segment);
}
