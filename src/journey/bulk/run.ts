import type { SentItem } from '../../domain/outcomes.ts';
import { type AppliedRow, type PlanRow, planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { type Due, type Made, makeReplies } from './make-replies.ts';
import type { Ready } from './may-go.ts';
import type { ApplyNeeds } from './needs.ts';
import { fateOf } from './progress.ts';
import { type Stopped, stopOfAccount, stopOfAll } from './stops.ts';

/** One run of a plan: sends rows until something stops it, and keeps what came of each. */
export class BulkRun {
  readonly rows: AppliedRow[] = [];
  sent = 0;
  /** Why nothing more goes, of any account. */
  stopped: Stopped | null = null;
  readonly #needs: ApplyNeeds;
  readonly #ready: Ready;
  readonly #onRow: (row: AppliedRow) => void;
  readonly #accounts = new Map<string, Stopped>();
  #failed = 0;
  #unknown = 0;

  constructor(needs: ApplyNeeds, ready: Ready, onRow: (row: AppliedRow) => void) {
    this.#needs = needs;
    this.#ready = ready;
    this.#onRow = onRow;
  }

  /** Whether a row of this account may be tried. */
  isOpen(account: string): boolean {
    return this.stopped === null && !this.#needs.signal.aborted && !this.#accounts.has(account);
  }

  /** Why rows were left, the whole plan's reason first; null when nothing stopped. */
  get reason(): Stopped | null {
    if (this.stopped !== null) return this.stopped;
    if (this.#needs.signal.aborted) return { stop: 'interrupted', problem: null };
    return [...this.#accounts.values()][0] ?? null;
  }

  /** Sends some rows, each account's in turn, accounts side by side. */
  async send(due: readonly Due[]): Promise<void> {
    const made = await this.#made(due);
    for (const { row, reply, problem } of made) if (problem !== null) this.#tell(row, { reply, problem });
    const going = made.filter(({ problem }) => problem === null);
    const all = new AbortController();
    const accounts = [...Map.groupBy(going, ({ row }) => row.account).values()];
    const ended = await Promise.allSettled(accounts.map((theirs) => this.#sendOfAccount(theirs, all)));
    // an account that broke off must not leave the others sending behind our back
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }

  /** The rows as replies; none when the plan may no longer go. */
  async #made(due: readonly Due[]): Promise<Made[]> {
    try {
      return await makeReplies(this.#needs, this.#ready, due);
    } catch (error) {
      const stop = error instanceof ProblemError ? stopOfAll(error) : null;
      if (stop === null) throw error;
      this.stopped ??= stop;
      return [];
    }
  }

  async #sendOfAccount(
    made: readonly { readonly row: PlanRow; readonly reply: Reply }[],
    all: AbortController,
  ): Promise<void> {
    const own = new AbortController();
    let broken: { readonly error: unknown } | null = null;
    const rowOf = new Map(made.map(({ row, reply }) => [reply.id, row]));
    const take = (item: SentItem): void => {
      const row = rowOf.get(item.reply.id);
      // not tried: it is told when it is
      if (row === undefined || (item.problem === null && fateOf(item.reply) === 'waiting')) return;
      rowOf.delete(item.reply.id);
      try {
        this.#take(row, item, { own, all });
      } catch (error) {
        // whoever is told must not break a turn off in the middle: it ends in order first
        broken ??= { error };
        all.abort();
      }
    };
    const { bulk } = this.#needs.settings;
    const limits = { failedMax: bulk.errorsMax - this.#failed, unknownMax: bulk.unknownMax - this.#unknown };
    const signal = AbortSignal.any([this.#needs.signal, own.signal, all.signal]);
    try {
      const items = await this.#needs.send({ replies: [...rowOf.keys()], limits, onItem: take, signal });
      // those that never had their turn are told by the end only
      for (const item of items) this.#takeUntold(item, take);
    } catch (error) {
      broken ??= { error };
      all.abort();
    }
    if (broken !== null) throw broken.error;
  }

  #takeUntold(item: SentItem, take: (item: SentItem) => void): void {
    const { problem } = item;
    const stop = problem === null ? null : (stopOfAll(problem) ?? stopOfAccount(problem));
    if (stop === null || fateOf(item.reply) !== 'waiting') {
      take(item);
      return;
    }
    if (problem !== null && stopOfAll(problem) !== null) this.stopped ??= stop;
    else if (!this.#accounts.has(item.reply.account)) this.#accounts.set(item.reply.account, stop);
  }

  #take(row: PlanRow, item: SentItem, turn: { own: AbortController; all: AbortController }): void {
    const fate = fateOf(item.reply);
    const problem = this.#whyTakenBack(item.reply) ?? item.problem;
    if (fate === 'sent') this.sent += 1;
    if (fate === 'failed') this.#failed += 1;
    if (fate === 'unknown') this.#unknown += 1;
    this.#tell(row, { reply: item.reply, problem });
    const whole = problem === null ? null : stopOfAll(problem);
    const account = problem === null || fate !== 'waiting' ? null : stopOfAccount(problem);
    if (whole !== null) this.stopped ??= whole;
    else if (account !== null) {
      this.#accounts.set(row.account, account);
      turn.own.abort();
    }
    this.stopped ??= this.#tooMany();
    if (this.stopped !== null) turn.all.abort();
  }

  /** Somebody rejected the plan while its rows were on their way. */
  #whyTakenBack({ status, error }: Reply): ProblemError | null {
    if (status !== 'cancelled' || error?.code !== 'REJECTED') return null;
    return new ProblemError('PLAN_UNREVIEWED', { plan: planName(this.#ready.plan.id), status: 'rejected' });
  }

  #tooMany(): Stopped | null {
    const { errorsMax, unknownMax } = this.#needs.settings.bulk;
    if (this.#unknown >= unknownMax)
      return { stop: 'unknown', problem: this.#stoppedBecause(`nobody knows what came of ${this.#unknown}`) };
    if (this.#failed >= errorsMax) return { stop: 'errors', problem: this.#stoppedBecause(`${this.#failed} failed`) };
    return null;
  }

  #stoppedBecause(why: string): ProblemError<'BULK_STOPPED'> {
    const { id, count } = this.#ready.plan;
    return new ProblemError('BULK_STOPPED', { plan: planName(id), why, sent: this.sent, remaining: count });
  }

  #tell(row: PlanRow, { reply, problem }: SentItem): void {
    const told = { row: row.row, conversation: row.conversation, reply, problem, isEarlier: false };
    this.rows.push(told);
    this.#onRow(told);
  }
}
