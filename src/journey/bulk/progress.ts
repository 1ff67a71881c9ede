import type { Plan, PlanProgress } from '../../domain/plan.ts';
import type { ReplyError, ReplyStatus } from '../../domain/reply.ts';
import type { Reads } from '../../store/store.ts';

/** What became of one row of a plan, as far as it got. `waiting`: it may still go. */
type Fate = 'sent' | 'failed' | 'refused' | 'unknown' | 'waiting';

/** By what it is known what became of a reply. */
interface Standing {
  readonly status: ReplyStatus;
  readonly error: Pick<ReplyError, 'code'> | null;
}

/** How far a plan is, by its replies. */
export async function progressOf(read: Reads, plan: Plan): Promise<PlanProgress> {
  const counts: Partial<Record<ReplyStatus, number>> = {};
  const fates: Record<Fate, number> = { sent: 0, failed: 0, refused: 0, unknown: 0, waiting: 0 };
  for (const { status, errorCode, count } of await read.replies.countOfPlan(plan.id)) {
    counts[status] = (counts[status] ?? 0) + count;
    fates[fateOf({ status, error: errorCode === null ? null : { code: errorCode } })] += count;
  }
  const { sent, failed, refused, unknown } = fates;
  const remaining = plan.count - sent - failed - refused - unknown;
  const isPaused = (await read.pauses.of(`plan:${plan.id}`)) !== null;
  return { plan, counts, sent, failed, refused, unknown, remaining, isPaused };
}

/** What became of a row's reply. */
export function fateOf({ status, error }: Standing): Fate {
  switch (status) {
    case 'sent':
    case 'failed':
    case 'unknown':
      return status;
    // on its way as it was last heard of: it has to be looked up first
    case 'sending':
    case 'held':
      return 'unknown';
    case 'approved':
    case 'queued':
      // its approval stands, and whether a second answer goes is a person's decision
      return error?.code === 'ALREADY_ANSWERED' ? 'refused' : 'waiting';
    case 'draft':
    case 'inReview':
    case 'rejected':
    case 'cancelled':
      return 'refused';
    default:
      return status satisfies never;
  }
}
