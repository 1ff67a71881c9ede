import { collectFeatures, type Features, roomForFeatures } from '../../src/scoring/features.ts';
import type { LanguageGuess } from '../../src/scoring/language.ts';
import { prepare, type Workbench } from '../../src/scoring/prepare.ts';
import { brandWords } from '../../src/scoring/reading.ts';
import { findSenses } from '../../src/scoring/senses.ts';
import { partsOf } from '../../src/scoring/shares.ts';
import { tokenise } from '../../src/scoring/words.ts';
import { BRANDS } from './brands.ts';
import type { Examples } from './learner.ts';

/** Which of a text's features are learnt from. */
export type Kept = 'all' | 'wordsAndLetters';

/** Texts as the features of three parts, kept whole so that rare ones can be told. */
export interface Gathered {
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly count: number;
}

/** A feature seen in fewer texts than this is left out: what stands in one text teaches nothing about another. */
const SEEN_MIN = 2;
const COUNTER_BITS = 24;

const BRAND_WORDS = brandWords(BRANDS);

/** A place to prepare texts in, with the names of well-known brands hidden. */
export function workbench(isForum = false): Workbench {
  return {
    room: roomForFeatures(isForum),
    senses: { find: findSenses },
    brandNames: BRAND_WORDS,
    brand: { weights: new Map(), muted: new Map() },
  };
}

/**
 * Prepares texts whose languages are known, as the scorer would.
 * @param partsFor the parts that the head reads which is to learn
 */
export function gather(
  texts: readonly { readonly text: string; readonly language: string; readonly isForum?: boolean }[],
  partsFor: typeof partsOf = partsOf,
): Gathered {
  const plain = workbench();
  const forum = workbench(true);
  const gathering = new Gathering(texts.length, partsFor);
  for (const { text, language, isForum } of texts) {
    const bench = isForum === true ? forum : plain;
    const guess: LanguageGuess = { language, confidence: 1, evidence: [], isUnderstood: true };
    prepare(bench, text, () => guess);
    gathering.add(bench.room);
  }
  return gathering.done();
}

/** Words and letters only, for the head that tells languages apart. */
export function gatherPlain(texts: readonly { readonly text: string }[]): Gathered {
  const room = roomForFeatures();
  const gathering = new Gathering(texts.length, partsOf);
  for (const { text } of texts) {
    collectFeatures(room, tokenise(text).list, new Set());
    gathering.add(room);
  }
  return gathering.done();
}

/** Places in a table of 2^bits; rare features and parts that are not wanted are left out. */
export function placed(gathered: Gathered, bits: number, kept: Kept): Examples {
  const { hashes, starts, count } = gathered;
  const seen = new Uint8Array(1 << COUNTER_BITS);
  for (const hash of hashes) {
    const key = counterOf(hash);
    if ((seen[key] ?? 0) < SEEN_MIN) seen[key] = (seen[key] ?? 0) + 1;
  }
  const mask = (1 << bits) - 1;
  const places = new Int32Array(hashes.length);
  const newStarts = new Int32Array(starts.length);
  let end = 0;
  for (let part = 0; part < 3 * count; part += 1) {
    newStarts[part] = end;
    const isKept = kept === 'all' || part % 3 !== 2;
    if (isKept)
      for (let at = starts[part] ?? 0; at < (starts[part + 1] ?? 0); at += 1) {
        const hash = hashes[at] ?? 0;
        if ((seen[counterOf(hash)] ?? 0) < SEEN_MIN) continue;
        places[end] = hash & mask;
        end += 1;
      }
  }
  newStarts[3 * count] = end;
  return { places: places.subarray(0, end), starts: newStarts, count };
}

function counterOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - COUNTER_BITS);
}

class Gathering {
  private hashes = new Int32Array(1 << 20);
  private readonly starts: Int32Array;
  private end = 0;
  private count = 0;

  private readonly partsFor: typeof partsOf;

  constructor(texts: number, partsFor: typeof partsOf) {
    this.partsFor = partsFor;
    this.starts = new Int32Array(3 * texts + 1);
  }

  add(room: Features): void {
    if (this.end + room.all > this.hashes.length) {
      const larger = new Int32Array(2 * this.hashes.length + room.all);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    for (const [part, { from, to }] of this.partsFor(room).entries()) {
      this.starts[3 * this.count + part] = this.end;
      this.hashes.set(room.hashes.subarray(from, to), this.end);
      this.end += to - from;
    }
    this.count += 1;
    this.starts[3 * this.count] = this.end;
  }

  done(): Gathered {
    return { hashes: this.hashes.subarray(0, this.end), starts: this.starts, count: this.count };
  }
}
