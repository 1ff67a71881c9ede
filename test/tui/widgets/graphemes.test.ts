import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { columnsOf, graphemes, isPlain } from '../../../src/tui/widgets/graphemes.ts';
import { cutText } from '../../../src/tui/widgets/line.ts';

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });
const everyCharacter = Array.from({ length: 0x20_000 - 0x20 }, (_, at) => at + 0x20)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));
/** What is measured without looking anything up. */
const simple = everyCharacter.filter(
  (letter) => isPlain(letter) || (letter >= '\u{1f300}' && letter <= '\u{1fac6}' && columnsOf(letter) === 2),
);

describe('columns measured the short way', () => {
  it('are those of string-width, for each character', () => {
    const wrong = everyCharacter.filter((letter) => columnsOf(letter) !== stringWidth(letter));
    expect(wrong).toEqual([]);
  });

  it('are those of string-width beside any other such character', () => {
    const joined = simple.filter((letter) => !/\p{Emoji_Modifier}|\p{Regional_Indicator}/u.test(letter)).join('');
    expect(columnsOf(joined)).toBe(stringWidth(joined));
    expect([...graphemes(joined)].map(({ text }) => text)).toEqual(
      [...SEGMENTER.segment(joined)].map(({ segment }) => segment),
    );
  });

  it('are not taken for texts that join with what is beside them', () => {
    for (const text of ['e\u0301', '👍🏽', '🇫🇮', '👩‍👩‍👧', '1️⃣', '❤️', 'a\u200bb', '각', 'x\u00ad'])
      expect(columnsOf(text), text).toBe(stringWidth(text));
  });

  it('cut a text where the long way would', () => {
    for (const text of ['hyvää päivää, mitä kuuluu', 'hei 😀😀😀 hei', '漢字漢字漢字', '🇫🇮🇸🇪🇳🇴🇩🇰'])
      for (let columns = 1; columns < 30; columns += 1) {
        const cut = cutText(text, columns);
        expect(stringWidth(cut), `${text} at ${columns}`).toBeLessThanOrEqual(columns);
        if (stringWidth(text) <= columns) expect(cut).toBe(text);
        else expect(cut.endsWith('…')).toBe(true);
      }
  });
});
