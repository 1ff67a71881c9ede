import type { Claim } from './claim.ts';
import type { Conversation, Note } from './conversation.ts';
import type { ConversationClock } from './conversation-clock.ts';
import type { Eligibility, Finding, Measure } from './eligibility.ts';
import type { StoredEvent } from './event.ts';
import type { PromiseCounts } from './follow-up.ts';
import type { Pause } from './pause.ts';
import type { ProblemCode, ProblemError } from './problem.ts';
import type { Reply } from './reply.ts';
import type { StoredMessage, StreamState } from './stored.ts';

/** What one stream brought in one poll. */
export interface StreamRun {
  readonly account: string;
  readonly stream: string;
  readonly status: 'ok' | 'partial' | 'throttled' | 'failed' | 'skipped';
  readonly fetched: number;
  readonly new: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unreadable: number;
  readonly requests: number;
  readonly costUsd: number;
  readonly gap: { readonly from: number; readonly until: number; readonly why: string } | null;
  /** UTC milliseconds before which the platform does not want to be asked again. */
  readonly nextPollAt: number | null;
  readonly problem: ProblemError | null;
}

export interface PollReport {
  readonly runs: readonly StreamRun[];
  readonly totals: {
    readonly fetched: number;
    readonly new: number;
    readonly updated: number;
    readonly deleted: number;
    readonly requests: number;
    readonly costUsd: number;
    readonly elapsedMs: number;
  };
  /** What went wrong where people are told of what is urgent, in words; the poll itself is none the worse. */
  readonly untold?: readonly string[];
}

/** Progress of a long step, for a bar or a line. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

/** One conversation with everything on record. */
export interface ConversationDetail {
  readonly conversation: Conversation;
  readonly thread: readonly StoredMessage[];
  /** What the oldest message answers or quotes, when it is not part of the conversation. */
  readonly parent: StoredMessage | null;
  readonly notes: readonly Note[];
  readonly replies: readonly Reply[];
  readonly events: readonly StoredEvent[];
  readonly eligibility: Eligibility;
  /** Who works on it now, or null. */
  readonly claim: Claim | null;
  readonly clock: ConversationClock;
}

/** A process that sends for an account right now. */
export interface LiveSender {
  readonly account: string;
  readonly operator: string;
  readonly login: string;
  readonly pid: number;
  /** UTC milliseconds. */
  readonly since: number;
}

/** What the guard and the platform say of a text. `measure` and `eligibility` are null without an account or platform. */
export interface DraftCheck {
  readonly isSendable: boolean;
  readonly findings: readonly Finding[];
  readonly measure: Measure | null;
  readonly eligibility: Eligibility | null;
}

/** A reply as the review screen shows it: what will go out, from whom, to whom, and what speaks against it. */
export interface ReplyReview {
  readonly reply: Reply;
  readonly preview: string;
  readonly check: DraftCheck;
  readonly target: StoredMessage;
  /** What was said in the conversation after that message, theirs and ours, oldest first; nothing that was deleted. */
  readonly since: readonly StoredMessage[];
  /** Handle of the account that answers. */
  readonly from: string;
  /** Whether a second person must approve it before it may go. */
  readonly needsReview: boolean;
  /** Number of the customer's newest message at the time of the review; 0 without any. */
  readonly newestInbound: number;
  /** When the customer last edited it; null when never. */
  readonly newestEditedAt: number | null;
}

/** What an approver had before them: an approval holds for nothing else. */
export type SeenByApprover = Pick<ReplyReview, 'newestInbound' | 'newestEditedAt'> & Pick<Reply, 'version'>;

/** One reply's way through one `send` or `settle`. */
export interface SentItem {
  readonly reply: Reply;
  readonly problem: ProblemError | null;
}

export interface SendReport {
  readonly items: readonly SentItem[];
  /** Replies that were already on their way and were looked up first. */
  readonly settled: readonly SentItem[];
}

/** One thing that `doctor` looked at. */
export interface Diagnosis {
  readonly subject: string;
  readonly isFine: boolean;
  readonly words: string;
  readonly remedy: string | null;
  /** The problem behind it, when it stops the work. */
  readonly code: ProblemCode | null;
  /** The same with its facts, where there are any. */
  readonly problem?: ProblemError;
}

/** One account as `account list` and `account check` tell it. */
export interface AccountView {
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
  readonly baseUrl: string | null;
  readonly streams: readonly string[];
  /** Environment names still missing. */
  readonly missing: readonly string[];
  readonly remoteId: string | null;
  readonly checkedAt: number | null;
  /** As the platform last told; null until it was asked. */
  readonly tokenKind: string | null;
  readonly scopes: readonly string[] | null;
  /** UTC milliseconds when the credential ends, or null. */
  readonly expiresAt: number | null;
  /** Where each value comes from; those that are nowhere are left out. */
  readonly secrets: readonly { readonly name: string; readonly from: string; readonly isThere: boolean }[];
}

export interface AccountCheck {
  readonly account: AccountView;
  readonly identity: {
    readonly remoteId: string;
    readonly handle: string;
    readonly name: string;
    readonly url: string;
    readonly tokenKind: string;
    readonly scopes: readonly string[] | null;
    readonly expiresAt: number | null;
    readonly remaining: number | null;
    readonly resetAt: number | null;
  } | null;
  readonly problem: ProblemError | null;
}

/** One screen: what waits, what was heard, what is on its way. */
export interface StatusView {
  readonly conversations: Readonly<Record<string, number>>;
  readonly replies: Readonly<Record<string, number>>;
  readonly streams: readonly StreamState[];
  /** Items that came in a shape we could not read, kept raw. */
  readonly unreadable: number;
  /** What keeps replies from going out. */
  readonly pauses: readonly Pause[];
  readonly promises: PromiseCounts;
  /** What people are to be told of; absent in what was kept from before there were alerts. */
  readonly alerts?: { readonly standing: number; readonly pressing: number; readonly failing: number };
  /** Hand-overs by e-mail of which nobody knows whether they arrived; absent as above. */
  readonly unknownHandovers?: number;
}
