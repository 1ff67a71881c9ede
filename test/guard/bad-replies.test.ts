import { describe, expect, it } from 'vitest';
import { guard } from '../../src/guard/guard.ts';
import { BLAMING, NOT_BLAMING } from './bad-blame.ts';
import { type BadReply, CHILLY, GOOD_REPLIES, STEPLESS, UNAPOLOGETIC } from './bad-replies.ts';

const FAULTY = 'It does not work';
const rulesOf = (text: string, customer: string | null): string[] =>
  guard({ text, visibility: 'private', customer: customer === null ? null : { text: customer } }).map(
    ({ rule }) => rule,
  );

describe('bad replies', () => {
  it.each(BLAMING)('blame: %s', (text) => expect(rulesOf(text, null)).toContain('blame'));
  it.each(UNAPOLOGETIC)('tell no sorry: %s', (...[text, customer]: BadReply) =>
    expect(rulesOf(text, customer)).toContain('apology'),
  );
  it.each(STEPLESS)('leave open what comes next: %s', (...[text, customer]: BadReply) =>
    expect(rulesOf(text, customer).some((rule) => rule === 'next-step' || rule === 'cold')).toBe(true),
  );
  it.each(CHILLY)('are cold: %s', (...[text, customer]: BadReply) => expect(rulesOf(text, customer)).toContain('cold'));
});

describe('good replies', () => {
  it.each(NOT_BLAMING)('put no blame: %s', (text) =>
    expect(rulesOf(text, FAULTY).filter((one) => one !== 'language')).toEqual([]),
  );
  it.each(GOOD_REPLIES)('pass: %s', (...[text, customer]: BadReply) => expect(rulesOf(text, customer)).toEqual([]));
});

describe('what a reply tells by itself', () => {
  const open = (text: string): string[] =>
    guard({ text, visibility: 'public' }).map(({ rule, severity }) => `${rule} ${severity}`);

  it('is that something is open, and not until when', () => {
    expect(open('Hi Maija, we are looking into it.')).toEqual(['next-step hint']);
    expect(open('Hei Maija, selvitämme asiaa.')).toEqual(['next-step hint']);
    expect(open('Hi Maija, we are looking into it and answer by 4 pm today.')).toEqual([]);
    expect(open('Kiitos, ihana kuulla!')).toEqual([]);
  });

  it.each(['Olet kolme kuukautta myöhässä.', 'Laskusi on maksamatta.', 'You are three months behind.'])(
    'is too private: %s',
    (text) => expect(open(text)).toContain('private-matter warn'),
  );

  it.each([
    'maija at gmail dot com',
    'maija ät gmail piste com',
    'maija.v at example dot co dot uk',
    'maija at gmail.com',
  ])('is an address: %s', (text) => expect(open(`Kirjoitimme: ${text}`)).toContain('personal-data block'));

  it.each([
    'Look at example dot com',
    'info at example dot com',
    'Paketti on 3 päivää myöhässä',
    'Visit us at example.com',
  ])('is nothing: %s', (text) => expect(open(text).filter((one) => !one.startsWith('next-step'))).toEqual([]));

  it('finds danger, and asks for more than a friendly word', () =>
    expect(new Set(rulesOf('Ok.', 'Laturi syttyi palamaan lapsen huoneessa'))).toEqual(
      new Set(['apology', 'next-step', 'cold']),
    ));

  it('is read in linear time', () => {
    for (const unit of [
      'olet varmaan ',
      'you probably must have ',
      'pahoittelemme jos ',
      'sorry if you ',
      'a at b dot ',
      'hei maija ',
      'soita ',
      'asia on ',
    ]) {
      const text = unit.repeat(20_000);
      const startedAt = performance.now();
      guard({ text, visibility: 'public', customer: { text } });
      expect(performance.now() - startedAt, unit).toBeLessThan(2_000);
    }
  });
});
