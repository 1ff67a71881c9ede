import type { Closing } from '../domain/closing.ts';
import type {
  Contact,
  Conversation,
  ConversationPage,
  ConversationQuery,
  ConversationStatus,
} from '../domain/conversation.ts';
import type { NewEvent, StoredEvent } from '../domain/event.ts';
import type { Author, Visibility } from '../domain/message.ts';
import type { AccountRow, GapRow, StreamState, UnreadableRow } from '../domain/stored.ts';
import type { Reason, Sentiment, Urgency } from '../domain/triage.ts';
import type { AlertReads, AlertWrites } from './alerts.ts';
import type { AnswerUseReads } from './answer-uses.ts';
import type { ContactLinkReads, ContactLinkWrites } from './contact-links.ts';
import type { FollowUpReads, FollowUpWrites } from './follow-up-contract.ts';
import type { HandoverReads, HandoverWrites } from './handovers.ts';
import type { LearningReads, LearningWrites } from './learning-contract.ts';
import type { MessageReads, MessageWrites } from './message-contract.ts';
import type { NoteReads, NoteWrites } from './notes.ts';
import type {
  ClaimReads,
  ClaimWrites,
  LiveHolder,
  OutboxMark,
  PauseReads,
  PauseWrites,
  PlanReads,
  PlanWrites,
} from './outbox-contract.ts';
import type { PulseReads } from './pulse-reads.ts';
import type { ReplyReads, ReplyWrites } from './reply-contract.ts';
import type { ReportReads } from './report-contract.ts';
import type { RuleActReads, RuleActWrites } from './rule-act-contract.ts';
import type { SurveyReads, SurveyWrites } from './survey-contract.ts';
import type { TypingFiles } from './typing-file.ts';

export type { AlertPatch, UntoldAlert } from './alerts.ts';
export type { FollowUpPatch } from './follow-up-contract.ts';
export type { HandoverPatch } from './handovers.ts';
export type { InboundCount, MessageReads, MessageWrites, NewMessage } from './message-contract.ts';
export type { MarkDoubt, NewPlan } from './outbox-contract.ts';
export type { NewReply, ReplyPatch, ReplyReads, ReplyWrites } from './reply-contract.ts';
export type * from './report-contract.ts';
export type { TypedText, TypingFiles } from './typing-file.ts';

/**
 * The database as the journey sees it. Reads may happen any time; writes exist only inside `transact`, which holds one
 * `BEGIN IMMEDIATE` transaction. No network call belongs inside. Times are UTC milliseconds handed in by the program.
 */
export interface Store {
  readonly read: Reads;
  /** Runs `work` in one write transaction; what it throws rolls back. `tx` used afterwards fails loudly. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Takes a lock that the kernel drops when this process dies (a lock file beside the database held by `BEGIN EXCLUSIVE`),
   * or returns null when another process holds it. Names are free: `poll:x`, `send:masto`. Whoever says by whom it is
   * held is told to others by `holder` while they hold it.
   */
  lock(name: string, by?: Omit<LiveHolder, 'pid'>): Promise<Lock | null>;
  /** Who holds the lock of this name right now, by the kernel's word; null when nobody does. Takes nothing. */
  holder(name: string): Promise<LiveHolder | null>;
  /** What tells a database that was restored, copied or taken to another machine from the one that sent last. */
  readonly mark: OutboxMark;
  /** What is being typed, beside the mark and not in the database. */
  typing(): Promise<TypingFiles>;
  /** Whether an error of `replies.move` says that another live reply occupies the message. */
  isOccupied(error: unknown): boolean;
  /** Rises when another connection changed the database; cheap enough to ask every second. */
  dataVersion(): Promise<number>;
  /** Where it lies and what it is, for `doctor`. Runs a quick integrity check. */
  inspect(): Promise<Readonly<{ file: string; schema: number; isSound: boolean; words: string }>>;
  close(): Promise<void>;
}

export interface Lock {
  release(): Promise<void>;
}

export interface Reads {
  readonly messages: MessageReads;
  readonly conversations: ConversationReads;
  readonly replies: ReplyReads;
  readonly notes: NoteReads;
  readonly followUps: FollowUpReads;
  readonly surveys: SurveyReads;
  readonly handovers: HandoverReads;
  readonly contactLinks: ContactLinkReads;
  readonly events: EventReads;
  readonly streams: StreamReads;
  readonly accounts: { all(): Promise<AccountRow[]>; byName(name: string): Promise<AccountRow | null> };
  readonly claims: ClaimReads;
  readonly pauses: PauseReads;
  readonly plans: PlanReads;
  readonly learning: LearningReads;
  readonly pulse: PulseReads;
  readonly ruleActs: RuleActReads;
  readonly alerts: AlertReads;
  readonly report: ReportReads;
  readonly answerUses: AnswerUseReads;
}

/** Everything readable, and the writes, all inside one transaction. */
export interface Tx extends Reads {
  readonly messages: MessageReads & MessageWrites;
  readonly conversations: ConversationReads & ConversationWrites;
  readonly replies: ReplyReads & ReplyWrites;
  readonly notes: NoteReads & NoteWrites;
  readonly followUps: FollowUpReads & FollowUpWrites;
  readonly surveys: SurveyReads & SurveyWrites;
  readonly handovers: HandoverReads & HandoverWrites;
  readonly contactLinks: ContactLinkReads & ContactLinkWrites;
  readonly events: EventReads & { append(events: readonly NewEvent[]): Promise<void> };
  readonly streams: StreamReads & StreamWrites;
  readonly accounts: Reads['accounts'] & {
    save(account: AccountRow): Promise<void>;
    remove(name: string): Promise<void>;
  };
  readonly claims: ClaimReads & ClaimWrites;
  readonly pauses: PauseReads & PauseWrites;
  readonly plans: PlanReads & PlanWrites;
  readonly learning: LearningReads & LearningWrites;
  readonly ruleActs: RuleActReads & RuleActWrites;
  readonly alerts: AlertReads & AlertWrites;
}

export interface ConversationReads {
  byId(id: number): Promise<Conversation | null>;
  byIds(ids: readonly number[]): Promise<Map<number, Conversation>>;
  /** The places of an account's conversations in these threads, any contact. */
  places(account: string, threadIds: readonly string[]): Promise<ConversationPlace[]>;
  /** @param now what is overdue is told by; a query that does not ask needs none */
  list(query: ConversationQuery, now?: number): Promise<ConversationPage>;
  /** Of one person, newest first; their numbers, at most `limit`. */
  ofContact(contact: number, limit: number): Promise<number[]>;
  /** How many there are of one person. */
  countOfContact(contact: number): Promise<number>;
  /** Every label in use, by name. */
  labels(): Promise<string[]>;
  /** From the counters table, never counted. */
  counts(): Promise<Readonly<Record<ConversationStatus, number>>>;
  /** Snoozed ones whose time has come. */
  dueFromSnooze(now: number): Promise<number[]>;
  /** Open ones whose answer time is over, each told once for a time of waiting; the longest overdue first. */
  breached(now: number, limit: number): Promise<number[]>;
  contact(id: number): Promise<Contact | null>;
  /** Number of the newest inbound message (0 before the first): the thread as an approver saw it. */
  newestInbound(id: number): Promise<number>;
  /** A person's correction, which wins over the machine. */
  correction(conversation: number): Promise<Correction | null>;
  /** Corrections by conversation; absent where nobody corrected. */
  corrections(conversations: readonly number[]): Promise<Map<number, Correction>>;
}

/** What tells one conversation of an account from another. */
export interface ConversationPlace {
  readonly id: number;
  readonly contact: number;
  readonly threadId: string;
  readonly visibility: Visibility;
}

export interface Correction {
  readonly sentiment: Sentiment['label'] | null;
  readonly urgency: Urgency['level'] | null;
  readonly operator: string;
  readonly at: number;
}

export interface NewConversation {
  readonly account: string;
  readonly platform: string;
  readonly contact: number;
  readonly threadId: string;
  readonly visibility: Visibility;
  readonly url: string;
  readonly status: ConversationStatus;
  readonly createdAt: number;
}

/** What may change on a conversation; absent fields stay. */
export interface ConversationPatch {
  readonly status?: ConversationStatus;
  readonly url?: string;
  readonly subject?: string;
  readonly messages?: number;
  readonly lastMessageAt?: number;
  readonly newestInbound?: number;
  readonly waitingSince?: number | null;
  readonly dueAt?: number | null;
  readonly snoozedUntil?: number | null;
  readonly snoozeReason?: string | null;
  /** The `waitingSince` whose missed answer time was told. */
  readonly breachTold?: number;
  readonly assignee?: string | null;
  readonly sentiment?: Pick<Sentiment, 'label' | 'score'>;
  readonly urgency?: Urgency;
  readonly language?: string;
  readonly topics?: readonly string[];
  readonly reasons?: readonly Reason[];
}

export interface ConversationWrites {
  /** Finds or makes the contacts (unique by platform and remote id), refreshing names and followers. Ids by remote id. */
  upsertContacts(platform: string, authors: readonly Author[], at: number): Promise<Map<string, number>>;
  insert(conversation: NewConversation): Promise<number>;
  /** The same for several; numbers in order. */
  insertAll(conversations: readonly NewConversation[]): Promise<number[]>;
  /** Also keeps the counters when the status changes. */
  patch(id: number, patch: ConversationPatch): Promise<void>;
  addLabels(id: number, labels: readonly string[]): Promise<void>;
  removeLabels(id: number, labels: readonly string[]): Promise<void>;
  saveCorrection(id: number, correction: Correction): Promise<void>;
  /** As if nobody had corrected it. */
  removeCorrection(id: number): Promise<void>;
}

export interface EventReads {
  ofConversation(conversation: number): Promise<StoredEvent[]>;
  /** Events of these kinds with at in [since, until), oldest first. */
  between(since: number, until: number, kinds: readonly string[]): Promise<StoredEvent[]>;
  /** How often each of these conversations was closed, oldest first; one that never was is absent. */
  closings(conversations: readonly number[]): Promise<Map<number, Closing[]>>;
}

export interface StreamReads {
  state(account: string, stream: string): Promise<StreamState | null>;
  all(): Promise<StreamState[]>;
  gaps(): Promise<GapRow[]>;
  unreadable(): Promise<UnreadableRow[]>;
  unreadableCount(): Promise<number>;
}

export interface StreamWrites {
  /** Inserts or changes one stream's row; absent fields stay. */
  save(account: string, stream: string, change: Partial<Omit<StreamState, 'account' | 'stream'>>): Promise<void>;
  /** A gap that meets an open one of the same reason widens it. */
  addGap(gap: Omit<GapRow, 'id'>): Promise<void>;
  /** Closes the gaps that lie whole within [from, until]; returns how many. */
  fillGaps(account: string, stream: string, filled: { from: number; until: number; at: number }): Promise<number>;
  /** An item that is kept already stays one. */
  addUnreadable(items: readonly Omit<UnreadableRow, 'id'>[]): Promise<void>;
  removeAccount(account: string): Promise<void>;
}
