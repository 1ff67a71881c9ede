import type { Reason, Score } from '../domain/triage.ts';
import { judgeFlags } from './flags.ts';
import { type Reading, read, wordsOf } from './reading.ts';
import { type Cause, judgeSentiment } from './sentiment.ts';
import { judgeTopics } from './topics.ts';
import { judgeUrgency } from './urgency.ts';
import { READ_MAX } from './words.ts';

/** What is known beside the text. */
export interface ScoreOptions {
  /** The language the platform or the author declared (ISO 639-1), or null: it decides only what the words leave open. */
  readonly language?: string | null;
  /** The brand's own names; they are not read, so that a name such as "Super" is no praise. */
  readonly brandNames?: readonly string[];
}

const SENTIMENT_REASONS_MAX = 5;
const URGENCY_REASONS_MAX = 5;

/**
 * What a text says: language, mood, urgency, topics, flags, each with its reasons. Word lists and rules, Finnish and
 * English (a little Swedish); the same text always gives the same score. Reads the first 4,000 UTF-16 units, in linear
 * time, and never throws.
 */
export function score(text: string, options: ScoreOptions = {}): Score {
  const reading = read(text, options);
  const mood = judgeSentiment(reading);
  const pressing = judgeUrgency(reading, mood);
  const about = judgeTopics(reading, mood);
  const flags = judgeFlags(reading, mood);
  return {
    language: reading.language.language,
    sentiment: mood.sentiment,
    urgency: pressing.urgency,
    topics: about.topics,
    flags: flags.map(({ flag }) => flag),
    reasons: [
      ...heaviest(mood.causes, SENTIMENT_REASONS_MAX).map((cause) => reason('sentiment', cause)),
      ...heaviest(pressing.causes, URGENCY_REASONS_MAX).map((cause) => reason('urgency', cause)),
      ...about.causes.map((cause) => reason('topic', cause)),
      ...flags.map(({ cue, weight }) => reason('flag', { cue, weight })),
      ...languageReasons(reading),
    ],
  };
}

function reason(effect: Reason['effect'], cause: Cause): Reason {
  return { cue: cause.cue, effect, weight: cause.weight };
}

function heaviest(causes: readonly Cause[], max: number): readonly Cause[] {
  return causes.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, max);
}

function languageReasons(reading: Reading): Reason[] {
  const { confidence, evidence } = reading.language;
  const weight = Math.round(confidence * 100) / 100;
  const reasons: Reason[] = evidence
    .slice(0, 1)
    .map((at) => ({ cue: wordsOf(reading, { first: at, last: at }), effect: 'language', weight }));
  if (reading.isCut)
    reasons.push({ cue: `only the first ${READ_MAX} characters were read`, effect: 'language', weight: 0 });
  return reasons;
}
