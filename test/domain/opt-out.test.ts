import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optOutIn, optOutWords } from '../../src/domain/opt-out.ts';

const words = optOutWords(['Ei kiitos', 'no thanks please', 'XYZ']);

describe('who does not want to be written to', () => {
  it.each([
    'STOP',
    'stop.',
    ' Stop!! ',
    '@esimerkki stop',
    '@esimerkki@mastodon.example STOP 🛑',
    'S\u200btop',
    'ＳＴＯＰ',
    'unsubscribe',
    'Lopettakaa!',
    'lopeta',
    'Sluta!',
    "Please don't contact me again.",
    'Please don’t contact me again.',
    'Hei, älkää lähettäkö minulle enää mitään',
    'ÄLKÄÄ OTTAKO MINUUN YHTEYTTÄ',
    'Snälla, kontakta mig inte mer',
    'ei kiitos',
    'xyz',
    'I said: no thanks, please! Bye',
  ])('%j', (text) => {
    expect(optOutIn(text, words)).not.toBeNull();
  });

  it.each([
    'Can I stop by your shop?',
    'The bus does not stop here',
    'Miten lopetan tilauksen? Lopeta-nappi ei toimi.',
    'unsubscribed users cannot log in?',
    'Älä lähetä pakettia kotiin',
    'please contact me',
    'xyz is broken',
    'ei kiitosta tullut',
    'stoppp',
    '@stop hei',
    '',
    '   ',
    '@esimerkki',
    '👍',
  ])('not %j', (text) => {
    expect(optOutIn(text, words)).toBeNull();
  });

  it('of empty own words nobody opts out by silence', () => {
    const none = optOutWords(['', '  ', '!!']);
    for (const text of ['', '!', '@a', 'hei']) expect(optOutIn(text, none)).toBeNull();
  });

  it('any text is judged', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void optOutIn(text, words)));
  });
});
