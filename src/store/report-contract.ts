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
  /** Events of these kinds before `until` in these conversations, in each by number. */
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
  /** Open follow-ups by their due time. */
  openFollowUps(span: ReportSpan): Promise<OpenFollowUp[]>;
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

interface SentReply {
  readonly author: string;
  /** Of what the program wrote: who changed its words last, and who approved them. */
  readonly editor: string | null;
  readonly approvedBy: string | null;
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
  /** Who wrote the last answer before it was asked; empty where nobody did. */
  readonly operator: string;
}

export interface OpenFollowUp extends ConversationFacts {
  readonly id: number;
  readonly conversation: number;
  readonly dueAt: number;
  readonly author: string;
}
