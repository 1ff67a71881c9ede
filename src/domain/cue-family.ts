/**
 * Cue families that a brand may name in `kuulo.yaml`: those that move urgency, flags or topics. What a muted or added word
 * does there can be told in a sentence.
 */
export const OWN_CUE_FAMILIES = [
  'safety',
  'violence',
  'fraud',
  'privacy',
  'legal',
  'press',
  'discrimination',
  'boycott',
  'outage',
  'stranded',
  'lost',
  'churn',
  'deadline',
  'repeat',
  'waiting',
  'delivery',
  'billing',
  'refund',
  'defect',
  'quality',
  'login',
  'service',
  'unanswered',
  'question',
  'sarcasm',
  'spam',
  'abuse',
  'topic-delivery',
  'topic-billing',
  'topic-returns',
  'topic-account',
  'topic-app',
  'topic-store',
  'topic-price',
  'topic-product',
  'topic-service',
  'topic-security',
] as const;

/**
 * Every family. What somebody may do to themselves is never muted. The last four are grammar rather than words of a trade (who speaks, to whom, that somebody else's news is
 * told, that the matter is settled): a word added there would change what all other families mean, so they are ours alone.
 * The order is part of the model's format: a family that comes later comes with a newly trained model.
 */
export const CUE_FAMILIES = [...OWN_CUE_FAMILIES, 'self-harm', 'resolved', 'news', 'first', 'second'] as const;

export type OwnCueFamily = (typeof OWN_CUE_FAMILIES)[number];
export type CueFamily = (typeof CUE_FAMILIES)[number];

/** What a brand says of one family: words as `word`, `stem*`, neighbours joined by a space. */
export interface CueWords {
  readonly add: readonly string[];
  readonly mute: readonly string[];
  /** 0 mutes the family, 1 leaves it as it is; at most 2. */
  readonly weight: number;
}

/** `triage: { cues: … }` of `kuulo.yaml`, by family. */
export type CueSettings = Readonly<Partial<Record<OwnCueFamily, CueWords>>>;
