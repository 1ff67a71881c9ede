import type { App } from '../app.ts';

/** What one look found. */
export interface Change {
  readonly isData: boolean;
  readonly isMinute: boolean;
}

const LOOK_MS = 1000;
const MINUTE_MS = 60_000;

/** Looks once a second whether the data or the minute changed, and tells each time. The only clock of the screens. */
export class DataWatch {
  readonly #app: Pick<App, 'dataVersion' | 'now'>;
  readonly #onLook: (change: Change) => void;
  #timer: NodeJS.Timeout | null = null;
  #version: number;
  #minute: number;
  #isLooking = false;

  /** @param version what `dataVersion` said before the data on screen were read */
  constructor(app: Pick<App, 'dataVersion' | 'now'>, version: number, onLook: (change: Change) => void) {
    this.#app = app;
    this.#version = version;
    this.#onLook = onLook;
    this.#minute = Math.floor(app.now() / MINUTE_MS);
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.#look(), LOOK_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      // a database that is busy for a second is looked at again in the next
      const version = await this.#app.dataVersion().catch(() => this.#version);
      const minute = Math.floor(this.#app.now() / MINUTE_MS);
      const isData = version !== this.#version;
      const isMinute = minute !== this.#minute;
      this.#version = version;
      this.#minute = minute;
      if (this.#timer !== null) this.#onLook({ isData, isMinute });
    } finally {
      this.#isLooking = false;
    }
  }
}
