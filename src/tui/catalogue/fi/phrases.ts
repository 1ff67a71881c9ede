import { FILTER_KEYS } from '../../../domain/filter-words.ts';
import type { Catalogue } from '../en/en.ts';
import { type PartKind, phraseBook } from '../phrase-book.ts';
import { INBOX } from './inbox.ts';
import { OWN_PHRASES } from './own-phrases.ts';
import { PLATFORM_PHRASES } from './platform-phrases.ts';
import { SPOKEN } from './spoken.ts';

const UNITS: Readonly<Record<string, string>> = { characters: 'merkkiä', graphemes: 'merkkiä', bytes: 'tavua' };
const PERSONAL: Readonly<Record<string, string>> = {
  'a Finnish personal identity code': 'henkilötunnus',
  'a phone number': 'puhelinnumero',
  'an e-mail address': 'sähköpostiosoite',
  'a street address': 'katuosoite',
  'a bank account number (IBAN)': 'tilinumero (IBAN)',
  'a payment card number': 'maksukortin numero',
  'an order or customer number': 'tilaus- tai asiakasnumero',
};
const NO_BREAK_SPACE = '\u00a0';

/** Parts of sentences that are said in Finnish too. */
const KINDS: Readonly<Record<string, PartKind>> = {
  number: { looks: '\\d[\\d,]*', say: (part) => part.replaceAll(',', NO_BREAK_SPACE) },
  span: {
    looks: '\\d+ (?:d|h|min|s)(?: \\d+ (?:h|min))?',
    say: (part) => part.replace(/d\b/, 'pv').replace(/h\b/, 't'),
  },
  topic: oneOf(INBOX.topics),
  status: oneOf(SPOKEN.status),
  unit: oneOf(UNITS),
  personal: oneOf(PERSONAL),
  ending: { looks: '\\d+|a signal', say: (part) => (part === 'a signal' ? 'keskeytys' : part) },
  key: { looks: FILTER_KEYS.join('|'), say: (part) => part },
};

export const PHRASES: Catalogue['phrases'] = {
  say: phraseBook({ ...OWN_PHRASES, ...PLATFORM_PHRASES }, KINDS),
};

function oneOf(words: Readonly<Record<string, string>>): PartKind {
  const known = Object.keys(words).map((word) => word.replace(/[()]/g, '\\$&'));
  return { looks: known.join('|'), say: (part) => words[part] ?? part };
}
