import type { App } from '../app.ts';
import type { SentItem } from '../domain/outcomes.ts';
import type { Reply } from '../domain/reply.ts';

/** Sends approved replies when their countdown is over, while the inbox is open. What is left goes with the next `kuulo send`. */
export class Delivery {
  readonly #app: Pick<App, 'send' | 'now'>;
  readonly #onOutcome: (item: SentItem) => void;
  readonly #onProblem: (problem: unknown) => void;
  readonly #timers = new Map<number, NodeJS.Timeout>();
  readonly #flights = new Set<Promise<void>>();

  constructor(
    app: Pick<App, 'send' | 'now'>,
    outcome: { onOutcome: (item: SentItem) => void; onProblem: (problem: unknown) => void },
  ) {
    this.#app = app;
    this.#onOutcome = outcome.onOutcome;
    this.#onProblem = outcome.onProblem;
  }

  /** Sends the reply once it is due. */
  deliver(reply: Reply): void {
    this.forget(reply.id);
    const waitMs = Math.max(0, reply.sendAfter - this.#app.now());
    const timer = setTimeout(() => {
      this.#timers.delete(reply.id);
      const flight = this.#send(reply.id).finally(() => this.#flights.delete(flight));
      this.#flights.add(flight);
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
    await Promise.all(this.#flights);
  }

  async #send(reply: number): Promise<void> {
    try {
      const report = await this.#app.send({ replies: [reply] });
      for (const item of [...report.settled, ...report.items]) if (item.reply.id === reply) this.#onOutcome(item);
    } catch (problem) {
      this.#onProblem(problem);
    }
  }
}
