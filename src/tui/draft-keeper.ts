import type { App } from '../app.ts';
import type { Visibility } from '../domain/message.ts';
import type { Reply } from '../domain/reply.ts';
import type { TakenAnswer } from '../domain/saved-answer.ts';
import type { DraftStart } from './places.ts';

/** When typed text is saved: in time to be on disk two seconds after it was typed, also where saving takes a moment. */
const SAVE_MS = 1500;

/**
 * How the text being typed is kept: `typing` is safe from a crash, `unsafe` is not, `saved` is a draft. `emptied`: nothing
 * is left of it, and the reply that it began with stays as it was.
 */
type Kept = 'empty' | 'emptied' | 'typing' | 'unsafe' | 'saved' | { readonly problem: unknown };

/** Is told how the text is kept, and in which draft; a problem with keeping it safe is told once. */
export interface KeeperEars {
  onKept(kept: Kept, reply: Reply | null): void;
  onUnsafe(problem: unknown): void;
}

/**
 * Keeps what is being typed, so that nothing typed is lost: at once outside of the database, where a crash does not reach
 * it, and soon as a draft in the store. Lives outside the components.
 */
export class DraftKeeper {
  readonly #app: App;
  readonly #conversation: number;
  readonly #ears: KeeperEars;
  #reply: Reply | null;
  /** This keeper made the draft, so that it goes with its text; what was there before only a person discards. */
  #isMadeHere = false;
  /** A draft for an older message whose text was taken over; it goes when the new one is safe. */
  #replaced: number | null;
  /** The saved answer that was taken into the text last. */
  #answer: TakenAnswer | null = null;
  #wanted: string;
  #saved: string;
  readonly #isAdditional: boolean;
  readonly #visibility: Visibility;
  #timer: NodeJS.Timeout | null = null;
  #saving: Promise<void> = Promise.resolve();
  #isUnsafe = false;

  constructor(app: App, draft: DraftStart, ears: KeeperEars) {
    this.#app = app;
    this.#conversation = draft.detail.conversation.id;
    this.#isAdditional = draft.isAdditional;
    this.#visibility = draft.visibility;
    this.#reply = draft.reply;
    this.#replaced = draft.replaced?.id ?? null;
    this.#saved = draft.reply?.text ?? '';
    this.#wanted = this.#saved;
    this.#ears = ears;
  }

  /** Takes note of the text before it is drawn: it is safe from a crash when this returns, and a draft within two seconds. */
  note(text: string): void {
    if (text === this.#wanted) return;
    this.#wanted = text;
    this.#keepSafe(text);
    this.#ears.onKept(this.#isUnsafe ? 'unsafe' : 'typing', this.#reply);
    this.#timer ??= setTimeout(() => {
      this.flush().catch((problem: unknown) => this.#ears.onKept({ problem }, this.#reply));
    }, SAVE_MS);
  }

  /** A saved answer was taken into the text: the draft is on record as made from it, as long as its words stand there. */
  take(answer: TakenAnswer): void {
    this.#answer = answer;
  }

  /** Saves now. Throws ProblemError when the text could not be kept. */
  async flush(): Promise<Reply | null> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const turn = this.#saving.catch(() => undefined).then(() => this.#save());
    this.#saving = turn;
    await turn;
    return this.#reply;
  }

  /** What was noted last is safe from a crash. */
  get isSafe(): boolean {
    return !this.#isUnsafe;
  }

  /** The person said, on having read it, that the text may go: nothing of it is kept outside of the database either. */
  letGo(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#wanted = this.#saved;
    this.#keepSafe('');
  }

  async #save(): Promise<void> {
    const text = this.#wanted;
    if (text === this.#saved) {
      this.#settled(text);
      return;
    }
    if (text.trim() === '') {
      if (this.#reply !== null && !this.#isMadeHere) {
        this.#settled(text);
        return;
      }
      if (this.#reply !== null) await this.#app.cancel(this.#reply.id);
      this.#reply = null;
    } else if (this.#reply === null) {
      this.#reply = await this.#app.draft(this.#conversation, {
        text,
        visibility: this.#visibility,
        // asked before the composer opened
        isConfirmed: true,
        isUnfinished: true,
        isAdditional: this.#isAdditional,
        answer: this.#answer,
      });
      this.#isMadeHere = true;
      if (this.#replaced !== null) await this.#app.cancel(this.#replaced);
      this.#replaced = null;
    } else {
      this.#reply = await this.#app.edit(this.#reply.id, text, { isUnfinished: true, answer: this.#answer });
    }
    this.#saved = text;
    this.#settled(text);
  }

  /** What was typed meanwhile belongs to the draft that there is now. */
  #settled(text: string): void {
    const isAll = this.#wanted === text;
    this.#keepSafe(isAll ? '' : this.#wanted);
    const empty = this.#reply === null ? 'empty' : 'emptied';
    if (isAll) this.#ears.onKept(text.trim() === '' ? empty : 'saved', this.#reply);
  }

  #keepSafe(text: string): void {
    try {
      const reply = this.#reply?.id ?? null;
      this.#app.keepTyping({ conversation: this.#conversation, visibility: this.#visibility, reply, text });
      this.#isUnsafe = false;
    } catch (problem) {
      // the draft is saved all the same; what is lost by a crash is what was typed since
      if (!this.#isUnsafe) this.#ears.onUnsafe(problem);
      this.#isUnsafe = true;
    }
  }
}
