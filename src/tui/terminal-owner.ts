import { HeldErrors } from './held-errors.ts';
import { ScreenWriter } from './screen-writer.ts';
import type { Painter, Picture } from './widgets/picture.ts';

/**
 * The one owner of the terminal's state: enters the alternate screen and leaves it again whatever happens, by itself, by
 * a signal or by a crash. It alone draws: the first page is painted before Ink is there, and Ink is for keys and state.
 */

const ENTER = '\u001b[?1049h\u001b[2J\u001b[H\u001b[?25l';
/** Pasting mode off, cursor on, styles off, alternate screen off. */
const LEAVE = '\u001b[?2004l\u001b[?25h\u001b[0m\u001b[?1049l';
/** For lines one after another nothing is taken from the terminal but pasting mode, which Ink turns on. */
const LEAVE_LINES = '\u001b[?2004l';
const CLEAR = '\u001b[?25l\u001b[2J\u001b[H';

type Ending = 'SIGTERM' | 'SIGHUP' | 'SIGINT';
const ENDINGS: readonly Ending[] = ['SIGTERM', 'SIGHUP', 'SIGINT'];

export class TerminalOwner implements Painter {
  readonly #input: NodeJS.ReadStream;
  readonly #output: NodeJS.WriteStream;
  readonly #enterBytes: string;
  readonly #leaveBytes: string;
  readonly #errors = new HeldErrors();
  readonly #writer = new ScreenWriter();
  #picture: Picture | null = null;
  #isEntered = false;
  #isLent = false;
  #onEnding: ((signal: Ending) => void) | null = null;
  #ending: Ending | null = null;

  /** @param shape `isLinear`: the screen is not taken, since lines are written one after another */
  constructor(
    input: NodeJS.ReadStream,
    output: NodeJS.WriteStream,
    shape: { isLinear: boolean } = { isLinear: false },
  ) {
    this.#input = input;
    this.#output = output;
    this.#enterBytes = shape.isLinear ? '' : ENTER;
    this.#leaveBytes = shape.isLinear ? LEAVE_LINES : LEAVE;
  }

  /**
   * Takes the terminal. Keys typed from now on wait until somebody reads them, and are not echoed. Called again, it only
   * takes back what others have done to the streams since.
   */
  enter(): void {
    if (!this.#isEntered) {
      this.#isEntered = true;
      this.#output.write(this.#enterBytes);
      this.#input.setRawMode(true);
      this.#errors.hold();
      process.on('exit', this.#restore);
      for (const signal of ENDINGS) process.on(signal, this.#signalled);
    }
    for (const stream of this.#streams()) {
      // oclif's listener throws what is no broken pipe, and then nothing of what was typed is saved
      stream.removeAllListeners('error');
      stream.on('error', this.#gone);
    }
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
    this.#output.write(this.#leaveBytes);
    try {
      return await program();
    } finally {
      this.#isLent = false;
      if (this.#isEntered) {
        this.#output.write(this.#enterBytes);
        this.#writer.forget();
        if (this.#picture !== null) this.show(this.#picture);
      }
    }
  }

  /** Draws what is not there yet; while the terminal is lent, when it comes back. */
  show(picture: Picture): void {
    this.#picture = picture;
    if (!this.#isEntered || this.#isLent) return;
    const bytes = this.#writer.bytesFor(picture, this.#output.columns);
    if (bytes !== '') this.#output.write(bytes);
  }

  /** An empty screen, for a picture of another size. */
  clear(): void {
    // lines that were written stay
    if (!this.#isEntered || this.#isLent || this.#enterBytes === '') return;
    this.#output.write(CLEAR);
    this.#writer.forget();
  }

  /** Draws everything again, over whatever others wrote there. */
  redraw(): void {
    this.clear();
    if (this.#picture !== null) this.show(this.#picture);
  }

  readonly #restore = (): void => {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    this.#output.write(this.#leaveBytes);
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
