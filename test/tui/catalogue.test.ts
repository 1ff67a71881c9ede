import { describe, expect, it } from 'vitest';
import { readFilter } from '../../src/domain/filter-words.ts';
import { KEYS_ON, type PlaceName } from '../../src/domain/key-table.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { guard } from '../../src/guard/guard.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { inLanguage } from '../../src/tui/in-language.ts';
import { Keymap } from '../../src/tui/keymap.ts';
import { problemLine } from '../../src/tui/spoken.ts';
import { durationWords } from '../../src/tui/time-words.ts';
import { hintsOf } from '../../src/tui/title-line.ts';
import { hintLine } from '../../src/tui/widgets/frame.ts';
import { widthOf } from '../../src/tui/widgets/line.ts';
import { ourSentences } from './our-sentences.ts';

const EN = catalogueOf('en');
const FI = catalogueOf('fi');
const PLACES = Object.keys(KEYS_ON) as PlaceName[];
const SENTENCES = ourSentences();
const inFinnish = (text: string): string => inLanguage(FI, text);

describe('the catalogues', () => {
  it('say nothing twice the same way: what is equal in both languages is a sign, a name or a number', () => {
    const finnish = new Map(textsOf(FI).map(({ path, text }) => [path, text]));
    const equal = textsOf(EN).filter(
      ({ path, text }) => /\p{L}{3}/u.test(text.replace(/ö+/g, '')) && finnish.get(path) === text,
    );
    expect(equal.map(({ path, text }) => `${path}: ${text}`)).toEqual(SAME_IN_BOTH);
  });

  it.each([
    ['en', EN],
    ['fi', FI],
  ])('hold no control characters and leave no gap, whatever is filled in: %s', (_, words) => {
    const texts = textsOf(words);
    expect(texts.length).toBeGreaterThan(400);
    for (const { path, text } of texts) {
      expect(text, path).toBeTypeOf('string');
      expect(text, path).not.toMatch(/[\p{Cc}\p{Cf}]|undefined|NaN|\[object|null/u);
      expect(text, path).not.toMatch(/ [,;.!?](?:\s|$)|\( | \)| {3}/);
    }
  });

  it('quote as each language does', () => {
    for (const { path, text } of textsOf(FI)) expect(text, path).not.toMatch(/[“"]/);
    for (const { path, text } of textsOf(FI)) expect(text, path).not.toMatch(/\d%/);
  });

  it('have hints that fit: a word or two each, and the most used of each place on 80 columns', () => {
    for (const words of [EN, FI]) {
      for (const { hint } of Object.values(words.commands)) expect(widthOf(hint), hint).toBeLessThanOrEqual(14);
      for (const at of PLACES) {
        const hints = hintsOf({ keymap: new Keymap(), words }, at);
        const shown = hintLine(hints, 80).map(({ text }) => text);
        const count = hints.filter(({ hint }) => shown.some((text) => text.includes(hint))).length;
        expect(count, at).toBeGreaterThanOrEqual(Math.min(hints.length, 5));
      }
    }
  });

  it('have words that fit their columns', () => {
    for (const { outbox, spoken, bulk, pulse } of [EN, FI]) {
      for (const status of ['approved', 'queued', 'sending', 'sent', 'failed', 'unknown', 'held'] as const)
        expect(widthOf(spoken.status[status]), status).toBeLessThanOrEqual(outbox.columns.status);
      for (const state of Object.values(bulk.states))
        expect(widthOf(state), state).toBeLessThanOrEqual(bulk.stateColumns);
      for (const title of Object.values(pulse.titles))
        expect(widthOf(title), title).toBeLessThanOrEqual(pulse.titleColumns);
    }
  });
});

describe('sentences of ours that come with data', () => {
  it('are all known in Finnish, wherever in the code they are written', () => {
    expect(SENTENCES.length).toBeGreaterThan(100);
    const unknown = SENTENCES.filter(({ text }) => inFinnish(text) === text);
    expect(unknown).toEqual([]);
  });

  it('of the guard are known for everything that it finds', () => {
    const texts = ['', 'Hei {{nimi}}', 'a\u0007b', 'a\u202eb', 'a\u200bb', 'a\ud800b', `${'pitkä '.repeat(200)}`];
    const personal = ['131052-308T', 'soita 040 123 4567', 'maija.meikalainen@example.com', 'FI21 1234 5600 0007 85'];
    const more = ['4111 1111 1111 1111', 'Mannerheimintie 12 A 5, 00100 Helsinki'];
    const measure = { units: 1200, max: 500, unit: 'graphemes' } as const;
    const findings = [...texts, ...personal, ...more].flatMap((text) =>
      guard({ text, visibility: 'public', measure: text.length > 500 ? measure : null }),
    );
    expect(new Set(findings.map(({ rule }) => rule)).size).toBe(5);
    for (const { why, suggestion } of findings) {
      expect(inFinnish(why)).not.toBe(why);
      expect(inFinnish(suggestion)).not.toBe(suggestion);
    }
    const weighted = guard({ text: 'x', visibility: 'public', measure: { units: 281, max: 280, unit: 'weighted' } });
    expect(weighted.map(({ why }) => inFinnish(why))).toEqual([
      'Vastauksessa on 281 merkkiä X:n laskutavalla; kanava ottaa enintään 280.',
    ]);
  });

  it('keep their parts: numbers, names, spans, and sentences within sentences', () => {
    expect(inFinnish('waiting over 12 h')).toBe('odottanut yli 12 t');
    expect(inFinnish('5,300 followers')).toBe('5\u00a0300 seuraajaa');
    expect(inFinnish('set by aino')).toBe('asettanut aino');
    expect(inFinnish('incident: 40+ people about delivery in an hour')).toMatch(
      /vähintään 40 ihmistä, aiheena toimitus/,
    );
    expect(inFinnish('in public: anyone may answer; in private: one private reply within 7 days')).toBe(
      'julkisesti: kuka tahansa voi vastata; yksityisesti: yksi yksityinen vastaus 7 päivän kuluessa',
    );
    expect(inFinnish('Anyone may reply to this post. In private: they follow us.')).toBe(
      'Kuka tahansa voi vastata tähän julkaisuun. Yksityisesti: asiakas seuraa meitä.',
    );
    expect(inFinnish('promise overdue by 2 d, not confirmed yet')).toBe('lupaus myöhässä 2 pv, ei vielä vahvistettu');
    expect(inFinnish('The customer wrote again after the approval: "answer overdue".')).toBe(
      'Asiakas kirjoitti uudelleen hyväksynnän jälkeen: ”answer overdue”.',
    );
  });

  it('leave what they do not know as it is: strangers and servers are not put into other words', () => {
    const strange = ['constructor', '__proto__', 'Rate limit exceeded', 'anyone may answer me', 'waiting over it', ''];
    for (const text of strange) expect(inFinnish(text)).toBe(text);
    // half a translation would be worse than none
    expect(inFinnish('anyone may answer; says the server')).toBe('anyone may answer; says the server');
    expect(inFinnish('the platform says (blocked): You are blocked')).toBe('kanava vastaa (blocked): You are blocked');
    for (const { text } of SENTENCES) expect(inLanguage(EN, text)).toBe(text);
  });
});

describe('problems', () => {
  const told = (problem: unknown, keymap = new Keymap()): string => problemLine(problem, { words: FI, keymap });

  it('of a filter are Finnish, with what was typed', () => {
    const problemOf = (filter: string): string => {
      try {
        readFilter(filter, { now: 0, timezone: 'Europe/Helsinki', me: 'aino' });
      } catch (problem) {
        return told(problem);
      }
      return '';
    };
    expect(problemOf('platfom=x')).toMatch(/^Rajaus ei tunne sanaa ”platfom”\. Tarkoititko platform\? Vaihtoehdot: /);
    expect(problemOf('urgency=extreme')).toMatch(
      /^Urgency ei voi olla ”extreme”\. Vaihtoehdot: |^urgency ei voi olla/i,
    );
    expect(problemOf('since=joskus')).toMatch(/ei ole aika\./);
    expect(problemOf('x x')).toMatch(/ei ole rajaus\. Kirjoita avain=arvo/);
    expect(problemOf('status=open status=closed')).toMatch(/mainittu kahdesti/);
  });

  it('say states and whose it is in Finnish', () => {
    expect(
      told(new ProblemError('WRONG_STATUS', { reply: 3, status: 'inReview', wanted: ['draft', 'rejected'] })),
    ).toBe(
      'Vastauksen 3 tila on nyt ”odottaa hyväksyntää”; tämä käy vain, kun se on ”luonnos” tai ”palautettu”. O näyttää lähtevät.',
    );
    expect(told(new ProblemError('NOT_YOURS', { what: 'Note 3', operator: 'aino', by: 'ville' }))).toMatch(
      /^Muistiinpano 3: tekijä on ville/,
    );
    expect(told(new ProblemError('UNEXPECTED', { words: 'the editor ended with 1' }))).toBe(
      'Jokin meni vikaan: editori päättyi virheeseen (1).',
    );
  });

  it('name the keys that the person has', () => {
    const own = new Keymap({ everywhere: { outbox: ['X'], approvals: [] } });
    for (const words of [EN, FI]) {
      const line = problemLine(new ProblemError('UNKNOWN_REPLY', { id: '9' }), { words, keymap: own });
      expect(line).toContain('X ');
      expect(line).toContain(':approvals');
    }
  });
});

describe('keys in words', () => {
  it('are those that hold in the place, also where only that place was given another', () => {
    const own = new Keymap({ inbox: { done: ['ö'] }, lists: { down: ['n'] } });
    expect(own.keyFor('inbox', 'done')).toBe('ö');
    expect(own.keyFor('thread', 'done')).toBe('e');
    expect(own.keyFor('conversation', 'done')).toBe('e');
    expect(own.keyFor('outbox', 'down')).toBe('n');
    expect(own.keyFor('everywhere', 'outbox')).toBe('O');
  });

  it('are not written into the texts', () => {
    const at = { first: 1, last: 5, count: 9 };
    for (const { desk } of [EN, FI]) {
      expect(desk.rows(at, { down: 'ö', up: 'ä' })).toMatch(/ö .* ä /);
      expect(desk.rows(at, { down: '', up: '' })).not.toMatch(/;/);
    }
  });
});

it('says spans at length in the units of the language', () => {
  expect(durationWords(3 * 3_600_000 + 5 * 60_000, FI.desk.spans)).toBe('3 t 5 min');
  expect(durationWords(50 * 3_600_000, FI.desk.spans)).toBe('2 pv 2 t');
  expect(durationWords(7_000, EN.desk.spans)).toBe('7 s');
});

/** Names, and shapes that hold nothing but what is filled in. */
const SAME_IN_BOTH: readonly string[] = [
  'desk.spans.min: min',
  'inbox.sentiment.negative: neg',
  'inbox.sentiment.neutral: neu',
  'inbox.sentiment.positive: pos',
  'composer.check.left(): 7 min',
  'review.lines.media.video: video',
  'thread.media.video: video',
];

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Looked up by a word of ours, not filled in. */
const BY_WORD =
  /^(inbox\.(isStatus|why)$|composer\.check\.(measured|answerable|notAnswerable|otherWayOpen)$|phrases\.|problems)/;

/** Every text of a catalogue; each function with small, large, empty and endless arguments. */
function textsOf(words: unknown, path = ''): Text[] {
  if (typeof words === 'string') return [{ path, text: words }];
  if (typeof words === 'function') return BY_WORD.test(path) ? [] : calls(words as Shape, path);
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`));
}

type Shape = (...given: unknown[]) => string;

function calls(shape: Shape, path: string): Text[] {
  const seeds = ['7', '1000000000', 'ö'.repeat(500)];
  return seeds.map((seed, index) => {
    const given = Array.from({ length: Math.max(1, shape.length) }, () => anything(seed));
    return { path: `${path}()${index === 0 ? '' : ` ${index}`}`, text: textOf(shape(...given)) };
  });
}

/** What is nothing but an argument comes out as one. */
function textOf(said: unknown): string {
  return typeof said === 'function' ? String(said) : (said as string);
}

/** Stands for any argument: a text, a number, a list of them, or a thing with such parts. */
function anything(seed: string): unknown {
  const amount = Number.isNaN(Number(seed)) ? 500 : Number(seed);
  return new Proxy(
    Object.assign(() => seed, {}),
    {
      get(_, name) {
        if (name === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? amount : seed);
        if (name === Symbol.iterator)
          return function* () {
            for (let n = 0; n < 9; n += 1) yield anything(seed);
          };
        for (const like of [[seed], seed, amount]) {
          const part: unknown = Reflect.get(Object(like), name);
          if (typeof part === 'function') return part.bind(like);
          if (part !== undefined && typeof name === 'string' && name !== 'name') return part;
        }
        return anything(seed);
      },
    },
  );
}
