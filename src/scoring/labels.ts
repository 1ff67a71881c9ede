import type { Flag, Topic } from '../domain/triage.ts';
import { FLAGS, TOPICS } from '../domain/triage.ts';
import type { ByRules } from './circumstances.ts';
import type { Features } from './features.ts';
import { type Model, sumInto } from './model.ts';
import { type Reading, wordsOf } from './reading.ts';
import { labelPartsOf, tokenShares } from './shares.ts';

/** A topic or flag of a text, the words that told, and how plainly (0 to 1). */
export interface Label<Name extends Topic | Flag> {
  readonly name: Name;
  readonly cue: string;
  readonly weight: number;
}

const TOPICS_MAX = 3;
/** A text with one of these is never called spam, so that spam cannot hide it. */
const GRAVE: readonly Flag[] = ['safety', 'legal', 'threat'];
/** The lists' words for these are believed only where the text is grave. */
const NEEDS_GRAVITY: readonly Flag[] = ['safety', 'legal'];
/** A text of fewer words is flagged by the lists alone: single words collide with others in a hashed table. */
const BRIEF = 3;
/** A topic that the lists name needs no more than this of the model. */
const NAMED_SUM = -1;
/** Words of the lists that settle a flag, whatever the model thinks of the rest of the text. */
const SETTLED: readonly Flag[] = ['question', 'spam', 'legal', 'press', 'safety', 'abuse', 'threat'];

/** What a text is about and what it does, by the model, which has the word lists' finds among its features. */
export function judgeLabels(
  model: Model,
  seen: { room: Features; reading: Reading; found: ByRules; isGrave: boolean },
): { topics: readonly Label<Topic>[]; flags: readonly Label<Flag>[] } {
  if (seen.reading.tokens.length === 0) return { topics: [], flags: [] };
  const sums = SUMS;
  sumInto(sums, model.tables.labels, { features: seen.room, parts: labelPartsOf(seen.room) });
  const { labelBias } = model.head;
  for (let output = 0; output < sums.length; output += 1) sums[output] = (sums[output] ?? 0) + (labelBias[output] ?? 0);
  return { topics: topicsOf(model, seen, sums), flags: flagsOf(model, seen, sums) };
}

/** Of the text at hand. */
const SUMS = new Float64Array(TOPICS.length + FLAGS.length);

type Seen = Parameters<typeof judgeLabels>[1];

function topicsOf(model: Model, seen: Seen, sums: Float64Array): readonly Label<Topic>[] {
  const chosen: { name: Topic; output: number; sum: number }[] = [];
  for (let output = 0; output < TOPICS.length; output += 1) {
    const name = TOPICS[output] ?? 'other';
    const sum = sums[output] ?? 0;
    const isNamed = seen.found.topics.some(({ topic }) => topic === name);
    if (sum >= (isNamed ? NAMED_SUM : 0) && name !== 'other') chosen.push({ name, output, sum });
  }
  if (chosen.length > 1) chosen.sort((a, b) => b.sum - a.sum);
  return chosen.slice(0, TOPICS_MAX).map(({ name, output, sum }) => {
    const named = seen.found.topics.find(({ topic }) => topic === name);
    return { name, weight: share(sum), cue: named?.cue ?? tellingWord(model, seen, output) };
  });
}

function flagsOf(model: Model, seen: Seen, sums: Float64Array): readonly Label<Flag>[] {
  const flags: Label<Flag>[] = [];
  const isBrief = seen.reading.tokens.length < BRIEF;
  for (let index = 0; index < FLAGS.length; index += 1) {
    const name = FLAGS[index] ?? 'question';
    const output = TOPICS.length + index;
    const sum = sums[output] ?? 0;
    if (sum < 0 && seen.found.flags.length === 0) continue;
    const named = seen.found.flags.find(({ flag }) => flag === name);
    const isSettled = named !== undefined && SETTLED.includes(name) && (seen.isGrave || !NEEDS_GRAVITY.includes(name));
    if (!isSettled && (sum < 0 || isBrief)) continue;
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
