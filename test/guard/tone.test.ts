import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUARD_RULES, type GuardSettings } from '../../src/domain/service-settings.ts';
import type { GuardedDraft } from '../../src/guard/draft.ts';
import { guard, SEVERITIES } from '../../src/guard/guard.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { inLanguage } from '../../src/tui/in-language.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { sharedIsAbsent } from '../support/shared-folder.ts';
import { type Case, draftOf, FOUND, GOOD } from './cases.ts';

const rulesOf = (draft: GuardedDraft): string[] => guard(draft).map(({ rule }) => rule);
const judged = (text: string, settings: Partial<GuardSettings>, more: Partial<GuardedDraft> = {}): string[] =>
  rulesOf({ text, visibility: 'public', settings, ...more });

describe('what a rule is for', () => {
  it.each(FOUND)('%s: %s', (...[rule, text, customer, words]: Case) => {
    const found = guard(draftOf(text, customer)).filter((finding) => finding.rule === rule);
    expect(found).not.toEqual([]);
    expect(found.map((one) => one.words)).toContainEqual(
      typeof words === 'string' ? words : expect.stringMatching(words),
    );
  });

  it.each(GOOD)('is not alarmed by: %s', (text, customer) => expect(guard(draftOf(text, customer))).toEqual([]));

  it('says all of it in Finnish too', () => {
    const fi = catalogueOf('fi');
    const style = { links: ['example.com'], signature: 'Esimerkki Oy', isGreetingWanted: true };
    const styled = { visibility: 'public', text: 'Katso evil.example/x tai bit.ly/1', settings: style } as const;
    const said = [...FOUND.map(([, text, customer]) => draftOf(text, customer)), styled].flatMap(guard);
    for (const { rule, why, suggestion } of said) {
      expect(inLanguage(fi, why), rule).not.toBe(why);
      expect(inLanguage(fi, suggestion), rule).not.toBe(suggestion);
    }
    // whatever the rules may say, found or not: each sentence in the files of the guard
    for (const sentence of sentencesOfGuard()) expect(inLanguage(fi, sentence)).not.toBe(sentence);
  });
});

describe('the house style', () => {
  it('wants a greeting where it says so, once in a conversation', () => {
    const style = { isGreetingWanted: true };
    expect(judged('Kiitos viestistä, autamme.', style)).toEqual(['greeting']);
    expect(judged('Kiitos viestistä, autamme.', {})).toEqual([]);
    expect(judged('@maija 👋 Hei! Kiitos viestistä.', style)).toEqual([]);
    expect(judged('Kiitos viestistä, autamme.', style, { isGoingOn: true })).toEqual([]);
  });

  it('wants its signature at the end, with or without a name behind it', () => {
    const style = { signature: '– Esimerkki Oy' };
    expect(judged('Kiitos viestistä!', style)).toEqual(['signature']);
    expect(judged('Esimerkki Oy kiittää viestistä, josta on meille paljon iloa.', style)).toEqual(['signature']);
    expect(judged('Kiitos viestistä! -esimerkki oy / Aino', style)).toEqual([]);
    expect(guard({ text: 'Kiitos!', visibility: 'public', settings: style })[0]?.suggestion).toContain(
      '– Esimerkki Oy',
    );
  });

  it('lets only listed hosts and what is under them be linked, where any are listed', () => {
    const style = { links: ['example.com'] };
    expect(judged('Katso https://help.example.com/x', style)).toEqual([]);
    expect(judged('Katso https://example.com.evil.net/x', style)).toEqual(['link']);
    expect(judged('Katso myexample.com', style)).toEqual(['link']);
    expect(judged('Katso https://me@evil.net/example.com', style)).toContain('link');
    expect(judged('Katso https://anything.net', {})).toEqual([]);
    expect(judged('Tule klo 9.30. Hinta on 3.50. esim.tämä', style)).toEqual([]);
  });

  it('knows numbers and words of the house', () => {
    expect(judged('Paketti ES-123456 lähti.', { orderNumbers: ['ES-######'] })).toEqual(['personal-data']);
    expect(judged('Paketti ab12cd lähti.', { orderNumbers: ['??##??'] })).toEqual(['personal-data']);
    expect(judged('Paketti ES-12345 lähti.', { orderNumbers: ['ES-######'] })).toEqual([]);
    expect(judged('Paketti ES+123456 lähti.', { orderNumbers: ['ES.######', '(#'] })).toEqual([]);
    expect(judged('Avaa Taskurahan sovellus.', { jargon: ['taskurah'] })).toEqual(['jargon']);
    expect(judged('Avaa sovellus.', { jargon: ['a|.*', '(((', '\\'] })).toEqual([]);
  });

  it('takes a rule as gravely as it likes, but what platforms refuse', () => {
    for (const rule of GUARD_RULES) {
      const [, text, customer] = FOUND.find(([of]) => of === rule) ?? [];
      if (text === undefined) continue;
      const as = (severity: 'off' | 'hint' | 'block') =>
        guard({ ...draftOf(text, customer ?? null), settings: { rules: { [rule]: severity } } })
          .filter((finding) => finding.rule === rule)
          .map((finding) => finding.severity);
      expect([as('off'), new Set(as('hint')), new Set(as('block'))], rule).toEqual([
        [],
        new Set(['hint']),
        new Set(['block']),
      ]);
    }
    expect(judged(' ', { rules: { empty: 'off' } })).toEqual(['empty']);
    const measure = { units: 9, max: 8, unit: 'graphemes' } as const;
    expect(judged('Hei kaikki', { rules: { 'too-long': 'off' } }, { measure })).toEqual(['too-long']);
  });

  it('stops by itself only what must never go out', () => {
    expect(GUARD_RULES.filter((rule) => SEVERITIES[rule] === 'block')).toEqual([
      'empty',
      'too-long',
      'placeholder',
      'hidden-characters',
      'personal-data',
      'secret',
    ]);
  });
});

describe('what is known', () => {
  it('silences the rules that need more', () => {
    const asking = ['apology', 'language', 'name', 'repetition'];
    for (const [, text] of FOUND)
      expect(
        rulesOf({ text, visibility: 'public' }).filter((rule) => asking.includes(rule)),
        text,
      ).toEqual([]);
  });

  it('asks for one apology in a conversation', () => {
    const draft = draftOf('Hei! Uusi lähtee tänään.', 'Paketti tuli rikki');
    expect(rulesOf(draft)).toEqual(['apology']);
    expect(rulesOf({ ...draft, isGoingOn: true })).toEqual([]);
  });

  it('takes nicknames, handles and what they sign with as their name, and the language alone as theirs', () => {
    const to = (name: string, handle: string, text: string) => (greeting: string) =>
      rulesOf({ text: greeting, visibility: 'private', customer: { text, name, handle } });
    const michael = to('Michael Brown', 'mb_1980', 'Hello there from us');
    expect([michael('Hi Mike, thanks!'), michael('Hi Michael, thanks!'), michael('Hi Maria, thanks!')]).toEqual([
      [],
      [],
      ['name'],
    ]);
    expect(to('kissa_99', 'kissa_99', 'Moi! t. Tuula')('Moi Tuula, kiitos!')).toEqual([]);
    expect(to('', '', 'Moi')('Moi Tuula, kiitos!')).toEqual([]);
    const finn = { text: '', language: 'fi' };
    expect(rulesOf({ text: 'We are open until eight.', visibility: 'private', customer: finn })).toEqual(['language']);
  });

  it('holds a draft against what was said lately', () => {
    const said = 'Hei Liisa! Kiitos kun kerroit tästä, viemme toiveesi tuotetiimille perjantain palaveriin.';
    const draft = said.replace('Liisa', 'Maija');
    expect(judged(draft, {}, { recent: ['Jotain aivan muuta tässä kerrotaan nyt.', said] })).toEqual(['repetition']);
    expect(judged('Kiitos, Maija!', {}, { recent: ['Kiitos, Maija!'] })).toEqual([]);
    expect(judged(draft, {}, { recent: ['Jotain aivan muuta tässä kerrotaan nyt.'] })).toEqual([]);
  });
});

describe('any text', () => {
  const part = fc.oneof(
    fc.constantFrom(...FOUND.map(([, text]) => text), 'İ', 'ﬁ', 'ß', '\ud800', '\u202e', '’', '\u00a0', '\n', '…'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const anyText = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' '));

  it('is quoted where it stands, whatever is known', () => {
    const settings = {
      links: ['a.fi'],
      signature: 'x',
      isGreetingWanted: true,
      jargon: ['tuote'],
      orderNumbers: ['##'],
    };
    fc.assert(
      fc.property(anyText, anyText, (text, said) => {
        const customer = { text: said, name: said, handle: said, language: 'sv' };
        for (const { words, start, end } of guard({ text, visibility: 'public', customer, recent: [said], settings })) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeLessThanOrEqual(end);
        }
      }),
      { numRuns: 500 },
    );
  });

  const hostile = hostileTexts();
  it.skipIf(hostile === null)(`hostile strings are judged (${hostile === null ? sharedIsAbsent : 'hostile'})`, () => {
    for (const text of hostile ?? [])
      for (const { words, start, end } of guard({ text, visibility: 'public', customer: { text, name: text } }))
        expect(text.slice(start, end)).toBe(words);
  });

  it('long and hostile is judged in bounded time', () => {
    const units = [
      'a',
      'A ',
      'hyvitämme ',
      'will ',
      'you ',
      'kerro ',
      'osoitteesi ',
      'eyJ',
      'a.',
      'aB1',
      'password is ',
    ];
    for (const unit of [...units, 'tilausnumero ', 'Hei A', '!?', 'on ', 'sk_', 'palaamme asiaan ']) {
      const text = unit.repeat(20_000);
      const startedAt = performance.now();
      guard({ text, visibility: 'public', customer: { text, name: 'Maija' }, recent: [text] });
      expect(performance.now() - startedAt, unit).toBeLessThan(2_000);
    }
  });
});

/** What stands after `why` and `suggestion`, or is given to a remark on the whole. */
function sentencesOfGuard(): string[] {
  const files = [
    'promise',
    'blame',
    'jargon',
    'apology',
    'next-step',
    'cold',
    'shouting',
    'language',
    'name',
    'secret',
  ];
  return [...files, 'house-style', 'link', 'repetition', 'private-matter'].flatMap((name) => {
    const code = readFileSync(new URL(`../../src/guard/${name}.ts`, import.meta.url), 'utf8');
    return [...code.matchAll(/^\s*(?:why: |suggestion: |const HARD = )?'([A-Z][^'\n]{10,})'[,;]$/gm)].map(
      ([, sentence = '']) => sentence,
    );
  });
}
