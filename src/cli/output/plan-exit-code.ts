import type { AppliedRow, BulkReport } from '../../domain/plan.ts';
import type { ProblemCode, ProblemError } from '../../domain/problem.ts';
import type { ReplyStatus } from '../../domain/reply.ts';
import { type ExitCode, exitCodeOfAll, exitCodeOfProblem } from '../exit-codes.ts';

const PARTLY = 6;
const UNKNOWN = 8;

/**
 * The exit code of `bulk apply`: 0 when all of the plan went, 6 when some of it did in this run and some did not, else the
 * gravest of what stood in the way. Outcomes that nobody knows end it with 8 where they stopped it, or where nothing went; a
 * yes that is missing with 2.
 */
export function applyExitCode({ stop, problem, rows, progress }: BulkReport): ExitCode {
  if (stop === 'unknown') return UNKNOWN;
  if (problem?.code === 'CONFIRMATION_MISSING') return exitCodeOfProblem(problem);
  const { failed, refused, unknown, remaining, sent } = progress;
  if (failed + refused + unknown + remaining === 0) return 0;
  if (rows.some((row) => !row.isEarlier && row.reply?.status === 'sent')) return PARTLY;
  if (unknown > 0) return UNKNOWN;
  const now: (ProblemError | ProblemCode)[] = rows.filter(({ isEarlier }) => !isEarlier).flatMap(ofRow);
  if (problem !== null && problem.code !== 'BULK_STOPPED') now.push(problem);
  if (stop === 'held') now.push('HELD');
  // what this run met; else how the plan has stood since runs before
  return now.length > 0 ? exitCodeOfAll(0, now) : exitCodeOfAll(sent, [...rows.flatMap(ofRow), 'UNEXPECTED']);
}

/** What stood in the way of a row. */
function ofRow({ reply, problem }: AppliedRow): (ProblemError | ProblemCode)[] {
  if (problem !== null) return [problem];
  const code = reply === null ? null : OF_STATUS[reply.status];
  return code === null || code === undefined ? [] : [code];
}

const OF_STATUS: Partial<Record<ReplyStatus, ProblemCode>> = {
  failed: 'REFUSED_BY_PLATFORM',
  approved: 'ALREADY_ANSWERED',
  queued: 'ALREADY_ANSWERED',
  draft: 'REVIEW_MISSING',
  inReview: 'REVIEW_MISSING',
  rejected: 'REVIEW_MISSING',
  cancelled: 'WRONG_STATUS',
};
