import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAGS, type Score, SENTIMENTS, TOPICS, URGENCIES, urgencyLevel } from '../../src/domain/triage.ts';
import { score } from '../support/shipped-scorer.ts';

const CORPUS = new URL('../../../shared/data/hostile.jsonl', import.meta.url);

/** [text, language, sentiment, levels allowed, a topic or null] */
type Case = readonly [string, string, string, readonly string[], string | null];

const CASES: readonly Case[] = [
  [
    'Tilasin kengät kaksi viikkoa sitten ja paketti ei ole vieläkään tullut perille.',
    'fi',
    'negative',
    ['normal', 'high'],
    'delivery',
  ],
  ['Ihan surkeeta palvelua, kukaan ei vastaa puhelimeen!', 'fi', 'negative', ['normal', 'high'], 'service'],
  ['Aivan mahtavaa palvelua, kiitos paljon!', 'fi', 'positive', ['low'], 'praise'],
  ['Olipa hyvä ja nopea toimitus, suosittelen', 'fi', 'positive', ['low'], 'praise'],
  ['Kahvi ei ollut huono, päinvastoin', 'fi', 'positive', ['low'], null],
  ['Ei ollut kyllä yhtään hyvää ruokaa teillä', 'fi', 'negative', ['low', 'normal'], null],
  ['Kiitos taas, juna myöhässä jo kolmatta kertaa tällä viikolla', 'fi', 'negative', ['normal', 'high'], null],
  ['Hienoa että taas laskutatte väärin 👏', 'fi', 'negative', ['normal', 'high'], 'billing'],
  ['Irtisanon sopimuksen ja vaihdan operaattoria, nyt riittää', 'fi', 'negative', ['normal', 'high'], null],
  ['Laturinne syttyi tuleen ja lapsi sai palovamman', 'fi', 'negative', ['critical', 'high'], 'safety'],
  ['Näen sovelluksessanne toisen asiakkaan tiedot!', 'fi', 'negative', ['critical', 'high'], 'security'],
  ['Teen rikosilmoituksen, veloititte luvatta', 'fi', 'negative', ['critical', 'high'], null],
  ['Onko myymälä auki juhannuksena?', 'fi', 'neutral', ['low'], 'store'],
  ['Palvelu oli hyvää mutta tuote meni rikki heti', 'fi', 'negative', ['normal'], null],
  ['My parcel never arrived and nobody answers my emails', 'en', 'negative', ['normal', 'high'], 'delivery'],
  ['Thank you so much, the staff were wonderful and helpful', 'en', 'positive', ['low'], 'praise'],
  ['Honestly not bad, I am impressed', 'en', 'positive', ['low'], null],
  ['The food was not good at all', 'en', 'negative', ['low', 'normal'], null],
  ['Great, another delay. Thanks for nothing', 'en', 'negative', ['low', 'normal', 'high'], null],
  ['I am cancelling my subscription, never again', 'en', 'negative', ['normal', 'high'], null],
  ['Your charger exploded and burned my hand', 'en', 'negative', ['critical', 'high'], 'safety'],
  ['Someone hacked my account with you and stole my money', 'en', 'negative', ['critical', 'high'], 'security'],
  ['You will hear from my lawyer', 'en', 'negative', ['critical', 'high'], null],
  ['Your site is down for everyone, payments failing', 'en', 'negative', ['critical', 'high'], 'outage'],
  ['Do you ship to Finland?', 'en', 'neutral', ['low'], 'delivery'],
  ['The staff was friendly but the room was dirty and the shower broken', 'en', 'negative', ['normal'], null],
  ['Why was I charged twice this month?', 'en', 'negative', ['normal'], 'billing'],
  ["I can't log in, my account is locked", 'en', 'negative', ['normal'], 'account'],
];

function inRange(result: Score): void {
  expect(SENTIMENTS).toContain(result.sentiment.label);
  expect(Math.abs(result.sentiment.score)).toBeLessThanOrEqual(1);
  expect(result.sentiment.confidence).toBeGreaterThanOrEqual(0);
  expect(result.sentiment.confidence).toBeLessThanOrEqual(1);
  expect(result.urgency.score).toBeGreaterThanOrEqual(0);
  expect(result.urgency.score).toBeLessThanOrEqual(1);
  expect(URGENCIES).toContain(result.urgency.level);
  expect(result.urgency.level).toBe(urgencyLevel(result.urgency.score));
  expect(result.language).toMatch(/^[a-z]{2,3}$/);
  for (const flag of result.flags) expect(FLAGS).toContain(flag);
  for (const topic of result.topics) expect(TOPICS).toContain(topic);
  for (const reason of result.reasons) expect(Number.isFinite(reason.weight)).toBe(true);
}

/** Every label that says something quotes the text it stands on. */
function quotesText(text: string, result: Score): void {
  const wellFormed = text.toWellFormed();
  const quotes = (effect: string) =>
    result.reasons.filter((reason) => reason.effect === effect && reason.cue !== '' && wellFormed.includes(reason.cue));
  if (result.sentiment.label !== 'neutral')
    expect(quotes('sentiment').length, `sentiment of ${text}`).toBeGreaterThan(0);
  if (result.urgency.level !== 'low') expect(quotes('urgency').length, `urgency of ${text}`).toBeGreaterThan(0);
  if (result.flags.length > 0)
    expect(quotes('flag').length, `flags of ${text}`).toBeGreaterThanOrEqual(result.flags.length);
  if (!result.topics.includes('other')) expect(quotes('topic').length, `topics of ${text}`).toBeGreaterThan(0);
}

describe('score', () => {
  it.each(CASES)('%s', (...[text, language, sentiment, levels, topic]) => {
    const result = score(text);
    expect(result.language).toBe(language);
    expect(result.sentiment.label, JSON.stringify(result)).toBe(sentiment);
    expect(levels, JSON.stringify(result)).toContain(result.urgency.level);
    if (topic !== null) expect(result.topics).toContain(topic);
    inRange(result);
    quotesText(text, result);
  });

  it.each([
    ['Onko teillä auki sunnuntaina?', ['question']],
    ['Milloin paketti tulee?', ['question']],
    ['Ihan surkeaa palvelua teiltä', ['complaint']],
    ['Where is my order? It never arrived', ['question', 'complaint']],
    ['Worst service ever, I will never buy from you again', ['complaint', 'threat']],
    ['Kaikki boikottiin, törkeää toimintaa!', ['threat']],
    ['Haistakaa paska idiootit', ['abuse']],
    ['You idiots, fuck you', ['abuse']],
    ['VOITA UUSI PUHELIN! Klikkaa linkkiä http://x.example/1', ['spam']],
    ['Free money! Click here http://x.example/1 and claim your bitcoin', ['spam']],
    ['Ihana päivä', []],
  ] as const)('flags %j', (text, flags) => {
    const result = score(text);
    for (const flag of flags) expect(result.flags, JSON.stringify(result)).toContain(flag);
    if (flags.length === 0) expect(result.flags).toEqual([]);
    quotesText(text, result);
  });

  it.each([
    ['Palomies kertoi telkkarissa miten tulipaloja sammutetaan', ['low']],
    ['Uutinen: yhtiö varoittaa huijauksista yleisesti', ['low']],
    ['The concert was fire, you killed it!', ['low', 'normal']],
  ] as const)('keeps calm at %j', (text, levels) => expect(levels).toContain(score(text).urgency.level));

  it('never lets spam hide a grave cue', () => {
    const result = score('Click here http://x.example free money: your charger exploded and burned my hand');
    expect(result.flags).not.toContain('spam');
    expect(['critical', 'high']).toContain(result.urgency.level);
  });

  it('reads the brand’s own names as nothing but names', () => {
    const names = ['Loistava', 'Huono Oy', 'Kivimetsä'];
    const scoreOf = (text: string) => score(text, { brandNames: names }).sentiment;
    expect(scoreOf('Loistava avaa uuden myymälän')).toEqual(scoreOf('Kivimetsä avaa uuden myymälän'));
    expect(scoreOf('Loistavan pakettiautot')).toEqual(scoreOf('Kivimetsän pakettiautot'));
    expect(scoreOf('LOISTAVA avaa')).toEqual(scoreOf('kivimetsä avaa'));
    expect(score('Loistava avaa').sentiment.label).toBe('positive');
    expect(score('Loistava avaa').sentiment.score).toBeGreaterThan(scoreOf('Loistava avaa').score + 0.2);
  });

  it('says und for what it cannot tell, and lets the declared language decide only what is open', () => {
    expect(score('').language).toBe('und');
    expect(score('👍👍').language).toBe('und');
    expect(score('12345').language).toBe('und');
    expect(score('ok', { language: 'fi' }).language).toBe('fi');
    expect(score('Where is my order, I have waited for weeks', { language: 'fi' }).language).toBe('en');
    expect(score('Missä minun tilaukseni on, olen odottanut jo viikkoja', { language: 'en' }).language).toBe('fi');
    expect(score('Var är mitt paket, det skulle komma i tisdags').language).toBe('sv');
  });

  it.each([
    ['Спасибо большое за помощь', 'ru'],
    ['Ich habe das Paket nicht bekommen und warte seit zwei Wochen', 'de'],
    ['荷物がまだ届きません', 'ja'],
    ["Je n'ai toujours pas reçu mon colis, c'est inadmissible", 'fr'],
  ])('shows the language of %j and guesses nothing', (text, language) => {
    const { reasons, sentiment, urgency, ...rest } = score(text);
    expect(rest.language).toBe(language);
    expect(sentiment.label).toBe('neutral');
    expect(sentiment.confidence).toBeLessThan(0.3);
    expect(urgency.level).toBe('normal');
    expect(reasons[0]).toMatchObject({ effect: 'sentiment', weight: 0, cue: expect.stringContaining('unknown') });
    // the same words in a language that is understood are judged
    expect(score('I still have not received my parcel, this is unacceptable').sentiment.label).toBe('negative');
  });

  it('reads the end of a text that is too long to be read whole', () => {
    const praise = 'Kiitos hyvästä palvelusta. '.repeat(160);
    const isFromTheEnd = ({ cue }: { readonly cue: string }): boolean => /syttyi|palovammoja/.test(cue);
    expect(score(`${praise}Mutta nyt laite syttyi palamaan ja lapsi sai palovammoja!`).reasons.some(isFromTheEnd)).toBe(
      true,
    );
    expect(score(praise).reasons.some(isFromTheEnd)).toBe(false);
  });

  it.each([
    ["No injuries. It's in a box now. Where do I send it?"],
    ['Ei palovammoja, mutta kone meni rikki'],
    ['En ole ottamassa lakimiestä'],
  ])('raises no alarm where the danger is denied: %s', (text) => {
    expect(['low', 'normal']).toContain(score(text).urgency.level);
  });

  it('gives no flags to one everyday word', () => {
    for (const word of ['hyvä', 'Thank you', 'tack', 'joo', 'moi', 'Terve'])
      expect(score(word).flags, word).toEqual([]);
  });

  it('gives the same score every time', () => {
    for (const [text] of CASES) expect(score(text)).toEqual(score(text));
  });

  it('never throws and stays in range, for any text', () => {
    const words = [
      'ei',
      'hyvä',
      'not',
      'bad',
      'mutta',
      'kiitos',
      'taas',
      '🙃',
      '!',
      '?',
      ',',
      '#a',
      '@b',
      'http://x',
      '\ud800',
      '\u0000',
      '10',
      '"',
      'tosi',
      'fire',
      'te',
    ];
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(
        anyText,
        fc.option(fc.constantFrom('fi', 'en', 'xx'), { nil: null }),
        fc.array(fc.string(), { maxLength: 3 }),
        (text, language, brandNames) => {
          const result = score(text, { language, brandNames });
          if (language !== 'xx') inRange(result);
          quotesText(text, result);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('takes ten megabytes in its stride and says that it did not read them all', () => {
    for (const unit of ['hyvä ', 'ei', '@a', '!', "a'", '😀', 'ei toimi+', '\ud83d', '#', '(', 'x\u200d', '"']) {
      const text = unit.repeat(Math.ceil(10_000_000 / unit.length));
      const startedAt = performance.now();
      const result = score(text);
      expect(performance.now() - startedAt, unit).toBeLessThan(500);
      expect(result.reasons.at(-1)?.cue).toContain('4000');
      inRange(result);
    }
  });

  it('scores every string of the hostile corpus', (context) => {
    context.skip(!existsSync(CORPUS), 'skipped: ../shared is not here');
    const texts = readFileSync(CORPUS, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as string);
    expect(texts.length).toBeGreaterThanOrEqual(672);
    for (const text of texts) {
      const result = score(text);
      inRange(result);
      quotesText(text, result);
    }
  });
});
