import type { SentimentLabel, Tuning, UrgencyLevel } from './triage.ts';

/** What a person judges of a conversation, each learnt by itself. */
export const ASPECTS = ['sentiment', 'urgency'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What one person said of the words of one message. */
export interface Judgement {
  readonly message: number;
  /** The words as they stood then. */
  readonly text: string;
  /** What the platform or the author declared (ISO 639-1), or null. */
  readonly language: string | null;
  readonly label: SentimentLabel | UrgencyLevel;
  readonly operator: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** A message that somebody answered without correcting it. */
export type AnsweredText = Pick<Judgement, 'message' | 'text' | 'language'>;

/** The tuning that holds for all operators of a database, and where it comes from. */
export interface LearntTuning {
  readonly tuning: Tuning;
  readonly operator: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** How many corrections each part was learnt from; 0 where it is as shipped. */
  readonly corrections: Readonly<Record<Aspect, number>>;
}

/** How well the corrections are met; shares from 0 to 1. */
export interface LearnMeasures {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Of what people called critical or high, the share called so; null for sentiment and where there is none. */
  readonly urgentRecall: number | null;
}

/**
 * What must not get worse. `labels`: one label by itself would be found less often; `answered`: too much that people
 * answered without a correction would be judged otherwise.
 */
export const HARMS = ['accuracy', 'macroF1', 'urgentRecall', 'labels', 'answered'] as const;
export type Harm = (typeof HARMS)[number];

/** A label that would be found less often; recall from 0 to 1. */
export interface HarmedLabel {
  readonly label: SentimentLabel | UrgencyLevel;
  /** How many corrections say so. */
  readonly n: number;
  readonly before: number;
  readonly after: number;
}

/** What came of one aspect. `better`: worth applying; `same`: not surely better than what holds; `harm`: worse in what `harms` says. */
export interface LearntAspect {
  readonly aspect: Aspect;
  readonly verdict: 'tooFew' | 'same' | 'harm' | 'better';
  readonly harms: readonly Harm[];
  /** Which ones, where `harms` says `labels`. */
  readonly harmedLabels: readonly HarmedLabel[];
  /** Corrections that count, and how many it takes. */
  readonly n: number;
  readonly needed: number;
  /** Corrections left out since others say the contrary of the same words. */
  readonly contradicting: number;
  /** Corrections left out since no tuning moves what is said of their words: a language nobody reads here, or no words. */
  readonly untunable: number;
  /** By what holds now; null with too few. */
  readonly before: LearnMeasures | null;
  /** By what the other corrections teach (cross-validation): each one judged by a tuning that has not seen it. */
  readonly after: LearnMeasures | null;
  /** Corrections met after that were not before, and the other way about. */
  readonly met: { readonly gained: number; readonly lost: number } | null;
  /** Messages a tuning may move that people answered without correcting them, and how many would get another label. */
  readonly answered: { readonly n: number; readonly changed: number } | null;
  /** What the corrections teach, whether applied or not. */
  readonly proposed: Tuning['sentiment'] | Tuning['urgency'] | null;
}

/** What `learn` found and did. */
export interface LearnReport {
  readonly isDryRun: boolean;
  readonly isReset: boolean;
  /** Whether another tuning holds now than before; in a dry run, whether it would. */
  readonly isChanged: boolean;
  readonly before: Tuning;
  readonly after: Tuning;
  /** None when the scorer was put back as shipped. */
  readonly aspects: readonly LearntAspect[];
}
