import { ASTRAL, LETTER, MARK, MODIFIER, NUMBER, SPACE, traitsAt, traitsBefore, UNDERSCORE } from './letters.ts';
import { EMOTICON } from './lexicon/emoji.ts';

const SMILEY = new RegExp(EMOTICON, 'uy');
/** What may stand second in a smiley. Asked first, since most colons and brackets begin none. */
const SECOND = signs("3:'-)(]dDpP/\\|cCsS^_");
const FIRST = signs('<>:;=()^-xX');
const NAME_SIGNS = signs('.@-');
const STOPS = signs('.!?;\n…');
const COMMAS = signs(',:()–—');
const QUOTES = signs('"”“„»«');
const APOSTROPHES = signs("'’´");

/** Where the link that begins at `at` ends, or `at` when none does. */
export function linkEnd(text: string, at: number): number {
  const head = linkHead(text, at);
  if (head === at) return at;
  let end = head;
  while (end < text.length && (traitsAt(text, end) & SPACE) === 0) end += 1;
  return end === head ? at : end;
}

function linkHead(text: string, at: number): number {
  if (text.startsWith('http', at)) {
    const colon = text[at + 4] === 's' ? at + 5 : at + 4;
    return text.startsWith('://', colon) ? colon + 3 : at;
  }
  return text.startsWith('www.', at) ? at + 4 : at;
}

/** Where the name that begins with the @ at `at` ends, or `at` when none does. */
export function userEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length) {
    const traits = traitsAt(text, end);
    if ((traits & (LETTER | NUMBER | UNDERSCORE)) === 0 && (end === at + 1 || !isAmong(NAME_SIGNS, text, end))) break;
    end += (traits & ASTRAL) === 0 ? 1 : 2;
  }
  return end === at + 1 ? at : end;
}

/** Where the smiley that begins at `at` ends, or `at` when none does. */
export function smileyEnd(text: string, at: number): number {
  if (!isAmong(FIRST, text, at) || !isAmong(SECOND, text, at + 1)) return at;
  SMILEY.lastIndex = at;
  return SMILEY.test(text) ? SMILEY.lastIndex : at;
}

/** Where what belongs to an emoji ends: its colour, its joiners. */
export function modifiersEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const traits = traitsAt(text, end);
    if ((traits & MODIFIER) === 0) break;
    end += (traits & ASTRAL) === 0 ? 1 : 2;
  }
  return end;
}

/** Where a run of signs that end a sentence ends, or `at` when none stands there. */
export function stopEnd(text: string, at: number): number {
  let end = at;
  while (isAmong(STOPS, text, end)) end += 1;
  return end;
}

export function isComma(text: string, at: number): boolean {
  return isAmong(COMMAS, text, at);
}

/** A quotation mark; a single one only where a word begins, as elsewhere it is an apostrophe. */
export function isQuote(text: string, at: number): boolean {
  if (isAmong(QUOTES, text, at)) return true;
  if (!isAmong(APOSTROPHES, text, at) || text[at] === '´') return false;
  if (at + 1 >= text.length || (traitsAt(text, at + 1) & LETTER) === 0) return false;
  return (traitsBefore(text, at) & (LETTER | NUMBER)) === 0;
}

/** Whether a word goes on behind the apostrophe at `at`. */
export function isInsideWord(text: string, at: number): boolean {
  return isAmong(APOSTROPHES, text, at) && at + 1 < text.length && (traitsAt(text, at + 1) & (LETTER | MARK)) !== 0;
}

/** A set of signs of one UTF-16 unit each, as bits by code. */
function signs(all: string): Int32Array {
  const bits = new Int32Array(0x2060 / 32);
  for (const sign of all) {
    const code = sign.charCodeAt(0);
    bits[code >>> 5] = (bits[code >>> 5] ?? 0) | (1 << (code & 31));
  }
  return bits;
}

function isAmong(bits: Int32Array, text: string, at: number): boolean {
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < 0x2060 && ((bits[code >>> 5] ?? 0) & (1 << (code & 31))) !== 0;
}
