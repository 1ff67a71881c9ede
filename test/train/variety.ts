import { plain } from './corpora.ts';

/** A text of a set, with a name to report it by. */
export interface Named {
  readonly id: string;
  readonly text: string;
}

const OPENING_WORDS = 5;
const GRAM_WORDS = 3;

/** Texts that stand more than once in a set, however they are spaced, cased or punctuated: their ids, one line for each text. */
export function twins(texts: readonly Named[]): readonly string[] {
  const seen = new Map<string, string[]>();
  for (const { id, text } of texts) {
    const key = plain(text) || text.trim();
    const ids = seen.get(key);
    if (ids === undefined) seen.set(key, [id]);
    else ids.push(id);
  }
  return [...seen.values()].filter((ids) => ids.length > 1).map((ids) => ids.join(' = '));
}

/**
 * Pairs that share more than `shareMax` of their runs of three words, counted against the text that has fewer of them.
 * Goes through an index of runs, since few texts share any.
 */
export function lookAlikes(texts: readonly Named[], shareMax: number): readonly string[] {
  const index = new Map<string, number[]>();
  const sizes: number[] = [];
  const found: string[] = [];
  for (const [at, { id, text }] of texts.entries()) {
    const runs = gramsOf(text);
    sizes.push(runs.size);
    for (const [other, count] of sharedWith(runs, index)) {
      const share = count / Math.min(runs.size, sizes[other] ?? 0);
      if (share > shareMax) found.push(`${texts[other]?.id} ~ ${id}: ${Math.round(100 * share)} %`);
    }
    for (const run of runs) {
      const holders = index.get(run);
      if (holders === undefined) index.set(run, [at]);
      else holders.push(at);
    }
  }
  return found;
}

/** The largest share of runs of three words that two texts have in common. */
export function closestShare(texts: readonly Named[]): number {
  const shares = lookAlikes(texts, 0).map((pair) => Number(/(\d+) %$/.exec(pair)?.[1]));
  return Math.max(0, ...shares) / 100;
}

/** How often the commonest beginnings of five words occur, most often first; shorter texts have no beginning. */
export function openings(texts: readonly Named[]): readonly (readonly [opening: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    const words = wordsOf(text);
    if (words.length < OPENING_WORDS) continue;
    const opening = words.slice(0, OPENING_WORDS).join(' ');
    counts.set(opening, (counts.get(opening) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** How many different word forms the poorest run of `size` texts has, in the order of ids; the last run ends with the last text. */
export function fewestForms(texts: readonly Named[], size: number): number {
  const sorted = texts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let fewest = Number.POSITIVE_INFINITY;
  for (let from = 0; from < sorted.length; from += size) {
    const start = Math.max(0, Math.min(from, sorted.length - size));
    fewest = Math.min(fewest, formsOf(sorted.slice(start, start + size)));
  }
  return fewest;
}

/** How many different word forms texts have together. */
export function formsOf(texts: readonly Named[]): number {
  return new Set(texts.flatMap(({ text }) => wordsOf(text))).size;
}

function wordsOf(text: string): readonly string[] {
  return plain(text).split(' ').filter(Boolean);
}

function gramsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  const count = Math.max(0, words.length - GRAM_WORDS + 1);
  return new Set(Array.from({ length: count }, (_, at) => words.slice(at, at + GRAM_WORDS).join(' ')));
}

function sharedWith(
  runs: ReadonlySet<string>,
  index: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const run of runs) for (const other of index.get(run) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
  return counts;
}
