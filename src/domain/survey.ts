import type { Contact } from './conversation.ts';
import type { ReplyStatus } from './reply.ts';

export const SURVEY_STATUSES = ['planned', 'asked', 'answered', 'skipped', 'dropped'] as const;
/**
 * planned: the private reply that asks is made and has not gone out. asked: it went out. dropped: that reply was rejected,
 * cancelled or failed, or says something else by now, so that nobody was asked. skipped: we did not want to ask, or could not.
 */
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

export const SURVEY_CHANNELS = ['private', 'email', 'phone', 'other'] as const;
/** Where a customer was asked, or told us: in private on the platform, or elsewhere. */
export type SurveyChannel = (typeof SURVEY_CHANNELS)[number];

export const SURVEY_SKIPS = [
  'notClosed',
  'waiting',
  'noAnswer',
  'handedOver',
  'bot',
  'optedOut',
  'planned',
  'alreadyAsked',
  'alreadyRated',
  'coolDown',
  'noPrivate',
  'text',
] as const;
/** Why somebody is not asked how it went. */
export type SurveySkip = (typeof SURVEY_SKIPS)[number];

/** One time of asking a customer how it went, or one judgement of theirs. Times are UTC milliseconds. */
export interface Survey {
  readonly id: number;
  readonly conversation: number;
  readonly contact: Pick<Contact, 'id' | 'remoteId' | 'handle' | 'name' | 'url'>;
  readonly platform: string;
  readonly account: string;
  readonly channel: SurveyChannel;
  readonly status: SurveyStatus;
  /** Why they were not asked; null unless skipped. */
  readonly skip: { readonly why: SurveySkip; readonly words: string | null } | null;
  /** The private reply that asks; null where none does. */
  readonly reply: number | null;
  /** The best rating; 1 is the worst. */
  readonly scale: number;
  /** When it went out; while it has not, when it was made. */
  readonly askedAt: number;
  readonly askedBy: string;
  readonly rating: number | null;
  readonly comment: string | null;
  readonly answeredAt: number | null;
  /** The customer's message that answers; null where a person wrote the answer down. */
  readonly message: number | null;
}

/** What came of asking about one conversation. */
export interface SurveyAsked {
  readonly conversation: number;
  /** The text as it goes out; null where nobody is asked. */
  readonly text: string | null;
  /** The reply that asks, as far as the review policy let it; null where nobody is asked, or nothing was to be made. */
  readonly reply: number | null;
  readonly skip: Survey['skip'];
}

/** How a reply that asks stands: what its survey is called until it is answered. */
export function statusByReply(reply: ReplyStatus | null): SurveyStatus {
  if (reply === 'sent') return 'asked';
  return reply === null || ['rejected', 'cancelled', 'failed'].includes(reply) ? 'dropped' : 'planned';
}

/** A rating that asks a person to look at it: of the two worst fifths. */
export function isLowRating(rating: number, scale: number): boolean {
  return (rating - 1) / (scale - 1) <= LOW_SHARE;
}

/** 1 and 2 of five. */
const LOW_SHARE = 0.25;

/** What may be known as a person is to be asked; of one conversation. */
export interface SurveyCase {
  readonly status: string;
  readonly waitingSince: number | null;
  readonly isBot: boolean;
  readonly isOptedOut: boolean;
  readonly isHandedOver: boolean;
  /** When we last answered there; null when never. */
  readonly answeredAt: number | null;
  /** When it was closed last; null when that is not on record. */
  readonly closedAt: number | null;
  /** When we last asked about this very conversation. */
  readonly askedHereAt: number | null;
  /** When we last asked this person, about anything. */
  readonly askedAt: number | null;
  /** When they last rated us, on whatever channel. */
  readonly ratedAt: number | null;
  readonly now: number;
  readonly cooldownMs: number;
}

/** Why a person is not to be asked how it went; null when they are. Whether the platform lets us is another matter. */
export function whyNotAsk(of: SurveyCase): SurveySkip | null {
  if (of.status !== 'closed') return 'notClosed';
  if (of.waitingSince !== null) return 'waiting';
  if (of.isBot) return 'bot';
  if (of.isOptedOut) return 'optedOut';
  if (of.answeredAt === null) return 'noAnswer';
  if (of.isHandedOver) return 'handedOver';
  if (of.askedHereAt !== null && of.askedHereAt >= (of.closedAt ?? 0)) return 'alreadyAsked';
  if (of.ratedAt !== null && of.now - of.ratedAt < of.cooldownMs) return 'alreadyRated';
  return of.askedAt !== null && of.now - of.askedAt < of.cooldownMs ? 'coolDown' : null;
}

/** Which language to ask in: the customer's where it is one of ours, else English, else our first. */
export function askingLanguage(theirs: string, ours: readonly string[]): string {
  if (ours.includes(theirs)) return theirs;
  return ours.includes('en') ? 'en' : (ours[0] ?? 'en');
}

/** Why nobody is asked, in words that end a sentence. */
export const SKIP_WORDS: Readonly<Record<SurveySkip, string>> = {
  notClosed: 'the conversation is not closed',
  waiting: 'the customer waits for an answer',
  noAnswer: 'we have not answered them there',
  handedOver: 'it is handed over, and its outcome is not known yet',
  bot: 'a program writes there, not a person',
  optedOut: 'they do not want to be written to',
  planned: 'the question is made already and has not gone out, reply',
  alreadyAsked: 'they were asked about it already',
  alreadyRated: 'they rated us not long ago (survey.cooldown)',
  coolDown: 'they were asked not long ago (survey.cooldown)',
  noPrivate: 'they cannot be written to in private',
  text: 'the question does not fit',
};
