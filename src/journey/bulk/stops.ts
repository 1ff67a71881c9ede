import type { BulkStop } from '../../domain/plan.ts';
import type { ProblemCode, ProblemError } from '../../domain/problem.ts';

/** Why nothing more goes: of one account, or of the whole plan. */
export interface Stopped {
  readonly stop: BulkStop;
  readonly problem: ProblemError | null;
}

const OF_ALL: Partial<Record<ProblemCode, BulkStop>> = {
  PAUSED: 'paused',
  PLAN_PAUSED: 'paused',
  PLAN_UNREVIEWED: 'unreviewed',
};

const OF_ACCOUNT: Partial<Record<ProblemCode, BulkStop>> = {
  ACCOUNT_PAUSED: 'paused',
  DAILY_CAP: 'cap',
  BUDGET_SPENT: 'budget',
  THROTTLED: 'throttled',
  NOT_DUE: 'throttled',
  PLATFORM_DOWN: 'throttled',
  LOCKED: 'locked',
  AUTH_FAILED: 'auth',
  CREDENTIALS_MISSING: 'auth',
  CREDENTIALS_EXPOSED: 'auth',
  KEYRING_UNAVAILABLE: 'auth',
  WRONG_ACCOUNT: 'auth',
  UNKNOWN_ACCOUNT: 'auth',
};

/** Why the rest of a plan would meet the same problem, or null when it is one row's own. */
export function stopOfAll(problem: ProblemError): Stopped | null {
  const stop = OF_ALL[problem.code];
  return stop === undefined ? null : { stop, problem };
}

/** The same for the rest of an account's rows. */
export function stopOfAccount(problem: ProblemError): Stopped | null {
  const stop = OF_ACCOUNT[problem.code];
  return stop === undefined ? null : { stop, problem };
}
