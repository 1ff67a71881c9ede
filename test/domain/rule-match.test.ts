import { describe, expect, it } from 'vitest';
import { firstFitting, type RuleCase, readyRules } from '../../src/domain/rule-match.ts';
import type { Rule, RuleWhen } from '../../src/domain/service-settings.ts';
import { isSpoken, spokenWords, wordsSought } from '../../src/domain/spoken-words.ts';
import type { Score } from '../../src/domain/triage.ts';

const SCORE: Score = {
  language: 'fi',
  sentiment: { label: 'negative', score: -0.8, confidence: 0.9 },
  urgency: { level: 'normal', score: 0.3 },
  topics: ['billing', 'service'],
  flags: ['complaint'],
  reasons: [],
};
const CASE: RuleCase = {
  text: 'Haluan rahani takaisin, hyvitystä ei ole näkynyt!!',
  platform: 'mastodon',
  account: 'masto',
  visibility: 'public',
  score: SCORE,
  urgency: 'high',
  contact: { handle: 'Maija', followers: 900 },
  isNew: true,
  isOpen: false,
};
const ANY: RuleWhen = {
  sentiment: [],
  urgency: [],
  topic: [],
  flag: [],
  language: [],
  platform: [],
  account: [],
  visibility: [],
  text: [],
  contact: { handles: [], followersMin: null, isNew: null },
  during: null,
};

function rule(name: string, when: Partial<RuleWhen>): Rule {
  const acts = { label: ['x'], assign: null, urgency: null, snoozeMs: null, notify: [], draft: null };
  return { name, when: { ...ANY, ...when }, do: acts, maxAgeMs: 1 };
}

const first = (about: RuleCase, ...rules: Rule[]) => firstFitting(readyRules(rules), about)?.name ?? null;

describe('words sought', () => {
  const finds = (text: string, sought: string) => isSpoken(spokenWords(text), wordsSought(sought));
  it.each([
    ['HYVITYSTÄ ei tullut', 'hyvity*', true],
    ['Ei kuulu mitään', 'ei kuulu', true],
    ['ei, mitään kuulu', 'ei kuulu', false],
    ['kuulu ei', 'ei kuulu', false],
    ['refunded yesterday', 'refund*', true],
    ['prerefund', 'refund*', false],
    ['refunded', 'refund', false],
    ['Ääkkösiä ja ÖLJYÄ', 'öljyä', true],
    ['a\u0308lkää', 'älkää', true],
    ['re\u200bfund now', 'refund', true],
    ['niiiiin huono', 'niin huono', true],
    ['soita 112 heti', '112', true],
    ['👍🏽 kiitos', '👍 kiitos', true],
    ['', 'refund', false],
  ])('%j has %j: %s', (text, sought, is) => expect(finds(text, sought)).toBe(is));

  it('takes no time to speak of, whatever the text', () => {
    const hostile = ['a '.repeat(500_000), 'a'.repeat(2_000_000), 'refun '.repeat(200_000), '\u0301'.repeat(500_000)];
    const patterns = ['refund*', 'a a a a b', 'aaa*'].map(wordsSought);
    const begun = performance.now();
    for (const text of hostile) for (const sought of patterns) isSpoken(spokenWords(text), sought);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

describe('the first rule that fits', () => {
  it('is the first in order, and every condition must hold', () => {
    expect(first(CASE, rule('a', { language: ['en'] }), rule('b', {}), rule('c', {}))).toBe('b');
    expect(first(CASE, rule('a', { language: ['fi'], topic: ['returns'] }))).toBeNull();
    expect(first(CASE, rule('a', { language: ['fi'], topic: ['returns', 'billing'], text: ['rahani takaisin'] }))).toBe(
      'a',
    );
  });

  it.each<[Partial<RuleWhen>, boolean]>([
    [{ sentiment: ['negative'] }, true],
    [{ sentiment: ['positive'] }, false],
    [{ urgency: ['high'] }, true],
    [{ urgency: ['normal'] }, false],
    [{ flag: ['complaint', 'threat'] }, true],
    [{ flag: ['threat'] }, false],
    [{ platform: ['x'] }, false],
    [{ account: ['masto'] }, true],
    [{ visibility: ['private'] }, false],
    [{ during: 'open' }, false],
    [{ during: 'closed' }, true],
    [{ contact: { handles: ['@maija'], followersMin: null, isNew: null } }, true],
    [{ contact: { handles: [], followersMin: 901, isNew: null } }, false],
    [{ contact: { handles: [], followersMin: 900, isNew: true } }, true],
    [{ contact: { handles: [], followersMin: null, isNew: false } }, false],
  ])('%j: %s', (when, fits) => expect(first(CASE, rule('a', when))).toBe(fits ? 'a' : null));

  it('does not take a message that was not judged for one of any mood', () => {
    expect(first({ ...CASE, score: null }, rule('a', { sentiment: ['neutral'] }))).toBeNull();
    expect(first({ ...CASE, score: null }, rule('a', { platform: ['mastodon'] }))).toBe('a');
  });
});
