import { columnsOf, graphemes } from './graphemes.ts';
import { type Line, line, type Tone } from './line.ts';

/** One visual row of a text, as UTF-16 offsets; what lies between two rows (a space, a newline) is not drawn. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Breaks a text into rows of at most `columns`, at spaces where there are any, never inside a grapheme.
 * Always gives at least one row; a grapheme wider than `columns` gets a row of its own.
 */
export function wrapSpans(text: string, columns: number): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (;;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    wrapParagraph(spans, { text, start, end, columns: Math.max(1, columns) });
    if (newline === -1) return spans;
    start = newline + 1;
  }
}

/** The rows as texts. */
export function wrapText(text: string, columns: number): string[] {
  return wrapSpans(text, columns).map((span) => text.slice(span.start, span.end));
}

/** The rows as lines of one tone, indented. */
export function wrapLines(text: string, columns: number, look: { tone?: Tone; indent?: string } = {}): Line[] {
  const indent = look.indent ?? '';
  return wrapText(text, columns - columnsOf(indent)).map((row) => line(indent + row, look.tone ?? 'plain'));
}

function wrapParagraph(spans: Span[], paragraph: { text: string; start: number; end: number; columns: number }): void {
  const { text, end, columns } = paragraph;
  let rowStart = paragraph.start;
  let width = 0;
  let space = -1;
  for (const grapheme of graphemes(text.slice(paragraph.start, end))) {
    const at = paragraph.start + grapheme.at;
    const { text: segment, columns: wide } = grapheme;
    if (width + wide > columns && at > rowStart) {
      if (segment === ' ') {
        // the space that does not fit is where the row ends
        spans.push({ start: rowStart, end: at });
        rowStart = at + 1;
        width = 0;
        space = -1;
        continue;
      }
      const breakAt = space > rowStart ? space : at;
      spans.push({ start: rowStart, end: breakAt });
      rowStart = space > rowStart ? space + 1 : at;
      width = columnsOf(text.slice(rowStart, at));
      space = -1;
    }
    if (segment === ' ') space = at;
    width += wide;
  }
  spans.push({ start: rowStart, end });
}
