import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CueSettings } from '../../src/domain/cue-family.ts';
import { CUES } from '../../src/scoring/lexicon/cues.ts';
import { findSenses, openSenses, type Senses } from '../../src/scoring/senses.ts';
import { type Entry, STEM_MAX, WordIndex } from '../../src/scoring/word-index.ts';
import { tokenise } from '../../src/scoring/words.ts';

const SHIPPED: Senses = { find: findSenses };

/** `family: words` of every cue in a text. */
function cues(text: string, senses: Senses = SHIPPED): string[] {
  const { list } = tokenise(text);
  return senses
    .find(list)
    .filter(({ sense }) => sense.role === 'cue')
    .map(({ sense, first, last }) => `${sense.family}: ${text.slice(list[first]?.start, list[last]?.end)}`);
}

function said(family: string, words: { add?: readonly string[]; mute?: readonly string[] }): CueSettings {
  return { [family]: { add: words.add ?? [], mute: words.mute ?? [], weight: 1 } };
}

function moods(text: string): string[] {
  const { list } = tokenise(text);
  return findSenses(list)
    .filter(({ sense }) => sense.role === 'valence')
    .map(({ sense, first }) => `${sense.language} ${list[first]?.word} ${sense.value}`);
}

describe('findSenses', () => {
  it('knows words, stems and phrases with gaps', () => {
    expect(cues('Teen rikosilmoituksen')).toContain('legal: rikosilmoituksen');
    expect(cues('lasia oli siinä ruoassa')).toContain('safety: lasia oli siinä ruoassa');
    expect(cues('lasia oli siinä teidän minun ruoassa')).not.toContain('safety: lasia oli siinä teidän minun ruoassa');
    expect(cues('lasia. Ruoassa')).not.toContain('safety: lasia. Ruoassa');
  });

  it('knows moods with Finnish endings, and emoji in any text', () => {
    expect(moods('Mahtavaa ❤️')).toEqual(expect.arrayContaining([expect.stringMatching(/^fi mahtavaa/), ' ❤ 2.5']));
  });

  it('looks at a lengthened word with single letters too', () => {
    expect(moods('loooove')).toContain('en loove 3');
  });

  it('finds nothing in links and names', () => {
    expect(findSenses(tokenise('https://hyvä.fi @hyvä').list)).toEqual([]);
  });

  it('finds the same at the hundredth reading, whatever was read between', () => {
    const texts = CUES.flatMap(({ lists }) => lists.map(({ words }) => words.replace(/[*~&+_|.]/g, ' ').slice(0, 900)));
    const once = texts.map((text) => findSenses(tokenise(text).list));
    for (let round = 0; round < 12_000; round += 1)
      findSenses(tokenise(`hyvä${round}x asiakas${'y'.repeat(round % 30)}`).list);
    expect(texts.toReversed().map((text) => findSenses(tokenise(text).list))).toEqual(once.toReversed());
    expect(texts.map((text) => openSenses().find(tokenise(text).list))).toEqual(once);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { list } = tokenise(text);
        for (const { first, last } of findSenses(list)) {
          expect(last).toBeGreaterThanOrEqual(first);
          expect(last).toBeLessThan(list.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('openSenses', () => {
  it('hears added words in every language, plainly', () => {
    const senses = openSenses(said('outage', { add: ['Pönttö', 'zork*', 'lila valo', '5G*'] }));
    expect(cues('pönttö', senses)).toContain('outage: pönttö');
    expect(cues('zorkattu', senses)).toContain('outage: zorkattu');
    expect(cues('a ZORK', senses)).toContain('outage: ZORK');
    expect(cues('reititin: lila valo', senses)).toContain('outage: lila valo');
    expect(cues('5gverkko', senses)).toContain('outage: 5gverkko');
    for (const other of ['pöntön', 'lila ja valo', 'lila. Valo', 'xzork', 'lila'])
      expect(cues(other, senses)).toEqual(cues(other));
    const hit = senses.find(tokenise('pönttö').list).find(({ sense }) => sense.family === 'outage');
    expect(hit?.sense).toMatchObject({ language: '', role: 'cue', value: 1.5 });
  });

  it('takes added words apart as texts are', () => {
    const senses = openSenses(
      said('billing', { add: ['wi-fi', 'e-lasku*', '#rahastus', 'a|b', 'c_d', 'x+y', '☎', 'verylongwordthatgoeson*'] }),
    );
    for (const text of ['Wi-Fi', 'e-laskuni', '#Rahastus', 'a|b', 'c_d', '☎', 'verylongwordthatgoesonandon'])
      expect(cues(text, senses)).toEqual(expect.arrayContaining([expect.stringContaining('billing: ')]));
    for (const text of ['a', 'b', 'x qq y', 'verylongwordthatstops']) expect(cues(text, senses)).toEqual(cues(text));
  });

  it('ignores added words without letters, and families nobody knows', () => {
    const senses = openSenses({
      ...said('outage', { add: ['', ' ', '*', '-'] }),
      ...said('nosuch', { add: ['hyvä'] }),
    });
    for (const text of ['hyvä', 'a - b', '*', 'mikään ei toimi']) expect(cues(text, senses)).toEqual(cues(text));
  });

  it('mutes a first word with all that begins with it, in its family alone', () => {
    const text = 'lasia ruoassa, lasia purkissa, palovamma';
    expect(cues(text)).toEqual(expect.arrayContaining(['safety: lasia ruoassa', 'safety: palovamma']));
    const senses = openSenses(said('safety', { mute: ['LASIA'] }));
    expect(cues(text, senses).filter((cue) => cue.startsWith('safety: lasia'))).toEqual([]);
    expect(cues(text, senses)).toContain('safety: palovamma');
    expect(cues(text, openSenses(said('legal', { mute: ['lasia'] })))).toEqual(cues(text));
  });

  it('mutes a stem as it is written in the lists, and no shorter', () => {
    expect(cues('palovamma', openSenses(said('safety', { mute: ['palovamm*'] })))).not.toContain('safety: palovamma');
    expect(cues('palovamma', openSenses(said('safety', { mute: ['palovamm', 'palo*'] })))).toContain(
      'safety: palovamma',
    );
    const long = said('legal', { mute: ['tietosuojavaltuut*'] });
    expect(cues('tietosuojavaltuutetulle')).toContain('legal: tietosuojavaltuutetulle');
    expect(cues('tietosuojavaltuutetulle', openSenses(long))).not.toContain('legal: tietosuojavaltuutetulle');
  });

  it('mutes one phrase and leaves the others of its first word', () => {
    const senses = openSenses(said('safety', { mute: ['lasia purki*'] }));
    expect(cues('lasia purkissa')).toContain('safety: lasia purkissa');
    expect(cues('lasia purkissa', senses)).not.toContain('safety: lasia purkissa');
    expect(cues('lasia ruoassa', senses)).toContain('safety: lasia ruoassa');
  });

  it('leaves the shipped words of other workspaces alone', () => {
    openSenses(said('safety', { mute: ['palovamm*'], add: ['lumi'] }));
    expect(cues('palovamma ja lumi')).toEqual(['safety: palovamma']);
  });
});

describe('WordIndex', () => {
  it('finds just the words and beginnings it was given, shortest first, the whole word last', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abä한'), maxLength: STEM_MAX + 2 });
    fc.assert(
      fc.property(fc.array(word), fc.array(word), word, (words, stems, asked) => {
        const index = new WordIndex<string>();
        for (const whole of words) index.entry(whole, false, () => `=${whole}`);
        for (const stem of stems) index.entry(stem, true, () => `${stem.slice(0, STEM_MAX)}*`);
        const found: Entry<string>[] = [];
        const count = index.find(asked, found);
        const cut = new Set(stems.map((stem) => stem.slice(0, STEM_MAX)).filter((stem) => stem !== ''));
        const expected = [...cut].filter((stem) => asked.startsWith(stem)).sort((a, b) => a.length - b.length);
        const whole = words.includes(asked) ? [`=${asked}`] : [];
        expect(found.slice(0, count).map(({ value }) => value)).toEqual([
          ...expected.map((stem) => `${stem}*`),
          ...whole,
        ]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps its words when it grows', () => {
    const index = new WordIndex<number>();
    for (let number = 0; number < 30_000; number += 1) index.entry(`w${number}`, number % 2 === 0, () => number);
    const found: Entry<number>[] = [];
    for (let number = 0; number < 30_000; number += 1) {
      const count = index.find(`w${number}`, found);
      expect(found.slice(0, count).at(-1)?.value).toBe(number);
    }
  });
});
