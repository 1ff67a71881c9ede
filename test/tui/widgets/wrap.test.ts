import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cutText, fitLine, lineWidth } from '../../../src/tui/widgets/line.ts';
import { wrapSpans, wrapText } from '../../../src/tui/widgets/wrap.ts';

const FAMILY = '👩‍👩‍👧';
const segments = (text: string): string[] =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map((one) => one.segment);

describe('wrapping', () => {
  it('breaks at spaces, and inside a word only where it must', () => {
    expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapText('a\n\nb', 10)).toEqual(['a', '', 'b']);
    expect(wrapText('', 10)).toEqual(['']);
  });

  it('loses nothing but the spaces and newlines it breaks at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 12 }), (text, columns) => {
        let end = 0;
        for (const span of wrapSpans(text, columns)) {
          expect(text.slice(end, span.start)).toMatch(/^[ \n]?$/);
          end = span.end;
        }
        expect(end).toBe(text.length);
      }),
    );
  });

  it('stays within the columns, never cutting a character', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '漢', FAMILY, 'ä', '🇫🇮'), { maxLength: 60 }), (parts) => {
        const rows = wrapText(parts.join(''), 6);
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(6);
        const kept = rows.flatMap(segments).filter((one) => one !== ' ');
        expect(kept).toEqual(segments(parts.join('')).filter((one) => one !== ' '));
      }),
    );
  });
});

describe('cutting', () => {
  it('never cuts a character in two', () => {
    for (let columns = 1; columns < 12; columns += 1) {
      const cut = cutText(`${FAMILY}ab漢字🇫🇮ä!`, columns);
      expect(stringWidth(cut)).toBeLessThanOrEqual(columns);
      for (const one of segments(cut)) expect(['…', ...segments(`${FAMILY}ab漢字🇫🇮ä!`)]).toContain(one);
    }
  });

  it('fits a line to exactly its columns', () => {
    const pieces = [
      { text: '漢字漢字', tone: 'plain' as const },
      { text: 'abc', tone: 'dim' as const },
    ];
    for (let columns = 1; columns < 20; columns += 1) expect(lineWidth(fitLine(pieces, columns))).toBe(columns);
  });
});
