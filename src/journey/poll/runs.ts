import type { StreamRun } from '../../domain/outcomes.ts';
import type { PollNeeds } from './needs.ts';

/** A platform that asked for patience without saying how much gets this much. */
const PAUSE_MS = 60_000;

/** A run of a stream that has brought nothing yet. */
export function emptyRun(account: string, stream: string, status: StreamRun['status']): StreamRun {
  return {
    account,
    stream,
    status,
    fetched: 0,
    new: 0,
    updated: 0,
    deleted: 0,
    unreadable: 0,
    requests: 0,
    costUsd: 0,
    gap: null,
    nextPollAt: null,
    problem: null,
  };
}

/** Writes down why a stream was not heard, and until when nobody is to ask (`until` where another stream was told). */
export async function noteFailure(
  needs: PollNeeds,
  failed: { run: StreamRun; error: unknown; until?: number | null },
): Promise<StreamRun> {
  const { account, stream } = failed.run;
  const { problem, failure } = needs.problemOf(account, failed.error);
  const isThrottled = problem.code === 'THROTTLED';
  const told = failure?.until ?? failed.until ?? null;
  const notBefore = told ?? (isThrottled ? needs.now() + PAUSE_MS : null);
  await needs.store.transact(async (tx) => {
    await tx.streams.save(account, stream, {
      lastTryAt: needs.now(),
      notBefore,
      lastError: { code: problem.code, message: failure?.words ?? problem.message },
    });
  });
  return { ...failed.run, status: isThrottled ? 'throttled' : 'failed', nextPollAt: notBefore, problem };
}
