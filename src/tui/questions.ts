import type { KeyQueue } from './key-queue.ts';
import type { KeyEvent } from './key-stream.ts';
import { openPrompt, type Prompt, pressPrompt, type Question } from './widgets/prompt.ts';

/** One question at a time at the foot of the screen. It takes the keys before the screen does. */
export class Questions {
  readonly #keys: KeyQueue;
  readonly #onPrompt: (prompt: Prompt | null) => void;
  #prompt: Prompt | null = null;
  #answer: ((answer: string | null) => void) | null = null;

  constructor(keys: KeyQueue, onPrompt: (prompt: Prompt | null) => void) {
    this.#keys = keys;
    this.#onPrompt = onPrompt;
  }

  /** Asks, in place of a question that is still open. Null when the person takes it back. */
  ask(question: Question): Promise<string | null> {
    this.#answered(null);
    const { promise, resolve } = Promise.withResolvers<string | null>();
    this.#answer = resolve;
    this.#show(openPrompt(question));
    // last, since keys that wait may answer at once
    this.#keys.setQuestion((event) => this.#press(event));
    return promise;
  }

  #press(event: KeyEvent): void {
    if (this.#prompt === null) return;
    const pressed = pressPrompt(this.#prompt, event);
    if ('prompt' in pressed) this.#show(pressed.prompt);
    else this.#answered(pressed.answer);
  }

  #answered(answer: string | null): void {
    const resolve = this.#answer;
    if (resolve === null) return;
    this.#answer = null;
    this.#show(null);
    this.#keys.setQuestion(null);
    resolve(answer);
  }

  #show(prompt: Prompt | null): void {
    this.#prompt = prompt;
    this.#onPrompt(prompt);
  }
}
