import { isEnding } from './endings.ts';
import {
  ANY_NUMBER,
  type Head,
  type Option,
  type Part,
  REACH_MAX,
  type Sense,
  type Uses,
  type Vocabulary,
} from './vocabulary.ts';
import type { Entry } from './word-index.ts';
import type { Token } from './words.ts';

/** A sense found in a text: tokens `first` to `last`. */
export interface Hit {
  readonly sense: Sense;
  readonly first: number;
  readonly last: number;
}

/** What one word may be, wherever it stands. */
interface WordUses {
  readonly heads: readonly Head[];
  /** For each head the choice that must come first behind it, or -1. */
  readonly firsts: Int32Array;
  /** Whether any head asks for more than this word, and whether any does not. */
  readonly isPhrase: boolean;
  readonly isWord: boolean;
  /** The bits of all first choices together. */
  readonly evenFirsts: number;
  readonly oddFirsts: number;
  /** The choices that the word belongs to; rarely more than thirty. */
  readonly choices: readonly number[];
  /** A bit for each of them, even ones and odd ones apart; several share a bit. */
  readonly evenBits: number;
  readonly oddBits: number;
  /** How many choices had been read when this was written down. */
  readonly choiceCount: number;
}

/** Words remembered, so that the everyday ones are taken apart once. */
const REMEMBERED_MAX = 8_192;
/** Shorter pieces of a text are copies; a longer one would keep its whole text in memory. */
const COPIED_MAX = 12;
const NOTHING_NEAR = new Int32Array(2);

/** Finds the senses of one vocabulary in texts. */
export class Finder {
  readonly #vocabulary: Vocabulary;
  readonly #changed: ReadonlyMap<Uses, readonly Head[]>;
  readonly #found: Entry<Uses>[] = [];
  /** What is known of words that are just one entry. */
  readonly #byEntry: WordUses[] = [];
  /** What is known of words that several entries, or endings, tell of. */
  readonly #byWord = new Map<string, WordUses>();
  #nothing: WordUses;
  #tokens: readonly Token[] = [];
  #uses: WordUses[] = [];
  readonly #bits = new Int32Array(2);

  /** @param changed other heads for some words */
  constructor(vocabulary: Vocabulary, changed: ReadonlyMap<Uses, readonly Head[]>) {
    this.#vocabulary = vocabulary;
    this.#changed = changed;
    this.#nothing = this.#newUses('', 0);
  }

  /** Takes the words of a text in; then each may be asked for its hits. */
  open(tokens: readonly Token[]): void {
    this.#tokens = tokens;
    let count: number;
    do {
      // A word met for the first time may bring choices that concern the words before it.
      count = this.#vocabulary.choiceCount;
      let at = 0;
      for (const token of tokens) {
        this.#uses[at] = this.#usesOf(token.word, token.kind === 'number');
        at += 1;
        if (token.isLengthened) this.#usesOf(shortened(token.word), false);
      }
    } while (count !== this.#vocabulary.choiceCount);
  }

  /** Lets the text go, which may be long, before another one comes. */
  close(): void {
    this.#tokens = [];
  }

  /** Adds the senses that begin at a token. */
  addHits(hits: Hit[], at: number): void {
    const token = this.#tokens[at];
    const uses = this.#uses[at];
    if (token === undefined || uses === undefined) return;
    if (uses.heads.length > 0) this.#addAll(hits, uses, at);
    if (token.isLengthened) this.#addAll(hits, this.#usesOf(shortened(token.word), false), at);
  }

  #addAll(hits: Hit[], uses: WordUses, first: number): void {
    const { heads, firsts } = uses;
    const near = uses.isPhrase ? this.#near(first) : NOTHING_NEAR;
    const even = (near[0] ?? 0) & uses.evenFirsts;
    const odd = (near[1] ?? 0) & uses.oddFirsts;
    if ((even | odd) === 0 && !uses.isWord) return;
    for (let number = 0; number < heads.length; number += 1) {
      const choice = firsts[number] ?? -1;
      // Most phrases are left here: nothing within the farthest reach begins what must follow.
      if (choice >= 0 && (((choice & 1) === 0 ? even : odd) & bitOf(choice)) === 0) continue;
      const head = heads[number];
      if (head === undefined) continue;
      const last = choice < 0 ? first : this.#restEnd(head.rest, head.language, first);
      if (last >= 0) hits.push({ sense: head, first, last });
    }
  }

  /** The bits of the choices that stand within the farthest reach: even ones, odd ones. */
  #near(first: number): Int32Array {
    const near = this.#bits;
    const uses = this.#uses;
    const tokens = this.#tokens;
    let even = 0;
    let odd = 0;
    const end = Math.min(first + REACH_MAX, tokens.length - 1);
    for (let at = first + 1; at <= end; at += 1) {
      const here = uses[at];
      if (here === undefined || tokens[at]?.breakBefore === 2) break;
      even |= here.evenBits;
      odd |= here.oddBits;
    }
    near[0] = even;
    near[1] = odd;
    return near;
  }

  /** The last word of all the parts in their order, or -1. */
  #restEnd(rest: readonly Part[], language: string, after: number): number {
    let last = after;
    for (const part of rest) {
      last = this.#partEnd(part, language, last);
      if (last < 0) return -1;
    }
    return last;
  }

  #partEnd({ choice, reach }: Part, language: string, after: number): number {
    for (let at = after + 1; at <= after + reach; at += 1) {
      const token = this.#tokens[at];
      if (token === undefined || token.breakBefore === 2) return -1;
      if (!this.#uses[at]?.choices.includes(choice.id)) continue;
      const last = choice.isSettledByWord ? at : this.#optionEnd(choice.options, language, at);
      if (last >= 0) return last;
    }
    return -1;
  }

  #optionEnd(options: readonly Option[], language: string, at: number): number {
    const token = this.#tokens[at];
    if (token === undefined) return -1;
    for (const option of options) {
      if (!isOption(token, option, language)) continue;
      const last = this.#restEnd(option.next, language, at);
      if (last >= 0) return last;
    }
    return -1;
  }

  #usesOf(word: string, isNumber: boolean): WordUses {
    const { index, anyNumber, choiceCount } = this.#vocabulary;
    const found = this.#found;
    let count = index.find(word, found);
    if (isNumber) {
      // Last of all, as the list is read from its end.
      for (let at = count; at > 0; at -= 1) found[at] = found[at - 1] ?? anyNumber;
      found[0] = anyNumber;
      count += 1;
    }
    const [only] = found;
    if (count === 0 || only === undefined) return this.#noUses();
    if (count > 1 || only.isStem) return this.#remember(word, count, isNumber);
    const known = this.#byEntry[only.number];
    if (known !== undefined && known.choiceCount === choiceCount) return known;
    const uses = this.#newUses(word, 1);
    this.#byEntry[only.number] = uses;
    return uses;
  }

  #remember(word: string, count: number, isNumber: boolean): WordUses {
    const key = isNumber ? `# ${word}` : word;
    const known = this.#byWord.get(key);
    if (known !== undefined && known.choiceCount === this.#vocabulary.choiceCount) return known;
    const uses = this.#newUses(word, count);
    if (this.#byWord.size >= REMEMBERED_MAX) this.#byWord.clear();
    this.#byWord.set(key.length > COPIED_MAX ? ` ${key}`.slice(1) : key, uses);
    return uses;
  }

  /** The whole word's senses first, then those of its longest beginning, then of shorter ones, then of any number. */
  #newUses(word: string, count: number): WordUses {
    const vocabulary = this.#vocabulary;
    const found = this.#found.slice(0, count);
    const heads: Head[] = [];
    for (let number = count - 1; number >= 0; number -= 1) {
      const entry = found[number];
      if (entry !== undefined) this.#collectHeads(heads, entry, word);
    }
    const firsts = new Int32Array(heads.length).fill(-1);
    for (const [number, head] of heads.entries()) firsts[number] = vocabulary.restOf(head)[0]?.choice.id ?? -1;
    const choices = choicesOf(word, found);
    return {
      heads,
      firsts,
      isPhrase: firsts.some((choice) => choice >= 0),
      isWord: firsts.includes(-1),
      evenFirsts: bitsOf(firsts, 0),
      oddFirsts: bitsOf(firsts, 1),
      choices,
      evenBits: bitsOf(choices, 0),
      oddBits: bitsOf(choices, 1),
      choiceCount: vocabulary.choiceCount,
    };
  }

  #collectHeads(heads: Head[], { text, isStem, value }: Entry<Uses>, word: string): void {
    for (const head of this.#changed.get(value) ?? value.heads) {
      if (isStem && head.isListed && !isEnding(head.language, word.slice(text.length))) continue;
      if (head.longStem === null || word.startsWith(head.longStem)) heads.push(head);
    }
  }

  #noUses(): WordUses {
    const { choiceCount } = this.#vocabulary;
    if (this.#nothing.choiceCount !== choiceCount) this.#nothing = this.#newUses('', 0);
    return this.#nothing;
  }
}

function choicesOf(word: string, found: readonly Entry<Uses>[]): readonly number[] {
  const choices = new Set<number>();
  for (const { isStem, value } of found)
    for (const { choice, language, option } of value.places)
      if (!isStem || isSpelling(word, option, language)) choices.add(choice);
  return [...choices];
}

/** The bits of the even choices, or of the odd ones; -1 is none. */
function bitsOf(choices: Iterable<number>, parity: 0 | 1): number {
  let bits = 0;
  for (const choice of choices) if (choice >= 0 && (choice & 1) === parity) bits |= bitOf(choice);
  return bits;
}

function bitOf(choice: number): number {
  return 1 << ((choice >>> 1) & 31);
}

function isOption(token: Token, option: Option, language: string): boolean {
  if (option.text === ANY_NUMBER) return token.kind === 'number';
  return isSpelling(token.word, option, language);
}

function isSpelling(word: string, { text, ending }: Option, language: string): boolean {
  if (ending === 'none') return word === text;
  if (!word.startsWith(text)) return false;
  return ending === 'any' || isEnding(language, word.slice(text.length));
}

/** A lengthened word with single letters, as nobody can tell how many it had. */
function shortened(word: string): string {
  return word.replace(/(\p{L})\1/gu, '$1');
}
