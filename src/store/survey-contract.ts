import type { StoredMessage } from '../domain/stored.ts';
import type { Survey, SurveyStatus } from '../domain/survey.ts';

/** Whom we asked how it went, and what they said. Times are UTC milliseconds. */
export interface SurveyReads {
  byId(id: number): Promise<Survey | null>;
  /** The one that a reply asks, or null. */
  ofReply(reply: number): Promise<Survey | null>;
  /** What the reply that asks said as it was made; null where there is no such reply. */
  firstWords(reply: number): Promise<string | null>;
  /** Of these conversations, newest first. */
  ofConversations(conversations: readonly number[]): Promise<Survey[]>;
  /** Of one person, newest first. */
  ofContact(contact: number): Promise<Survey[]>;
  /**
   * Those by which these people were asked in private, and what they told us elsewhere, newest first. Beside the one that is
   * to go out now (`besides`) only those count that went out, or may have; without one also those that are still to go.
   */
  asking(contacts: readonly number[], besides?: number): Promise<Survey[]>;
  /**
   * What was said in the conversations with the one who was asked, on that account, since the question went out: theirs and
   * ours, in public and in private, oldest first, the question itself too.
   */
  saidAfter(id: number): Promise<StoredMessage[]>;
  /** Asked in private since, and not answered; newest first. */
  waiting(since: number): Promise<Survey[]>;
  /** Asked in private since, and answered there; newest first. */
  heard(since: number): Promise<Survey[]>;
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
  /** The reply that asks says something else by now: it is an ordinary answer, and nobody is asked by it. */
  letGo(reply: number): Promise<void>;
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
