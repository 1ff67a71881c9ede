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
import { CHANGES, streamName } from '../domain/stream.ts';
import { hearStream } from './poll/hear-stream.ts';
import type { PollNeeds } from './poll/needs.ts';
import { recheck } from './poll/recheck.ts';
import { emptyRun, noteFailure } from './poll/runs.ts';

export interface PollInput {
  readonly accounts: readonly AccountSettings[];
  readonly backfillMs: number;
  /** Hear the whole of `backfillMs` again, not only what is new. */
  readonly isBackfill: boolean;
  /** Look again at every message that waits, not only at those seen longest ago. */
  readonly isRecheck: boolean;
  /** How long to wait for a running poll of the same account; 0 skips at once. */
  readonly waitMs: number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Listens to every stream of the accounts, side by side: one that is slow or broken delays no other. `onHeard` gets the
 * conversations that changed, as soon as their account has been heard.
 */
export async function poll(
  needs: PollNeeds,
  input: PollInput,
  onHeard: (touched: number[], account: AccountSettings) => Promise<void>,
): Promise<PollReport> {
  const startedAt = performance.now();
  const perAccount = await Promise.allSettled(
    input.accounts.map(async (account) => {
      const touched = new Set<number>();
      const runs = await pollAccount(needs, input, { account, touched });
      if (touched.size > 0) await onHeard([...touched], account);
      return runs;
    }),
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
  return { runs, totals };
}

/** What keeps an account from being heard at all: no more failing logins, no more spending in this run. */
const STOPS: ReadonlySet<ProblemCode> = new Set([
  'AUTH_FAILED',
  'CREDENTIALS_MISSING',
  'CREDENTIALS_EXPOSED',
  'KEYRING_UNAVAILABLE',
]);

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
    return account.streams.map((stream) => ({ ...emptyRun(account.name, streamName(stream), 'skipped'), problem }));
  }
  try {
    return await inTurn(needs, input, target);
  } finally {
    await lock.release();
  }
}

/** The account's streams one after another, then a look at what became of earlier messages. */
async function inTurn(needs: PollNeeds, input: PollInput, target: Target): Promise<StreamRun[]> {
  const { account } = target;
  const { throttles } = await needs.platform(account.platform);
  const runs: StreamRun[] = [];
  let stop: StreamRun | null = null;
  for (const stream of account.streams) {
    const run: StreamRun =
      stop === null
        ? await hearStream(needs, input, { ...target, stream })
        : await stopped(needs, emptyRun(account.name, streamName(stream), 'ok'), stop);
    const isOver = run.status === 'throttled' && throttles === 'account';
    if (isOver || (run.problem !== null && stops(run.problem))) stop ??= run;
    runs.push(run);
    input.onProgress?.({ label: `${account.name} ${run.stream}`, done: runs.length, total: account.streams.length });
  }
  const changes = stop === null ? await lookAgain(needs, input, target) : null;
  return changes === null ? runs : [...runs, changes];
}

function stops(problem: ProblemError): boolean {
  const { facts } = problem;
  return STOPS.has(problem.code) || ('reason' in facts && facts.reason === 'money');
}

/** A stream that was not asked, since the account's stream before it said that nobody is to ask. */
async function stopped(needs: PollNeeds, run: StreamRun, by: StreamRun): Promise<StreamRun> {
  if (by.problem !== null) return await noteFailure(needs, { run, error: by.problem, until: by.nextPollAt });
  return { ...run, status: 'throttled', nextPollAt: by.nextPollAt };
}

/** A look at what became of earlier messages; a platform's word to wait holds for it as for a stream. */
async function lookAgain(needs: PollNeeds, input: PollInput, { account, touched }: Target): Promise<StreamRun | null> {
  const run = emptyRun(account.name, CHANGES, 'ok');
  const state = await needs.store.read.streams.state(account.name, CHANGES);
  if (state?.notBefore && state.notBefore > needs.now()) return null;
  try {
    const told = await recheck(needs, { account, isAll: input.isRecheck, touched });
    if (state?.lastError) await noteWell(needs, account.name);
    return told === null ? null : { ...run, ...told };
  } catch (error) {
    if (needs.signal.aborted) throw error;
    return await noteFailure(needs, { run, error });
  }
}

/** What kept us from looking is over, or there is nothing left to look at. */
async function noteWell(needs: PollNeeds, account: string): Promise<void> {
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    await tx.streams.save(account, CHANGES, { lastTryAt: at, lastHeardAt: at, lastError: null, notBefore: null });
  });
}

async function takeLock(needs: PollNeeds, name: string, waitMs: number) {
  const until = performance.now() + waitMs;
  for (;;) {
    const lock = await needs.store.lock(name);
    if (lock !== null || performance.now() >= until || needs.signal.aborted) return lock;
    await wait(Math.min(200, Math.max(1, until - performance.now())));
  }
}
