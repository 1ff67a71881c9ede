import type { Features } from './features.ts';
import { type Model, type Part, type Table, WIDTH } from './model.ts';
import { READ_MAX } from './words.ts';

/** About the first fifty words of a text, and the letters of twenty-five. */
const LANGUAGE_WORDS_MAX = 128;
const LANGUAGE_LETTERS_MAX = 512;

/** Parts of a text's features that a head reads; the first two count by the root of their number, circumstances in full. */
type Parts = readonly [words: Part, spelling: Part, circumstances: Part];

/** What the mood head reads: words, letters, circumstances. */
export function partsOf({ words, stems, letters, all }: Features): Parts {
  return [
    { from: 0, to: words, share: rootShare(words) },
    { from: stems, to: letters, share: rootShare(letters - stems) },
    { from: letters, to: all, share: 1 },
  ];
}

/** What the head of topics and flags reads: words, short beginnings of words, circumstances; a tenth of what mood reads. */
export function labelPartsOf({ words, stems, letters, all }: Features): Parts {
  return [
    { from: 0, to: words, share: rootShare(words) },
    { from: words, to: stems, share: rootShare(stems - words) },
    { from: letters, to: all, share: 1 },
  ];
}

/** What the mood table says of a text, and what each of its tokens adds to that; good until the next text. */
export interface Moods {
  /** By output. */
  readonly sums: Float64Array;
  /** The same of the circumstances alone. */
  readonly ofRules: Float64Array;
  /** By token: towards positive, away from negative. */
  readonly sentiment: Float64Array;
  /** By token: towards needing an answer, now. */
  readonly urgency: Float64Array;
}

/** Adds up the mood table over a text in one pass. */
export function addMoods(model: Model, room: Features, tokens: number): Moods {
  const sentiment = ROOM.sentiment.subarray(0, tokens).fill(0);
  const urgency = ROOM.urgency.subarray(0, tokens).fill(0);
  const moods = { sums: new Float64Array(WIDTH), ofRules: new Float64Array(WIDTH), sentiment, urgency };
  const table = model.tables.mood;
  const [words, letters, circumstances] = partsOf(room);
  addTokens(table, room, { part: words, sums: moods.sums, moods });
  addTokens(table, room, { part: letters, sums: moods.sums, moods });
  addTokens(table, room, { part: circumstances, sums: moods.ofRules, moods });
  for (let output = 0; output < WIDTH; output += 1)
    moods.sums[output] = (moods.sums[output] ?? 0) + (moods.ofRules[output] ?? 0);
  return moods;
}

/** For the text at hand alone; a token is a character at least, and no more are read. */
const ROOM = {
  sentiment: new Float64Array(READ_MAX),
  urgency: new Float64Array(READ_MAX),
  label: new Float64Array(READ_MAX),
};

/** The five outputs are written out: this loop is what a score takes most of its time for. */
function addTokens(
  table: Table,
  room: Features,
  into: { readonly part: Part; readonly sums: Float64Array; readonly moods: Moods },
): void {
  const { weights } = table;
  const { from, to, share } = into.part;
  const { sums } = into;
  const { sentiment, urgency } = into.moods;
  const mask = (1 << table.bits) - 1;
  const { hashes, owners } = room;
  const step = table.scale * share;
  let negatives = 0;
  let positives = 0;
  let normals = 0;
  let highs = 0;
  let criticals = 0;
  for (let at = from; at < to; at += 1) {
    const place = ((hashes[at] ?? 0) & mask) * 5;
    const negative = weights[place] ?? 0;
    const positive = weights[place + 1] ?? 0;
    const normal = weights[place + 2] ?? 0;
    const high = weights[place + 3] ?? 0;
    negatives += negative;
    positives += positive;
    normals += normal;
    highs += high;
    criticals += weights[place + 4] ?? 0;
    const owner = owners[at] ?? 0;
    if (owner < 0) continue;
    sentiment[owner] = (sentiment[owner] ?? 0) + (positive - negative) * step;
    urgency[owner] = (urgency[owner] ?? 0) + ((normal + high) / 2) * step;
  }
  sums[0] = (sums[0] ?? 0) + negatives * step;
  sums[1] = (sums[1] ?? 0) + positives * step;
  sums[2] = (sums[2] ?? 0) + normals * step;
  sums[3] = (sums[3] ?? 0) + highs * step;
  sums[4] = (sums[4] ?? 0) + criticals * step;
}

/** What each token of a text adds to one output of the labels table; good until the next question. */
export function tokenShares(table: Table, room: Features, asked: { output: number; tokens: number }): Float64Array {
  const { weights, width, scale } = table;
  const mask = (1 << table.bits) - 1;
  const shares = ROOM.label.subarray(0, asked.tokens).fill(0);
  const { hashes, owners } = room;
  for (const { from, to, share } of labelPartsOf(room)) {
    if (from >= room.letters) break;
    const step = scale * share;
    for (let at = from; at < to; at += 1) {
      const owner = owners[at] ?? 0;
      shares[owner] = (shares[owner] ?? 0) + (weights[((hashes[at] ?? 0) & mask) * width + asked.output] ?? 0) * step;
    }
  }
  return shares;
}

/**
 * What the head of languages reads: words and letters, of a long text the first of them, which tell a language as surely as
 * the rest.
 */
export function languagePartsOf({ words, stems, letters }: Features): readonly [words: Part, letters: Part] {
  const wordsEnd = Math.min(words, LANGUAGE_WORDS_MAX);
  const lettersEnd = Math.min(letters, stems + LANGUAGE_LETTERS_MAX);
  return [
    { from: 0, to: wordsEnd, share: rootShare(wordsEnd) },
    { from: stems, to: lettersEnd, share: rootShare(lettersEnd - stems) },
  ];
}

function rootShare(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}
