import type { Contact } from './conversation.ts';

/** Words that no person's name has: of companies and associations, of what answers for one, of those who do not say. */
const NOBODYS = new Set(
  `oy oyj ab ky tmi ay ry rf sr osk ltd inc llc plc gmbh ag corp co company group konserni holding hb aps
  the official virallinen shop store kauppa myymälä verkkokauppa outlet team tiimi crew support service services palvelu
  palvelut asiakaspalvelu customer info news uutiset lehti media radio tv studio ravintola restaurant kahvila cafe hotelli
  hotel kunta kaupunki city yhdistys seura club kerho liitto säätiö foundation school koulu bot
  anonymous anonyymi nimetön unknown tuntematon user käyttäjä guest vieras deleted poistettu account tili facebook instagram
  mr mrs ms dr herra rouva neiti tri`.split(/\s+/),
);
const WORDS_MAX = 4;
/** The part of a name: with a capital or without, never one amid small letters. Scripts without capitals say it otherwise. */
const PART = /^(?:\p{L}\p{Ll}+|\p{Lu}{2,})$/u;
const CASED = /^[\p{Lu}\p{Ll}]/u;
const LATER_WORD = /^\p{L}[\p{L}'’-]*\.?$/u;

/**
 * What a customer may be greeted by: the first name, with a capital letter, where the platform shows what reads like a person's
 * name; null where it shows a handle, a number, a company, or anything that is not sure: no name is better than a wrong one.
 */
export function firstNameOf({ handle, name }: Pick<Contact, 'handle' | 'name'>): string | null {
  const words = name
    .normalize('NFC')
    .replace(/\p{Emoji_Presentation}/gu, ' ')
    .trim()
    .split(/\s+/u);
  const [first = '', ...later] = words;
  if (words.length > WORDS_MAX || words.some((word) => NOBODYS.has(word.toLowerCase().replace(/\.$/, '')))) return null;
  if (later.length === 0 && isOfHandle(first, handle)) return null;
  const parts = first.split('-');
  if (!parts.every((part) => PART.test(part) && CASED.test(part)) || !later.every((word) => LATER_WORD.test(word)))
    return null;
  return parts.map(written).join('-');
}

/** `maija` of `maija`, `maija_85`, `maija@masto.example` and `maija.bsky.example`. */
function isOfHandle(name: string, handle: string): boolean {
  const bare = lettersOf(name);
  return [handle, handle.replace(/@.*$/s, ''), handle.replace(/\..*$/s, '')].some((one) => lettersOf(one) === bare);
}

function lettersOf(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\P{L}/gu, '');
}

/** `maija` and `MAIJA` are Maija; `JP` stays as it is. */
function written(part: string): string {
  const [first = '', ...rest] = part;
  const isInitials = part.length === 2 && part === part.toUpperCase();
  return isInitials ? part : first.toUpperCase() + rest.join('').toLowerCase();
}
