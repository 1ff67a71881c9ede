import { HeldErrors } from './held-errors.ts';

/**
 * The one owner of the terminal's state: enters the alternate screen and leaves it again whatever happens, by itself, by
 * a signal or by a crash. Ink is not asked for its alternate screen, since the first page is painted before Ink is there.
 */

const ENTER = '\u001b[?1049h\u001b[2J\u001b[H\u001b[?25l';
/** Pasting mode off, cursor on, styles off, alternate screen off. */
const LEAVE = '\u001b[?2004l\u001b[?25h\u001b[0m\u001b[?1049l';
const CLEAR = '\u001b[2J\u001b[H';

type Ending = 'SIGTERM' | 'SIGHUP' | 'SIGINT';
const ENDINGS: readonly Ending[] = ['SIGTERM', 'SIGHUP', 'SIGINT'];

export class TerminalOwner {
  readonly #input: NodeJS.ReadStream;
  readonly #output: NodeJS.WriteStream;
  readonly #errors = new HeldErrors();
  #isEntered = false;
  #isLent = false;
  #onEnding: ((signal: Ending) => void) | null = null;
  #ending: Ending | null = null;

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream) {
    this.#input = input;
    this.#output = output;
  }

  /** Takes the terminal. Keys typed from now on wait until somebody reads them, and are not echoed. */
  enter(): void {
    if (this.#isEntered) return;
    this.#isEntered = true;
    this.#output.write(ENTER);
    this.#input.setRawMode(true);
    this.#errors.hold();
    process.on('exit', this.#restore);
    for (const stream of this.#streams()) {
      // oclif's listener throws what is no broken pipe, and then nothing of what was typed is saved
      stream.removeAllListeners('error');
      stream.on('error', this.#gone);
    }
    for (const signal of ENDINGS) process.on(signal, this.#signalled);
  }

  /** Gives the terminal back as it was. May be called at any time, any number of times. */
  leave(): void {
    this.#restore();
    process.off('exit', this.#restore);
    for (const signal of ENDINGS) {
      // what is under way is finished also where a closed window is told once more
      if (signal !== 'SIGHUP' || this.#ending !== signal) process.off(signal, this.#signalled);
    }
  }

  /** Called at the first signal that wants the program to end; at a second one the program ends at once. */
  onEnding(handler: (signal: Ending) => void): void {
    this.#onEnding = handler;
    if (this.#ending !== null) handler(this.#ending);
  }

  /** Lends the terminal to another program. */
  async lend<T>(program: () => Promise<T>): Promise<T> {
    this.#isLent = true;
    this.#output.write(LEAVE);
    try {
      return await program();
    } finally {
      this.#isLent = false;
      this.#output.write(ENTER);
    }
  }

  /** An empty screen with the cursor at its start. */
  clear(): void {
    this.#output.write(CLEAR);
  }

  /** Rows from the top, cursor back at the start, so that what is drawn next lies over them. */
  paint(rows: readonly string[]): void {
    this.#output.write(`${rows.join('\r\n')}\u001b[H`);
  }

  readonly #restore = (): void => {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    this.#output.write(LEAVE);
    try {
      this.#input.setRawMode(false);
    } catch {
      // a terminal that is gone has no mode
    }
    this.#errors.release();
  };

  /** The window was closed or the line broke: as if told by SIGHUP, which may come late or not at all. */
  readonly #gone = (): void => this.#signalled('SIGHUP');

  #streams(): NodeJS.EventEmitter[] {
    return [this.#input, this.#output, process.stderr];
  }

  readonly #signalled = (signal: Ending): void => {
    // Ctrl-C in the borrowed terminal is meant for the program that has it
    if (this.#isLent && signal === 'SIGINT') return;
    if (this.#ending !== null) {
      // a closed window is told several times, by the system, by the shell and by each failed write: that is one wish
      if (signal === 'SIGHUP') return;
      this.leave();
      process.kill(process.pid, signal);
      return;
    }
    this.#ending = signal;
    this.#onEnding?.(signal);
  };
}

/** The exit code of a program ended by a signal. */
export function codeOf(signal: Ending): number {
  return { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal];
}
