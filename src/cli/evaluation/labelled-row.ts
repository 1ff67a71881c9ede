import type { Line } from '../line-batches.ts';
import { type Gold, labelByValue, labelOfMeasure, MEASURES } from './gold-label.ts';

/** One labelled text of a file. */
export interface LabelledRow {
  readonly id: string | null;
  readonly text: string;
  readonly gold: Gold;
  /** Null where the file does not say. */
  readonly split: string | null;
  /** Labels that could not be understood; the others count. */
  readonly unknown: readonly string[];
}

/** Why a row cannot be judged, in words that many rows share. */
interface UnusableRow {
  readonly why: string;
}

/** Reads one row of a file; null for a blank line. */
export type RowReader = (line: Line) => LabelledRow | UnusableRow | null;

type Fields = Readonly<Record<string, string>>;

const TOO_LONG = { why: 'longer than 64 MB' };

/** Whether a header names what is needed; the words say what is missing. */
export function headerProblem(columns: readonly string[]): string | null {
  if (!columns.includes('text')) return 'has no column "text"';
  return LABEL_COLUMNS.some((name) => columns.includes(name))
    ? null
    : 'has no column "label", "sentiment", "urgency" or "language"';
}

const LABEL_COLUMNS = ['label', ...MEASURES, 'lang'];

/** The columns of a header line. */
export function readHeader(line: string): string[] {
  return line.split('\t').map((name) => name.trim().toLowerCase());
}

/** Reads rows of tab-separated columns; a quotation mark is a character like any other. */
export function tabReader(columns: readonly string[]): RowReader {
  const textPlace = columns.indexOf('text');
  return (line) => {
    if (line === null) return TOO_LONG;
    if (line.trim() === '') return null;
    const cells = line.split('\t');
    if (cells.length <= textPlace) return { why: 'fewer columns than the header' };
    const fields: Record<string, string> = {};
    columns.forEach((name, place) => {
      fields[name] ??= cells[place] ?? '';
    });
    return rowOf(fields);
  };
}

/** Reads one JSON object a line. */
export function jsonReader(): RowReader {
  return (line) => {
    if (line === null) return TOO_LONG;
    if (line.trim() === '') return null;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return { why: 'not JSON' };
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { why: 'not a JSON object' };
    const fields: Record<string, string> = {};
    for (const [name, field] of Object.entries(value))
      if (typeof field === 'string' || typeof field === 'number') fields[name] = String(field);
    return rowOf(fields);
  };
}

function rowOf(fields: Fields): LabelledRow | UnusableRow {
  const { text = '' } = fields;
  if (text.trim() === '') return { why: 'no text' };
  const gold: { -readonly [K in keyof Gold]: Gold[K] } = {};
  const unknown: string[] = [];
  const byValue = fields.label?.trim() ?? '';
  if (byValue !== '') {
    const found = labelByValue(byValue);
    if (found === null) unknown.push(byValue);
    else gold[found.measure] = found.label;
  }
  for (const measure of MEASURES) {
    const written = (fields[measure] ?? (measure === 'language' ? fields.lang : undefined) ?? '').trim();
    if (written === '') continue;
    const label = labelOfMeasure(measure, written);
    if (label === null) unknown.push(written);
    else gold[measure] = label;
  }
  const { id = null, split = null } = fields;
  return { id, text, gold, split: split?.trim() ?? null, unknown };
}
