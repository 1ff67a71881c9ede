import { describe, expect, it } from 'vitest';
import { GUARD_RULES, type GuardRule } from '../../src/domain/service-settings.ts';
import { guard } from '../../src/guard/guard.ts';
import { DRAFT_LANGUAGES, type LabelledDraft, labelledDrafts, testDrafts } from '../bench/guard-drafts.ts';
import { ALARMS_MAX, type DraftJudge, falseAlarms, ruleFigures } from '../bench/guard-tally.ts';

const DRAFTS = DRAFT_LANGUAGES.flatMap((language) => labelledDrafts(language));
/** Faults that a text can have; the rest are the platform's or machine-made. */
const LABELLED = GUARD_RULES.filter((rule) => !['empty', 'too-long', 'hidden-characters'].includes(rule));
const COMMON: readonly GuardRule[] = ['promise', 'blame', 'jargon', 'apology', 'next-step', 'cold'];
/** Share of the shorter text's runs of three words that the other has too. */
const NEAR = 0.6;
/** Percent of the few drafts that must not go out at all. */
const LEAST_FOUND = 75;

describe.each(DRAFT_LANGUAGES)('labelled drafts: %s', (language) => {
  const drafts = DRAFTS.filter((draft) => draft.language === language);

  it('are enough, and half of them are good', () => {
    const good = drafts.filter(({ rules }) => rules.length === 0).length / drafts.length;
    expect(drafts.length).toBeGreaterThanOrEqual(220);
    expect(good).toBeGreaterThanOrEqual(0.45);
    expect(good).toBeLessThanOrEqual(0.55);
  });

  it('measure and teach in equal parts, in good drafts too', () => {
    for (const some of [drafts, drafts.filter(({ rules }) => rules.length === 0)]) {
      const share = some.filter(({ split }) => split === 'test').length / some.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(0.05);
    }
  });

  it.each(LABELLED)('break %s often enough, in both splits', (rule) => {
    const breaking = drafts.filter(({ rules }) => rules.includes(rule));
    const measuring = breaking.filter(({ split }) => split === 'test').length;
    expect(breaking.length).toBeGreaterThanOrEqual(COMMON.includes(rule) ? 15 : 8);
    expect(Math.abs(measuring - (breaking.length - measuring))).toBeLessThanOrEqual(2);
  });

  it('mostly have one fault, and never more than three', () => {
    const faulty = drafts.filter(({ rules }) => rules.length > 0);
    expect(faulty.filter(({ rules }) => rules.length === 1).length / faulty.length).toBeGreaterThan(0.6);
    expect(Math.max(...faulty.map(({ rules }) => rules.length))).toBeLessThanOrEqual(3);
  });

  it('are told apart from one another', () => expect(nearPairs(drafts.map(({ text }) => text))).toEqual([]));

  it('are public and private, short and long', () => {
    const isPublic = drafts.filter(({ visibility }) => visibility === 'public').length / drafts.length;
    expect(isPublic).toBeGreaterThan(0.35);
    expect(isPublic).toBeLessThan(0.65);
    const lengths = drafts.map(({ text }) => text.length);
    expect(Math.min(...lengths)).toBeLessThan(20);
    expect(Math.max(...lengths)).toBeGreaterThan(300);
  });
});

describe('labelled drafts', () => {
  it('have the shape that the README tells', () => {
    for (const draft of DRAFTS) expect(mistakesOf(draft), draft.id).toEqual([]);
    expect(new Set(DRAFTS.map(({ id }) => id)).size).toBe(DRAFTS.length);
  });

  it('finds a copy with one word changed', () => {
    const [text = ''] = DRAFTS.map((draft) => draft.text);
    expect(nearPairs([text, text.replace(/\p{L}+/u, 'Moikka')])).toHaveLength(1);
  });

  it('carry numbers whose check digits are right', () => {
    const personal = DRAFTS.filter(({ rules }) => rules.includes('personal-data')).map(({ text }) => text);
    const found = (pattern: RegExp): string[] => personal.flatMap((text) => text.match(pattern) ?? []);
    const codes = found(/\b\d{6}[-A]\d{3}[0-9A-Y]\b/g);
    const cards = found(/\b\d{4} \d{4} \d{4} \d{4}\b/g);
    const accounts = found(/\b[A-Z]{2}\d{2}(?: [0-9A-Z]{2,4}){4,5}\b/g);
    for (const kind of [codes, cards, accounts]) expect(kind.length).toBeGreaterThanOrEqual(2);
    expect(codes.filter((code) => !isRightCode(code))).toEqual([]);
    expect(cards.filter((card) => !isRightCard(card))).toEqual([]);
    expect(accounts.filter((account) => !isRightAccount(account))).toEqual([]);
    // one digit wrong is seen
    expect(
      isRightCode('150384-917C') || isRightCard('4000 0012 3456 7898') || isRightAccount('FI48 5999 9900 0123 48'),
    ).toBe(false);
  });
});

describe.each(DRAFT_LANGUAGES)('the guard on good drafts: %s', (language) => {
  const drafts = testDrafts().filter((draft) => draft.language === language);

  it('seldom raises a false alarm', () => {
    const { alarmed, cases } = falseAlarms(drafts, guard);
    expect(alarmed, cases.join(', ')).toBeLessThanOrEqual(ALARMS_MAX);
  });

  it('would be caught if it warned of every draft, and if it were silent', () => {
    const crying: DraftJudge = () => [{ rule: 'cold', severity: 'warn' }];
    const silent: DraftJudge = () => [];
    expect(falseAlarms(drafts, crying).alarmed).toBe(100);
    expect(ruleFigures(drafts, crying)).toContainEqual(expect.objectContaining({ rule: 'cold', recall: 100 }));
    expect(ruleFigures(drafts, silent).every(({ recall, precision }) => recall === 0 && precision === null)).toBe(true);
  });

  it.each(['placeholder', 'secret', 'personal-data'] as const)('seldom misses what must not go out: %s', (rule) => {
    expect(ruleFigures(drafts, guard).find((one) => one.rule === rule)?.recall).toBeGreaterThanOrEqual(LEAST_FOUND);
  });
});

function mistakesOf({
  id,
  language,
  visibility,
  customer,
  text,
  rules,
  split,
  settings,
  recent,
}: LabelledDraft): string[] {
  const claims: Readonly<Record<string, boolean>> = {
    'id begins with the language': id.startsWith(`${language}-`),
    'visibility is known': ['public', 'private'].includes(visibility),
    'the customer says something and has a name': customer.text.trim() !== '' && customer.name.trim() !== '',
    'the customer has a language': /^[a-z]{2}$/.test(customer.language),
    'there is a reply': text.trim() !== '',
    'rules are known and stand once':
      rules.every((rule) => LABELLED.includes(rule)) && new Set(rules).size === rules.length,
    'split is known': ['dev', 'test'].includes(split),
    'a greeting is only missed where one is asked for':
      !rules.includes('greeting') || settings?.isGreetingWanted === true,
    'a signature is only missed where one is asked for':
      !rules.includes('signature') || settings?.signature !== undefined,
    'a link is only foreign where some are known': !rules.includes('link') || settings?.links !== undefined,
    'a repetition has something to repeat': !rules.includes('repetition') || recent !== undefined,
    'only what is public is too public':
      visibility === 'public' || !rules.some((rule) => rule === 'personal-data' || rule === 'private-matter'),
  };
  return Object.keys(claims).filter((claim) => claims[claim] !== true);
}

function nearPairs(texts: readonly string[]): string[] {
  const runs = texts.map((text) => runsOfThree(text));
  return runs.flatMap((one, i) =>
    runs.slice(i + 1).flatMap((other, j) => {
      const smaller = Math.min(one.size, other.size);
      return smaller > 2 && one.intersection(other).size / smaller > NEAR ? [`${texts[i]} / ${texts[i + 1 + j]}`] : [];
    }),
  );
}

function runsOfThree(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}

/** Finnish identity code: the remainder by 31 of its nine digits names the last character. */
function isRightCode(code: string): boolean {
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(code.slice(0, 6) + code.slice(7, 10)) % 31] === code[10];
}

/** Luhn's formula (ISO/IEC 7812-1). */
function isRightCard(card: string): boolean {
  const digits = [...card.replaceAll(' ', '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters at the end, letters as numbers, leave 1 by 97. */
function isRightAccount(account: string): boolean {
  const plain = account.replaceAll(' ', '');
  const moved = [...plain.slice(4), ...plain.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  return BigInt(moved) % 97n === 1n;
}
