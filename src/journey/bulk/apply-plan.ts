import { eventBy } from '../../domain/event.ts';
import { demand } from '../../domain/operator.ts';
import type { Progress } from '../../domain/outcomes.ts';
import type { AppliedRow, BulkReport, BulkStop, Plan, PlanProgress, PlanRow } from '../../domain/plan.ts';
import { planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { knownPlan } from './known-plan.ts';
import type { Due } from './make-replies.ts';
import { type Ready, readyInTime, readyPlan } from './may-go.ts';
import type { ApplyNeeds } from './needs.ts';
import { fateOf, progressOf } from './progress.ts';
import { BulkRun } from './run.ts';
import type { Stopped } from './stops.ts';

/** Rows that become replies in one transaction, shortly before they go. */
const BATCH = 500;

export interface ApplyInput {
  readonly plan: number;
  readonly expect: number;
  /** The person said yes to all of it beforehand. */
  readonly isConfirmed: boolean;
  /** Asked after the first rows; null where nobody can be asked. */
  readonly confirm: ((progress: PlanProgress) => Promise<boolean>) | null;
  /** Told when the plan's undo time still runs, and is waited for; `until` is UTC milliseconds. */
  readonly onWait?: ((wait: { readonly plan: Plan; readonly until: number }) => void) | undefined;
  readonly onRow?: ((row: AppliedRow) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Sends what is left of a plan once its undo time is over: the first few, then, after a yes, the rest. Safe to run again.
 * @throws {ProblemError} PLAN_CHANGED, PLAN_COUNT, PLAN_UNREVIEWED, PLAN_PAUSED, PAUSED, LOCKED, UNKNOWN_PLAN, NOT_PERMITTED
 */
export async function applyPlan(needs: ApplyNeeds, input: ApplyInput): Promise<BulkReport> {
  demand(needs.operator, 'bulk');
  const { name: operator, login } = needs.operator;
  const lockName = `plan:${input.plan}`;
  await readyPlan(needs, input);
  const lock = await needs.store.lock(lockName, { operator, login, since: needs.now() });
  if (lock === null) {
    const holder = await needs.store.holder(lockName);
    const who = holder === null ? 'another run' : `${holder.operator}, process ${holder.pid}`;
    throw new ProblemError('LOCKED', { what: `plan ${planName(input.plan)}`, holder: who });
  }
  try {
    const doubt = await needs.store.mark.doubt();
    await needs.settle();
    // asked again: somebody may have had the lock, and changed things, a moment ago
    const { plan } = await readyPlan(needs, input);
    if (doubt !== null) return await reportOf(needs, plan, { rows: [], stopped: inDoubt(plan) });
    const ready = await readyInTime(needs, input);
    if (ready === null)
      return await reportOf(needs, plan, { rows: [], stopped: { stop: 'interrupted', problem: null } });
    return await sendRows(needs, ready, input);
  } finally {
    await lock.release();
  }
}

async function sendRows(needs: ApplyNeeds, ready: Ready, input: ApplyInput): Promise<BulkReport> {
  const { plan, rows } = ready;
  const known = await needs.store.read.replies.ofPlan(plan.id);
  let done = 0;
  const tell = (row: AppliedRow): void => {
    done += 1;
    input.onRow?.(row);
    input.onProgress?.({ label: planName(plan.id), done, total: plan.count });
  };
  const run = new BulkRun(needs, ready, tell);
  await needs.store.transact(async (tx) => {
    const data = { plan: plan.id, hash: plan.hash, count: plan.count };
    await tx.events.append([eventBy({ operator: needs.operator, at: needs.now() }, 'plan.applied', { data })]);
  });
  for (const earlier of decided(rows, known)) tell(earlier);
  const due = dueRows(rows, known);
  const sentBefore = [...known.values()].filter(({ status }) => status === 'sent').length;
  const canary = Math.max(0, needs.settings.bulk.canary - sentBefore);
  const first = taken(due, canary, () => true);
  if (first.length > 0) await run.send(first);
  const isWell = run.sent === first.length;
  let stopped: Stopped | null = run.reason;
  if (stopped === null && !isWell) stopped = canaryFailed(plan, { tried: first.length, sent: run.sent });
  const next = stopped === null ? due.next() : null;
  if (next !== null && next.done !== true) {
    stopped = await whyNotOn(needs, plan, input);
    if (stopped === null) {
      await sendRest(run, withHead(next.value, due));
      stopped = run.reason;
    }
  }
  return await reportOf(needs, plan, { rows: run.rows, stopped });
}

async function sendRest(run: BulkRun, due: Iterator<Due>): Promise<void> {
  for (;;) {
    const batch = taken(due, BATCH, ({ row }) => run.isOpen(row.account));
    if (batch.length === 0 || run.stopped !== null) return;
    await run.send(batch);
  }
}

/** Whether somebody says yes to the rest; why not, otherwise. */
async function whyNotOn(needs: ApplyNeeds, plan: Plan, input: ApplyInput): Promise<Stopped | null> {
  if (input.isConfirmed) return null;
  const progress = await progressOf(needs.store.read, plan);
  if (input.confirm !== null && (await input.confirm(progress))) return null;
  if (needs.signal.aborted) return { stop: 'interrupted', problem: null };
  const again = `kuulo bulk apply ${planName(plan.id)} --expect ${plan.count} --yes`;
  const action = `${progress.sent} of ${plan.count} are sent, ${progress.remaining} wait; for the rest run \`${again}\``;
  return { stop: 'canary', problem: new ProblemError('CONFIRMATION_MISSING', { action }) };
}

function canaryFailed(plan: Plan, { tried, sent }: { tried: number; sent: number }): Stopped {
  const why = `of the first ${tried}, ${tried - sent} did not go`;
  return stoppedAt(plan, 'canary', why);
}

function inDoubt(plan: Plan): Stopped {
  const why =
    'this database was restored, copied or moved; what was on its way is held. See `kuulo outbox`, then run it again';
  return stoppedAt(plan, 'held', why);
}

function stoppedAt(plan: Plan, stop: BulkStop, why: string): Stopped {
  const facts = { plan: planName(plan.id), why, sent: 0, remaining: 0 };
  return { stop, problem: new ProblemError('BULK_STOPPED', facts) };
}

/** Counted at the end: what a problem says of the whole plan is how it stands now. */
async function reportOf(
  needs: ApplyNeeds,
  plan: Plan,
  { rows, stopped }: { rows: readonly AppliedRow[]; stopped: Stopped | null },
): Promise<BulkReport> {
  const progress = await progressOf(needs.store.read, await knownPlan(needs, needs.store.read, plan.id));
  const { sent, remaining } = progress;
  const problem = stopped?.problem ?? null;
  const counted =
    problem instanceof ProblemError && problem.code === 'BULK_STOPPED'
      ? new ProblemError('BULK_STOPPED', { plan: planName(plan.id), why: whyOf(problem), sent, remaining })
      : problem;
  return { progress, rows, stop: stopped?.stop ?? null, problem: counted };
}

function whyOf({ facts }: ProblemError): string {
  return 'why' in facts ? facts.why : '';
}

/** Rows that an earlier run decided, as they stand. */
function* decided(rows: Iterable<PlanRow>, known: ReadonlyMap<number, Reply>): Generator<AppliedRow> {
  for (const { row, conversation } of rows) {
    const reply = known.get(row);
    if (reply === undefined || fateOf(reply) === 'waiting') continue;
    yield { row, conversation, reply, problem: null, isEarlier: true };
  }
}

function* dueRows(rows: Iterable<PlanRow>, known: ReadonlyMap<number, Reply>): Generator<Due> {
  for (const row of rows) {
    const reply = known.get(row.row) ?? null;
    if (reply === null || fateOf(reply) === 'waiting') yield { row, reply };
  }
}

function* withHead(head: Due, rest: Iterator<Due>): Generator<Due> {
  yield head;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

/** The next rows that may go, at most `most`. */
function taken(due: Iterator<Due>, most: number, isOpen: (due: Due) => boolean): Due[] {
  const batch: Due[] = [];
  while (batch.length < most) {
    const next = due.next();
    if (next.done === true) break;
    if (isOpen(next.value)) batch.push(next.value);
  }
  return batch;
}
