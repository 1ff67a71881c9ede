import { describe, expect, it } from 'vitest';
import { score } from '../support/shipped-scorer.ts';

/** [text, sentiment, levels allowed, a flag or null]: what people plainly say, and none of it in a word of mood. */
const PLAIN: readonly (readonly [string, string, readonly string[], string | null])[] = [
  ['Teidän leivänpaahtimesta nous savua ja kipinät lenteli', 'negative', ['critical'], null],
  [
    'Puhelimen akku pullistunut niin että takakuori irtos, uskaltaako tätä pitää sisällä?',
    'negative',
    ['critical', 'high'],
    null,
  ],
  ['Salaatista löyty rautalangan pätkä, melkein nielin sen', 'negative', ['critical'], null],
  ['Your hoverboard battery is bulging and hissing, what do I do??', 'negative', ['critical'], null],
  ['the charger that came with my monitor started smoking, I pulled it from the wall', 'negative', ['critical'], null],
  ['Latauspankki turposi taskussa ku pallo ja alko sihistä.', 'negative', ['critical'], null],
  ["I logged in to my account and see SOMEBODY ELSE'S orders", 'negative', ['high', 'critical'], null],
  ['Kirjauduin sisään ja näkyy jonkun toisen tilaukset', 'negative', ['high', 'critical'], null],
  ['Tililtäni on veloitettu 340 euroa ostoksesta jota en ole tehnyt', 'negative', ['high', 'critical'], null],
  ['Netti ollu koko aamun pimeenä Tampereella, muilla sama?', 'negative', ['high', 'critical'], null],
  ['No broadband for three days and I work from home', 'negative', ['high', 'critical'], null],
  ["if my line is still dead tomorrow I'm cancelling all three subscriptions", 'negative', ['high'], 'threat'],
  ['poliisin kanssa jatketaan sitten', '', ['high', 'critical'], 'legal'],
  ['neljäs viikko menossa ja tilaus yhä käsittelyssä', 'negative', ['normal', 'high'], 'complaint'],
  ['Missä mun tilaus viipyy?? Kolmas viikko menossa', 'negative', ['normal', 'high'], 'complaint'],
  ['where tf is my package', 'negative', ['normal', 'high'], 'complaint'],
  ['the box turned up soaked and crushed', 'negative', ['normal', 'high'], 'complaint'],
  ['Miks multa on menny maksu kaks kertaa samasta tilauksesta', 'negative', ['normal'], 'complaint'],
  ["You've taken the payment twice and only one order shows", 'negative', ['normal'], 'complaint'],
  ['Paidan saumat ratkes ensimmäisessä pesussa', 'negative', ['normal'], null],
  ["Screen went black after the update and it won't come back on", 'negative', ['normal'], 'complaint'],
  ['your cashier rolled her eyes and walked off', 'negative', ['normal'], 'complaint'],
  ['Meitsi ei asioi teillä enää ikinä', 'negative', ['low', 'normal', 'high'], 'threat'],
  ['Seriously considering switching operator. raised my price again', 'negative', ['normal', 'high'], 'threat'],
  ['store refused to take it back even with the receipt', 'negative', ['normal'], 'complaint'],
  ['Need followers? Cheap and fast, link in bio', 'neutral', ['low'], 'spam'],
  ['Crypto changed my life!! customers ask me how, write to coach_daniel', 'neutral', ['low'], 'spam'],
];

describe('what went wrong, said without a word of mood', () => {
  it.each(PLAIN)('%s', (...[text, sentiment, levels, flag]) => {
    const result = score(text);
    if (sentiment !== '' && flag !== 'spam') expect(result.sentiment.label, JSON.stringify(result)).toBe(sentiment);
    expect(levels, JSON.stringify(result)).toContain(result.urgency.level);
    if (flag !== null) expect(result.flags, JSON.stringify(result)).toContain(flag);
  });

  it.each([
    ['Savusauna lämpiää, huomenna saunotaan'],
    ['Grillattiin makkarat ja katottiin lätkää'],
    ['Smoking some ribs on the barbecue this weekend'],
    ['On the bus to work with my headphones on'],
    ['saako lahjakortilla ostaa verkosta'],
    ['How do I change my delivery address'],
    ['paketti tuli jo seuraavana päivänä, vau!'],
    ['ordered yesterday, arrived today. Impressed!'],
  ])('makes no alarm of: %s', (text) => {
    expect(score(text).urgency.level).toBe('low');
  });

  it.each([
    ['Smoking some ribs on the barbecue this weekend'],
    ['saako lahjakortilla ostaa verkosta'],
    ['paketti tuli jo seuraavana päivänä, vau!'],
    ['ordered yesterday, arrived today. Impressed!'],
  ])('hears no anger in: %s', (text) => {
    expect(score(text).sentiment.label).not.toBe('negative');
  });
});
