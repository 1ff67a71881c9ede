import type { App } from '../app.ts';
import type { SentItem } from '../domain/outcomes.ts';
import type { Reply } from '../domain/reply.ts';

/** How long another process's sending for the same account is waited for; after that the next `kuulo send` takes it. */
const WAIT_MS = 30_000;

/**
 * Sends approved replies when their countdown is over, while the inbox is open: one run at a time for each account, since an
 * account has one sender. What is left goes with the next `kuulo send`.
 */
export class Delivery {
  readonly #app: Pick<App, 'send' | 'now'>;
  readonly #onOutcome: (item: SentItem) => void;
  readonly #onProblem: (problem: unknown) => void;
  readonly #timers = new Map<number, NodeJS.Timeout>();
  /** Replies that are due, by account; an account that is here is being sent for. */
  readonly #due = new Map<string, number[]>();
  readonly #flights = new Set<Promise<void>>();
  readonly #ending = new AbortController();

  constructor(
    app: Pick<App, 'send' | 'now'>,
    outcome: { onOutcome: (item: SentItem) => void; onProblem: (problem: unknown) => void },
  ) {
    this.#app = app;
    this.#onOutcome = outcome.onOutcome;
    this.#onProblem = outcome.onProblem;
  }

  /** Sends the reply once it is due; one that is to go much later is left to `kuulo send`. */
  deliver(reply: Reply): void {
    this.forget(reply.id);
    const waitMs = Math.max(0, reply.sendAfter - this.#app.now());
    if (waitMs > TIMER_MAX_MS) return;
    const timer = setTimeout(() => {
      this.#timers.delete(reply.id);
      this.#isDue(reply);
    }, waitMs);
    this.#timers.set(reply.id, timer);
  }

  /** The reply was recalled: its countdown stops. */
  forget(reply: number): void {
    clearTimeout(this.#timers.get(reply));
    this.#timers.delete(reply);
  }

  /** Starts nothing more and waits for what is under way. */
  async end(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#due.clear();
    this.#ending.abort();
    await Promise.all(this.#flights);
  }

  #isDue({ id, account }: Reply): void {
    const queue = this.#due.get(account);
    if (queue !== undefined) {
      queue.push(id);
      return;
    }
    this.#due.set(account, [id]);
    const flight = this.#sendAll(account).finally(() => this.#flights.delete(flight));
    this.#flights.add(flight);
  }

  async #sendAll(account: string): Promise<void> {
    for (;;) {
      const replies = this.#due.get(account)?.splice(0) ?? [];
      if (replies.length === 0) break;
      await this.#send(replies);
    }
    this.#due.delete(account);
  }

  async #send(replies: readonly number[]): Promise<void> {
    try {
      const report = await this.#app.send({ replies, waitMs: WAIT_MS, signal: this.#ending.signal });
      for (const item of [...report.settled, ...report.items])
        if (replies.includes(item.reply.id)) this.#onOutcome(item);
    } catch (problem) {
      this.#onProblem(problem);
    }
  }
}

/** Timers take no more milliseconds than this. */
const TIMER_MAX_MS = 2_147_483_647;
