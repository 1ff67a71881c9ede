import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../src/guard/guard.ts';

function rulesOf(text: string, visibility: 'public' | 'private' = 'public'): string[] {
  return guard({ text, visibility, measure: null }).map((finding) => finding.rule);
}

function wordsOf(text: string, rule: string): string[] {
  return guard({ text, visibility: 'public', measure: null })
    .filter((finding) => finding.rule === rule)
    .map((finding) => finding.words);
}

describe('empty', () => {
  it.each(['', '   ', '\n\t ', '\u200b\u2060', '\u3164', ' \u00ad ', '\u2800'])('stops %j', (text) => {
    expect(rulesOf(text)).toEqual(['empty']);
  });
  it.each(['.', '👍', '0', '⟦x⟧', '␛'])('lets %j pass', (text) => expect(rulesOf(text)).not.toContain('empty'));
});

describe('too long', () => {
  const measure = (units: number) => ({ units, max: 280, unit: 'weighted' as const });
  it('stops one unit too many and names both numbers', () => {
    const [finding] = guard({ text: 'Hei', visibility: 'private', measure: measure(281) });
    expect(finding).toMatchObject({ rule: 'too-long', severity: 'block', start: 3, end: 3, words: '' });
    expect(finding?.why).toMatch(/281.*280/);
  });
  it('lets the exact length pass', () => {
    expect(guard({ text: 'Hei', visibility: 'public', measure: measure(280) })).toEqual([]);
  });
});

describe('placeholder', () => {
  it.each([
    ['Hei {{name}}, kiitos', '{{name}}'],
    ['Hei {{ first name }}!', '{{ first name }}'],
    ['Hei {name}!', '{name}'],
    [`Hei $${'{etunimi}'}`, `$${'{etunimi}'}`],
    ['Hei [nimi], kiitos', '[nimi]'],
    ['Hi [Customer Name],', '[Customer Name]'],
    ['Hi [customer_name],', '[customer_name]'],
    ['Hi <name>, thanks', '<name>'],
    ['Hei <asiakkaan nimi>', '<asiakkaan nimi>'],
    ['Tilauksenne XXX on matkalla', 'XXX'],
    ['Saat sen XX.XX. mennessä', 'XX.XX.'],
    ['Hyvitämme xx € tilillesi', 'xx'],
    ['Soitamme klo xx', 'xx'],
    ['Your order number is ____', '____'],
    ['Hi %FIRSTNAME%,', '%FIRSTNAME%'],
    ['Hei undefined, kiitos', 'undefined'],
    ['Hei {% if name %}', '{% if name %}'],
    ['Summa on [lisää summa tähän]', '[lisää summa tähän]'],
  ])('finds the blank in %j', (text, words) => expect(wordsOf(text, 'placeholder')).toEqual([words]));

  it.each([
    'Rakastan teitä <3 <3',
    'Koko XXL on loppu, XL ja XXXL löytyy',
    'Osa [1/2]: jatkuu',
    'He said "its" [sic]',
    'love you xxx',
    'Lue lisää [täältä](https://example.com)',
    'Alennus 50 % tai 20%!',
    'Hinta on < 20 € ja > 10 €',
    'Sarja maksaa {5}',
    'Xbox Series X, 3 x 4 cm',
    'snake_case ja __init__ ovat koodia',
    '[Päivitys] Vika on korjattu.',
  ])('lets %j pass', (text) => expect(wordsOf(text, 'placeholder')).toEqual([]));

  it('stops a private draft too', () => expect(rulesOf('Hei {nimi}', 'private')).toEqual(['placeholder']));
});

describe('personal data in public', () => {
  it.each([
    ['Tunnuksesi 131052-308T on', '131052-308T'],
    ['hetu 010594Y9032', '010594Y9032'],
    ['hetu 010594y9032.', '010594y9032'],
    ['020202A9020? ei, 131052\u2013308T', '131052\u2013308T'],
    ['Soita 040 123 4567', '040 123 4567'],
    ['numerosi on 0401234567.', '0401234567'],
    ['puh. 050-123 4567', '050-123 4567'],
    ['call +358 40 123 4567 now', '+358 40 123 4567'],
    ['call +358401234567', '+358401234567'],
    ['00358401234567', '00358401234567'],
    ['+44 20 7946 0958', '+44 20 7946 0958'],
    ['ring (555) 234-5678', '(555) 234-5678'],
    ['lanka 09 123 4567', '09 123 4567'],
    ['numero ０４０１２３４５６７', '０４０１２３４５６７'],
    ['kirjoita matti.meikalainen@example.com', 'matti.meikalainen@example.com'],
    ['matti (at) example.com', 'matti (at) example.com'],
    ['tili FI21 1234 5600 0007 85 kiitos', 'FI21 1234 5600 0007 85'],
    ['fi2112345600000785', 'fi2112345600000785'],
    ['DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['kortti 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['card 5500-0055-5555-5559', '5500-0055-5555-5559'],
    ['card 378282246310005', '378282246310005'],
    ['Lähetimme sen: Mannerheimintie 12 A 3', 'Mannerheimintie 12 A 3'],
    ['osoitteesi Kuusikuja 4, 00100 Helsinki', 'Kuusikuja 4, 00100 Helsinki'],
    ['Tilausnumerosi on 884712.', '884712'],
    ['Your order #884712 left', '884712'],
    ['asiakasnumero: A-100200', 'A-100200'],
    ['numerosi 09 4245 0300 ei vastaa', '09 4245 0300'],
    ['You live at 12 Oak Street, Springfield 62704', '12 Oak Street, Springfield 62704'],
  ])('finds it in %j', (text, words) => expect(wordsOf(text, 'personal-data')).toEqual([words]));

  it.each([
    '131052-308S on väärin',
    '320152-308T ei ole päivä',
    'Tilaus 33812 ja tuotenumero 0401234567',
    'tracking #4111111111111111',
    'Laskun summa 4245 0300, viitenumero 1234567',
    'Soita asiakaspalveluumme 09 4245 0300 arkisin',
    'Vuosi 2024, 2025 ja 2026–2027',
    'Hinta 1 299,90 € tai 12 345 678 €',
    'Avoinna ma-pe 08-16, la 09-15 ja su 12.00-18.00',
    'Auki 08.00-20.00 / 10.00-18.00',
    'Tapahtuma 04.05.2024 klo 12.30–14.00',
    'Toimitus 3.–5.12.2025',
    'https://example.com/t/0401234567?x=4111111111111111',
    'Asiakaspalvelumme 0800 123 456, 010 123 4567, 020 1234 567, +358 29 123 4567',
    'asiakaspalvelu@example.com auttaa',
    'Kiitos @aino@mastodon.social ja @ville!',
    'Seurantakoodi JJFI12345678901234567890',
    'FI21 1234 5600 0007 86',
    'Numero 4111 1111 1111 1112',
    'Myymälämme on osoitteessa Mannerheimintie 12, 00100 Helsinki',
    'Mannerheimintie 12 on remontissa',
    'Y-tunnus 1234567-8, EAN 6408430000135',
    'versio 10.15.7.1234, IP 192.168.100.200',
    'Pi on 3.14159265358979',
  ])('lets %j pass', (text) => expect(wordsOf(text, 'personal-data')).toEqual([]));

  it('passes in private', () => expect(rulesOf('Soita 040 123 4567, 131052-308T', 'private')).toEqual([]));
});

describe('hidden characters', () => {
  it.each([
    ['a\u0000b', '\u0000'],
    ['a\u001b[31mb', '\u001b'],
    ['a\u009bb', '\u009b'],
    ['a\u202eb', '\u202e'],
    ['a\u200b\u200bb', '\u200b\u200b'],
    ['a\ud800b', '\ud800'],
    ['a\u{e0041}\u{e0042}b', '\u{e0041}\u{e0042}'],
    ['a\rb', '\r'],
  ])('finds them in %j', (text, words) => {
    expect(rulesOf(text, 'private')).toEqual(['hidden-characters']);
    expect(wordsOf(text, 'hidden-characters')).toEqual([words]);
  });
  it.each(['tab\there', 'two\nlines', 'two\r\nlines', '👨‍👩‍👧 ❤️ 🇫🇮', 'Äö'])('lets %j pass', (text) =>
    expect(rulesOf(text)).toEqual([]),
  );
});

describe('any text', () => {
  const pieces = [
    '{{',
    '}}',
    '[nimi]',
    'XXX',
    '040 123 4567',
    '\u202e',
    '4111 1111 1111 1111',
    'FI21',
    ' ',
    'a@b.fi',
    '\ud800',
    '<',
    '0',
  ];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('never throws, and each finding quotes the text it points at', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('public' as const, 'private' as const), (text, visibility) => {
        for (const finding of guard({ text, visibility, measure: null })) {
          expect(text.slice(finding.start, finding.end)).toBe(finding.words);
          expect(finding.severity).toBe('block');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is done in time with long hostile drafts', () => {
    for (const unit of [
      ' ',
      'on ',
      'soita meille ',
      'salasana a ',
      '0',
      '0 ',
      'a',
      'a.',
      '{',
      '[',
      '<',
      'A ',
      '\u200b',
      'x',
      '1 Aa ',
      'Aa-',
      '+1',
      '(',
      'fi21 ',
      '_',
    ])
      for (const text of [unit.repeat(20_000)]) {
        const startedAt = performance.now();
        guard({ text, visibility: 'public', measure: null });
        expect(performance.now() - startedAt, unit).toBeLessThan(1_500);
      }
  });
});
