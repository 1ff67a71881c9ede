import type { App } from '../app.ts';
import type { Visibility } from '../domain/message.ts';
import type { Reply } from '../domain/reply.ts';
import type { DraftStart } from './places.ts';

/** When typed text is saved: in time to be on disk two seconds after it was typed, also where saving takes a moment. */
const SAVE_MS = 1500;

/** How the text being typed is kept. */
export type Kept = 'empty' | 'typing' | 'saved' | { readonly problem: unknown };

/** Keeps what is being typed as a draft in the store, so that nothing typed is lost. Lives outside the components. */
export class DraftKeeper {
  readonly #app: App;
  readonly #conversation: number;
  readonly #onKept: (kept: Kept) => void;
  #reply: Reply | null;
  /** A draft for an older message whose text was taken over; it goes when the new one is safe. */
  #replaced: number | null;
  #wanted: string;
  #saved: string;
  readonly #isAdditional: boolean;
  readonly #visibility: Visibility;
  #timer: NodeJS.Timeout | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor(app: App, draft: DraftStart, onKept: (kept: Kept) => void) {
    this.#app = app;
    this.#conversation = draft.detail.conversation.id;
    this.#isAdditional = draft.isAdditional;
    this.#visibility = draft.visibility;
    this.#reply = draft.reply;
    this.#replaced = draft.replaced?.id ?? null;
    this.#saved = draft.reply?.text ?? '';
    this.#wanted = this.#saved;
    this.#onKept = onKept;
  }

  /** Takes note of the text; it is saved within two seconds. */
  note(text: string): void {
    if (text === this.#wanted) return;
    this.#wanted = text;
    this.#onKept('typing');
    this.#timer ??= setTimeout(() => {
      this.flush().catch((problem: unknown) => this.#onKept({ problem }));
    }, SAVE_MS);
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

  async #save(): Promise<void> {
    const text = this.#wanted;
    if (text === this.#saved) return;
    if (text.trim() === '') {
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
      });
      if (this.#replaced !== null) await this.#app.cancel(this.#replaced);
      this.#replaced = null;
    } else {
      this.#reply = await this.#app.edit(this.#reply.id, text, { isUnfinished: true });
    }
    this.#saved = text;
    if (this.#wanted === text) this.#onKept(text.trim() === '' ? 'empty' : 'saved');
  }
}
