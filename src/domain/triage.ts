export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export const URGENCIES = ['critical', 'high', 'normal', 'low'] as const;
export const FLAGS = ['question', 'complaint', 'threat', 'abuse', 'spam'] as const;

export type SentimentLabel = (typeof SENTIMENTS)[number];
export type UrgencyLevel = (typeof URGENCIES)[number];
export type Flag = (typeof FLAGS)[number];

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
