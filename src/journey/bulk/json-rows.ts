import { fileText, invalid } from './file-text.ts';
import { type SourceRow, sourceRow } from './source.ts';

const LINE_MAX = 1_000_000;

/**
 * The rows of a JSON lines file: one object a line, blank lines are passed over.
 * @throws {ProblemError} FILE_INVALID where it cannot be read as such
 */
export async function* jsonRows(file: string): AsyncGenerator<SourceRow> {
  let row = 0;
  let number = 0;
  for await (const line of lines(file)) {
    number += 1;
    const plain = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (plain.trim() === '') continue;
    row += 1;
    yield rowOf(row, objectIn(file, plain, number));
  }
  if (row === 0) throw invalid(file, null, 'it is empty');
}

function objectIn(file: string, line: string, number: number): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw invalid(file, number, 'it is not JSON; write one object a line');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(file, number, 'it is no JSON object; write {"conversation": 42, "text": "…"}');
  }
  return value;
}

function rowOf(row: number, object: object): SourceRow {
  const cells = new Map<string, string>();
  let mistake: string | null = null;
  for (const [name, value] of Object.entries(object)) {
    if (value === null) continue;
    if (typeof value === 'object') mistake = `"${name}" is neither a text nor a number`;
    else cells.set(name, String(value).toWellFormed());
  }
  const number: unknown = 'conversation' in object ? object.conversation : null;
  if (typeof number === 'number' && !Number.isSafeInteger(number)) {
    mistake = '"conversation" is a number too long for JSON; write it in quotes';
  }
  return sourceRow(row, cells, mistake);
}

async function* lines(file: string): AsyncGenerator<string> {
  let rest = '';
  let number = 1;
  for await (const piece of fileText(file)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    number += parts.length;
    if (rest.length > LINE_MAX) throw invalid(file, number, 'a line is longer than a million characters');
    for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part;
  }
  if (rest !== '') yield rest;
}
