import { EMOTICON } from './lexicon/emoji.ts';

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

const PIECES = new RegExp(
  [
    String.raw`(?<link>https?:\/\/\S+|www\.\S+)`,
    String.raw`(?<user>@[\p{L}\p{N}_][\p{L}\p{N}_.@-]*)`,
    `(?<emoticon>${EMOTICON})`,
    String.raw`(?<tag>#[\p{L}\p{M}\p{N}_]+)`,
    String.raw`(?<word>[\p{L}\p{M}\u00ad\u200b-\u200d\u2060]+(?:['’´][\p{L}\p{M}]+)*)`,
    String.raw`(?<number>\p{N}+(?:[\p{L}]+)?)`,
    String.raw`(?<emoji>[\p{Extended_Pictographic}\p{Regional_Indicator}][\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]*)`,
    String.raw`(?<stop>[.!?;\n…]+)`,
    '(?<comma>[,:()–—])',
    String.raw`(?<quote>["”“„»«]|(?<![\p{L}\p{N}])['’](?=\p{L}))`,
  ].join('|'),
  'gu',
);

/** Takes a text apart. Never throws; reads at most `READ_MAX` units. */
export function tokenise(text: string): Tokens {
  const isCut = text.length > READ_MAX;
  const read = isCut ? text.slice(0, READ_MAX) : text;
  const list: Token[] = [];
  let marks = '';
  let breakBefore: 0 | 1 | 2 = 2;
  let isQuoted = false;
  for (const match of read.matchAll(PIECES)) {
    const piece = match[0];
    const groups = match.groups ?? {};
    if (groups.stop !== undefined) {
      breakBefore = 2;
      marks += piece;
    } else if (groups.comma !== undefined) breakBefore = breakBefore === 2 ? 2 : 1;
    else if (groups.quote !== undefined) isQuoted = !isQuoted;
    else {
      list.push(token(kindOf(groups), piece, { start: match.index, breakBefore, isQuoted }));
      breakBefore = 0;
    }
  }
  return { list, exclamations: marks.split('!').length - 1, questions: marks.split('?').length - 1, isCut };
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  if (groups.word !== undefined) return 'word';
  if (groups.link !== undefined) return 'link';
  if (groups.user !== undefined) return 'user';
  if (groups.tag !== undefined) return 'tag';
  return groups.number === undefined ? 'emoji' : 'number';
}

function token(
  kind: TokenKind,
  piece: string,
  place: { start: number; breakBefore: 0 | 1 | 2; isQuoted: boolean },
): Token {
  const isText = kind === 'word' || kind === 'tag';
  const plain = isText ? normalise(kind === 'tag' ? piece.slice(1) : piece) : piece.toLowerCase();
  const word = isText ? squeeze(plain) : plain.replace(/[\ufe0e\ufe0f\u200d]|[\u{1f3fb}-\u{1f3ff}]/gu, '');
  return {
    kind,
    word: word.length > WORD_MAX ? word.slice(0, WORD_MAX) : word,
    ...place,
    end: place.start + piece.length,
    isShouted: isText && piece.length >= 3 && piece === piece.toUpperCase() && piece !== piece.toLowerCase(),
    isLengthened: isText && word.length < plain.length,
  };
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
