import type { ConversationQuery } from './conversation.ts';
import type { Finding } from './eligibility.ts';
import type { Visibility } from './message.ts';
import type { ProblemError } from './problem.ts';
import type { Reply, ReplyStatus } from './reply.ts';

/** Where a bulk plan's rows come from, and what is said to those whose row does not say it itself. */
export interface BulkSource {
  /** A CSV or JSON lines file, absolute, or all conversations that a filter finds. */
  readonly from: { readonly file: string } | { readonly where: ConversationQuery };
  readonly words: { readonly text: string } | { readonly answer: string } | null;
}

/** A bulk plan: many replies, written into one file that people read before any goes. Times are UTC milliseconds. */
export interface Plan {
  readonly id: number;
  /** The plan file, absolute. */
  readonly file: string;
  /** SHA-256 of the file's bytes: what is approved, and what may be applied. */
  readonly hash: string;
  readonly count: number;
  readonly costUsd: number;
  readonly author: string;
  readonly createdAt: number;
  /** Whether a second person must approve it before it may go. */
  readonly isReviewed: boolean;
  readonly status: 'planned' | 'approved' | 'rejected';
  readonly approvedBy: string | null;
  /** When it was last approved; kept when it is rejected afterwards. */
  readonly approvedAt: number | null;
  readonly approvalExpiresAt: number | null;
  readonly note: string | null;
}

/** One line of a plan file: exactly what would go out, to whom, and what speaks against it. */
export interface PlanRow {
  /** Line of the source (CSV without its header, JSON lines) or place in the filter's list, from 1. */
  readonly row: number;
  readonly conversation: number;
  readonly targetMessage: number;
  readonly targetRemoteId: string;
  readonly platform: string;
  readonly account: string;
  /** Handle of whom it goes to; for people. */
  readonly to: string;
  readonly visibility: Visibility;
  readonly text: string;
  /** Name of the saved answer that it is made from; absent where there is none. */
  readonly answer?: string | null;
  readonly priceUsd: number;
  /** Until when the platform lets us answer, UTC milliseconds, or null. */
  readonly until: number | null;
  readonly why: string;
  readonly findings: readonly Finding[];
  /** The thread as it was planned for: the customer's newest message and when it was last edited. */
  readonly newestInbound: number;
  readonly newestEditedAt: number | null;
  /** The account as it was planned for: the platform's id of it (null where it was not known), and the server it is on. */
  readonly accountId: string | null;
  readonly host: string | null;
}

/** A row that cannot be planned. */
export interface RefusedRow {
  readonly row: number;
  readonly why: string;
}

/** What planning brought. */
export interface PlanReport {
  readonly plan: Plan;
  readonly refused: readonly RefusedRow[];
  /** How many rows carry which finding that does not stop them. */
  readonly warnings: readonly { readonly rule: string; readonly count: number; readonly why: string }[];
  /** How many go which way in whose name. */
  readonly ways: readonly { readonly account: string; readonly visibility: Visibility; readonly count: number }[];
  /** The first rows, to look at. */
  readonly preview: readonly PlanRow[];
}

/** What became of one row in one `apply`. */
export interface AppliedRow {
  readonly row: number;
  readonly conversation: number;
  readonly reply: Reply | null;
  readonly problem: ProblemError | null;
  /** Decided by an earlier run, and only told again. */
  readonly isEarlier: boolean;
}

/** Why an apply ended before all rows were tried; null when it did not. */
export type BulkStop =
  | 'canary'
  | 'paused'
  | 'unreviewed'
  | 'interrupted'
  | 'errors'
  | 'unknown'
  | 'cap'
  | 'budget'
  | 'throttled'
  | 'auth'
  | 'locked'
  | 'held';

/** A plan and how far it is. `remaining` rows have not been tried or wait to be tried again. */
export interface PlanProgress {
  readonly plan: Plan;
  readonly counts: Readonly<Partial<Record<ReplyStatus, number>>>;
  readonly sent: number;
  readonly failed: number;
  /** A rule of ours stopped them as they were to go: the customer wrote again, a colleague answered, they opted out. */
  readonly refused: number;
  readonly unknown: number;
  readonly remaining: number;
  /** Whether somebody paused it. */
  readonly isPaused: boolean;
}

/** One run of `bulk apply`. */
export interface BulkReport {
  readonly progress: PlanProgress;
  readonly rows: readonly AppliedRow[];
  readonly stop: BulkStop | null;
  /** The problem behind the stop, where there is one. */
  readonly problem: ProblemError | null;
}

/** The number in `b7`, or null when the words name no plan. */
export function planNumber(words: string): number | null {
  const [, digits] = /^b(\d{1,12})$/.exec(words.trim().toLowerCase()) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** `b7`: what people call a plan. */
export function planName(id: number): string {
  return `b${id}`;
}

/** Whether a person approved a reply of a plan by itself, after the plan: then it goes like any other reply. */
export function isApprovedApart(reply: Pick<Reply, 'approvedBy' | 'approvedAt'>, plan: Plan): boolean {
  return reply.approvedBy !== null && (reply.approvedAt ?? 0) > (plan.approvedAt ?? plan.createdAt);
}
