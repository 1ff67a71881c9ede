import { isNamedAsReference } from './phone.ts';
import type { Span } from './span.ts';

const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}/giu;
/** Length of an IBAN by country (ISO 13616 registry); for other countries the whole match must pass the check. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LT: 20,
  LU: 20,
  LV: 21,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  TR: 26,
  UA: 29,
};
const CARD = /(?<![\p{L}\p{N}+.,-])\d(?:[ \u00a0-]?\d){12,18}(?![\p{L}\p{N}]|[.,-]\d)/gu;
/** First digits of the payment card networks. */
const CARD_STARTS = /^(?:4|5[1-5]|2[2-7]|3[0-9]|6011|6[245]|50|5[6-9])/;

/** Bank account numbers (IBAN, mod 97) and payment card numbers (Luhn). */
export function findBankNumbers(text: string): Span[] {
  return [...findIbans(text), ...findCards(text)];
}

function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IBAN)) {
    const compact = match[0].replace(/[^A-Z0-9]/gi, '').toUpperCase();
    const length = IBAN_LENGTHS[compact.slice(0, 2)] ?? compact.length;
    if (compact.length < length || mod97(compact.slice(0, length)) !== 1) continue;
    const end = match.index + lengthOf(match[0], length);
    spans.push({ start: match.index, end, what: 'a bank account number (IBAN)' });
  }
  return spans;
}

function findCards(text: string): Span[] {
  return [...text.matchAll(CARD)]
    .filter((match) => {
      const digits = match[0].replace(/\D/g, '');
      return CARD_STARTS.test(digits) && isLuhn(digits) && !isNamedAsReference(text, match.index);
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length, what: 'a payment card number' }));
}

/** The remainder of an IBAN with its first four characters moved to the end and letters as 10 to 35. */
function mod97(iban: string): number {
  let remainder = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, isSecond = false; at >= 0; at -= 1, isSecond = !isSecond) {
    const value = Number(digits[at]) * (isSecond ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

/** How many characters of `written` hold its first `count` letters and digits. */
function lengthOf(written: string, count: number): number {
  let seen = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (/[A-Z0-9]/i.test(written[at] ?? '')) seen += 1;
    if (seen === count) return at + 1;
  }
  return written.length;
}
