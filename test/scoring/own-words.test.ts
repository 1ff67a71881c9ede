import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CueSettings, CueWords } from '../../src/domain/cue-family.ts';
import { shippedScorer } from '../support/shipped-scorer.ts';

const shipped = shippedScorer();
const said = (words: Partial<CueWords>): CueWords => ({ add: [], mute: [], weight: 1, ...words });
const scoreBy = (cues: CueSettings, text: string) => shippedScorer({ cues }).score(text);

const TEXTS = [
  'Teidän palvelu on lakossa, ei kuulu mitään',
  'Koko homma jumissa taas',
  'Netti on poikki',
  'The zorbitron is frobbed again',
  'lakimieheni ottaa teihin yhteyttä',
  'Paketti viipyy, missä se on',
  'Kiitos hyvästä palvelusta',
];

describe('words of a brand', () => {
  it('raise what is said with them, and stand in the reasons', () => {
    const cues = { outage: said({ add: ['frobbed', 'lakossa'] }) };
    const text = 'The zorbitron is frobbed again';
    const own = scoreBy(cues, text);
    expect(own.urgency.score).toBeGreaterThan(shipped.score(text).urgency.score);
    expect(own.reasons.some(({ cue, effect }) => effect === 'urgency' && cue.includes('frobbed'))).toBe(true);
    expect(scoreBy(cues, 'The zorbitron works again')).toEqual(shipped.score('The zorbitron works again'));
  });

  it('fall silent when they are muted, wherever they stand in a cue', () => {
    for (const [text, word] of [
      ['Netti on poikki', 'poikki'],
      ['Netti on poikki', 'netti on poikki'],
      ['Netti on poikki', 'netti'],
    ] as const) {
      const muted = scoreBy({ outage: said({ mute: [word] }) }, text);
      expect(muted.urgency.score, word).toBeLessThan(shipped.score(text).urgency.score);
      expect(muted.reasons.filter(({ family }) => family === 'outage')).toEqual([]);
    }
    const legal = scoreBy({ legal: said({ mute: ['lakimie*'] }) }, 'lakimieheni ottaa teihin yhteyttä');
    expect(legal.urgency.score).toBeLessThan(shipped.score('lakimieheni ottaa teihin yhteyttä').urgency.score);
  });

  it('deaf to a family, find nothing of it', () => {
    const deaf = scoreBy({ outage: said({ weight: 0 }) }, 'Netti on poikki');
    expect(deaf.reasons.filter(({ family }) => family === 'outage')).toEqual([]);
    expect(deaf.urgency.score).toBeLessThan(shipped.score('Netti on poikki').urgency.score);
  });

  it('never lower by adding and never raise by muting, whatever the words', () => {
    const word = fc.constantFrom(
      'lakossa',
      'poikki',
      'taas',
      'frobbed',
      'palvelu',
      'lakimie*',
      'kiitos',
      'missä',
      'ei kuulu',
    );
    const family = fc.constantFrom('outage', 'legal', 'delivery', 'safety', 'churn');
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        family,
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (text, name, words) => {
          const before = shipped.score(text).urgency.score;
          expect(scoreBy({ [name]: said({ add: words }) }, text).urgency.score).toBeGreaterThanOrEqual(before);
          expect(scoreBy({ [name]: said({ mute: words }) }, text).urgency.score).toBeLessThanOrEqual(before);
          expect(scoreBy({ [name]: said({ weight: 2 }) }, text).urgency.score).toBeGreaterThanOrEqual(before);
          expect(scoreBy({ [name]: said({ weight: 0 }) }, text).urgency.score).toBeLessThanOrEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});
