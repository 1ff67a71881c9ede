import { describe, expect, it } from 'vitest';
import { guard } from '../../src/guard/guard.ts';
import { EVERYDAY, LEAKS } from './everyday.ts';

function stops(text: string, ownNumbers: readonly string[] = []) {
  const findings = guard({ text, visibility: 'public', settings: { ownNumbers } });
  return findings.filter(({ severity }) => severity === 'block').map(({ words }) => words);
}

function told(text: string, ownNumbers: readonly string[] = []) {
  const findings = guard({ text, visibility: 'public', settings: { ownNumbers } });
  return findings.filter(({ rule }) => rule === 'personal-data').map(({ severity }) => severity);
}

describe('everyday replies', () => {
  it.each(EVERYDAY)('lets go: %s', (text) => expect(stops(text)).toEqual([]));
  it.each(LEAKS)('stops: %s', (text, words) => expect(stops(text)).toEqual([words]));
});

describe('the brand’s own numbers', () => {
  const own = ['040 123 4567', 'Ville.V@example.com', 'Kuusikuja 4 A 12, 00100 Helsinki', 'FI21 1234 5600 0007 85'];

  it.each([
    'Numero 0401234567',
    'Number +358 40 123 4567',
    'Number +358 (0)40-1234567',
    'ville.v@example.com',
    'Kuusikuja 4 A 12',
    'Kuusikuja 4 A 12 00100 Helsinki',
    'FI2112345600000785',
  ])('may be said: %s', (text) => {
    expect(stops(text)).not.toEqual([]);
    expect(told(text, own)).toEqual([]);
  });

  it.each(['Numero 040 123 4568', 'ville@gmail.com', 'Kuusikuja 4 A 13, 00100 Helsinki', 'Numero 040 123 45678'])(
    'are no others: %s',
    (text) => expect(told(text, own)).toEqual(['block']),
  );

  it('are a warning where only the text calls them so, unless the brand decided otherwise', () => {
    const text = 'Soita meille 045 123 4567';
    expect(told(text)).toEqual(['warn']);
    const strict = guard({ text, visibility: 'public', settings: { rules: { 'personal-data': 'block' } } });
    expect(strict.map(({ severity }) => severity)).toContain('block');
  });
});
