import type { Features } from './features.ts';

/** What the trained model judges by letters and words: sentiment against neutral, and urgency of at least a level. */
export const OUTPUTS = ['negative', 'positive', 'normal', 'high', 'critical'] as const;
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
interface ModelHead {
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
  const sums = new Float64Array(table.width);
  sumInto(sums, table, { features, parts });
  return sums;
}

/** The same into an array that is used again, one number for each output. */
export function sumInto(sums: Float64Array, table: Table, asked: { features: Features; parts: readonly Part[] }): void {
  const packed = packedOf(table);
  const { hashes } = asked.features;
  sums.fill(0);
  for (let at = 0; at < asked.parts.length; at += 1) {
    const part = asked.parts[at];
    if (part === undefined) continue;
    for (let output = 0; output < table.width; output += LANES) addFour(sums, table, { packed, hashes, part, output });
  }
}

/** Some of the features, and by how much each counts. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/**
 * Adds four outputs at a time: four weights stand in one number, and two of them are added in one go, each in a half of 16
 * bits, which holds as many as are added before it is emptied.
 */
function addFour(
  sums: Float64Array,
  table: Table,
  asked: { readonly packed: Int32Array; readonly hashes: Int32Array; readonly part: Part; readonly output: number },
): void {
  const { packed, hashes } = asked;
  const { from, to, share } = asked.part;
  const mask = (1 << table.bits) - 1;
  const step = packed.length >> table.bits;
  const column = asked.output / LANES;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let at = from; at < to; ) {
    const end = Math.min(to, at + LANE_ROOM);
    let odd = 0;
    let even = 0;
    for (; at < end; at += 1) {
      const four = packed[(Math.imul((hashes[at] ?? 0) & mask, step) + column) | 0] ?? 0;
      odd = (odd + (four & LOW_BYTES)) | 0;
      even = (even + ((four >>> 8) & LOW_BYTES)) | 0;
    }
    first += odd & 0xffff;
    second += even & 0xffff;
    third += odd >>> 16;
    fourth += even >>> 16;
  }
  const raised = RAISED * (to - from);
  put(sums, asked.output, (first - raised) * table.scale * share);
  put(sums, asked.output + 1, (second - raised) * table.scale * share);
  put(sums, asked.output + 2, (third - raised) * table.scale * share);
  put(sums, asked.output + 3, (fourth - raised) * table.scale * share);
}

function put(sums: Float64Array, output: number, more: number): void {
  if (output < sums.length) sums[output] = (sums[output] ?? 0) + more;
}

const LANES = 4;
/** As many bytes as a half of 16 bits holds the sum of. */
const LANE_ROOM = 256;
const LOW_BYTES = 0x00ff00ff;
/** Weights are packed this much higher, so that none is below nought. */
const RAISED = 128;
const RAISE = 0x80808080;
const PACKED = new WeakMap<Int8Array, Int32Array>();

/**
 * The weights of a table, four in a number, the first in its low byte as every machine that Node runs kuulo on has it; each
 * place begins a number of its own. Made when first asked for.
 */
function packedOf({ bits, width, weights }: Table): Int32Array {
  const known = PACKED.get(weights);
  if (known !== undefined) return known;
  const step = Math.ceil(width / LANES) * LANES;
  const bytes = new Int8Array(step << bits);
  if (step === width) bytes.set(weights);
  else
    for (let place = 0, from = 0; from < weights.length; place += step)
      for (let output = 0; output < width; output += 1, from += 1) bytes[place + output] = weights[from] ?? 0;
  const packed = new Int32Array(bytes.buffer);
  for (let at = 0; at < packed.length; at += 1) packed[at] = (packed[at] ?? 0) ^ RAISE;
  PACKED.set(weights, packed);
  return packed;
}
