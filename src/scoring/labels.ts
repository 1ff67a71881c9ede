import type { Flag, Topic } from '../domain/triage.ts';
import { FLAGS, TOPICS } from '../domain/triage.ts';
import type { ByRules } from './circumstances.ts';
import type { Features } from './features.ts';
import { addWeights, type Model } from './model.ts';
import { type Reading, wordsOf } from './reading.ts';
import { partsOf, tokenShares } from './shares.ts';

/** A topic or flag of a text, the words that told, and how plainly (0 to 1). */
export interface Label<Name extends Topic | Flag> {
  readonly name: Name;
  readonly cue: string;
  readonly weight: number;
}

const TOPICS_MAX = 3;
/** A text with one of these is never called spam, so that spam cannot hide it. */
const GRAVE: readonly Flag[] = ['safety', 'legal', 'threat'];
/** Words of the lists that settle a flag, whatever the model thinks of the rest of the text. */
const SETTLED: readonly Flag[] = ['question', 'spam', 'legal', 'press', 'safety', 'abuse', 'threat'];

/** What a text is about and what it does, by the model, which has the word lists' finds among its features. */
export function judgeLabels(
  model: Model,
  seen: { room: Features; reading: Reading; found: ByRules; isGrave: boolean },
): { topics: readonly Label<Topic>[]; flags: readonly Label<Flag>[] } {
  if (seen.reading.tokens.length === 0) return { topics: [], flags: [] };
  const sums = addWeights(model.tables.labels, seen.room, partsOf(seen.room)).map(
    (sum, output) => sum + (model.head.labelBias[output] ?? 0),
  );
  return { topics: topicsOf(model, seen, sums), flags: flagsOf(model, seen, sums) };
}

type Seen = Parameters<typeof judgeLabels>[1];

function topicsOf(model: Model, seen: Seen, sums: Float64Array): readonly Label<Topic>[] {
  const order = TOPICS.map((name, output) => ({ name, output, sum: sums[output] ?? 0 }))
    .filter(({ name }) => name !== 'other')
    .sort((a, b) => b.sum - a.sum);
  const chosen = order.filter(({ sum }) => sum >= 0).slice(0, TOPICS_MAX);
  if (chosen.length === 0) return [];
  return chosen.map(({ name, output, sum }) => {
    const named = seen.found.topics.find(({ topic }) => topic === name);
    return { name, weight: share(sum), cue: named?.cue ?? tellingWord(model, seen, output) };
  });
}

function flagsOf(model: Model, seen: Seen, sums: Float64Array): readonly Label<Flag>[] {
  const flags: Label<Flag>[] = [];
  for (const [index, name] of FLAGS.entries()) {
    const output = TOPICS.length + index;
    const named = seen.found.flags.find(({ flag }) => flag === name);
    const sum = sums[output] ?? 0;
    const isSettled = named !== undefined && SETTLED.includes(name) && (seen.isGrave || !GRAVE.includes(name));
    if (sum < 0 && !isSettled) continue;
    flags.push({
      name,
      weight: Math.max(share(sum), isSettled ? named.weight : 0),
      cue: named?.cue ?? tellingWord(model, seen, output),
    });
  }
  const isSafe = !flags.some(({ name }) => GRAVE.includes(name));
  return isSafe ? flags : flags.filter(({ name }) => name !== 'spam');
}

/** The word that spoke for an output most; empty when none did. */
function tellingWord(model: Model, { room, reading }: Seen, output: number): string {
  const shares = tokenShares(model.tables.labels, room, { output, tokens: reading.tokens.length });
  let best = -1;
  for (let at = 0; at < shares.length; at += 1) if ((shares[at] ?? 0) > (best < 0 ? 0 : (shares[best] ?? 0))) best = at;
  return best < 0 ? '' : wordsOf(reading, { first: best, last: best });
}

function share(sum: number): number {
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}
