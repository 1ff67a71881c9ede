import type { AnsweredText, Aspect, Judgement, LearntTuning } from '../domain/learning.ts';

/** What people said of messages' words, and what was learnt from it. */
export interface LearningReads {
  /** The newest judgements of an aspect, oldest first; all that were ever made, also those that a later one replaced. */
  judgements(aspect: Aspect, limit: number): Promise<Judgement[]>;
  /** The newest messages that somebody answered one by one in conversations whose aspect nobody ever corrected. */
  answered(aspect: Aspect, limit: number): Promise<AnsweredText[]>;
  /** The tuning that holds, or null: the scorer as shipped. */
  tuning(): Promise<LearntTuning | null>;
}

export interface LearningWrites {
  /** Keeps judgements of messages as they stand now; none is ever replaced. */
  keepJudgements(conversation: number, judgements: readonly NewJudgement[]): Promise<void>;
  /** Those one person made of a conversation at one time: taken back, they teach nothing. */
  removeJudgements(conversation: number, by: { operator: string; at: number }): Promise<void>;
  saveTuning(learnt: LearntTuning): Promise<void>;
  /** Back to the scorer as shipped. */
  removeTuning(): Promise<void>;
}

/** The words are the message's own: they are not copied, so that what is forgotten there is forgotten here. */
interface NewJudgement extends Pick<Judgement, 'message' | 'label' | 'operator' | 'at'> {
  readonly aspect: Aspect;
}
