import { describe, expect, it } from 'vitest';
import { understandRating } from '../../src/domain/rating.ts';

type Row = readonly [said: string, rating: number | null, comment?: string | null];

const UNDERSTOOD: readonly Row[] = [
  ['4', 4, null],
  [' 5 ', 5, null],
  ['4.', 4, null],
  ['5!', 5, null],
  ['3-', 3, null],
  ['4+', 4, null],
  ['4,5', 5],
  ['4️⃣', 4, null],
  ['@esimerkki 4', 4, null],
  ['4/5', 4, null],
  ['4 / 5', 4, null],
  ['10/10', 5, null],
  ['8/10', 4],
  ['0/5', 1],
  ['90/100', 5],
  ['4 out of 5', 4, null],
  ['5/5, kiitos Maija', 5, 'kiitos Maija'],
  ['Kiitos! 5/5', 5],
  ['nelonen', 4, null],
  ['Vitonen!', 5],
  ['viisi', 5],
  ['five', 5, null],
  ['Four.', 4],
  ['kolme', 3],
  ['annan nelosen', 4],
  ['Annan teille 4', 4],
  ['Arvosana: 5', 5],
  ["I'd say 4", 4],
  ['I give you a 3', 3],
  ['My rating is 2, too slow', 2],
  ['viisi tähteä', 5],
  ['5 stars, great help', 5, 'great help'],
  ['antaisin 3 tähteä', 3],
  ['kymppi', 5],
  ['täydet pisteet', 5],
  ['⭐⭐⭐⭐', 4, null],
  ['★★★☆☆', 3],
  ['⭐⭐⭐⭐⭐ nopea palvelu', 5, 'nopea palvelu'],
  ['👍', 4, null],
  ['👍🏽', 4],
  ['👍👍', 5],
  ['Kiitos 👍', 4],
  ['👎', 2],
  ['👎👎', 1],
  ['😡', 1],
  ['💯', 5],
  ['ihan ok', 3, null],
  ['Ihan ok.', 3],
  ['ok', 3],
  ['tosi hyvä', 5, null],
  ['hyvä', 4],
  ['Erittäin hyvää palvelua', 5],
  ['Palvelu oli hyvää', 4],
  ['ihan hyvä kiitos', 4],
  ['huono', 2],
  ['tosi huono', 1],
  ['Surkeaa palvelua', 1],
  ['ei hyvä', 2],
  ['ei huono', 4],
  ['Not bad', 4],
  ['not good', 2],
  ['excellent service', 5],
  ['very good, thank you', 5],
  ['terrible', 1],
  ['so-so', 3],
  ['en ole tyytyväinen', 2],
  ['erittäin tyytyväinen', 5],
  ['5! kiitti Maija', 5, 'kiitti Maija'],
  ['2 - vastausta sai odottaa', 2, 'vastausta sai odottaa'],
  ['4 kiitos avusta', 4, 'kiitos avusta'],
  ['Tosi hyvä, Maija auttoi heti', 5, 'Maija auttoi heti'],
  ['ihan ok mutta hidas', 3, 'mutta hidas'],
  ['Huono. Kukaan ei soittanut.', 2, 'Kukaan ei soittanut.'],
  ['Kiitos avusta! 4', 4],
  ['1\nen saanut apua', 1, 'en saanut apua'],
  ['5 koska kaikki hoitui', 5, 'koska kaikki hoitui'],
];

const SOMETHING_ELSE: readonly string[] = [
  '',
  'tilaus 4 puuttuu',
  '4 päivää jo odottanut',
  '4 pakettia puuttuu',
  '4. kerta kun kysyn tätä',
  '5 days and nothing',
  'I have waited 5 days',
  'tilausnumero 5',
  'Tilausnumero: 4',
  'order #5',
  '#4',
  '-4',
  '4?',
  '5 vai 6?',
  '4:30 sopii',
  '4.5.2026',
  '4-5 päivää',
  '2 - 3 viikkoa',
  '4, 5 ja 6 puuttuvat',
  '5 %',
  '5€ jäi palauttamatta',
  '3/12 paketista tuli',
  'toimitus 4/5 paketista puuttuu',
  '1/2026',
  '0',
  '6',
  '10',
  '44',
  '12345',
  '040 123 4567',
  'annan teille 2 päivää aikaa',
  'One more question about the invoice',
  'Yksi kysymys vielä: missä palautus on?',
  'Two things are missing',
  'Hyvää päivää, tilaukseni puuttuu',
  'Hyvää joulua',
  'Good morning, where is it',
  'Hyvä asiakaspalvelu, tilaukseni 4 puuttuu',
  'Hyvä asiakaspalvelu, tilaukseni puuttuu',
  'Hyvä. Entä milloin rahat tulevat?',
  'Missä tilaukseni on?',
  'hyvä ja huono',
  '👍👎',
  '👍 mutta tilaus puuttuu vielä',
  'ok kiitos',
  'Kiitos!',
  'kiitos avusta',
  '🙏',
  '⭐⭐⭐⭐⭐⭐',
  'Laskussa on 3 virhettä',
  'Asun kerroksessa 4',
  'Kuja 3, 4',
  'Soittakaa klo 4',
  'v5',
  'stop',
];

describe('what a customer means who was asked to judge from 1 to 5', () => {
  it.each(UNDERSTOOD.map(([said, rating, comment]) => ({ said, rating, comment })))('$said', (row) => {
    const { said, rating, comment } = row;
    const found = understandRating(said, 5);
    expect(found?.rating).toBe(rating);
    if (comment !== undefined) expect(found?.comment).toBe(comment);
  });

  it.each(SOMETHING_ELSE)('%j is something else, or for a person to read', (said) => {
    expect(understandRating(said, 5)).toBeNull();
  });

  it.each([
    ['7', 10, 7],
    ['👍', 10, 8],
    ['ihan ok', 3, 2],
    ['huono', 3, 1],
    ['tosi hyvä', 3, 3],
    ['4/5', 10, 8],
    ['kymppi', 10, 10],
    ['5', 3, null],
  ] as const)('%j on a scale to %j is %j', (said, scale, rating) => {
    expect(understandRating(said, scale)?.rating ?? null).toBe(rating);
  });

  it('never leaves the scale and never fails, whatever is said', () => {
    const pieces = [
      '4',
      '/',
      '5',
      ' ',
      'hyvä',
      '👍',
      'ei',
      '\n',
      '-',
      '⭐',
      '?',
      '10',
      'tähteä',
      'annan',
      '.',
      '\u202e',
      '%',
    ];
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let round = 0; round < 4_000; round += 1) {
      const said = Array.from({ length: 1 + (next() % 7) }, () => pieces[next() % pieces.length] ?? '').join('');
      const rating = understandRating(said, 5)?.rating ?? 3;
      expect(Number.isInteger(rating) && rating >= 1 && rating <= 5, said).toBe(true);
    }
  });
});
