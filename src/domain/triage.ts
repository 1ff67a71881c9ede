import type { CueFamily } from './cue-family.ts';

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export const URGENCIES = ['critical', 'high', 'normal', 'low'] as const;
/**
 * What a text does: asks, complains, threatens (to leave, to call others off, to hurt), names the law or the press, tells
 * of danger, uses strong language, advertises, mocks, praises and blames at once.
 */
export const FLAGS = [
  'question',
  'complaint',
  'threat',
  'legal',
  'press',
  'safety',
  'abuse',
  'spam',
  'sarcasm',
  'mixed',
] as const;

/** What a text may be about. */
export const TOPICS = [
  'delivery',
  'billing',
  'outage',
  'product',
  'service',
  'account',
  'returns',
  'security',
  'safety',
  'price',
  'store',
  'app',
  'praise',
  'question',
  'other',
] as const;

export type SentimentLabel = (typeof SENTIMENTS)[number];
export type UrgencyLevel = (typeof URGENCIES)[number];
export type Flag = (typeof FLAGS)[number];
export type Topic = (typeof TOPICS)[number];

/** `score` from -1 (negative) to 1 (positive). */
export interface Sentiment {
  readonly label: SentimentLabel;
  readonly score: number;
  /** From 0 to 1: how far the cues agree. */
  readonly confidence: number;
}

/** `score` from 0 (can wait) to 1 (now). */
export interface Urgency {
  readonly level: UrgencyLevel;
  readonly score: number;
}

/** One thing that moved a score: the words or the circumstance, what it moved, and by how much. */
export interface Reason {
  readonly cue: string;
  readonly effect: 'sentiment' | 'urgency' | 'topic' | 'flag' | 'language';
  readonly weight: number;
  /** The kind of circumstance the words tell of, where they tell of one. */
  readonly family?: CueFamily;
  /** Which topic or flag it told. */
  readonly name?: Topic | Flag;
}

/**
 * The cues worth telling a person, heaviest first, each once: what moved sentiment or urgency. What gave the language, a
 * topic or a flag away is in the score for scripts, but explains nothing in one line.
 */
export function tellingCues(reasons: readonly Reason[], most: number): string[] {
  const telling = reasons.filter(
    ({ effect, weight }) => weight !== 0 && (effect === 'sentiment' || effect === 'urgency'),
  );
  const heaviest = telling.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [...new Set(heaviest.map(({ cue }) => cue))].slice(0, most);
}

/** What triage says of one text, with the reasons for each part. */
export interface Score {
  /** ISO 639-1 code, or `und` when the text does not tell. */
  readonly language: string;
  readonly sentiment: Sentiment;
  readonly urgency: Urgency;
  readonly topics: readonly string[];
  readonly flags: readonly Flag[];
  readonly reasons: readonly Reason[];
}

/** Where texts come from: `balanced` for what is said to a brand, `forum` for talk that is mostly neutral. */
export const PRIORS = ['balanced', 'forum'] as const;
export type Prior = (typeof PRIORS)[number];

/** What people's corrections taught: added to the log-odds before a label is chosen; zeros are the scorer as shipped. */
export interface Tuning {
  /** Against neutral. */
  readonly sentiment: { readonly negative: number; readonly positive: number };
  /** Of at least that level. */
  readonly urgency: { readonly normal: number; readonly high: number; readonly critical: number };
}

/** The scorer as shipped. */
export const UNTUNED: Tuning = {
  sentiment: { negative: 0, positive: 0 },
  urgency: { normal: 0, high: 0, critical: 0 },
};

/**
 * The log-odds a label is chosen by, the tuning not yet added. Sentiment: the largest of negative, 0 (neutral) and
 * positive. Urgency: the gravest level whose value is 0 or more, else low.
 */
export interface Evidence {
  readonly language: string;
  /** Whether a tuning may move what is said: not for a text in a language nobody reads, nor for one without words. */
  readonly isTunable: boolean;
  readonly sentiment: Tuning['sentiment'];
  readonly urgency: Tuning['urgency'];
}

/** Scores texts one after another; made once, since it holds the model. Never throws, whatever the text. */
export interface Scorer {
  /** @param language what the platform or the author declared (ISO 639-1), or null: it decides only what the words leave open */
  score(text: string, language?: string | null): Score;
  evidence(text: string, language?: string | null): Evidence;
}

/** The label that log-odds and a tuning give. */
export function labelOf({ sentiment }: Pick<Evidence, 'sentiment'>, tuning: Tuning): SentimentLabel {
  const negative = sentiment.negative + tuning.sentiment.negative;
  const positive = sentiment.positive + tuning.sentiment.positive;
  if (negative > 0 && negative >= positive) return 'negative';
  return positive > 0 ? 'positive' : 'neutral';
}

/** The level that log-odds and a tuning give. */
export function levelOf({ urgency }: Pick<Evidence, 'urgency'>, tuning: Tuning): UrgencyLevel {
  for (const level of ['critical', 'high', 'normal'] as const)
    if (urgency[level] + tuning.urgency[level] >= 0) return level;
  return 'low';
}

const LEVEL_STARTS: readonly (readonly [UrgencyLevel, number])[] = [
  ['critical', 0.85],
  ['high', 0.6],
  ['normal', 0.25],
  ['low', 0],
];

/** The level an urgency score (0 to 1) falls into. */
export function urgencyLevel(score: number): UrgencyLevel {
  for (const [level, start] of LEVEL_STARTS) if (score >= start) return level;
  return 'low';
}

/** The lowest score of a level; a person's correction to a level sets this score. */
export function scoreOfLevel(level: UrgencyLevel): number {
  return LEVEL_STARTS.find(([name]) => name === level)?.[1] ?? 0;
}

/** One integer that sorts conversations by how pressing they are (0 to 1000); the inbox index is built on it. */
export function urgencyRank(urgency: Urgency): number {
  return Math.round(Math.min(1, Math.max(0, urgency.score)) * 1000);
}
