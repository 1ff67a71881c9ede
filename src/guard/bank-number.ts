import cardModule from 'validator/lib/isCreditCard.js';
import ibanModule from 'validator/lib/isIBAN.js';
import { isNamedAsReference } from './phone.ts';
import type { Span } from './span.ts';

// CommonJS: some loaders hand out the module, others the function in it
const isIban = typeof ibanModule === 'function' ? ibanModule : ibanModule.default;
const isCard = typeof cardModule === 'function' ? cardModule : cardModule.default;

const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}/giu;
/** The shortest there is (Norway). */
const IBAN_MIN = 15;
const CARD = /(?<![\p{L}\p{N}+.,-])\d(?:[ \u00a0-]?\d){12,18}(?![\p{L}\p{N}]|[.,-]\d)/gu;

/** Bank account numbers (IBAN, mod 97). Words may follow without a full stop: the longest beginning that is a whole number of its country counts. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IBAN)) {
    const compact = match[0].replace(/[^A-Z0-9]/gi, '').toUpperCase();
    for (let length = compact.length; length >= IBAN_MIN; length -= 1) {
      if (!isIban(compact.slice(0, length))) continue;
      const end = match.index + lengthOf(match[0], length);
      spans.push({ start: match.index, end, what: 'a bank account number (IBAN)' });
      break;
    }
  }
  return spans;
}

/** Payment card numbers (Luhn). */
export function findCards(text: string): Span[] {
  return [...text.matchAll(CARD)]
    .filter(({ index, 0: number }) => {
      const digits = number.replace(/\D/g, '');
      return isCard(digits) && !/^(\d)\1*$/.test(digits) && !isOfGoods(digits) && !isNamedAsReference(text, index);
    })
    .map(({ index, 0: number }) => ({ start: index, end: index + number.length, what: 'a payment card number' }));
}

/** The check digit of goods (EAN-13): every other digit from the second on counts three times. */
function isOfGoods(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return digits.length === 13 && sum % 10 === 0;
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
