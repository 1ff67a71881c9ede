import type { KeyEvent } from './key-stream.ts';

export type KeyHandler = (event: KeyEvent) => void;

/**
 * Keys wait here for the screen they are meant for. While an action runs, or one screen has gone and the next has not
 * yet come, keys are kept, so that what is typed fast goes where a slow typist's keys would go. A question that is open
 * takes the keys before the screen does. Ctrl-C never waits.
 */
export class KeyQueue {
  #waiting: KeyEvent[] = [];
  #screen: KeyHandler | null = null;
  #aim: (() => string) | null = null;
  #question: KeyHandler | null = null;
  #urgent: ((event: KeyEvent) => boolean) | null = null;
  #holds = 0;
  #isDraining = false;

  push(events: readonly KeyEvent[]): void {
    for (const event of events) if (this.#urgent?.(event) !== true) this.#waiting.push(event);
    this.#drain();
  }

  /** Puts orders before what was typed ahead: a macro is done before what came after its key. */
  pushFirst(events: readonly KeyEvent[]): void {
    this.#waiting.unshift(...events);
    this.#drain();
  }

  /** Takes a key before all others; answers whether it was taken. */
  onUrgent(handler: ((event: KeyEvent) => boolean) | null): void {
    this.#urgent = handler;
  }

  /** The screen that is there now, or null while it changes. `aim` names what its orders would be done to. */
  setScreen(handler: KeyHandler | null, aim: (() => string) | null = null): void {
    this.#screen = handler;
    this.#aim = aim;
    this.#drain();
  }

  /** What an order would be done to right now: the same text for the same things. */
  aim(): string {
    return this.#aim?.() ?? '';
  }

  setQuestion(handler: KeyHandler | null): void {
    this.#question = handler;
    this.#drain();
  }

  /** Forgets the keys that wait: what was typed ahead was meant for something that did not happen. */
  discard(): void {
    this.#waiting = [];
  }

  /** Keeps keys until the returned function is called. */
  hold(): () => void {
    this.#holds += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      this.#drain();
    };
  }

  #drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      for (;;) {
        const handler = this.#question ?? (this.#holds > 0 ? null : this.#screen);
        const event = handler === null ? undefined : this.#waiting.shift();
        if (handler === null || event === undefined) return;
        handler(event);
      }
    } finally {
      this.#isDraining = false;
    }
  }
}
