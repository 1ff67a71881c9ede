import type { Token } from './words.ts';

/**
 * What a text is made of, as hashes: words, pairs of words, words under a negation, beginnings of words, and letters two to
 * five at a time. Made once for each text and read by every head of the model, each its own parts (see `shares.ts`). The
 * arrays are used again for the next text.
 */
export interface Features {
  /** Whether words and circumstances count once more as those of a forum, where people talk otherwise than to a brand. */
  readonly isForum: boolean;
  /** 32-bit hashes: words and pairs first, then short beginnings, then letters, then circumstances. */
  readonly hashes: Int32Array;
  /** Which token each belongs to; -1 for a circumstance. */
  readonly owners: Int32Array;
  /** The hashes of words end here, those of short beginnings begin. */
  words: number;
  /** The hashes of short beginnings end here, those of letters begin. */
  stems: number;
  /** The hashes of letters end here, those of circumstances begin. */
  letters: number;
  /** How many there are in all. */
  all: number;
}

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
const WORD_SEED = 0x51ed270b;
const PAIR_SEED = 0x2545f491;
const NEGATED_SEED = 0x9e3779b1;
const STEM_SEED = 0x7f4a7c15;
const LETTERS_MAX = 5;
const STEM_LETTERS = 6;
const BEGINNING_SEED = 0x1b873593;
/** Beginnings of three letters up to this many, of words that go on. */
const BEGINNING_MIN = 3;
const BEGINNING_MAX = 5;
/** Words this far behind a negator count as negated too. */
const NEGATION_REACH = 4;
const FORUM_SEED = 0x5bd1e995;
const EDGE = 1;
const CAPACITY = 65_536;

/** Room for the features of one text. */
export function roomForFeatures(isForum = false): Features {
  const hashes = new Int32Array(CAPACITY);
  const owners = new Int32Array(CAPACITY);
  return { isForum, hashes, owners, words: 0, stems: 0, letters: 0, all: 0 };
}

/**
 * Writes the features of a text into `room`. Links, names of people, the brand's names and figures stand for their kind, so
 * that no handle and no hidden name is learnt.
 * @param negators positions of the words that turn a meaning round
 */
export function collectFeatures(room: Features, tokens: readonly Token[], negators: ReadonlySet<number>): void {
  room.all = 0;
  collectWords(room, tokens, negators);
  room.words = room.all;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token !== undefined && isSpelt(token)) collectBeginnings(room, token.word, at);
  }
  room.stems = room.all;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token !== undefined && isSpelt(token)) collectLetters(room, token.word, at);
  }
  room.letters = room.all;
}

/** Adds a feature that belongs to no word, such as a circumstance, behind those of the text. */
export function addFeature(room: Features, hash: number): void {
  add(room, hash, -1);
}

function collectWords(room: Features, tokens: readonly Token[], negators: ReadonlySet<number>): void {
  let before = PAIR_SEED;
  let negatedUntil = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.breakBefore === 2) negatedUntil = -1;
    const hash = wordHash(token);
    add(room, hash, at);
    add(room, Math.imul(before ^ hash, PRIME) ^ (before >>> 15), at);
    if (at <= negatedUntil) add(room, Math.imul(hash ^ NEGATED_SEED, PRIME), at);
    if (negators.has(at)) negatedUntil = at + NEGATION_REACH;
    if (token.kind === 'word' && token.word.length > STEM_LETTERS) {
      add(room, hashOf(token.word, STEM_SEED, STEM_LETTERS), at);
    }
    before = Math.imul(hash ^ PAIR_SEED, PRIME);
  }
}

function wordHash(token: Token): number {
  if (token.kind === 'link' || token.kind === 'user' || token.kind === 'brand') return hashOf(token.kind, BASIS);
  if (token.kind === 'number') return Math.imul(BASIS ^ Math.min(8, token.word.length), PRIME);
  return hashOf(token.word, WORD_SEED);
}

function isSpelt({ kind }: Token): boolean {
  return kind === 'word' || kind === 'tag';
}

function collectBeginnings(room: Features, word: string, at: number): void {
  let hash = BEGINNING_SEED;
  for (let length = 1; length < word.length && length <= BEGINNING_MAX; length += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(length - 1), PRIME);
    if (length >= BEGINNING_MIN) put(room, hash ^ (hash >>> 13), at);
  }
}

/** Two to five letters at a time, the edges of the word counting as letters. */
function collectLetters(room: Features, word: string, at: number): void {
  const { hashes, owners } = room;
  let count = room.all;
  const { length } = word;
  if (count + (length + 2) * LETTERS_MAX > CAPACITY) return;
  for (let start = -1; start < length; start += 1) {
    let hash = BASIS;
    for (let next = start; next < start + LETTERS_MAX && next <= length; next += 1) {
      const code = next < 0 || next === length ? EDGE : word.charCodeAt(next);
      hash = Math.imul(hash ^ code, PRIME);
      if (next === start) continue;
      hashes[count] = hash ^ (hash >>> 13);
      owners[count] = at;
      count += 1;
    }
  }
  room.all = count;
}

function hashOf(text: string, seed: number, length = text.length): number {
  let hash = seed;
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash ^ (hash >>> 13);
}

function add(room: Features, hash: number, owner: number): void {
  put(room, hash, owner);
  if (room.isForum) put(room, Math.imul(hash ^ FORUM_SEED, PRIME) ^ FORUM_SEED, owner);
}

function put(room: Features, hash: number, owner: number): void {
  if (room.all >= CAPACITY) return;
  room.hashes[room.all] = hash;
  room.owners[room.all] = owner;
  room.all += 1;
}
