import type { Line, UnreadableLine } from '../line-batches.ts';
import { type Gold, labelByValue, labelOfMeasure, MEASURES } from './gold-label.ts';
import { type GoldSets, readSet, SET_MEASURES } from './gold-set.ts';

/** One labelled text of a file. */
export interface LabelledRow {
  readonly id: string | null;
  readonly text: string;
  readonly gold: Gold;
  /** What it is labelled with several of. */
  readonly sets: GoldSets;
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

/** Whether a header names what is needed; the words say what is missing. */
export function headerProblem(columns: readonly string[]): string | null {
  if (!columns.includes('text')) return 'has no column "text"';
  return LABEL_COLUMNS.some((name) => columns.includes(name))
    ? null
    : 'has no column "label", "sentiment", "urgency", "language", "topics" or "flags"';
}

const LABEL_COLUMNS = ['label', ...MEASURES, 'lang', ...SET_MEASURES];

/** The columns of a header line. */
export function readHeader(line: string): string[] {
  return line.split('\t').map((name) => name.trim().toLowerCase());
}

/** Reads rows of tab-separated columns; a quotation mark is a character like any other. */
export function tabReader(columns: readonly string[]): RowReader {
  const textPlace = columns.indexOf('text');
  return (line) => {
    if (typeof line !== 'string') return unusable(line);
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
    if (typeof line !== 'string') return unusable(line);
    if (line.trim() === '') return null;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return { why: 'not JSON' };
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { why: 'not a JSON object' };
    const fields: Record<string, string> = {};
    for (const [name, field] of Object.entries(value)) {
      if (typeof field === 'string' || typeof field === 'number') fields[name] = String(field);
      else if (Array.isArray(field)) fields[name] = field.join(',');
    }
    return rowOf(fields);
  };
}

function unusable({ unreadable }: UnreadableLine): UnusableRow {
  return { why: unreadable === 'too long' ? 'longer than 64 MB' : 'not UTF-8 (save the file as UTF-8)' };
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
  const sets: { -readonly [K in keyof GoldSets]: GoldSets[K] } = {};
  for (const measure of SET_MEASURES) {
    const written = fields[measure];
    if (written === undefined) continue;
    const set = readSet(measure, written);
    unknown.push(...set.unknown);
    sets[measure] = set.known;
  }
  const { id = null, split = null } = fields;
  return { id, text, gold, sets, split: split?.trim() ?? null, unknown };
}
