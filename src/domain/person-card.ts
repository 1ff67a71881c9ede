import type { Contact, Conversation, Note } from './conversation.ts';
import type { FollowUp } from './follow-up.ts';
import type { Handover } from './handover.ts';
import type { Reply } from './reply.ts';
import type { StoredMessage } from './stored.ts';
import type { Survey } from './survey.ts';

/** What is on record of one person, on one platform, over both ways. Persons of several platforms are never merged by us. */
export interface PersonCard {
  readonly contact: Contact;
  /** Newest first, at most CARD_ROWS_MAX. */
  readonly conversations: readonly Conversation[];
  /** How many there are in all. */
  readonly conversationCount: number;
  /** Every label of their conversations, by name. */
  readonly labels: readonly string[];
  /** What was said between us, newest first, at most CARD_ROWS_MAX: public and private. */
  readonly messages: readonly StoredMessage[];
  readonly firstMessageAt: number | null;
  readonly lastMessageAt: number | null;
  /** Newest first. */
  readonly notes: readonly Note[];
  /** Open ones first, by due date; those that are over too. */
  readonly followUps: readonly FollowUp[];
  /** What went out to them, newest first, at most CARD_ROWS_MAX. */
  readonly replies: readonly Reply[];
  /** Newest first. */
  readonly surveys: readonly Survey[];
  readonly ratings: Ratings;
  /** Newest first. */
  readonly handovers: readonly Handover[];
  /** They asked not to be written to in bulk. */
  readonly isOptedOut: boolean;
  /** By which words, and when, as far as their newest 2,000 messages tell; null where they did not. */
  readonly optedOut: OptedOut | null;
  /** Whom a person linked to them, also by way of another, with what is on record there. */
  readonly linked: readonly LinkedPerson[];
  /** Others by the same name, who may be somebody else: a person decides. */
  readonly namesakes: readonly Contact[];
}

/** How they judged us. */
export interface Ratings {
  readonly last: Survey | null;
  readonly count: number;
  /** As a share from 0 (worst) to 1 (best), so that scales that changed can be told together; null without any. */
  readonly average: number | null;
}

export interface OptedOut {
  readonly words: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly message: number;
}

/** A contact of another platform, or another account of the same one, that is the same person by somebody's word. */
export interface LinkedPerson {
  readonly contact: Contact;
  /** The word itself; null where they are linked by way of another. */
  readonly link: ContactLink | null;
  /** Newest first, at most CARD_ROWS_MAX. */
  readonly conversations: readonly Conversation[];
}

/** Somebody's word that two contacts are one person. */
export interface ContactLink {
  readonly contact: number;
  readonly other: number;
  readonly author: string;
  /** UTC milliseconds. */
  readonly at: number;
}

export const CARD_ROWS_MAX = 100;
export const LINKED_MAX = 20;

/** What a person's answers come to. @param surveys newest first */
export function ratingsOf(surveys: readonly Survey[]): Ratings {
  const rated = surveys.flatMap((survey) =>
    survey.rating === null ? [] : [{ survey, share: (survey.rating - 1) / (survey.scale - 1) }],
  );
  const newestFirst = rated.toSorted((a, b) => (b.survey.answeredAt ?? 0) - (a.survey.answeredAt ?? 0));
  const sum = rated.reduce((total, { share }) => total + share, 0);
  return {
    last: newestFirst[0]?.survey ?? null,
    count: rated.length,
    average: rated.length === 0 ? null : sum / rated.length,
  };
}
