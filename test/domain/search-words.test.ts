import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearchWords } from '../../src/domain/search-words.ts';

describe('what was typed to search', () => {
  it.each([
    ['lasku', 'lasku', []],
    ['from:maija lasku', 'lasku', ['maija']],
    ['lasku FROM:Maija', 'lasku', ['Maija']],
    ['from:"maija virtanen"  lasku auki', 'lasku auki', ['maija virtanen']],
    ['from:maija from:pekka', '', ['maija', 'pekka']],
    ['from:@maija@masto.example', '', ['@maija@masto.example']],
    ['lasku from:maija tänään', 'lasku  tänään', ['maija']],
    // no name: words like any other
    ['from:', 'from:', []],
    ['from: maija', 'from: maija', []],
    ['from:""', 'from:""', []],
    ['from:"open', 'from:"open', []],
    ['from:🎉', 'from:🎉', []],
    ['afrom:maija', 'afrom:maija', []],
    ['"from:maija"', '"from:maija"', []],
  ])('%s', (typed, words, from) => {
    expect(readSearchWords(typed)).toEqual({ words, from });
  });

  it('reads anything without a mistake, and quickly', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void readSearchWords(typed)));
    const started = performance.now();
    const long = 100_000;
    for (const typed of [
      `${'from:"'.repeat(long)}x`,
      `from:${'!'.repeat(long)}`,
      `from:"${'a'.repeat(long)}`,
      `from:"${'a '.repeat(long)}"x`,
      `from:${'a'.repeat(long)}"`,
      'from:! '.repeat(long),
    ])
      readSearchWords(typed);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
