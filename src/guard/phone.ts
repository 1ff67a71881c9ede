import type { Span } from './span.ts';

const GAP = '[ \\u00a0.-]';
const SHAPES: readonly RegExp[] = [
  // International: +358 40 123 4567, +44 (0)20 7946 0958.
  new RegExp(
    `(?<![\\p{L}\\p{N}+])(?:\\+|00(?=358))[ ]?[1-9]\\d{0,2}(?:${GAP}?\\(\\d{1,4}\\))?(?:${GAP}{0,2}\\d){6,12}(?!\\d)`,
    'gu',
  ),
  // Finnish mobile: 04x or 050, then five to eight digits in groups.
  new RegExp(`(?<![\\p{L}\\p{N}+]|\\d${GAP}|\\d,)0(?:4\\d|50)(?:${GAP}{0,2}\\d){5,8}(?!\\d|[,.]\\d)`, 'gu'),
  // Finnish landline: one area code, then one or two groups; narrow, since opening hours and dates look alike.
  /(?<![\p{L}\p{N}+]|\d[ .,:-])\(?0(?:[235689]|1[3-9])\)?[ -]?[1-9](?:\d{4,7}|\d{2,3}[ -]\d{3,4})(?!\d|[ .,:-]\d)/gu,
  // North American: (555) 234-5678 and 555-234-5678.
  /(?<![\p{L}\p{N}+(-]|\d )(?:\([2-9]\d{2}\) ?|[2-9]\d{2}-)[2-9]\d{2}-\d{4}(?!\d|-\d)/gu,
];
/** Numbers that belong to companies and to the authorities, never to a person; a brand may print its own. */
const SERVICE = /^(?:\+?358|00358)?0?(?:800|600|606|700|10[0-9]|20[0-9]|29[0-9]|30[0-9]|7[135]\d|116)/;
const REFERENCE =
  /(?:tilau[sk]\p{L}*|order|ref(?:erence)?|viite\p{L}*|seuranta\p{L}*|tracking|lasku\p{L}*|invoice|case|ticket|tiketti\p{L}*|tapau\p{L}*|lähety\p{L}*|tuote\p{L}*|artikkel\p{L}*|mall(?:i|in)\p{L}*|model|item|article|product|ean|gtin|isbn|sku|y-tunnus|id)[\s:#.-]{0,3}(?:(?:nro|numero\p{L}*|number|no|id|code|koodi|on|is)[\s:#.-]{0,3}){0,2}$/iu;
const REFERENCE_REACH = 60;
/** A landline that customers are asked to ring is a company's. */
const TO_RING =
  /(?:soit|puhelinpalvel|asiakaspalvel|päivysty|vaihde|palvel\p{L}*numero|numeromme|call|ring|phone us|helpline|switchboard)\p{L}*[^.!?\n]{0,40}$|(?:puh(?:elin)?|numero(?:on|sta|mme|ssa)?)[.:]?\s*$/iu;

/** Phone numbers of people, Finnish and international; service numbers (0800, 010, 020, 029 …) pass. */
export function findPhones(text: string): Span[] {
  const spans: Span[] = [];
  for (const shape of SHAPES)
    for (const match of text.matchAll(shape)) {
      const digits = match[0].replace(/[^\d+]/g, '').replace(/^(\+358|00358)0/, '$1');
      if (isService(digits) || isDate(match[0])) continue;
      if (
        /^\(?0(?!4|50)/.test(match[0]) &&
        TO_RING.test(text.slice(Math.max(0, match.index - REFERENCE_REACH), match.index))
      )
        continue;
      if (!match[0].startsWith('+') && isNamedAsReference(text, match.index)) continue;
      spans.push({ start: match.index, end: match.index + match[0].length, what: 'a phone number' });
    }
  return spans;
}

/** Whether the words just before a number say that it is an order, a reference, a parcel or the like. */
export function isNamedAsReference(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - REFERENCE_REACH), start);
  return before.endsWith('#') || REFERENCE.test(before);
}

function isService(digits: string): boolean {
  if (digits.startsWith('+') && !digits.startsWith('+358')) return false;
  return SERVICE.test(digits);
}

function isDate(words: string): boolean {
  return /\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)/.test(words);
}
