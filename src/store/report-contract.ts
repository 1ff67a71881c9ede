import type { EventKind } from '../domain/event.ts';
import type { Json } from '../domain/message.ts';
import type { ReplyPurpose } from '../domain/reply.ts';
import type { SentimentLabel, UrgencyLevel } from '../domain/triage.ts';

/** What is counted for a report: narrow rows, never the text of a message. Times are UTC milliseconds. */
export interface ReportReads {
  /** Customers' messages, those alike counted in the database; times of posting are left out. */
  inboundTallies(span: ReportSpan): Promise<InboundTally[]>;
  /** The same one by one, in the order they were posted in; at most `limit` after that one. */
  inboundAfter(span: ReportSpan, page: { after: InboundRow | null; limit: number }): Promise<InboundRow[]>;
  /** The conversations in which one of these events happened, by number. */
  conversations(span: ReportSpan, kinds: readonly EventKind[]): Promise<number[]>;
  /** Where they belong and what they are about. */
  places(conversations: readonly number[]): Promise<Map<number, ConversationFacts>>;
  /**
   * Events of these kinds before `until` in these conversations, in each by number. That a promise became overdue names the
   * customer's next message, a rating left out.
   */
  histories(
    conversations: readonly number[],
    of: { kinds: readonly EventKind[]; until: number },
  ): Promise<Map<number, HistoryEvent[]>>;
  /** Customers' standing messages in these conversations before `until`, oldest first, answers to surveys left out. */
  moods(conversations: readonly number[], until: number): Promise<Map<number, MoodRow[]>>;
  /** Those that went out in private, by when they did. */
  surveysAsked(span: ReportSpan): Promise<SurveyFact[]>;
  /** By the time they were answered. */
  surveysAnswered(span: ReportSpan): Promise<SurveyFact[]>;
  /** Follow-ups that stand by their due time, open and not confirmed yet. */
  standingFollowUps(span: ReportSpan): Promise<StandingFollowUp[]>;
  /** Conversations that an overdue promise of ours had opened, and in which a customer wrote in the period. */
  risen(span: ReportSpan): Promise<number[]>;
}

/** [since, until), of one account or platform where they are named. */
export interface ReportSpan {
  readonly since: number;
  readonly until: number;
  readonly account: string | null;
  readonly platform: string | null;
}

export interface InboundTally {
  readonly platform: string;
  readonly account: string;
  readonly sentiment: SentimentLabel;
  readonly urgency: UrgencyLevel;
  readonly language: string;
  readonly topics: readonly string[];
  readonly count: number;
}

export interface InboundRow extends Omit<InboundTally, 'count'> {
  readonly id: number;
  readonly conversation: number | null;
  readonly postedAt: number;
}

/** What a conversation is about, as it stands now. */
export interface ConversationFacts {
  readonly platform: string;
  readonly account: string;
  readonly language: string;
  readonly urgency: UrgencyLevel;
  readonly topics: readonly string[];
  /** When its first customer's message was posted, or null. */
  readonly firstPostedAt: number | null;
}

export interface HistoryEvent {
  readonly id: number;
  readonly conversation: number;
  readonly kind: EventKind;
  readonly at: number;
  readonly actor: string;
  readonly reply: number | null;
  readonly message: number | null;
  readonly data: Readonly<Record<string, Json>>;
  /** When the message was posted that the event names. */
  readonly postedAt: number | null;
  /** Of the reply that the event names; null where it names none. */
  readonly sent: SentReply | null;
}

/** Who had a hand in a reply. */
export interface Writers {
  readonly author: string;
  /** Of what the program wrote: who changed its words last, and who approved them. */
  readonly editor: string | null;
  readonly approvedBy: string | null;
  /** Who sent it. */
  readonly actor: string;
}

interface SentReply extends Omit<Writers, 'actor'> {
  readonly plan: number | null;
  readonly purpose: ReplyPurpose;
  /** By the platform's clock; null where the reply is not sent. */
  readonly sentAt: number | null;
}

export interface MoodRow {
  readonly id: number;
  readonly postedAt: number;
  readonly label: SentimentLabel;
  readonly score: number;
}

export interface SurveyFact extends ConversationFacts {
  readonly id: number;
  readonly conversation: number;
  readonly reply: number | null;
  readonly message: number | null;
  readonly status: 'asked' | 'answered';
  readonly scale: number;
  readonly askedAt: number;
  readonly rating: number | null;
  readonly answeredAt: number | null;
  /** Of the last answer before it was asked; null where there is none. */
  readonly writers: Writers | null;
}

export interface StandingFollowUp extends ConversationFacts {
  readonly id: number;
  readonly status: 'open' | 'proposed';
  readonly conversation: number;
  readonly dueAt: number;
  /** Of the promise, and of the reply it was found in. */
  readonly writers: Omit<Writers, 'actor'>;
}
