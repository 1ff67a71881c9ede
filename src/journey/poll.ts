/**
 * Steps 1 to 3 of 10: poll, normalise, score and store.
 * Takes: each stream's cursor. Leaves: messages with their scores, conversations that wait, and the cursor that covers them.
 * Before: the operator's accounts in kuulo.yaml. After: triage.
 * The rule that matters most: a cursor moves only in the transaction that stores what it covers, so nothing heard is lost.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { PollReport, Progress, StreamRun } from '../domain/outcomes.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { ProblemError } from '../domain/problem.ts';
import type { AccountSettings } from '../domain/settings.ts';
import type { Stream } from '../domain/stream.ts';
import { streamName } from '../domain/stream.ts';
import type { PollNeeds } from './poll/needs.ts';
import { savePage } from './poll/save-page.ts';

export interface PollInput {
  readonly accounts: readonly AccountSettings[];
  readonly backfillMs: number;
  /** How long to wait for a running poll of the same account; 0 skips at once. */
  readonly waitMs: number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Listens to every stream of the accounts, side by side. `touched` are the conversations that changed. */
export async function poll(needs: PollNeeds, input: PollInput): Promise<{ report: PollReport; touched: number[] }> {
  const startedAt = performance.now();
  const touched = new Set<number>();
  const perAccount = await Promise.allSettled(
    input.accounts.map((account) => pollAccount(needs, input, { account, touched })),
  );
  // an account that broke off must not leave the others running behind our back
  const runs = perAccount.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  const sum = (pick: (run: StreamRun) => number) => runs.reduce((total, run) => total + pick(run), 0);
  const totals = {
    fetched: sum((run) => run.fetched),
    new: sum((run) => run.new),
    updated: sum((run) => run.updated),
    deleted: sum((run) => run.deleted),
    requests: sum((run) => run.requests),
    // sums of cents in binary fractions are a little off
    costUsd: Number(sum((run) => run.costUsd).toFixed(6)),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
  return { report: { runs, totals }, touched: [...touched] };
}

const LOGIN_PROBLEMS: ReadonlySet<ProblemCode> = new Set(['AUTH_FAILED', 'CREDENTIALS_MISSING', 'CREDENTIALS_EXPOSED']);
/** A platform that asked for patience without saying how much gets this much. */
const PAUSE_MS = 60_000;

interface Target {
  readonly account: AccountSettings;
  readonly touched: Set<number>;
}

async function pollAccount(needs: PollNeeds, input: PollInput, target: Target): Promise<StreamRun[]> {
  const { account } = target;
  const lock = await takeLock(needs, `poll:${account.name}`, input.waitMs);
  if (lock === null) {
    const problem =
      input.waitMs > 0 ? new ProblemError('LOCKED', { what: `poll of ${account.name}`, holder: 'another poll' }) : null;
    return account.streams.map((stream) => ({ ...emptyRun(account.name, stream, 'skipped'), problem }));
  }
  try {
    const runs: StreamRun[] = [];
    let refusal: unknown = null;
    for (const stream of account.streams) {
      const run: StreamRun =
        refusal === null
          ? await pollStream(needs, input, { ...target, stream })
          : await noteFailure(needs, { run: emptyRun(account.name, stream, 'ok'), error: refusal });
      // who is not let in is not let in by the next door either: no more failing logins in this run
      if (run.problem && LOGIN_PROBLEMS.has(run.problem.code)) refusal = run.problem;
      runs.push(run);
      input.onProgress?.({ label: `${account.name} ${run.stream}`, done: runs.length, total: account.streams.length });
    }
    return runs;
  } finally {
    await lock.release();
  }
}

async function takeLock(needs: PollNeeds, name: string, waitMs: number) {
  const until = performance.now() + waitMs;
  for (;;) {
    const lock = await needs.store.lock(name);
    if (lock !== null || performance.now() >= until || needs.signal.aborted) return lock;
    await wait(Math.min(200, Math.max(1, until - performance.now())));
  }
}

async function pollStream(needs: PollNeeds, input: PollInput, target: Target & { stream: Stream }): Promise<StreamRun> {
  const { account, stream } = target;
  const name = streamName(stream);
  const state = await needs.store.read.streams.state(account.name, name);
  const startedAt = needs.now();
  if (state?.notBefore && state.notBefore > startedAt) {
    return { ...emptyRun(account.name, stream, 'throttled'), nextPollAt: state.notBefore };
  }
  // what is older than the backfill was never ours to answer; after a pause of ours, what came meanwhile is
  const openFrom = Math.min(startedAt, state?.lastHeardAt ?? startedAt) - input.backfillMs;
  let run: StreamRun = emptyRun(account.name, stream, 'ok');
  try {
    const session = await needs.session(account);
    const pages = session.fetch(stream, state?.cursor ?? null, {
      backfillFrom: startedAt - input.backfillMs,
      now: startedAt,
      overlapMs: needs.settings.poll.overlapMs,
    });
    for await (const page of pages) {
      const saved = await savePage(needs, { account, stream: name, page, openFrom });
      for (const id of saved.touched) target.touched.add(id);
      run = {
        ...run,
        fetched: run.fetched + page.messages.length,
        new: run.new + saved.added,
        updated: run.updated + saved.updated,
        deleted: run.deleted + saved.deleted,
        unreadable: run.unreadable + page.unreadable.length,
        requests: run.requests + page.requests,
        costUsd: Number((run.costUsd + page.costUsd).toFixed(6)),
        gap: page.gap ?? run.gap,
        status: run.unreadable + page.unreadable.length > 0 ? 'partial' : run.status,
      };
      needs.signal.throwIfAborted();
    }
    return run;
  } catch (error) {
    if (needs.signal.aborted) throw error;
    return await noteFailure(needs, { run, error });
  }
}

async function noteFailure(needs: PollNeeds, failed: { run: StreamRun; error: unknown }): Promise<StreamRun> {
  const { account, stream } = failed.run;
  const { problem, failure } = needs.problemOf(account, failed.error);
  const isThrottled = failure?.kind === 'throttled';
  const notBefore = failure?.until ?? (isThrottled ? needs.now() + PAUSE_MS : null);
  await needs.store.transact(async (tx) => {
    await tx.streams.save(account, stream, {
      lastTryAt: needs.now(),
      notBefore,
      lastError: { code: problem.code, message: failure?.words ?? problem.message },
    });
  });
  return { ...failed.run, status: isThrottled ? 'throttled' : 'failed', nextPollAt: notBefore, problem };
}

function emptyRun(account: string, stream: Stream, status: StreamRun['status']): StreamRun {
  return {
    account,
    stream: streamName(stream),
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
