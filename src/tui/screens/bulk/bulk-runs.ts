import { type BulkReport, type Plan, type PlanProgress, planName } from '../../../domain/plan.ts';
import type { Desk } from '../../desk-state.ts';
import { problemLine } from '../../spoken.ts';
import { yesOrNo } from '../../widgets/prompt.ts';

/** A plan that this sitting sends. `asks`: the first few are out, and the rest waits for a person's yes. */
export interface BulkRun {
  readonly phase: 'starting' | 'undo' | 'sending' | 'asks';
  readonly done: number;
  readonly total: number;
  /** Until when its undo time runs, UTC milliseconds; null where it does not. */
  readonly until: number | null;
}

/** How often the screens are told of progress. */
const TOLD_EVERY_MS = 2_000;

/**
 * The plans that this sitting sends. They outlive the screen they were started on: who leaves it is told at the foot of
 * whatever screen they are at, and is never asked there, since a letter typed into a text must not become a yes.
 */
export class BulkRuns {
  readonly #desk: Desk;
  readonly #listeners = new Set<() => void>();
  readonly #answers = new Map<number, { readonly progress: PlanProgress; readonly give: (isYes: boolean) => void }>();
  #runs: ReadonlyMap<number, BulkRun> = new Map();
  #toldAt = 0;
  #told = '';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What runs, by plan; a new map at every change. */
  readonly view = (): ReadonlyMap<number, BulkRun> => this.#runs;

  /** Sends what is left of it. @param expect the count that the person typed */
  start(plan: Plan, expect: number): void {
    this.#set(plan.id, { phase: 'starting', done: 0, total: plan.count, until: null });
    const { closing } = this.#desk;
    this.#desk.errand(async () => {
      try {
        const report = await this.#desk.app.applyBulk(plan.id, {
          expect,
          isConfirmed: false,
          confirm: (progress) => this.#confirm(progress, closing),
          signal: closing,
          onWait: ({ until }) => this.#change(plan.id, { phase: 'undo', until }),
          onProgress: ({ done, total }) => this.#progress(plan, done, total ?? plan.count),
        });
        this.#end(report);
      } finally {
        this.#answers.delete(plan.id);
        this.#set(plan.id, null);
        this.#desk.refresh();
      }
    });
  }

  /** Asks whether the rest of it may follow. Nobody who typed ahead has read the question. */
  async ask(plan: number): Promise<void> {
    const asked = this.#answers.get(plan);
    if (asked === undefined) return;
    const { words, keys } = this.#desk;
    const { sent, remaining } = asked.progress;
    keys.discard();
    const title = words.bulk.canaryTitle(planName(plan), sent, remaining);
    const answer = await this.#desk.ask({ kind: 'choice', title, choices: yesOrNo(words.desk) });
    asked.give(answer === 'yes');
  }

  #confirm(progress: PlanProgress, closing: AbortSignal): Promise<boolean> {
    const { id } = progress.plan;
    const { words, keymap } = this.#desk;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const give = (isYes: boolean): void => {
      if (this.#answers.delete(id)) this.#change(id, { phase: 'sending' });
      resolve(isYes);
    };
    this.#answers.set(id, { progress, give });
    this.#change(id, { phase: 'asks' });
    if (closing.aborted) give(false);
    closing.addEventListener('abort', () => give(false), { once: true });
    const { place, prompt } = this.#desk.view();
    if (place.screen === 'bulk' && prompt === null) void this.ask(id);
    else {
      const bulkKey = keymap.keyFor('everywhere', 'bulk');
      const applyKey = keymap.keyFor('bulk', 'applyPlan');
      this.#desk.say(words.bulk.waitsForYou(planName(id), bulkKey, applyKey), 'warn');
    }
    return promise;
  }

  #progress(plan: Plan, done: number, total: number): void {
    this.#change(plan.id, { phase: 'sending', done, total, until: null });
    const now = this.#desk.app.now();
    if (now - this.#toldAt < TOLD_EVERY_MS) return;
    this.#toldAt = now;
    const { message } = this.#desk.view();
    // what somebody else has to say stands until it was read
    if (message === null || message.text === this.#told) {
      this.#told = this.#desk.words.bulk.progress(planName(plan.id), done, total);
      this.#desk.say(this.#told);
    }
    this.#desk.refresh();
  }

  #end({ progress, stop, problem }: BulkReport): void {
    const { plan, sent, remaining } = progress;
    const { finished, stopped, stops } = this.#desk.words.bulk;
    const name = planName(plan.id);
    if (stop === null) {
      this.#desk.say(finished(name, sent, plan.count), sent === plan.count ? 'good' : 'warn');
      return;
    }
    // the words for these stops say it all; those of the problem would name commands
    const isTold = ['canary', 'paused', 'interrupted', 'unreviewed'].includes(stop) || problem === null;
    const why = isTold ? '' : ` ${problemLine(problem, this.#desk)}`;
    this.#desk.say(stopped({ name, why: stops[stop], sent, left: remaining }) + why, 'warn');
  }

  #change(plan: number, change: Partial<BulkRun>): void {
    const run = this.#runs.get(plan);
    if (run !== undefined) this.#set(plan, { ...run, ...change });
  }

  #set(plan: number, run: BulkRun | null): void {
    const runs = new Map(this.#runs);
    if (run === null) runs.delete(plan);
    else runs.set(plan, run);
    this.#runs = runs;
    for (const listener of this.#listeners) listener();
  }
}

const RUNS = new WeakMap<Desk, BulkRuns>();

/** The runs of this sitting. */
export function runsOf(desk: Desk): BulkRuns {
  const known = RUNS.get(desk);
  if (known !== undefined) return known;
  const made = new BulkRuns(desk);
  RUNS.set(desk, made);
  return made;
}
