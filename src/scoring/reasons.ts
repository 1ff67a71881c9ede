import type { Reason } from '../domain/triage.ts';
import { FUNCTION_WORDS } from './lexicon/function-words.ts';
import type { Cause } from './mood.ts';
import type { FamilyCause } from './pressure.ts';
import { type Reading, wordsOf } from './reading.ts';

const SENTIMENT_MAX = 5;
const URGENCY_MAX = 5;
/** Log-odds are told in quarters, so that a plain word of mood weighs about as much as it did in the lists. */
const TOLD = 0.25;
const LEAST = 0.04;
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
  const { causes, shares } = found;
  const all: Reason[] = [];
  const sum = causes.reduce((total, { weight }) => total + Math.abs(weight), 0);
  const taken = new Set<number>();
  for (const cause of causes) {
    let weight = sum === 0 ? 0 : (Math.abs(found.ofRules) * cause.weight) / sum;
    for (let at = cause.first; at <= cause.last; at += 1) {
      if (!taken.has(at)) weight += shares[at] ?? 0;
      taken.add(at);
    }
    const family = 'family' in cause ? cause.family : null;
    all.push({ cue: cause.cue, effect, weight: told(weight), ...(family === null ? {} : { family }) });
  }
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const weight = told(shares[at] ?? 0);
    if (Math.abs(weight) < LEAST || taken.has(at) || !isTelling(reading, at)) continue;
    all.push({ cue: wordsOf(reading, { first: at, last: at }), effect, weight });
  }
  return all
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, max);
}

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
