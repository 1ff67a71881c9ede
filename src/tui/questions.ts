import type { KeyQueue } from './key-queue.ts';
import type { KeyEvent } from './key-stream.ts';
import { openPrompt, type Prompt, pressPrompt, type Question } from './widgets/prompt.ts';

/** A question that waits for its answer. */
interface Open {
  readonly prompt: Prompt;
  readonly answer: (answer: string | null) => void;
}

/** What was said to a question and came to nothing. */
export interface GivenBack {
  readonly text: string;
  /** Said before the question that it is given back to. */
  readonly why: string;
}

/** One question at a time at the foot of the screen. It takes the keys before the screen does. */
export class Questions {
  readonly #keys: KeyQueue;
  readonly #onPrompt: (prompt: Prompt | null) => void;
  #open: Open | null = null;
  /** Questions that others came in front of, the newest last. */
  #beneath: readonly Open[] = [];
  #givenBack: GivenBack | null = null;

  constructor(keys: KeyQueue, onPrompt: (prompt: Prompt | null) => void) {
    this.#keys = keys;
    this.#onPrompt = onPrompt;
  }

  /**
   * Asks, in front of a question that is still open: that one comes back, with what was typed into it, when this one is
   * taken back, and is itself taken back when this one is answered. Null when the person takes it back.
   */
  ask(question: Question): Promise<string | null> {
    if (this.#open !== null) this.#beneath = [...this.#beneath, this.#open];
    const { promise, resolve } = Promise.withResolvers<string | null>();
    this.#show({ prompt: openPrompt(this.#refilled(question)), answer: resolve });
    // last, since keys that wait may answer at once
    this.#keys.setQuestion((event) => this.#press(event));
    return promise;
  }

  /** The next question begins with this, where it asks for a text; with nothing again for null. */
  giveBack(given: GivenBack | null): void {
    this.#givenBack = given;
  }

  #refilled(question: Question): Question {
    const given = this.#givenBack;
    this.#givenBack = null;
    if (given === null || question.kind !== 'text') return question;
    return {
      ...question,
      initial: given.text,
      title: [given.why, question.title].filter((one) => one !== '').join(' '),
    };
  }

  #press(event: KeyEvent): void {
    if (this.#open === null) return;
    const pressed = pressPrompt(this.#open.prompt, event);
    if ('prompt' in pressed) this.#show({ ...this.#open, prompt: pressed.prompt });
    else this.#answered(this.#open, pressed.answer);
  }

  #answered({ answer: give }: Open, answer: string | null): void {
    const beneath = this.#beneath;
    const last = answer === null ? (beneath.at(-1) ?? null) : null;
    this.#beneath = last === null ? [] : beneath.slice(0, -1);
    this.#show(last);
    if (last === null) this.#keys.setQuestion(null);
    give(answer);
    if (last === null) for (const one of beneath) one.answer(null);
  }

  #show(open: Open | null): void {
    this.#open = open;
    this.#onPrompt(open?.prompt ?? null);
  }
}
