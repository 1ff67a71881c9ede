import { collectFeatures, roomForFeatures } from '../../src/scoring/features.ts';
import { UNDERSTOOD } from '../../src/scoring/language.ts';
import { addWeights, type Table } from '../../src/scoring/model.ts';
import { partsOf } from '../../src/scoring/shares.ts';
import { tokenise } from '../../src/scoring/words.ts';

const LEAN_MAX = 3;
const STEP = 0.2;
const ROUNDS = 2;
/** Taking Swedish for Norwegian loses a customer; taking Norwegian for Swedish reads one with half the words. */
const UNDERSTOOD_WEIGHT = 4;

/**
 * A leaning for each language that makes the mean recall best, that of the languages kuulo understands above all, on texts that trained nothing: a language with few texts to
 * learn from would else be taken for a neighbour with many.
 */
export function calibrateLanguages(
  table: Table,
  languages: readonly string[],
  texts: readonly { readonly text: string; readonly language: string }[],
): readonly number[] {
  const known = texts.filter(({ language }) => languages.includes(language));
  const sums = known.map(({ text }) => sumsOf(table, text));
  const golds = known.map(({ language }) => languages.indexOf(language));
  const leans = languages.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1)
    for (let language = 0; language < languages.length; language += 1) {
      let best = { lean: leans[language] ?? 0, value: weighedRecall(sums, golds, leans) };
      for (let lean = -LEAN_MAX; lean <= LEAN_MAX; lean += STEP) {
        const value = weighedRecall(sums, golds, leans.with(language, lean));
        if (value > best.value + 1e-9) best = { lean, value };
      }
      leans[language] = Math.round(10 * best.lean) / 10;
    }
  return leans;
}

function sumsOf(table: Table, text: string): Float64Array {
  const room = roomForFeatures();
  collectFeatures(room, tokenise(text).list, new Set());
  const [words, letters] = partsOf(room);
  return addWeights(table, room, [words, letters]);
}

function weighedRecall(all: readonly Float64Array[], golds: readonly number[], leans: readonly number[]): number {
  const seen = new Float64Array(leans.length);
  const right = new Float64Array(leans.length);
  for (const [at, sums] of all.entries()) {
    const gold = golds[at] ?? 0;
    let best = 0;
    for (let language = 1; language < leans.length; language += 1)
      if ((sums[language] ?? 0) + (leans[language] ?? 0) > (sums[best] ?? 0) + (leans[best] ?? 0)) best = language;
    seen[gold] = (seen[gold] ?? 0) + 1;
    if (best === gold) right[gold] = (right[gold] ?? 0) + 1;
  }
  let sum = 0;
  for (let language = 0; language < leans.length; language += 1)
    sum +=
      ((right[language] ?? 0) / Math.max(1, seen[language] ?? 0)) *
      (language < UNDERSTOOD.length ? UNDERSTOOD_WEIGHT : 1);
  return sum;
}
