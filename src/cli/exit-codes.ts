import { type ProblemCode, ProblemError } from '../domain/problem.ts';

/** Every code kuulo ends with and when; the README's table is this one. */
export const EXIT_CODES = [
  { code: 0, when: 'done (an empty list is done)' },
  { code: 1, when: 'failed: something went wrong that is not listed below' },
  { code: 2, when: 'the command was used wrongly: unknown flag, bad value, broken `kuulo.yaml`' },
  {
    code: 3,
    when: 'refused by a rule of ours: review missing, guard, pause, not the right role, closed window, not answerable',
  },
  { code: 4, when: 'needs a person to log in again, or a scope is missing' },
  { code: 5, when: 'no such thing: conversation, reply, account' },
  { code: 6, when: 'partly done: some accounts, items or replies failed; the output says which' },
  { code: 7, when: 'try later: rate limit, platform down, another run holds the lock longer than `--wait`' },
  { code: 8, when: 'outcome unknown: something may have been sent; `kuulo outbox` says what' },
  { code: 129, when: 'interrupted by SIGHUP; state is consistent' },
  { code: 130, when: 'interrupted by SIGINT; state is consistent' },
  { code: 143, when: 'interrupted by SIGTERM; state is consistent' },
] as const;

/** One of the codes that kuulo ends with. */
export type ExitCode = (typeof EXIT_CODES)[number]['code'];

const CODES: Readonly<Record<ProblemCode, ExitCode>> = {
  NO_WORKSPACE: 2,
  CONFIG_INVALID: 2,
  USAGE: 2,
  UNKNOWN_ACCOUNT: 5,
  UNKNOWN_CONVERSATION: 5,
  UNKNOWN_REPLY: 5,
  UNKNOWN_MESSAGE: 5,
  UNKNOWN_CONTACT: 5,
  UNKNOWN_NOTE: 5,
  UNKNOWN_FOLLOW_UP: 5,
  UNKNOWN_PLATFORM: 2,
  EMPTY_TEXT: 3,
  TOO_LONG: 3,
  GUARD: 3,
  NOT_ANSWERABLE: 3,
  NOT_MODERATABLE: 3,
  PRIVATE_TO_PUBLIC: 3,
  REVIEW_MISSING: 3,
  NOT_PERMITTED: 3,
  NOT_YOURS: 3,
  FOLLOW_UP_KEPT: 3,
  FOLLOW_UP_STATUS: 3,
  FOUR_EYES: 3,
  NOTE_MISSING: 2,
  WRONG_STATUS: 3,
  APPROVAL_VOID: 3,
  ALREADY_ANSWERED: 3,
  BUDGET_SPENT: 3,
  DAILY_CAP: 3,
  PAUSED: 3,
  // by a person's word; see `exitCodeOfProblem`
  ACCOUNT_PAUSED: 3,
  WRONG_ACCOUNT: 3,
  HELD: 3,
  OPTED_OUT: 3,
  NOT_ASKED: 3,
  SURVEY_TEXT_MISSING: 2,
  NO_MAIL_SERVER: 2,
  NO_HANDOVER_ADDRESS: 2,
  UNKNOWN_HANDOVER: 5,
  HANDED_OVER: 3,
  HANDOVER_DONE: 3,
  // 8 where it may have been sent, 7 where the server is away for now; see `exitCodeOfProblem`
  HANDOVER_FAILED: 1,
  UNKNOWN_PLAN: 5,
  PLAN_CHANGED: 3,
  PLAN_COUNT: 3,
  PLAN_UNREVIEWED: 3,
  PLAN_PAUSED: 3,
  BULK_STOPPED: 6,
  ANSWER_UNFILLED: 3,
  FILE_INVALID: 2,
  DATABASE_INVALID: 1,
  DATABASE_NEWER: 2,
  DATABASE_BUSY: 7,
  DATABASE_UNWRITABLE: 1,
  LOCKED: 7,
  CREDENTIALS_MISSING: 4,
  CREDENTIALS_EXPOSED: 4,
  KEYRING_UNAVAILABLE: 4,
  AUTH_FAILED: 4,
  NOT_DUE: 7,
  THROTTLED: 7,
  PLATFORM_DOWN: 7,
  REFUSED_BY_PLATFORM: 1,
  OUTCOME_UNKNOWN: 8,
  CONFIRMATION_MISSING: 2,
  OUTPUT_UNWRITABLE: 1,
  UNEXPECTED: 1,
};

/** Which code stands for several that all failed. */
const GRAVEST: readonly ExitCode[] = [8, 4, 3, 7, 6, 5, 2, 1];

/** An account that the platform refused needs somebody to log in. */
const NEEDS_LOGIN = 4;
const OUTCOME_UNKNOWN = 8;
const TRY_LATER = 7;

/** The exit code of a problem of which only the code is known. */
export function exitCodeOf(code: ProblemCode): ExitCode {
  return CODES[code];
}

/** The exit code of one problem, by its facts: an account paused by a person is a rule of ours, one paused by kuulo needs a login. */
export function exitCodeOfProblem({ code, facts }: ProblemError): ExitCode {
  const isLoginRefused = code === 'ACCOUNT_PAUSED' && 'by' in facts && facts.by === 'system';
  if (code === 'HANDOVER_FAILED' && 'isFinal' in facts) {
    if (facts.isPerhapsSent) return OUTCOME_UNKNOWN;
    return facts.isFinal ? exitCodeOf(code) : TRY_LATER;
  }
  return isLoginRefused ? NEEDS_LOGIN : exitCodeOf(code);
}

/** The exit code of several items: all done 0, some failed 6, all failed the gravest of theirs. */
export function exitCodeOfAll(done: number, problems: readonly (ProblemError | ProblemCode)[]): ExitCode {
  if (problems.length === 0) return 0;
  if (done > 0) return 6;
  const codes = problems.map((one) => (one instanceof ProblemError ? exitCodeOfProblem(one) : exitCodeOf(one)));
  return GRAVEST.find((code) => codes.includes(code)) ?? 1;
}
