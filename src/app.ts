import { accountingMethods } from './app/accounting.ts';
import { type Alerting, alertingMethods } from './app/alerting.ts';
import { type Answering, answeringMethods } from './app/answering.ts';
import { bulkMethods } from './app/bulk.ts';
import { type HandingOver, handingOverMethods } from './app/handing-over.ts';
import { holdingBackMethods } from './app/holding-back.ts';
import { type KnowingPeople, knowingPeopleMethods } from './app/knowing-people.ts';
import { learningMethods } from './app/learning.ts';
import { type Listening, listeningMethods } from './app/listening.ts';
import { moderatingMethods } from './app/moderating.ts';
import { type Opening, openingMethods } from './app/opening.ts';
import { Parts } from './app/parts.ts';
import { withPlatforms } from './app/platform-names.ts';
import { type Promising, promisingMethods } from './app/promising.ts';
import { pulsingMethods } from './app/pulsing.ts';
import { replyingMethods } from './app/replying.ts';
import { type Reporting, reportingMethods } from './app/reporting.ts';
import { type Ruling, rulingMethods } from './app/ruling.ts';
import type { SecondThoughts } from './app/second-thoughts.ts';
import { type Surveying, surveyingMethods } from './app/surveying.ts';
import { typingMethods } from './app/typing.ts';
import { workingMethods } from './app/working.ts';
import type { Config } from './config.ts';
import type { Claim } from './domain/claim.ts';
import type {
  Conversation,
  ConversationPage,
  ConversationQuery,
  ConversationStatus,
  Note,
} from './domain/conversation.ts';
import type { Corrected } from './domain/corrected.ts';
import type { Moderation } from './domain/eligibility.ts';
import type { LearnReport } from './domain/learning.ts';
import type { LoggedIn, LoginGiven, LoginPlan } from './domain/login.ts';
import type { Visibility } from './domain/message.ts';
import type { Operator } from './domain/operator.ts';
import type {
  AccountCheck,
  AccountView,
  ConversationDetail,
  Diagnosis,
  DraftCheck,
  LiveSender,
  Progress,
  ReplyReview,
  SeenByApprover,
  SendReport,
} from './domain/outcomes.ts';
import type { Pause } from './domain/pause.ts';
import type { AppliedRow, BulkReport, BulkSource, Plan, PlanProgress, PlanReport, PlanRow } from './domain/plan.ts';
import type { Pulse, PulsePeriod } from './domain/pulse.ts';
import type { Reply, ReplyStatus } from './domain/reply.ts';
import type { TakenAnswer } from './domain/saved-answer.ts';
import type { StoredMessage } from './domain/stored.ts';
import type { Prior, Scorer } from './domain/triage.ts';
import type { EditedText, Recovered, Typing } from './domain/typing.ts';
import { desktopNotice } from './outside/desktop-notice.ts';

/** Everything a front end may do. Each method is one step of the journey or one question to the store. Throws ProblemError. */
export interface App
  extends Alerting,
    Answering,
    HandingOver,
    KnowingPeople,
    Listening,
    Opening,
    Promising,
    Reporting,
    Ruling,
    SecondThoughts,
    Surveying {
  readonly config: Config;
  readonly operator: Operator;
  /** UTC milliseconds now. */
  now(): number;

  list(query: ConversationQuery): Promise<ConversationPage>;
  /** @param id our number, `platform:remoteId`, or a web address */
  show(id: string | number): Promise<ConversationDetail>;
  search(query: string, limit: number): Promise<StoredMessage[]>;
  counts(): Promise<{
    conversations: Readonly<Record<ConversationStatus, number>>;
    replies: Readonly<Partial<Record<ReplyStatus, number>>>;
  }>;
  /** Every label in use, by name. */
  labels(): Promise<readonly string[]>;
  /** Rises when another process changed the database. */
  dataVersion(): Promise<number>;

  /** What scores texts without the database; got once for many. */
  scorer(input?: { prior?: Prior }): Promise<Scorer>;
  /** Runs triage again over conversations (all open ones when none is named); returns how many changed. */
  triage(
    ids: readonly (string | number)[],
    onProgress?: (p: Progress) => void,
  ): Promise<{ triaged: number; changed: number }>;
  correct(id: string | number, correction: Omit<Corrected, 'id'>): Promise<ConversationDetail>;
  /** The same of several, each by its own; all of it or nothing, and much faster than one by one. */
  correctAll(corrections: readonly Corrected[]): Promise<void>;

  /**
   * Tunes the scorer to people's corrections where that does no harm, or puts it back as shipped; a dry run only looks.
   * Open conversations keep their scores until `triage` judges them again.
   */
  learn(input?: { isDryRun?: boolean; isReset?: boolean }): Promise<LearnReport>;

  close(ids: readonly (string | number)[]): Promise<ConversationDetail[]>;
  reopen(ids: readonly (string | number)[]): Promise<ConversationDetail[]>;
  /** These as they stand now, in this order, without their messages. */
  conversations(ids: readonly number[]): Promise<Conversation[]>;
  snooze(ids: readonly (string | number)[], until: number, reason: string | null): Promise<ConversationDetail[]>;
  assign(ids: readonly (string | number)[], assignee: string | null): Promise<ConversationDetail[]>;
  label(
    ids: readonly (string | number)[],
    change: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<ConversationDetail[]>;
  note(id: string | number, text: string): Promise<Note>;
  /** Takes a note of one's own away again: for undo. */
  removeNote(note: number): Promise<void>;

  /** How things stand and how they went over a period. */
  pulse(period: PulsePeriod): Promise<Pulse>;

  /**
   * Keeps what is being typed where a crash does not reach it; at once, without the database. Empty text forgets it.
   * Only once `recoverTyping` was asked. @throws DATABASE_UNWRITABLE when there is no place for it
   */
  keepTyping(typing: Typing): void;
  /**
   * Lays it into a file for the person's editor, where what they save outlives us. Only once `recoverTyping` was asked.
   * @throws DATABASE_UNWRITABLE when there is no place for it
   */
  editTyping(typing: Typing): EditedText;
  /** What other sittings were typing when they were cut short, made into drafts; each only once. */
  recoverTyping(): Promise<Recovered>;

  /** Tells colleagues that we work on them; prolonged when it is ours already, taken over when it is another's. */
  claim(ids: readonly (string | number)[], forMs?: number): Promise<ConversationDetail[]>;
  release(ids: readonly (string | number)[]): Promise<ConversationDetail[]>;
  /** Claims that stand, by conversation. */
  claims(conversations: readonly number[]): Promise<Map<number, Claim>>;

  /** One message by our number, `platform:remoteId`, the platform's id or a web address. */
  message(id: string | number): Promise<StoredMessage>;
  /** Whether a customer's public message may be hidden from others. */
  moderation(id: string | number): Promise<Moderation>;
  /** Hides it from others on the platform, or shows it again. */
  moderate(id: string | number, act: 'hide' | 'unhide'): Promise<StoredMessage>;

  /**
   * Makes a draft that answers the newest inbound message; `visibility` null means the way the customer wrote. A finished
   * text must pass the guard and the platform; an unfinished one (autosave) is kept as it is.
   */
  draft(
    id: string | number,
    input: {
      text: string;
      visibility?: Visibility | null;
      isConfirmed?: boolean;
      isAdditional?: boolean;
      isUnfinished?: boolean;
      /** Not before then, UTC milliseconds. */
      sendAt?: number | null;
      /** The saved answer that was taken into the text; on record as long as half of its words stand there. */
      answer?: TakenAnswer | null;
    },
  ): Promise<Reply>;
  /** A new version of a reply; voids an approval. `isUnfinished` and `answer` as for `draft`. */
  edit(reply: number, text: string, input?: { isUnfinished?: boolean; answer?: TakenAnswer | null }): Promise<Reply>;
  /** What the guard and the platform say of a reply, with the exact preview. */
  review(reply: number): Promise<ReplyReview>;
  /**
   * Judges a text; as an answer to the newest message where a conversation is named, else by its account or platform.
   * `language` is the customer's (ISO 639-1), where no conversation tells it.
   */
  checkText(
    text: string,
    input: { visibility: Visibility; account?: string; platform?: string; conversation?: number; language?: string },
  ): Promise<DraftCheck>;
  reply(id: number): Promise<Reply>;
  replies(statuses: readonly ReplyStatus[]): Promise<Reply[]>;
  /** Those that went out last, the newest first. */
  recentlySent(limit: number): Promise<Reply[]>;

  submit(reply: number): Promise<Reply>;
  /**
   * Approves the exact text for the exact thread state; `seen` is what the approver read, from the review they were shown.
   * `isAdditional` lets it go although the message has an answer, on record.
   */
  approve(reply: number, seen?: SeenByApprover | null, isAdditional?: boolean): Promise<Reply>;
  reject(reply: number, note: string): Promise<Reply>;

  /** Settles what earlier runs left unknown, then sends what is approved and due (all, or the named replies). */
  send(input?: {
    replies?: readonly number[];
    isDryRun?: boolean;
    /** The named replies go although somebody has answered: those that find an answer become additional ones, on record. */
    isAdditional?: boolean;
    waitMs?: number;
    signal?: AbortSignal;
    onProgress?: (p: Progress) => void;
  }): Promise<SendReport>;
  /** Looks up unknown and stale replies; nothing is sent. */
  settle(): Promise<SendReport>;
  /** A person's word on an unknown reply. */
  settleByWord(reply: number, word: { sent: string } | 'notSent'): Promise<Reply>;
  retry(reply: number): Promise<Reply>;
  cancel(reply: number): Promise<Reply>;
  /** Processes that send right now. */
  senders(): Promise<LiveSender[]>;

  /** Stops everything outgoing at once, of all accounts or of some; returns what stands paused. */
  pause(input: { accounts: readonly string[]; reason: string }): Promise<Pause[]>;
  resume(input: { accounts: readonly string[] }): Promise<Pause[]>;
  pauses(): Promise<Pause[]>;

  /** Writes a plan: every rendered text, checked. Nothing is sent. @throws FILE_INVALID when the source cannot be read as such */
  planBulk(input: {
    source: BulkSource;
    visibility?: Visibility | null;
    /** The person said yes to answering private messages in public. */
    isConfirmed?: boolean;
    signal?: AbortSignal;
    onProgress?: (p: Progress) => void;
  }): Promise<PlanReport>;
  plans(): Promise<PlanProgress[]>;
  plan(id: number): Promise<PlanProgress>;
  /** The rows of a plan, from its file. @throws PLAN_CHANGED when the file is not the one that was written */
  planRows(id: number): Promise<PlanRow[]>;
  /** Approves a plan's exact hash. */
  approvePlan(id: number, seen?: { hash: string } | null): Promise<Plan>;
  rejectPlan(id: number, note: string): Promise<Plan>;
  pausePlan(id: number, reason: string): Promise<PlanProgress>;
  resumePlan(id: number): Promise<PlanProgress>;
  /** Sends what is left of a plan; safe to run again. `confirm` is asked after the canary; null means that nobody can be asked. */
  applyBulk(
    id: number,
    input: {
      expect: number;
      isConfirmed: boolean;
      confirm: ((progress: PlanProgress) => Promise<boolean>) | null;
      signal?: AbortSignal;
      /** Told when the plan's undo time still runs, and is waited for; `until` is UTC milliseconds. */
      onWait?: (wait: { readonly plan: Plan; readonly until: number }) => void;
      onRow?: (row: AppliedRow) => void;
      onProgress?: (p: Progress) => void;
    },
  ): Promise<BulkReport>;

  accounts(): Promise<AccountView[]>;
  /** Asks each platform who we are there. */
  checkAccounts(names: readonly string[]): Promise<AccountCheck[]>;
  /** Writes an account into kuulo.yaml (comments kept) and its secrets into credentials.json; no streams means the usual. */
  addAccount(input: {
    name: string;
    platform: string;
    handle: string;
    baseUrl: string | null;
    streams: readonly string[];
    features: readonly string[];
    secrets: Readonly<Record<string, string>>;
  }): Promise<AccountView>;
  removeAccount(name: string): Promise<void>;
  /** What logging in to an account takes of a person. */
  planLogin(name: string): Promise<LoginPlan>;
  /** Logs in; nothing is saved before the platform said that the credential is this account's. */
  login(name: string, given: LoginGiven): Promise<LoggedIn>;
  doctor(): Promise<Diagnosis[]>;
  /** Puts words on the person's desktop, where there is one; tells whether it took them. They must be safe for a screen. */
  notify(words: string): Promise<boolean>;
  /** Ends what is open: database, connections. */
  end(): Promise<void>;
}

export interface AppOptions {
  /** Stops polling and waiting; a call that is sending is let finish. */
  readonly signal?: AbortSignal;
}

/**
 * Wires one App for a workspace. Nothing is opened until a method needs it.
 * @throws {ProblemError} CONFIG_INVALID when an account names a platform that kuulo does not know
 */
export async function openApp(written: Config, options: AppOptions = {}): Promise<App> {
  const config = await withPlatforms(written);
  const parts = new Parts(config, options.signal ?? new AbortController().signal);
  return {
    config,
    operator: config.operator,
    now: parts.now,
    ...listeningMethods(parts),
    ...learningMethods(parts),
    ...workingMethods(parts),
    ...promisingMethods(parts),
    ...openingMethods(parts),
    ...knowingPeopleMethods(parts),
    ...surveyingMethods(parts),
    ...handingOverMethods(parts),
    ...moderatingMethods(parts),
    ...replyingMethods(parts),
    ...holdingBackMethods(parts),
    ...bulkMethods(parts),
    ...answeringMethods(parts),
    ...typingMethods(parts),
    ...accountingMethods(parts),
    ...pulsingMethods(parts),
    ...rulingMethods(parts),
    ...alertingMethods(parts),
    ...reportingMethods(parts),
    notify: (words) => desktopNotice(words),
    end: () => parts.end(),
  };
}
