import type { Pause } from '../../domain/pause.ts';
import { isApprovedApart, planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Reads } from '../../store/store.ts';
import type { SendNeeds } from './needs.ts';
import { pauseAccount } from './pause-account.ts';
import { throttledUntil } from './throttled.ts';

/** Why nothing of an account may go now, by somebody's word; null when nobody said so. */
export async function whyPaused(read: Reads, account: string): Promise<ProblemError | null> {
  const all = await read.pauses.of('all');
  if (all !== null) return new ProblemError('PAUSED', { by: all.by, since: all.at, reason: all.reason });
  const own = await read.pauses.of(`account:${account}`);
  return own === null ? null : accountPaused(account, own);
}

/** Why a reply of a bulk plan may not go now: the plan was paused or rejected meanwhile. */
export async function whyPlanStops(read: Reads, reply: Reply): Promise<ProblemError | null> {
  if (reply.plan === null) return null;
  const name = planName(reply.plan.id);
  const pause = await read.pauses.of(`plan:${reply.plan.id}`);
  if (pause !== null) return new ProblemError('PLAN_PAUSED', { plan: name, by: pause.by, since: pause.at });
  const plan = await read.plans.byId(reply.plan.id);
  const isStopped = plan !== null && plan.status === 'rejected' && !isApprovedApart(reply, plan);
  return isStopped ? new ProblemError('PLAN_UNREVIEWED', { plan: name, status: plan.status }) : null;
}

function accountPaused(account: string, { at, by, reason }: Pause): ProblemError {
  return new ProblemError('ACCOUNT_PAUSED', { account, since: at, by, reason });
}

/**
 * Why an account may not send now, asked once before its first reply: paused, asked to wait, or not who it was when its
 * replies were approved. Null when it may.
 */
export async function whyNotNow(needs: SendNeeds, account: string): Promise<ProblemError | null> {
  const paused = await whyPaused(needs.store.read, account);
  if (paused !== null) return paused;
  const until = await throttledUntil(needs, account);
  if (until !== null) return new ProblemError('THROTTLED', { account, until });
  return await whyNotOurs(needs, account);
}

/** The credential may be another account's, or the account another by name: then nothing is said in its name. */
async function whyNotOurs(needs: SendNeeds, account: string): Promise<ProblemError | null> {
  const known = await needs.store.read.accounts.byName(account);
  const wanted = `@${known?.handle ?? (await needs.account(account)).handle}`;
  try {
    const { remoteId, handle } = await (await needs.session(account)).identity();
    if (known !== null && known.remoteId !== null && known.remoteId !== remoteId) {
      return new ProblemError('WRONG_ACCOUNT', { account, wanted, found: `@${handle} (${remoteId})` });
    }
    const isRenamed = known !== null && known.handle.toLowerCase() !== handle.toLowerCase();
    return isRenamed ? new ProblemError('WRONG_ACCOUNT', { account, wanted, found: `@${handle}` }) : null;
  } catch (error) {
    const { problem, failure } = needs.problemOf(account, error);
    if (failure?.reason === 'otherAccount') {
      return new ProblemError('WRONG_ACCOUNT', { account, wanted, found: failure.words });
    }
    if (failure?.kind === 'auth') await needs.store.transact((tx) => pauseAccount(needs, tx, { account, failure }));
    return problem;
  }
}
