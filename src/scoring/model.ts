import type { Features } from './features.ts';

/** What the trained model judges by letters and words: sentiment against neutral, and urgency of at least a level. */
export const OUTPUTS = ['negative', 'positive', 'normal', 'high', 'critical'] as const;
export type Output = (typeof OUTPUTS)[number];
export const WIDTH = OUTPUTS.length;

/** One array of whole-number weights: `width` of them for each of 2^bits places. */
export interface Table {
  readonly bits: number;
  readonly width: number;
  /** A stored weight times this is the weight. */
  readonly scale: number;
  readonly weights: Int8Array;
}

/** Added to the log-odds, by language, and what they are divided by so that they are probabilities. */
export interface Calibration {
  readonly negative: number;
  readonly positive: number;
  readonly softness: number;
}

/** What stands in the head of a model file, beside the weights. */
export interface ModelHead {
  readonly version: number;
  readonly seed: number;
  readonly tables: Readonly<Record<TableName, Omit<Table, 'weights'>>>;
  readonly languages: readonly string[];
  readonly languageBias: readonly number[];
  /** Leanings of the topics, then of the flags, in the order of the domain's lists. */
  readonly labelBias: readonly number[];
  readonly sentiment: Readonly<Record<'balanced' | 'forum', Readonly<Record<string, Calibration>>>>;
  readonly urgency: UrgencyHead;
}

/** Leanings of the levels. */
export interface UrgencyHead {
  readonly normal: number;
  readonly high: number;
  readonly critical: number;
}

export const TABLE_NAMES = ['mood', 'labels', 'language'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** A model ready to be asked. */
export interface Model {
  readonly head: ModelHead;
  readonly tables: Readonly<Record<TableName, Table>>;
}

const MAGIC = 'kuulo-model\n';
const VERSION = 1;

/**
 * Reads a model file: a line of magic, a line of JSON, then the weights of each table.
 * @throws {RangeError} when the bytes are no model of this version, or not all of one
 */
export function readModel(bytes: Uint8Array): Model {
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  const end = bytes.indexOf(10, MAGIC.length);
  if (magic !== MAGIC || end < 0) throw new RangeError('these bytes are no model');
  const head = headOf(new TextDecoder().decode(bytes.subarray(MAGIC.length, end)));
  if (head.version !== VERSION) throw new RangeError(`the model is of version ${head.version}, not ${VERSION}`);
  let start = end + 1;
  const table = (name: TableName): Table => {
    const shape = head.tables[name];
    const length = shape.width << shape.bits;
    if (start + length > bytes.length) throw new RangeError('the model is cut off');
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + start, length);
    start += length;
    return { ...shape, weights };
  };
  return { head, tables: { mood: table('mood'), labels: table('labels'), language: table('language') } };
}

function headOf(line: string): ModelHead {
  try {
    const head = JSON.parse(line) as Partial<ModelHead> | null;
    if (head !== null && (head.version !== VERSION || TABLE_NAMES.every((name) => head.tables?.[name] !== undefined)))
      return head as ModelHead;
  } catch {
    // no JSON: told below
  }
  throw new RangeError('the head of the model is damaged');
}

/** A model as bytes; the same model gives the same bytes. */
export function writeModel(model: Model): Uint8Array {
  const head = new TextEncoder().encode(`${MAGIC}${JSON.stringify({ ...model.head, version: VERSION })}\n`);
  const parts = [head, ...TABLE_NAMES.map((name) => bytesOf(model.tables[name]))];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return bytes;
}

function bytesOf({ weights }: Table): Uint8Array {
  return new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
}

/** What the table says of some of the features, added up by output. */
export function addWeights(table: Table, features: Features, parts: readonly Part[]): Float64Array {
  const { width, weights, scale } = table;
  const mask = (1 << table.bits) - 1;
  const { hashes } = features;
  const sums = new Float64Array(width);
  const totals = new Int32Array(width);
  for (const { from, to, share } of parts) {
    totals.fill(0);
    for (let at = from; at < to; at += 1) {
      const place = ((hashes[at] ?? 0) & mask) * width;
      for (let output = 0; output < width; output += 1)
        totals[output] = (totals[output] ?? 0) + (weights[place + output] ?? 0);
    }
    for (let output = 0; output < width; output += 1)
      sums[output] = (sums[output] ?? 0) + (totals[output] ?? 0) * scale * share;
  }
  return sums;
}

/** Some of the features, and by how much each counts. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}
