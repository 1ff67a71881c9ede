import type { Claim } from '../domain/claim.ts';
import type { Pause, PauseScope } from '../domain/pause.ts';
import type { Plan } from '../domain/plan.ts';

/** Who works on what right now; advice to colleagues, never a lock. Times are UTC milliseconds. */
export interface ClaimReads {
  /** The claim on a conversation that still stands, or null. */
  of(conversation: number, now: number): Promise<Claim | null>;
  /** Those that still stand, by conversation. */
  ofAll(conversations: readonly number[], now: number): Promise<Map<number, Claim>>;
}

export interface ClaimWrites {
  /** Sets or prolongs it; whoever had it before is replaced. */
  save(claim: Claim): Promise<void>;
  remove(conversation: number): Promise<void>;
}

/** What keeps replies from going out until somebody says otherwise. */
export interface PauseReads {
  all(): Promise<Pause[]>;
  of(scope: PauseScope): Promise<Pause | null>;
}

export interface PauseWrites {
  /** Sets it; one that is there already keeps its time and reason. Returns whether it was new. */
  add(pause: Pause): Promise<boolean>;
  /** Returns whether there was one. */
  remove(scope: PauseScope): Promise<boolean>;
}

export interface PlanReads {
  byId(id: number): Promise<Plan | null>;
  /** Newest first. */
  all(): Promise<Plan[]>;
}

/** A plan before it has a number. */
export type NewPlan = Pick<Plan, 'file' | 'hash' | 'count' | 'costUsd' | 'author' | 'createdAt' | 'isReviewed'>;

export interface PlanWrites {
  /** Takes the next number, so that the file can be named by it before it is written. */
  reserve(at: number, author: string): Promise<number>;
  /** Makes a reserved plan whole. */
  save(id: number, plan: NewPlan): Promise<Plan>;
  approve(id: number, by: { approvedBy: string; approvedAt: number; approvalExpiresAt: number }): Promise<Plan>;
  reject(id: number, by: { rejectedBy: string; note: string }): Promise<Plan>;
}

/** The process that holds a lock. */
export interface LiveHolder {
  readonly operator: string;
  readonly login: string;
  readonly pid: number;
  /** UTC milliseconds. */
  readonly since: number;
}

/**
 * restored: an older state of the database than the one that sent last. copied: another file, or another machine, is the one
 * that sent last. noMark: what is kept outside is
 * not there and replies have been begun, or it is damaged and replies are on their way.
 */
export type MarkDoubt = 'restored' | 'copied' | 'downgraded' | 'noMark';

/**
 * What lies outside the database (`$XDG_STATE_HOME/kuulo/<database id>.json`: machine, file, generation, schema), so that a
 * backup that is put back, a copied file or an older program is noticed before it sends what has been sent since. All three
 * throw ProblemError DATABASE_UNWRITABLE when the file cannot be written: nothing may be sent without it.
 */
export interface OutboxMark {
  /** Why this database may not be the one that sent last, or null when it is (a missing file is made anew where nothing is on its way). */
  doubt(): Promise<MarkDoubt | null>;
  /**
   * From now on this file on this machine is the one that sends; its generation is beyond all others. A copy that lies beside
   * its original becomes another database, and leaves the original its mark.
   */
  adopt(): Promise<void>;
  /** After a claim was committed and before its call: writes the database's generation outside. */
  keep(): Promise<void>;
}
