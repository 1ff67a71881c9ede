import type { Reason } from '../domain/triage.ts';
import { FUNCTION_WORDS } from './lexicon/function-words.ts';
import type { Cause } from './mood.ts';
import type { FamilyCause } from './pressure.ts';
import { type Reading, wordsOf } from './reading.ts';
import { READ_MAX } from './words.ts';

const SENTIMENT_MAX = 5;
const URGENCY_MAX = 5;
/** Log-odds are told in quarters, so that a plain word of mood weighs about as much as it did in the lists. */
const TOLD = 0.25;
const LEAST = 0.04;
/** What is surely told as less than that; most words are left here. */
const SHARE_LEAST = (LEAST - 0.01) / TOLD;
const OWN_LEAST = 0.1;
const LETTERS_MIN = 3;

/** Words of a text by what they add to its sentiment, the heaviest first. */
export function sentimentReasons(reading: Reading, found: Found<Cause>): readonly Reason[] {
  return reasonsOf(reading, found, { effect: 'sentiment', max: SENTIMENT_MAX });
}

/** Circumstances and words by what they add to its urgency. */
export function urgencyReasons(reading: Reading, found: Found<FamilyCause>): readonly Reason[] {
  return reasonsOf(reading, found, { effect: 'urgency', max: URGENCY_MAX });
}

interface Found<Told extends Cause> {
  /** What the word lists found, with the words that told. */
  readonly causes: readonly Told[];
  /** What the features of the word lists add in all; it is shared out among the causes. */
  readonly ofRules: number;
  /** What each token adds. */
  readonly shares: Float64Array;
}

type Kind = { readonly effect: 'sentiment' | 'urgency'; readonly max: number };

function reasonsOf(reading: Reading, found: Found<Cause | FamilyCause>, { effect, max }: Kind): readonly Reason[] {
  const all: Reason[] = [];
  TAKEN.fill(0, 0, reading.tokens.length);
  addCauses(all, found, effect);
  addWords(all, reading, { shares: found.shares, effect });
  if (all.length > 1) all.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return all.length <= max ? all : all.slice(0, max);
}

/** What the word lists found, each with what its tokens add that no cause before it stands for. */
function addCauses(all: Reason[], found: Found<Cause | FamilyCause>, effect: Kind['effect']): void {
  let sum = 0;
  for (const { weight } of found.causes) sum += Math.abs(weight);
  for (const cause of found.causes) {
    let share = sum === 0 ? 0 : (Math.abs(found.ofRules) * cause.weight) / sum;
    for (let at = cause.first; at <= cause.last; at += 1) {
      if (TAKEN[at] === 0) share += found.shares[at] ?? 0;
      TAKEN[at] = 1;
    }
    // what the brand itself named is told, however little the model makes of it
    const weight = 'isOwn' in cause && cause.isOwn ? Math.max(OWN_LEAST, told(share)) : told(share);
    if (Math.abs(weight) < LEAST || all.some(({ cue }) => cue === cause.cue)) continue;
    const family = 'family' in cause ? cause.family : null;
    all.push(family === null ? { cue: cause.cue, effect, weight } : { cue: cause.cue, effect, weight, family });
  }
}

/** The words that no cause stands for. */
function addWords(all: Reason[], reading: Reading, seen: Pick<Found<Cause>, 'shares'> & Pick<Kind, 'effect'>): void {
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const share = seen.shares[at] ?? 0;
    if (Math.abs(share) < SHARE_LEAST || TAKEN[at] === 1) continue;
    const weight = told(share);
    if (Math.abs(weight) < LEAST || !isTelling(reading, at)) continue;
    all.push({ cue: wordsOf(reading, { first: at, last: at }), effect: seen.effect, weight });
  }
}

/** The tokens of the text at hand that a cause stands for; a token is a character at least, and no more are read. */
const TAKEN = new Uint8Array(READ_MAX);

/** "Ja" and "the" say nothing to a person, whatever they weigh. */
function isTelling(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'emoji') return true;
  if (token.kind !== 'word' && token.kind !== 'tag') return false;
  return token.word.length >= LETTERS_MIN && !SMALL_WORDS.has(token.word);
}

function told(weight: number): number {
  return Math.round(100 * Math.max(-1, Math.min(1, weight * TOLD))) / 100;
}

const SMALL_WORDS: ReadonlySet<string> = new Set(
  ['fi', 'en', 'sv'].flatMap((language) => (FUNCTION_WORDS[language] ?? '').split(/\s+/)),
);
