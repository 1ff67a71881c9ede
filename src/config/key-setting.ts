import { ValueError } from './mistake.ts';

/** Keys with a name, as the screens call them. */
const NAMED = [
  'enter',
  'esc',
  'space',
  'tab',
  'backspace',
  'delete',
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
] as const;

/** What else people write for them. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['return', 'enter'],
  ['escape', 'esc'],
  ['del', 'delete'],
  ['pgup', 'pageup'],
  ['pgdn', 'pagedown'],
  ['pgdown', 'pagedown'],
  ['page-up', 'pageup'],
  ['page-down', 'pagedown'],
]);

/** What a terminal sends for some letters with Ctrl is another key, and cannot be told from it. */
const SAME_AS: Readonly<Record<string, string>> = { h: 'Backspace', i: 'Tab', j: 'Enter', m: 'Enter' };

const SHAPE = 'write one character such as x or ö, a name such as enter, space or pagedown, or C-x for Ctrl with x';
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Reads one key: a printable character as it is typed, a name, or `C-x` (`Ctrl-X`, `^X`).
 * @returns the key as the screens call it
 * @throws {ValueError}
 */
export function parseKey(value: unknown): string {
  // an unquoted digit is a number to YAML
  const written = (typeof value === 'number' ? String(value) : value) ?? '';
  if (typeof written !== 'string') throw new ValueError('a key must be text', `${SHAPE}, in quotes`);
  if (written === ' ') return 'space';
  const key = written.trim().normalize('NFC');
  if (key === '') throw new ValueError('a key is missing', SHAPE);
  // a sign with a meaning of its own, such as -, +, ^ or ~, is a key like any other
  if (isOneCharacter(key)) return printable(key);
  if (/^(?:alt|m|a|meta|opt|option|altgr)[-+]./i.test(key)) {
    const problem = `"${key}" needs Alt: terminals send it as Esc and a letter, and Finnish layouts write with AltGr`;
    throw new ValueError(problem, 'take a letter, or Ctrl with a letter: C-x');
  }
  const withControl = /^(?:c-|ctrl[-+]|control[-+]|\^)(.+)$/i.exec(key)?.[1];
  if (withControl !== undefined) return controlKey(withControl, key);
  const name = ALSO.get(key.toLowerCase()) ?? key.toLowerCase();
  if (NAMED.some((one) => one === name)) return name;
  throw new ValueError(`"${key}" is no key`, SHAPE);
}

/**
 * Reads the key of a macro, which is pressed after the one that asks for macros: a character that is typed.
 * @throws {ValueError}
 */
export function parseMacroKey(value: unknown): string {
  const key = parseKey(value);
  if (isOneCharacter(key)) return key;
  throw new ValueError(`${key} is no key for a macro`, 'write one character, such as k');
}

function isOneCharacter(key: string): boolean {
  return [...SEGMENTER.segment(key)].length === 1;
}

function printable(key: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key)) return key;
  throw new ValueError('that key types nothing that can be seen', SHAPE);
}

function controlKey(letter: string, written: string): string {
  const small = letter.toLowerCase();
  if (small === 'space') return 'C-space';
  if (!/^[a-z]$/.test(small)) {
    throw new ValueError(
      `"${written}" is no key: Ctrl goes with the letters a to z and space`,
      'write C-x for Ctrl with x',
    );
  }
  const other = SAME_AS[small];
  if (other !== undefined) {
    throw new ValueError(
      `"${written}" is ${other} to a terminal`,
      `write ${other.toLowerCase()}, or take another letter`,
    );
  }
  if (small === 'c') throw new ValueError('Ctrl-C always asks whether to leave', 'take another letter');
  return `C-${small}`;
}
