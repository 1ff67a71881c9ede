import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Unicode lets a chain of joined consonants or flags of any length count as one character; it is cut in parts. */
const COLUMNS_MAX = 8;

/**
 * A text of one line within so many columns, with … where it was cut, never inside a character; what is cut loses its
 * colours. Our own and not cli-truncate, which lets a row of flags through at many times the width.
 */
export function cutText(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  let left = columns - 1;
  for (const part of partsOf(stripVTControlCharacters(text))) {
    left -= stringWidth(part);
    if (left < 0) break;
    kept += part;
  }
  return columns < 1 ? '' : `${kept}…`;
}

function* partsOf(text: string): Generator<string> {
  for (const { segment } of SEGMENTER.segment(text)) {
    if (stringWidth(segment) <= COLUMNS_MAX) yield segment;
    else for (const [part] of segment.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) yield part;
  }
}
