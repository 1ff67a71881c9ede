import stringWidth from 'string-width';
import { visitHidden } from '../../domain/hidden-characters.ts';
import { graphemes } from './graphemes.ts';
import { type Span, wrapSpans } from './wrap.ts';

/** Text being typed. `at` is the cursor as a UTF-16 offset, never inside a grapheme. */
export interface TextField {
  readonly text: string;
  readonly at: number;
  /** What was cut last; `C-y` puts it back. */
  readonly killed: string;
  /** What it was before, oldest first, for `C-_`. */
  readonly past: readonly Moment[];
  /** What the last key did, so that keys of one kind are cut and taken back together. */
  readonly doing: Doing;
}

interface Moment {
  readonly text: string;
  readonly at: number;
}

type Doing = 'typing' | 'deleting' | 'cuttingBack' | 'cuttingOn' | 'moving';

/** What was pressed: a key's name and what it types. */
export interface Press {
  readonly name: string;
  readonly text: string | null;
}

export const EMPTY_FIELD: TextField = { text: '', at: 0, killed: '', past: [], doing: 'moving' };

/** A field with a text in it and the cursor at its end. Characters that nobody would see are left out. */
export function fieldOf(text: string): TextField {
  const visible = typedText(text);
  return { ...EMPTY_FIELD, text: visible, at: visible.length };
}

/**
 * The field after a key, with the meanings readline gives them. Keys that mean nothing here change nothing.
 * `columns` is the width the text is drawn in, for up and down; `isMultiline` lets Enter and pasted newlines in.
 */
export function editField(field: TextField, press: Press, shape: { columns: number; isMultiline: boolean }): TextField {
  if (press.name === 'up' || press.name === 'C-p') return moved(field, rowAway(field, -1, shape.columns));
  if (press.name === 'down' || press.name === 'C-n') return moved(field, rowAway(field, 1, shape.columns));
  const edit = EDITS[press.name];
  if (edit !== undefined) return edit(field);
  if (press.text === null) return press.name === 'enter' && shape.isMultiline ? insert(field, '\n') : field;
  if (press.name === 'enter' && !shape.isMultiline) return field;
  const typed = typedText(press.text);
  const fitting = shape.isMultiline ? typed : typed.replaceAll('\n', ' ');
  return press.name === 'paste' ? insertText(field, fitting) : insert(field, fitting);
}

/** A text put in at the cursor, all at once; `C-_` takes all of it out again. */
export function insertText(field: TextField, text: string): TextField {
  return { ...insert({ ...field, doing: 'moving' }, typedText(text)), doing: 'moving' };
}

/** Another text in place of this one; `C-_` brings this one back. */
export function replaceText(field: TextField, text: string): TextField {
  const visible = typedText(text);
  if (visible === field.text) return field;
  return changed(field, { text: visible, at: visible.length }, 'moving');
}

/** Where the cursor is drawn when the text is wrapped to `columns`. */
export function cursorCell(field: TextField, columns: number): { row: number; column: number; spans: Span[] } {
  const spans = wrapSpans(field.text, columns);
  const row = rowOf(spans, field.at);
  const start = spans[row]?.start ?? 0;
  return { row, column: stringWidth(field.text.slice(start, field.at)), spans };
}

/** Text without what a reader would not see, so that nothing hidden goes out with a reply; tabs become spaces. */
export function typedText(text: string): string {
  const source = text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  let kept = '';
  let copied = 0;
  visitHidden(source, (_kind, start, end) => {
    kept += source.slice(copied, start);
    copied = end;
  });
  return kept + source.slice(copied);
}

const EDITS: Readonly<Record<string, (field: TextField) => TextField>> = {
  left: (field) => moved(field, before(field)),
  'C-b': (field) => moved(field, before(field)),
  right: (field) => moved(field, after(field)),
  'C-f': (field) => moved(field, after(field)),
  home: (field) => moved(field, lineStart(field)),
  'C-a': (field) => moved(field, lineStart(field)),
  end: (field) => moved(field, lineEnd(field)),
  'C-e': (field) => moved(field, lineEnd(field)),
  backspace: (field) => cut(field, { from: before(field), until: field.at }, 'deleting'),
  'C-h': (field) => cut(field, { from: before(field), until: field.at }, 'deleting'),
  delete: (field) => cut(field, { from: field.at, until: after(field) }, 'deleting'),
  'C-d': (field) => cut(field, { from: field.at, until: after(field) }, 'deleting'),
  'C-u': (field) => cut(field, { from: lineStart(field), until: field.at }, 'cuttingBack'),
  'C-w': (field) => cut(field, { from: wordStart(field), until: field.at }, 'cuttingBack'),
  'C-k': (field) => cut(field, { from: field.at, until: lineEndOrNext(field) }, 'cuttingOn'),
  'C-y': (field) => insertText(field, field.killed),
  'C-_': takeBack,
  // the byte that terminals send for it
  'C-\u007f': takeBack,
  'C-z': takeBack,
};

function moved(field: TextField, at: number): TextField {
  return { ...field, at, doing: 'moving' };
}

function insert(field: TextField, typed: string): TextField {
  if (typed === '') return field;
  const text = field.text.slice(0, field.at) + typed + field.text.slice(field.at);
  // taken back word by word: a space begins the next step
  const doing = /^\s/.test(typed) && !/\s$/.test(field.text.slice(0, field.at)) ? 'moving' : field.doing;
  return changed({ ...field, doing }, { text, at: field.at + typed.length }, 'typing');
}

function cut(field: TextField, { from, until }: { from: number; until: number }, doing: Doing): TextField {
  if (from === until) return field;
  const now = { text: field.text.slice(0, from) + field.text.slice(until), at: from };
  const rest = changed(field, now, doing);
  if (doing === 'deleting') return rest;
  // what is cut without a pause is one piece, as in readline
  const piece = field.text.slice(from, until);
  const isOn = field.doing === 'cuttingBack' || field.doing === 'cuttingOn';
  if (!isOn) return { ...rest, killed: piece };
  return { ...rest, killed: doing === 'cuttingBack' ? piece + field.killed : field.killed + piece };
}

/** Keys of one kind are one step back. */
function changed(field: TextField, now: Moment, doing: Doing): TextField {
  const isOn = field.doing === doing && (doing === 'typing' || doing === 'deleting');
  const past = isOn ? field.past : [...field.past.slice(1 - PAST_MAX), { text: field.text, at: field.at }];
  return { ...field, ...now, past, doing };
}

function takeBack(field: TextField): TextField {
  const last = field.past.at(-1);
  if (last === undefined) return field;
  return { ...field, ...last, past: field.past.slice(0, -1), doing: 'moving' };
}

const PAST_MAX = 200;

/** The line the cursor is on is enough to find a grapheme's edges; a newline is one of its own. */
function before(field: TextField): number {
  if (field.at === 0) return 0;
  const start = lineStart(field);
  if (start === field.at) return field.at - 1;
  let last = start;
  for (const grapheme of graphemes(field.text.slice(start, field.at))) last = start + grapheme.at;
  return last;
}

function after(field: TextField): number {
  if (field.at >= field.text.length) return field.text.length;
  if (field.text[field.at] === '\n') return field.at + 1;
  for (const { text } of graphemes(field.text.slice(field.at, lineEnd(field)))) return field.at + text.length;
  return field.at;
}

function lineStart(field: TextField): number {
  return field.at === 0 ? 0 : field.text.lastIndexOf('\n', field.at - 1) + 1;
}

function lineEnd(field: TextField): number {
  const newline = field.text.indexOf('\n', field.at);
  return newline === -1 ? field.text.length : newline;
}

/** The end of the line, or, at that end, the start of the next one. */
function lineEndOrNext(field: TextField): number {
  return lineEnd(field) === field.at ? after(field) : lineEnd(field);
}

function wordStart(field: TextField): number {
  const ahead = field.text.slice(0, field.at);
  return ahead.length - (/\S+\s*$|\s+$/u.exec(ahead)?.[0].length ?? 0);
}

function rowAway(field: TextField, delta: number, columns: number): number {
  const { row, column, spans } = cursorCell(field, columns);
  const span = spans[row + delta];
  if (span === undefined) return delta < 0 ? 0 : field.text.length;
  let at = span.start;
  let width = 0;
  for (const { text, columns: wide } of graphemes(field.text.slice(span.start, span.end))) {
    width += wide;
    if (width > column) break;
    at += text.length;
  }
  return at;
}

function rowOf(spans: readonly Span[], at: number): number {
  for (let row = spans.length - 1; row > 0; row -= 1) {
    const span = spans[row];
    if (span !== undefined && span.start <= at) return row;
  }
  return 0;
}
