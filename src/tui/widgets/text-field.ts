import stringWidth from 'string-width';
import { visitHidden } from '../../domain/hidden-characters.ts';
import { graphemes } from './graphemes.ts';
import { type Span, wrapSpans } from './wrap.ts';

/** Text being typed. `at` is the cursor as a UTF-16 offset, never inside a grapheme. */
export interface TextField {
  readonly text: string;
  readonly at: number;
}

/** What was pressed: a key's name and what it types. */
export interface Press {
  readonly name: string;
  readonly text: string | null;
}

export const EMPTY_FIELD: TextField = { text: '', at: 0 };

/** A field with a text in it and the cursor at its end. Characters that nobody would see are left out. */
export function fieldOf(text: string): TextField {
  const visible = typedText(text);
  return { text: visible, at: visible.length };
}

/**
 * The field after a key, with the meanings readline gives them. Keys that mean nothing here change nothing.
 * `columns` is the width the text is drawn in, for up and down; `isMultiline` lets Enter and pasted newlines in.
 */
export function editField(field: TextField, press: Press, shape: { columns: number; isMultiline: boolean }): TextField {
  if (press.name === 'up' || press.name === 'C-p') return moveRow(field, -1, shape.columns);
  if (press.name === 'down' || press.name === 'C-n') return moveRow(field, 1, shape.columns);
  const edit = EDITS[press.name];
  if (edit !== undefined) return edit(field);
  if (press.text === null) return press.name === 'enter' && shape.isMultiline ? insert(field, '\n') : field;
  if (press.name === 'enter' && !shape.isMultiline) return field;
  const typed = typedText(press.text);
  return insert(field, shape.isMultiline ? typed : typed.replaceAll('\n', ' '));
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
  left: (field) => ({ ...field, at: before(field) }),
  'C-b': (field) => ({ ...field, at: before(field) }),
  right: (field) => ({ ...field, at: after(field) }),
  'C-f': (field) => ({ ...field, at: after(field) }),
  home: (field) => ({ ...field, at: lineStart(field) }),
  'C-a': (field) => ({ ...field, at: lineStart(field) }),
  end: (field) => ({ ...field, at: lineEnd(field) }),
  'C-e': (field) => ({ ...field, at: lineEnd(field) }),
  backspace: (field) => cut(field, before(field), field.at),
  'C-h': (field) => cut(field, before(field), field.at),
  delete: (field) => cut(field, field.at, after(field)),
  'C-d': (field) => cut(field, field.at, after(field)),
  'C-u': (field) => cut(field, lineStart(field), field.at),
  'C-w': (field) => cut(field, wordStart(field), field.at),
  'C-k': (field) => cut(field, field.at, lineEnd(field) === field.at ? after(field) : lineEnd(field)),
};

function insert(field: TextField, typed: string): TextField {
  const text = field.text.slice(0, field.at) + typed + field.text.slice(field.at);
  return { text, at: field.at + typed.length };
}

function cut(field: TextField, from: number, until: number): TextField {
  return { text: field.text.slice(0, from) + field.text.slice(until), at: from };
}

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

function wordStart(field: TextField): number {
  const ahead = field.text.slice(0, field.at);
  return ahead.length - (/\S+\s*$|\s+$/u.exec(ahead)?.[0].length ?? 0);
}

function moveRow(field: TextField, delta: number, columns: number): TextField {
  const { row, column, spans } = cursorCell(field, columns);
  const span = spans[row + delta];
  if (span === undefined) return { ...field, at: delta < 0 ? 0 : field.text.length };
  let at = span.start;
  let width = 0;
  for (const { text, columns: wide } of graphemes(field.text.slice(span.start, span.end))) {
    width += wide;
    if (width > column) break;
    at += text.length;
  }
  return { ...field, at };
}

function rowOf(spans: readonly Span[], at: number): number {
  for (let row = spans.length - 1; row > 0; row -= 1) {
    const span = spans[row];
    if (span !== undefined && span.start <= at) return row;
  }
  return 0;
}
