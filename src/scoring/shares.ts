import type { Features } from './features.ts';
import { addWeights, type Model, OUTPUTS, type Part, type Table } from './model.ts';

/** How words, letters and circumstances count: the first two by the root of their number, circumstances in full. */
export function partsOf(room: Features): readonly [words: Part, letters: Part, circumstances: Part] {
  const { words, letters, all } = room;
  return [
    { from: 0, to: words, share: rootShare(words) },
    { from: words, to: letters, share: rootShare(letters - words) },
    { from: letters, to: all, share: 1 },
  ];
}

/** What the mood table says of a text, and what each of its tokens adds to that. */
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
  const width = OUTPUTS.length;
  const moods = {
    sums: new Float64Array(width),
    ofRules: new Float64Array(width),
    sentiment: new Float64Array(tokens),
    urgency: new Float64Array(tokens),
  };
  const [words, letters, circumstances] = partsOf(room);
  for (const part of [words, letters]) addTokens(model.tables.mood, room, { part, moods });
  moods.ofRules.set(addWeights(model.tables.mood, room, [circumstances]));
  for (let output = 0; output < width; output += 1)
    moods.sums[output] = (moods.sums[output] ?? 0) + (moods.ofRules[output] ?? 0);
  return moods;
}

/** The five outputs are written out: this loop is what a score takes most of its time for. */
function addTokens(table: Table, room: Features, into: { readonly part: Part; readonly moods: Moods }): void {
  const { weights, bits } = table;
  const { from, to, share } = into.part;
  const { sums, sentiment, urgency } = into.moods;
  const mask = (1 << bits) - 1;
  const { hashes, owners } = room;
  const step = table.scale * share;
  let [negatives, positives, normals, highs, criticals] = [0, 0, 0, 0, 0];
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
    sentiment[owner] = (sentiment[owner] ?? 0) + (positive - negative) * step;
    urgency[owner] = (urgency[owner] ?? 0) + ((normal + high) / 2) * step;
  }
  for (const [output, total] of [negatives, positives, normals, highs, criticals].entries())
    sums[output] = (sums[output] ?? 0) + total * step;
}

/** What each token of a text adds to one output of a table. */
export function tokenShares(table: Table, room: Features, asked: { output: number; tokens: number }): Float64Array {
  const { weights, width, scale } = table;
  const mask = (1 << table.bits) - 1;
  const shares = new Float64Array(asked.tokens);
  const { hashes, owners } = room;
  for (const { from, to, share } of partsOf(room)) {
    if (from >= room.letters) break;
    const step = scale * share;
    for (let at = from; at < to; at += 1) {
      const owner = owners[at] ?? 0;
      shares[owner] = (shares[owner] ?? 0) + (weights[((hashes[at] ?? 0) & mask) * width + asked.output] ?? 0) * step;
    }
  }
  return shares;
}

function rootShare(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}
