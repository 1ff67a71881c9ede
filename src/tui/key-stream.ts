import type { Key } from 'ink';
import type { Order } from './order.ts';

/**
 * One key. `name` is a printable character itself, or a word: enter, esc, space, tab, backspace, delete, up, down, left,
 * right, pageup, pagedown, home, end, or `C-x`. `text` is what it types, or null. A bracketed paste is one event.
 */
export interface KeyEvent {
  readonly name: string;
  readonly text: string | null;
  /** An order that was not typed as a key: by the command line, a macro, or a repetition. It waits its turn like a key. */
  readonly order?: Order;
}

type Flags = Pick<Key, 'ctrl' | 'meta' | 'escape'> & Partial<Key>;

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
  ['return', 'enter'],
  ['tab', 'tab'],
];

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Ink gives many keys that arrive in one write as one string, and Esc followed by a letter as a letter with Alt. This
 * takes both apart again: one event per key, and Esc then the letter (no key of ours uses Alt).
 */
export function keyEvents(input: string, key: Flags): KeyEvent[] {
  const events: KeyEvent[] = [];
  if (key.escape) return key.meta ? [named('esc'), named('esc')] : [named('esc')];
  if (key.meta) events.push(named('esc'));
  const name = NAMED.find(([flag]) => key[flag] === true)?.[1];
  if (name !== undefined) return [...events, named(name)];
  if (key.ctrl) return input === '' ? events : [...events, named(input === ' ' ? 'C-space' : `C-${input}`)];
  // by characters as people see them: the parts of an emoji mean nothing one by one
  for (const { segment } of SEGMENTER.segment(input)) events.push(keyOf(segment));
  return events;
}

/** A bracketed paste as one event. */
export function pasteEvent(text: string): KeyEvent {
  return { name: 'paste', text: text.replace(/\r\n?/g, '\n') };
}

/** An order that waits its turn among the keys. */
export function orderEvent(order: Order): KeyEvent {
  return { name: 'order', text: null, order };
}

function named(name: string): KeyEvent {
  return { name, text: null };
}

function keyOf(letter: string): KeyEvent {
  if (letter === '\r' || letter === '\n' || letter === '\r\n') return { name: 'enter', text: '\n' };
  if (letter === '\t') return named('tab');
  if (letter === ' ') return { name: 'space', text: ' ' };
  if (letter === '\x7f' || letter === '\b') return named('backspace');
  if (letter === '\x1b') return named('esc');
  const code = letter.charCodeAt(0);
  if (code < 0x20) return named(`C-${String.fromCharCode(code + 96)}`);
  return { name: letter, text: letter };
}
