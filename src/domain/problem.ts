import type { Finding, Measure } from './eligibility.ts';
import type { FollowUpStatus } from './follow-up.ts';
import type { SurveySkip } from './survey.ts';

/** How a login was tried that failed: in the browser, by values that were given, or by those that there are. */
export type LoginWay = 'browser' | 'given' | 'kept';

/** Facts behind each problem that kuulo reports; the edge chooses the words and the exit code. */
export interface ProblemFacts {
  NO_WORKSPACE: { folder: string };
  CONFIG_INVALID: { file: string; line: number; column: number; problem: string; remedy: string };
  USAGE: { problem: string; remedy: string };
  UNKNOWN_ACCOUNT: { name: string; known: readonly string[] };
  UNKNOWN_CONVERSATION: { id: string };
  UNKNOWN_REPLY: { id: string };
  UNKNOWN_MESSAGE: { id: string };
  UNKNOWN_CONTACT: { id: string };
  UNKNOWN_NOTE: { id: string };
  UNKNOWN_FOLLOW_UP: { id: string };
  UNKNOWN_PLATFORM: { name: string; known: readonly string[] };
  EMPTY_TEXT: Record<never, never>;
  TOO_LONG: { measure: Measure; platform: string };
  GUARD: { findings: readonly Finding[] };
  NOT_ANSWERABLE: { why: string };
  NOT_MODERATABLE: { why: string };
  PRIVATE_TO_PUBLIC: { conversation: number };
  REVIEW_MISSING: { reply: number; status: string };
  NOT_PERMITTED: { operator: string; role: string; right: string };
  /** What one made oneself only may be taken back by oneself only. */
  NOT_YOURS: { what: string; operator: string; by: string };
  FOLLOW_UP_KEPT: { followUp: number };
  /** What is asked does not fit where the promise stands; `status` is a FollowUpStatus. */
  FOLLOW_UP_STATUS: { followUp: number; status: FollowUpStatus };
  FOUR_EYES: { reply: number; operator: string; plan?: string; isByRule?: boolean };
  NOTE_MISSING: { reply: number; plan?: string };
  WRONG_STATUS: { reply: number; status: string; wanted: readonly string[] };
  APPROVAL_VOID: { reply: number; why: string };
  ALREADY_ANSWERED: { reply: number; text: string; author: string; isApproving?: boolean };
  BUDGET_SPENT: { spentUsd: number; budgetUsd: number };
  DAILY_CAP: { account: string; sent: number; cap: number };
  PAUSED: { by: string; since: number; reason: string };
  /** `by` is an operator, or `system` where the platform did not take the account's login. */
  ACCOUNT_PAUSED: { account: string; since: number; by: string; reason: string };
  WRONG_ACCOUNT: { account: string; wanted: string; found: string };
  HELD: { reply: number; why: string };
  OPTED_OUT: { contact: string; words: string };
  /** A reply that asks how it went is not to go now; `why` is a SurveySkip. */
  NOT_ASKED: { reply: number; why: SurveySkip };
  /** There is no saved answer to ask in that language. */
  SURVEY_TEXT_MISSING: { file: string };
  NO_MAIL_SERVER: Record<never, never>;
  NO_HANDOVER_ADDRESS: { way: 'email' | 'phone' };
  UNKNOWN_HANDOVER: { id: string };
  /** One that stands already. */
  HANDED_OVER: { conversation: number; handover: number; status: string };
  HANDOVER_DONE: { handover: number };
  /** An e-mail that handed a conversation over: certainly not sent, or, where `isPerhapsSent`, nobody knows. */
  HANDOVER_FAILED: { handover: number; address: string; words: string; isPerhapsSent: boolean; isFinal: boolean };
  UNKNOWN_PLAN: { id: string };
  PLAN_CHANGED: { plan: string; file: string };
  PLAN_COUNT: { plan: string; count: number; expected: number };
  PLAN_UNREVIEWED: { plan: string; status: string };
  PLAN_PAUSED: { plan: string; by: string; since: number };
  BULK_STOPPED: { plan: string; why: string; sent: number; remaining: number };
  /** A saved answer with blanks that nobody filled in: their names, and what is asked for each. */
  ANSWER_UNFILLED: { answer: string; missing: readonly { readonly name: string; readonly ask: string | null }[] };
  FILE_INVALID: { file: string; line: number | null; problem: string; remedy?: string };
  DATABASE_INVALID: { file: string; words: string };
  DATABASE_NEWER: { file: string; found: number; known: number };
  DATABASE_BUSY: { file: string };
  DATABASE_UNWRITABLE: { file: string; words: string };
  LOCKED: { what: string; holder: string };
  CREDENTIALS_MISSING: { account: string; missing: readonly string[]; atLogin?: LoginWay };
  CREDENTIALS_EXPOSED: { file: string; mode: string };
  KEYRING_UNAVAILABLE: { words: string };
  AUTH_FAILED: { account: string; words: string; atLogin?: LoginWay };
  NOT_DUE: { reply: number; until: number };
  THROTTLED: { account: string; until: number | null };
  PLATFORM_DOWN: { account: string; words: string };
  REFUSED_BY_PLATFORM: { account: string; reason: string; words: string };
  OUTCOME_UNKNOWN: { reply: number; account: string };
  CONFIRMATION_MISSING: { action: string };
  OUTPUT_UNWRITABLE: { words: string };
  UNEXPECTED: { words: string };
}

export type ProblemCode = keyof ProblemFacts;

/** A problem with its facts. Carries no prose: see `problem-words.ts`. */
export class ProblemError<C extends ProblemCode = ProblemCode> extends Error {
  readonly code: C;
  readonly facts: ProblemFacts[C];
  constructor(code: C, facts: ProblemFacts[C], options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'ProblemError';
    this.code = code;
    this.facts = facts;
  }
}
