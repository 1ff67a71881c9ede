import { safeLine, safeText } from '../domain/safe-text.ts';
import { isTitledAlike, type LinearFrame, partsOf, sayingsOf } from './linear-frame.ts';
import type { Size } from './widgets/frame.ts';
import { wrapText } from './widgets/wrap.ts';

/**
 * The inbox for screen readers and braille: no screen, but plain lines one after another. Nothing that was said is drawn
 * again, nothing moves the cursor, nothing has a colour.
 */
export class LinearVoice {
  readonly #write: (text: string) => void;
  readonly #terminalColumns: () => number;
  #before: LinearFrame | null = null;
  readonly #told = new Set<string>();
  readonly #places = new WeakMap<object, LinearFrame>();
  #isKeyPressed = false;
  #isListAsked = false;
  /** Whether the cursor stands behind something on its line. */
  #isMidLine = false;

  /** @param terminalColumns the terminal's width now: it would break a longer line in the middle of a word */
  constructor(write: (text: string) => void, terminalColumns: () => number = () => COLUMNS_MAX) {
    this.#write = write;
    this.#terminalColumns = terminalColumns;
  }

  /** A key was pressed: what changes now, the person wants to know exactly. */
  pressed(): void {
    this.#isKeyPressed = true;
    this.#isListAsked = true;
  }

  /** Says what is new. */
  show(frame: LinearFrame): void {
    if (this.#before?.visit !== frame.visit) this.#told.clear();
    const lastHere = this.#places.get(frame.place) ?? null;
    const heard = {
      ...{ isAfterKey: this.#isKeyPressed, isListAsked: this.#isListAsked },
      ...{ told: this.#told, lastHere },
    };
    const sayings = sayingsOf(this.#before, frame, heard);
    if (this.#before !== null && !isTitledAlike(this.#before, frame)) this.#isListAsked = false;
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
    if (words === '') return;
    for (const row of wrapText(words, linearSize(this.#terminalColumns()).columns)) this.#write(`${row}\r\n`);
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

/**
 * What the screens are told to have: lines as long as the terminal shows in one piece, long texts whole, and no panes side by
 * side, however wide it is.
 */
export function linearSize(terminalColumns: number): Size {
  // a terminal that does not know its width has the usual one
  const columns = terminalColumns > 0 ? terminalColumns : 80;
  return { columns: Math.max(COLUMNS_MIN, Math.min(columns, COLUMNS_MAX)), rows: 200 };
}

/** From the next column on, screens have panes. */
const COLUMNS_MAX = 99;
const COLUMNS_MIN = 20;
