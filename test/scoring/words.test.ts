import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMOTICON } from '../../src/scoring/lexicon/emoji.ts';
import { normalise, READ_MAX, tokenise } from '../../src/scoring/words.ts';

/** Each text and its tokens: the kind's first letter, the word, `!` shouted, `~` lengthened, `"` quoted, and the break before. */
const PIECES: readonly (readonly [string, string])[] = [
  ['', ''],
  ['Hei vaan', 'w:hei2 w:vaan0'],
  ['hyvä, mutta kallis', 'w:hyvä2 w:mutta1 w:kallis0'],
  ['Ei. Ei!', 'w:ei2 w:ei2'],
  ['(eikö)', 'w:eikö2'],
  ['HYVÄ Iso ok', 'w:hyvä!2 w:iso0 w:ok0'],
  ['OK', 'w:ok2'],
  ['STRAßE', 'w:straße2'],
  ['hyyyyvä SOOO', 'w:hyyvä~2 w:soo!~0'],
  ['don’t don\'t don"t', "w:don't2 w:don't0 w:don0 w:t\"0"],
  ["rock'n'roll the dogs'", "w:rock'n'roll2 w:the0 w:dogs0"],
  ["sanoi 'hyvä juttu' niin", 'w:sanoi2 w:hyvä"0 w:juttu"0 w:niin"0'],
  ['”hyvä” joo', 'w:hyvä"2 w:joo0'],
  ['so\u00adft \u200bx', 'w:soft2 w:x0'],
  ["don't\u200bx", "w:don't2 w:x0"],
  ['ﬁnnish ＷＩＤＥ', 'w:finnish2 w:wide!0'],
  ['İzmir', 'w:i̇zmir2'],
  ['ÉTÉ cafe\u0301', 'w:été!2 w:café0'],
  ['10kg 5,50€ ½ ٣', 'n:10kg2 n:50 n:501 n:½0 n:٣0'],
  ['2x a2', 'n:2x2 w:a0 n:20'],
  ['#Palvelu #SOS #1 # #_', 't:palvelu2 t:sos!0 t:10 t:_0'],
  ['@Kuulo_fi: @a.b-c@d @ @é', 'u:@kuulo_fi2 u:@a.b-c@d1 u:@é0'],
  ['https://t.co/AbC, www.x.fi http:// www.', 'l:https://t.co/abc,2 l:www.x.fi0 w:http0 w:ww~1'],
  ['HTTP://X.FI', 'w:http!2 w:x1 w:fi2'],
  [":) :-( :'( <3 xD ^_^ -_- (: =/", "e::)2 e::-(0 e::'(0 e:<30 e:xd0 e:^_^0 e:-_-0 e:(:0 e:=/0"],
  [':Da xDa :) 8:30', 'w:da2 w:xda0 e::)0 n:80 n:301'],
  ['👍🏽❤️ 👨‍👩‍👧 🇫🇮', 'e:👍2 e:❤0 e:👨0 e:👩0 e:👧0 e:🇫0 e:🇮0'],
  ['©2024™', 'e:©2 n:20240 e:™0'],
  ['\ud800a\udc00b', 'w:a2 w:b0'],
  ['!?!', ''],
  ['𝐁old', 'w:bold2'],
];

function written(text: string): string {
  return tokenise(text)
    .list.map(({ kind, word, isShouted, isLengthened, isQuoted, breakBefore }) => {
      const marks = `${isShouted ? '!' : ''}${isLengthened ? '~' : ''}${isQuoted ? '"' : ''}`;
      return `${kind[0]}:${word}${marks}${breakBefore}`;
    })
    .join(' ');
}

/** Strings that reach the corners: signs that begin pieces, halves of pairs, marks, capitals of many kinds. */
const corners = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aAäÖßéÿŸİΣªµ\'’´#@:;-_()/\\|3DdxX^<>=.!?,\n …"”1½ \u00ad\u200b\u200d\u0301\ufe0fﬁ한'),
      fc.constantFrom(
        'http://',
        'https://',
        'www.',
        '😀',
        '\u{1f3fd}',
        '\u{1f1eb}',
        '𐐀',
        '\ud800',
        '\udc00',
        'aaa',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('tokenise', () => {
  it.each(PIECES)('takes %j apart', (text, tokens) => {
    expect(written(text)).toBe(tokens);
  });

  it('keeps tokens in order, apart, and each where its letters stand', () => {
    fc.assert(
      fc.property(corners, (text) => {
        let end = 0;
        for (const token of tokenise(text).list) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          const piece = text.slice(token.start, token.end);
          expect(piece.length).toBe(token.end - token.start);
          const letters = token.kind === 'tag' ? piece.slice(1) : piece;
          if (/^[a-zåäö]+$/.test(letters) && !token.isLengthened) expect(token.word).toBe(letters.slice(0, 60));
          ({ end } = token);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads the same words whatever stands around them', () => {
    fc.assert(
      fc.property(corners, (text) => {
        for (const { kind, word, start, end } of tokenise(text).list) {
          if (kind !== 'word' && kind !== 'tag') continue;
          expect(tokenise(text.slice(start, end)).list[0]).toMatchObject({ kind, word });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives a word of any letters the spelling that brand names get', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}]{1,12}$/u), (letters) => {
        const [token] = tokenise(letters).list;
        if (token?.end !== letters.length || token.isLengthened || token.kind !== 'word') return;
        expect(token.word).toBe(normalise(letters).slice(0, 60));
        expect(token.isShouted).toBe(
          letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('sees every smiley of the list, and no other', () => {
    const smiley = new RegExp(`^(?:${EMOTICON})`, 'u');
    const signs = fc.string({
      unit: fc.constantFrom(...":;=-'()[]dDpP/\\|3cCsSxX^_<> a1"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(signs, (text) => {
        const [token] = tokenise(text).list;
        const found = token?.kind === 'emoji' && token.start === 0 ? text.slice(0, token.end) : undefined;
        expect(found).toBe(smiley.exec(text)?.[0]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('counts marks, and tells when it stopped reading', () => {
    expect(tokenise('Mitä?! Oikeesti!!')).toMatchObject({ exclamations: 3, questions: 1, isCut: false });
    const long = tokenise('a'.repeat(1_048_576));
    expect(long.isCut).toBe(true);
    expect(long.list).toMatchObject([
      { word: 'aa', start: 0, end: READ_MAX - 1_000, isLengthened: true },
      { word: 'aa', start: 1_048_576 - 1_000, end: 1_048_576, isLengthened: true },
    ]);
  });

  it.each(["'", "a'", ':', '#', '@', 'http', 'www.', '\ud83d', '😀', '-_', '(', "'a", '\u0301', 'x'])(
    'comes to an end of %j, however often it stands there',
    (piece) => {
      expect(tokenise(piece.repeat(100_000)).list.length).toBeLessThanOrEqual(READ_MAX);
    },
  );
});
