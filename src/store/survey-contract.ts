import type { StoredMessage } from '../domain/stored.ts';
import type { Survey, SurveyStatus } from '../domain/survey.ts';

/** Whom we asked how it went, and what they said. Times are UTC milliseconds. */
export interface SurveyReads {
  byId(id: number): Promise<Survey | null>;
  /** The one that a reply asks, or null. */
  ofReply(reply: number): Promise<Survey | null>;
  /** Of these conversations, newest first. */
  ofConversations(conversations: readonly number[]): Promise<Survey[]>;
  /** Of one person, newest first. */
  ofContact(contact: number): Promise<Survey[]>;
  /** When this person was last asked in private, or is to be; null when never. `besides` is left out. */
  lastAskedTo(contact: number, besides?: number): Promise<number | null>;
  /** What the one who was asked wrote to the account in private since the question went out, oldest first. */
  heardAfter(id: number): Promise<StoredMessage[]>;
  /** Asked in private since, and not answered; newest first. */
  waiting(since: number): Promise<Survey[]>;
  /** Those that went out in [since, until), oldest first, answered or not. */
  askedBetween(since: number, until: number): Promise<Survey[]>;
  /** Ratings given in [since, until), oldest first, in private and elsewhere. */
  answeredBetween(since: number, until: number): Promise<Survey[]>;
  /** All that were made or answered since, newest first; of these states where any is named. */
  list(query: { since: number; statuses: readonly SurveyStatus[]; limit: number }): Promise<Survey[]>;
}

export interface SurveyWrites {
  add(survey: NewSurvey): Promise<number>;
  /** When the reply that asks went out. */
  asked(id: number, at: number): Promise<void>;
  answer(
    id: number,
    answer: { rating: number; comment: string | null; at: number; message: number | null },
  ): Promise<void>;
}

interface NewSurvey extends Pick<Survey, 'conversation' | 'account' | 'channel' | 'skip' | 'reply' | 'scale'> {
  readonly contact: number;
  readonly askedAt: number;
  readonly askedBy: string;
}
