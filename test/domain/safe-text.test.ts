import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasHidden, safeLine, safeText } from '../../src/domain/safe-text.ts';

const CORPUS = new URL('../../../shared/data/hostile.jsonl', import.meta.url);
const DIRTY =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u00ad\u2028\u2029]|[\u{e0000}-\u{e007f}]|\p{M}{7}/u;

function hostile(): string[] {
  return readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string);
}

/** The strings a cleaning function leaves able to act on a terminal; England's flag is the one lawful use of tags. */
function dirtyAfter(cleaned: (text: string) => string): string[] {
  return hostile().filter((text) => DIRTY.test(cleaned(text).replace(/\u{1f3f4}[\u{e0061}-\u{e007f}]{6}/gu, '')));
}

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), hostilePieces());

function hostilePieces(): fc.Arbitrary<string> {
  const pieces = [
    '\r',
    '\n',
    ' ',
    '\t',
    '\u001b[2J',
    '\u202e',
    '\u200d',
    '👩',
    '\ufe0f',
    '\u0301',
    '\ud800',
    'a',
    '⟦',
    '\u2800',
  ];
  return fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
}

describe('safe text', () => {
  it.each([
    ['\u001b[2Jhello', '␛[2Jhello'],
    ['\u009b2J', '⟦9B⟧2J'],
    ['a\u007fb', 'a␡b'],
    ['photo\u202egpj.exe', 'photo⟦RLO⟧gpj.exe'],
    ['a\u200bb\u00adc', 'abc ⟦+2 hidden⟧'],
    ['\u3164', '⟦+1 hidden⟧'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['a\tb', 'a    b'],
    ['cut \ud83d', 'cut \ufffd'],
    ['\u0301x', '◌\u0301x'],
    [`a${'\u0301'.repeat(9)}`, `a${'\u0301'.repeat(4)} ⟦+5 hidden⟧`],
    ['hi\u{e0041}\u{e0042}', 'hi ⟦+2 hidden⟧'],
    ['symbol ␛ stays', 'symbol ␛ stays'],
  ])('shows or counts what is hidden in %j', (text, shown) => {
    expect(safeText(text)).toBe(shown);
    expect(safeText(shown)).toBe(shown);
  });

  it.each([
    'Hyvää päivää! Äiti söi öljyä – 5 €, ”lainaus” Å',
    'A\u0308iti (NFD)',
    '👨‍👩‍👧‍👦 👩🏽‍🚒 ❤️ 1️⃣ 🇫🇮 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'می‌خواهم',
    'क्‍ष हिन्दी',
    'สวัสดีครับ ผู้ใหญ่',
    'line one\nline two',
  ])('leaves %j as it is', (text) => {
    expect(safeText(text)).toBe(text);
    expect(hasHidden(text)).toBe(false);
  });

  it('puts one line on one line', () => {
    expect(safeLine('  one\r\n\r\n two\t3 ')).toBe('one ⏎ two    3');
    expect(safeLine('a\n\u200b\nb')).toBe('a ⏎ b ⟦+1 hidden⟧');
    expect(safeLine(' \u0301a')).toBe('◌\u0301a');
  });

  it('is idempotent, never throws and leaves nothing that acts, for any string', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const cleaned of [safeText, safeLine]) {
          const once = cleaned(text);
          expect(cleaned(once)).toBe(once);
          expect(hasHidden(once)).toBe(false);
        }
        expect(safeLine(text)).not.toContain('\n');
      }),
      { numRuns: 2_000 },
    );
  });

  it('needs time in proportion to the text', () => {
    for (const unit of ['\u001b', '\u0301', '👩\u200d', '\u200b', ' ', 'ä\u202e'])
      expect(timeOf(() => safeLine(unit.repeat(400_000)))).toBeLessThan(4_000);
  });

  describe('on the corpus of hostile strings', () => {
    it('leaves no string able to act', (context) => {
      context.skip(!existsSync(CORPUS), 'skipped: ../shared is not here');
      expect(hostile().length).toBeGreaterThanOrEqual(672);
      expect(dirtyAfter(safeText)).toEqual([]);
      expect(dirtyAfter(safeLine)).toEqual([]);
      for (const text of hostile()) expect(safeText(safeText(text))).toBe(safeText(text));
    });

    it('fails when nothing is cleaned (negative control)', (context) => {
      context.skip(!existsSync(CORPUS), 'skipped: ../shared is not here');
      expect(dirtyAfter((text) => text).length).toBeGreaterThan(200);
    });
  });
});

function timeOf(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
