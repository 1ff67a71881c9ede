import {
  ASTRAL,
  CAPITAL,
  INVISIBLE,
  LETTER,
  MARK,
  NUMBER,
  PICTURE,
  PLAIN,
  SMALL,
  SPACE,
  traitsAt,
  UNDERSCORE,
} from './letters.ts';
import { isComma, isInsideWord, isQuote, linkEnd, modifiersEnd, smileyEnd, stopEnd, userEnd } from './pieces.ts';

type TokenKind = 'word' | 'link' | 'user' | 'tag' | 'emoji' | 'number' | 'brand';

/** One word, sign or link of a text. */
export interface Token {
  readonly kind: TokenKind;
  /** Lower case, compatibility letters unfolded, invisible characters gone, runs of three or more letters cut to two. */
  readonly word: string;
  /** UTF-16 offsets into the text that was given. */
  readonly start: number;
  readonly end: number;
  /** 0: follows the word before; 1: after a comma; 2: begins a sentence. */
  readonly breakBefore: 0 | 1 | 2;
  readonly isShouted: boolean;
  readonly isLengthened: boolean;
  readonly isQuoted: boolean;
}

/** A text taken apart, once, for every judge. */
export interface Tokens {
  readonly list: readonly Token[];
  readonly exclamations: number;
  readonly questions: number;
  /** Whether the text went on beyond what was read. */
  readonly isCut: boolean;
}

/** How much of a text is read, in UTF-16 units: a customer's point stands within it, and ten megabytes cost no more. */
export const READ_MAX = 4_000;
const WORD_MAX = 60;
const WORD = LETTER | MARK | INVISIBLE;
const TAG = LETTER | MARK | NUMBER | UNDERSCORE;
const SHOUT_MIN = 3;
/** Looks of an emoji and colours of skin, which change nothing of what it says. */
const LOOKS = /[\ufe0e\ufe0f\u200d]|[\u{1f3fb}-\u{1f3ff}]/gu;

/** Of a longer text the beginning and the end are read: an emergency may stand behind any number of words. */
const HEAD_MAX = 3_000;

/** Takes a text apart. Never throws; reads at most `READ_MAX` units, the last thousand of them from the end. */
export function tokenise(text: string): Tokens {
  if (text.length <= READ_MAX) return { ...scanned(text), isCut: false };
  const head = scanned(text.slice(0, HEAD_MAX));
  const from = text.length - (READ_MAX - HEAD_MAX);
  const tail = scanned(text.slice(from));
  const moved = tail.list.map((token) => ({ ...token, start: token.start + from, end: token.end + from }));
  return {
    list: [...head.list, ...moved],
    exclamations: head.exclamations + tail.exclamations,
    questions: head.questions + tail.questions,
    isCut: true,
  };
}

function scanned(text: string): Omit<Tokens, 'isCut'> {
  const scanner = new Scanner(text);
  scanner.scan();
  return { list: scanner.list, exclamations: scanner.exclamations, questions: scanner.questions };
}

/** One spelling for one word; also what brand names are put through. */
export function normalise(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-zåäö]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060]/g, '')
    .replace(/[’´]/g, "'")
    .toLowerCase();
}

function squeeze(word: string): string {
  return word.length < 3 ? word : word.replace(/(\p{L})\1{2,}/gu, '$1$1');
}

/** Goes through a text once, character by character. */
class Scanner {
  readonly list: Token[] = [];
  exclamations = 0;
  questions = 0;
  readonly #text: string;
  #at = 0;
  #breakBefore: 0 | 1 | 2 = 2;
  #isQuoted = false;
  /** Of the word under way: all traits of its letters, those that every letter has, and its longest run of one letter. */
  #seen = 0;
  #shared = 0;
  #longest = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Links, names and smileys come first, as they begin like words and signs. */
  scan(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const at = this.#at;
      const traits = traitsAt(text, at);
      if ((traits & SPACE) !== 0 && text[at] !== '\n') this.#at += 1;
      else if ((traits & WORD) !== 0) this.#wordLike(text.charCodeAt(at));
      else if ((traits & NUMBER) !== 0) this.#number();
      else if (!this.#sign(text.charCodeAt(at))) {
        const width = (traits & ASTRAL) === 0 ? 1 : 2;
        if ((traits & PICTURE) !== 0) this.#emoji(at + width);
        else this.#mark(width);
      }
    }
  }

  #wordLike(code: number): void {
    const at = this.#at;
    const isX = code === 0x78 || code === 0x58;
    let end = at;
    if (isX) end = smileyEnd(this.#text, at);
    else if (code === 0x68 || code === 0x77) end = linkEnd(this.#text, at);
    if (end > at) this.#other(isX ? 'emoji' : 'link', end);
    else this.#run('word', at);
  }

  /** Names, tags and smileys; false when none begins here. */
  #sign(code: number): boolean {
    const at = this.#at;
    const text = this.#text;
    if (code === 0x23) {
      if (at + 1 >= text.length || (traitsAt(text, at + 1) & TAG) === 0) return false;
      this.#run('tag', at + 1);
      return true;
    }
    const end = code === 0x40 ? userEnd(text, at) : smileyEnd(text, at);
    if (end > at) this.#other(code === 0x40 ? 'user' : 'emoji', end);
    return end > at;
  }

  /** Marks between words: they break, quote or say nothing. */
  #mark(width: number): void {
    const at = this.#at;
    const text = this.#text;
    const end = stopEnd(text, at);
    this.#at = end > at ? end : at + width;
    if (end > at) {
      this.#breakBefore = 2;
      for (let sign = at; sign < end; sign += 1) {
        if (text[sign] === '!') this.exclamations += 1;
        else if (text[sign] === '?') this.questions += 1;
      }
    } else if (isComma(text, at)) this.#breakBefore = this.#breakBefore === 2 ? 2 : 1;
    else if (isQuote(text, at)) this.#isQuoted = !this.#isQuoted;
  }

  /** A word or a tag, whose letters begin at `from`. */
  #run(kind: 'word' | 'tag', from: number): void {
    const text = this.#text;
    this.#seen = 0;
    this.#shared = PLAIN;
    this.#longest = 0;
    let isCurly = false;
    let end = this.#lettersEnd(from, kind === 'word' ? WORD : TAG);
    while (kind === 'word' && isInsideWord(text, end)) {
      if (text[end] === '’') isCurly = true;
      else if (text[end] !== "'") this.#shared = 0;
      // Behind an apostrophe no invisible sign goes on with the word.
      end = this.#lettersEnd(end + 1, LETTER | MARK);
    }
    if (this.#shared === 0) {
      this.#pushUnfolded(kind, from, end);
      return;
    }
    const letters = text.slice(from, end);
    const lower = (this.#seen & CAPITAL) === 0 ? letters : letters.toLowerCase();
    const plain = isCurly ? lower.replaceAll('’', "'") : lower;
    const isShouted = (this.#seen & (CAPITAL | SMALL)) === CAPITAL && end - this.#at >= SHOUT_MIN;
    const word = this.#longest < 3 ? plain : squeeze(plain);
    this.#push(kind, word, { end, isShouted, isLengthened: word.length < plain.length });
  }

  /** Where letters end that begin at `from`; what was seen among them is kept. */
  #lettersEnd(from: number, wanted: number): number {
    const text = this.#text;
    let end = from;
    let before = 0;
    let same = 0;
    while (end < text.length) {
      const traits = traitsAt(text, end);
      if ((traits & wanted) === 0) break;
      this.#seen |= traits;
      this.#shared &= traits;
      const code = text.charCodeAt(end);
      const folded = (traits & CAPITAL) === 0 ? code : code | 32;
      same = folded === before ? same + 1 : 1;
      if (same > this.#longest) this.#longest = same;
      before = folded;
      end += (traits & ASTRAL) === 0 ? 1 : 2;
    }
    return end;
  }

  /** A word with signs that have several spellings. */
  #pushUnfolded(kind: 'word' | 'tag', from: number, end: number): void {
    const piece = this.#text.slice(this.#at, end);
    const plain = normalise(this.#text.slice(from, end));
    const word = squeeze(plain);
    const isShouted = piece.length >= SHOUT_MIN && piece === piece.toUpperCase() && piece !== piece.toLowerCase();
    this.#push(kind, word, { end, isShouted, isLengthened: word.length < plain.length });
  }

  #number(): void {
    const text = this.#text;
    let end = this.#at;
    let wanted = NUMBER;
    while (end < text.length) {
      const traits = traitsAt(text, end);
      if ((traits & wanted) === 0) {
        if (wanted === LETTER || (traits & LETTER) === 0) break;
        wanted = LETTER;
      }
      end += (traits & ASTRAL) === 0 ? 1 : 2;
    }
    this.#push('number', text.slice(this.#at, end).toLowerCase(), { end, isShouted: false, isLengthened: false });
  }

  #emoji(behind: number): void {
    this.#other('emoji', modifiersEnd(this.#text, behind));
  }

  #other(kind: 'link' | 'user' | 'emoji', end: number): void {
    const word = this.#text.slice(this.#at, end).toLowerCase().replace(LOOKS, '');
    this.#push(kind, word, { end, isShouted: false, isLengthened: false });
  }

  #push(kind: TokenKind, word: string, rest: { end: number; isShouted: boolean; isLengthened: boolean }): void {
    this.list.push({
      kind,
      word: word.length > WORD_MAX ? word.slice(0, WORD_MAX) : word,
      start: this.#at,
      breakBefore: this.#breakBefore,
      isQuoted: this.#isQuoted,
      end: rest.end,
      isShouted: rest.isShouted,
      isLengthened: rest.isLengthened,
    });
    this.#at = rest.end;
    this.#breakBefore = 0;
  }
}
