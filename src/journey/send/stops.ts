import { ProblemError } from '../../domain/problem.ts';
import type { PlatformFailure, RefusedReason } from '../../platforms/platform.ts';
import type { SendNeeds } from './needs.ts';
import { concernsAccount } from './pause-account.ts';

const MINUTE_MS = 60_000;
/** Refusals that the next reply would meet too. */
const STOPPING: ReadonlySet<RefusedReason> = new Set(['money', 'redirect', 'certificate']);

/** Whether what came of one reply ends its account's turn. */
export function endsTurn(failure: PlatformFailure, stopsAtUnknown: boolean): boolean {
  if (failure.kind === 'unknown') return stopsAtUnknown;
  return failure.kind !== 'refused' || concernsAccount(failure) || STOPPING.has(failure.reason ?? 'invalid');
}

/** Why the rest of the account's replies were not tried; nothing is unknown about those. */
export function whyEnded(
  needs: Pick<SendNeeds, 'now'>,
  account: string,
  { failure, problem }: { failure: PlatformFailure; problem: ProblemError },
): ProblemError {
  if (concernsAccount(failure)) {
    return new ProblemError('ACCOUNT_PAUSED', { account, since: needs.now(), by: 'system', reason: failure.words });
  }
  return failure.kind === 'unknown' ? new ProblemError('PLATFORM_DOWN', { account, words: failure.words }) : problem;
}

/** How long until an account may send again, by its pace. */
export async function paceMs(needs: SendNeeds, account: string): Promise<number> {
  const most = needs.settings.send.perAccountPerMinute;
  if (most === 0) return 0;
  const now = needs.now();
  const recent = await needs.store.read.replies.attemptsSince(account, now - MINUTE_MS);
  const oldest = recent.toSorted((a, b) => a - b).at(-most);
  if (recent.length < most || oldest === undefined) return 0;
  return Math.min(MINUTE_MS, Math.max(0, oldest + MINUTE_MS - now));
}
