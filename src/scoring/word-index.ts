/** Whole words are kept apart from beginnings of the same letters. */
const WHOLE_SEED = 0x5bd1e995;
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
/** Room for the shipped lists, so that the table does not grow while they are read at every start. */
const FIRST_SLOTS = 32_768;
const SIGN_COUNT = 1 << 16;
const SIGN_MASK = SIGN_COUNT - 1;
/** What a hash is a sign of: a beginning goes on, a beginning ends here, a whole word ends here. */
const GOES_ON = 1;
const STEM = 2;
const WHOLE = 4;

/** How much of a beginning is looked at, in UTF-16 units. */
export const STEM_MAX = 16;

/** A word or a beginning, with what is known of it. */
export interface Entry<Value> {
  /** Counted from 0, without gaps. */
  readonly number: number;
  readonly text: string;
  readonly isStem: boolean;
  readonly value: Value;
}

/**
 * Words and beginnings of words, all found in one pass over the letters of a word: a hash grows letter by letter and is looked
 * up in one table; a second table says whether any beginning goes on from here, so that most words are left after three
 * letters. A find is compared letter by letter, so that equal hashes never mistake one word for another.
 */
export class WordIndex<Value> {
  readonly entries: Entry<Value>[] = [];
  readonly #signs = new Uint8Array(SIGN_COUNT);
  /** Pairs: the number of an entry, counted from 1, and its hash. */
  #slots = new Int32Array(FIRST_SLOTS);

  /** The entry of a word or of a beginning (cut to `STEM_MAX`); `fresh` makes its value when it is new. */
  entry(written: string, isStem: boolean, fresh: () => Value): Entry<Value> {
    const text = isStem && written.length > STEM_MAX ? written.slice(0, STEM_MAX) : written;
    let hash = BASIS;
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
      if (isStem) this.#sign(hash, GOES_ON);
    }
    if (!isStem) hash ^= WHOLE_SEED;
    const known = this.#entryOf(hash, text, text.length);
    if (known !== undefined) return known;
    this.#sign(hash, isStem ? STEM : WHOLE);
    const entry = { number: this.entries.length, text, isStem, value: fresh() };
    this.entries.push(entry);
    if (this.entries.length * 6 > this.#slots.length) this.#grow();
    this.#place(hash, this.entries.length);
    return entry;
  }

  /**
   * Fills `found` from its beginning with what a word begins with, shortest first, and what it is last.
   * @returns how many were found; what stands behind them in `found` is of no meaning
   */
  find(word: string, found: Entry<Value>[]): number {
    const { length } = word;
    const signs = this.#signs;
    let count = 0;
    let hash = BASIS;
    let at = 0;
    for (; at < length && at < STEM_MAX; at += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
      const sign = signs[mixed(hash) & SIGN_MASK] ?? 0;
      if ((sign & STEM) !== 0) {
        const stem = this.#entryOf(hash, word, at + 1);
        if (stem !== undefined) {
          found[count] = stem;
          count += 1;
        }
      }
      if ((sign & GOES_ON) === 0) {
        at += 1;
        break;
      }
    }
    for (; at < length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
    hash ^= WHOLE_SEED;
    if (((signs[mixed(hash) & SIGN_MASK] ?? 0) & WHOLE) === 0) return count;
    const whole = this.#entryOf(hash, word, length);
    if (whole === undefined) return count;
    found[count] = whole;
    return count + 1;
  }

  /** The entry spelt by the first letters of `word`. Stems and whole words differ in their hash, and so never meet. */
  #entryOf(hash: number, word: string, length: number): Entry<Value> | undefined {
    const slots = this.#slots;
    const mask = slots.length - 2;
    for (let slot = (mixed(hash) << 1) & mask; ; slot = (slot + 2) & mask) {
      const number = slots[slot] ?? 0;
      if (number === 0) return undefined;
      if (slots[slot + 1] !== hash) continue;
      const entry = this.entries[number - 1];
      if (entry === undefined || entry.text.length !== length) continue;
      if (length === word.length ? word === entry.text : isBeginning(word, entry.text)) return entry;
    }
  }

  #place(hash: number, number: number): void {
    const mask = this.#slots.length - 2;
    let slot = (mixed(hash) << 1) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 2) & mask;
    this.#slots[slot] = number;
    this.#slots[slot + 1] = hash;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2) {
      const number = before[slot] ?? 0;
      if (number !== 0) this.#place(before[slot + 1] ?? 0, number);
    }
  }

  #sign(hash: number, sign: number): void {
    const at = mixed(hash) & SIGN_MASK;
    this.#signs[at] = (this.#signs[at] ?? 0) | sign;
  }
}

/** Letter by letter, as `startsWith` is a call for each of these short texts. */
function isBeginning(word: string, beginning: string): boolean {
  for (let at = 0; at < beginning.length; at += 1) if (word.charCodeAt(at) !== beginning.charCodeAt(at)) return false;
  return true;
}

function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}
