import { pipeline, Readable } from 'node:stream';
import { CsvError, Parser } from 'csv-parse';
import { fileText, invalid } from './file-text.ts';
import { type SourceRow, sourceRow } from './source.ts';

/** The longest record; a quote that nobody closed ends here and not with the memory. */
const RECORD_MAX = 1_000_000;
const HEADER_MAX = 65_536;
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The rows of a CSV file with a header (RFC 4180; `,`, `;` or tab; any line ends; a text may hold line breaks in quotes).
 * @throws {ProblemError} FILE_INVALID where it cannot be read as such
 */
export async function* csvRows(file: string): AsyncGenerator<SourceRow> {
  const { delimiter, text } = await opened(file);
  const parser = new Parser({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_MAX,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  pipeline(Readable.from(text), parser, () => {});
  let header: string[] | null = null;
  let row = 0;
  try {
    for await (const { record } of parser) {
      if (header === null) {
        header = headerOf(file, record);
      } else {
        row += 1;
        yield rowOf(row, header, record);
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw invalid(file, lineOf(error), wordsOf(error));
    throw error;
  }
  if (header === null) throw invalid(file, null, 'it is empty');
  if (row === 0) throw invalid(file, 1, 'it has a header and no rows');
}

function rowOf(row: number, header: readonly string[], cells: readonly string[]): SourceRow {
  const extra = cells.slice(header.length).some((cell) => cell.trim() !== '');
  const named = new Map(header.map((name, index) => [name, cells[index] ?? '']));
  const isShort = cells.length < header.length;
  const mistake = `it has ${cells.length} fields where the header has ${header.length}; is a text without quotes?`;
  return sourceRow(row, named, extra || isShort ? mistake : null);
}

function headerOf(file: string, cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  const known = names.map((name) =>
    /^(conversation|text|answer|visibility)$/i.test(name) ? name.toLowerCase() : name,
  );
  const unnamed = known.indexOf('');
  if (unnamed >= 0) throw invalid(file, 1, `column ${unnamed + 1} of the header has no name`);
  const twice = known.find((name, index) => known.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(file, 1, `the header has "${twice}" twice`);
  if (!known.includes('conversation')) {
    throw invalid(file, 1, `the header has no "conversation", it has ${known.slice(0, 20).join(', ') || 'nothing'}`);
  }
  return known;
}

/** Reads as far as the header's end, to see what its cells are parted by. */
async function opened(file: string): Promise<{ delimiter: string; text: AsyncGenerator<string> }> {
  const pieces = fileText(file);
  let head = '';
  while (!/[\r\n]/.test(head.trimStart())) {
    const next = await pieces.next();
    if (next.done === true) break;
    head += next.value;
    if (head.length > HEADER_MAX && !/[\r\n]/.test(head)) throw invalid(file, 1, 'its first line is no header');
  }
  head = head.replace(/^\ufeff/, '');
  // what Excel writes in front to tell itself
  const [told, named] = /^sep=(.)\r?\n/i.exec(head) ?? [];
  if (told !== undefined) head = head.slice(told.length);
  const [line = ''] = head.trimStart().split(/[\r\n]/, 1);
  const count = (delimiter: string): number => line.replace(/"[^"]*"/g, '').split(delimiter).length;
  const delimiter = named ?? DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
  return { delimiter, text: continued(head, pieces) };
}

async function* continued(head: string, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* pieces;
}

function lineOf(error: CsvError): number | null {
  return numberIn(error, 'lines');
}

function wordsOf(error: CsvError): string {
  // the header counts as a record, so this is the row after the last whole one
  const row = numberIn(error, 'records') ?? 0;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `a quote is opened in ${row === 0 ? 'the header' : `row ${row}`} and never closed`;
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'a quote ends in the middle of a cell; a quote within a text is written twice';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote begins in the middle of a cell; put the whole cell into quotes, and write a quote within it twice';
    case 'CSV_MAX_RECORD_SIZE':
      return 'a row is longer than a million characters; is a quote never closed?';
    default:
      return `it is not CSV (${error.code})`;
  }
}

function numberIn(error: CsvError, name: 'lines' | 'records'): number | null {
  const value: unknown = error[name];
  return typeof value === 'number' ? value : null;
}
