import { safeLine, safeText } from '../domain/safe-text.ts';
import { type LinearFrame, partsOf, sayingsOf } from './linear-frame.ts';

/**
 * The inbox for screen readers and braille: no screen, but plain lines one after another. Nothing that was said is drawn
 * again, nothing moves the cursor, nothing has a colour.
 */
export class LinearVoice {
  readonly #write: (text: string) => void;
  #before: LinearFrame | null = null;
  readonly #told = new Set<string>();
  readonly #places = new WeakMap<object, LinearFrame>();
  #isKeyPressed = false;
  /** Whether the cursor stands behind something on its line. */
  #isMidLine = false;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** A key was pressed: what changes now, the person wants to know exactly. */
  pressed(): void {
    this.#isKeyPressed = true;
  }

  /** Says what is new. */
  show(frame: LinearFrame): void {
    if (this.#before?.visit !== frame.visit) this.#told.clear();
    const lastHere = this.#places.get(frame.place) ?? null;
    const heard = { isAfterKey: this.#isKeyPressed, told: this.#told, lastHere };
    const sayings = sayingsOf(this.#before, frame, heard);
    this.#before = frame;
    this.#places.set(frame.place, frame);
    for (const part of partsOf(frame)) this.#told.add(part);
    this.#isKeyPressed = false;
    for (const { kind, text } of sayings) {
      if (kind === 'echo') this.#echo(text);
      else this.#say(text);
    }
  }

  /** The cursor at the start of a line, for what others write. */
  rest(): void {
    if (this.#isMidLine) this.#write('\r\n');
    this.#isMidLine = false;
  }

  #say(text: string): void {
    this.rest();
    const words = safeLine(text);
    if (words !== '') this.#write(`${words}\r\n`);
  }

  #echo(text: string): void {
    // spaces at the ends are part of what is typed
    const lines = text
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .map((one) => safeText(one));
    this.#write(lines.join('\r\n'));
    this.#isMidLine = lines.at(-1) !== '' || (lines.length === 1 && this.#isMidLine);
  }
}

/** What the screens are told to have: long lines whole, long texts whole, no panes side by side. */
export const LINEAR_SIZE = { columns: 99, rows: 200 } as const;
