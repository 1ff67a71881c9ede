import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { safeLine } from '../../domain/safe-text.ts';
import type { Scorer } from '../../domain/triage.ts';
import { BatchWriter } from '../batch-writer.ts';
import { usage } from '../flags.ts';
import { type Line, lineBatches } from '../line-batches.ts';
import { withoutUnsafe } from '../output/json-text.ts';
import { headerProblem, jsonReader, type LabelledRow, type RowReader, readHeader, tabReader } from './labelled-row.ts';
import { LeftOut } from './left-out.ts';
import { type Measured, Measuring } from './measuring.ts';

/** A file of labelled texts, and how it is to be judged. */
export interface JudgeInput {
  readonly file: string;
  readonly scorer: Scorer;
  /** What the texts' source is known to be written in, or null. */
  readonly language: string | null;
  /** Only rows of this split; null means all. */
  readonly split: string | null;
  /** Where the wrong ones are written, or null. */
  readonly errors: Writable | null;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
}

/** What came of a file. */
export interface JudgedFile {
  /** Rows that had a label and were judged. */
  readonly judged: number;
  /** Rows of other splits. */
  readonly otherSplits: number;
  readonly leftOut: LeftOut;
  /** Lines written to `errors`. */
  readonly wrong: number;
  readonly measured: Measured;
}

const READ_BYTES = 256 * 1024;

/**
 * Judges every row of a file in one pass and constant memory.
 * @throws {ProblemError} USAGE when the file cannot be read, is empty, or has no column that is needed
 */
export async function judgeFile(input: JudgeInput): Promise<JudgedFile> {
  const { file, signal, errors } = input;
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw usage(`${file} cannot be read (${error.code ?? error.message})`, 'Name a readable .tsv or .jsonl file.');
  });
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw usage(`${file} is a folder`, 'Name a .tsv or .jsonl file.');
  }
  const judge = new Judge(input);
  const writer = errors === null ? null : new BatchWriter(errors, signal);
  const source = createReadStream(file, { fd: handle, highWaterMark: READ_BYTES });
  for await (const lines of lineBatches(source, signal)) {
    for (const line of lines) {
      for (const wrong of judge.take(line)) writer?.add(wrong);
      if (writer?.isFull) await writer.flush();
    }
    input.onRows(judge.rows);
  }
  await writer?.flush();
  return judge.result();
}

/** Takes one line after another; returns those of the errors file. */
class Judge {
  private readonly input: JudgeInput;
  private readonly measuring = new Measuring();
  private readonly leftOut = new LeftOut();
  private reader: RowReader | null = null;
  private line = 0;
  private judged = 0;
  private otherSplits = 0;
  private wrong = 0;
  private readonly splits = new Set<string>();

  constructor(input: JudgeInput) {
    this.input = input;
  }

  get rows(): number {
    return this.judged;
  }

  take(line: Line): string[] {
    this.line += 1;
    if (this.reader === null && typeof line === 'string' && line.trim() === '') return [];
    if (this.reader === null) {
      const isJson = isJsonLines(this.input.file, line);
      this.reader = isJson ? jsonReader() : this.tabReader(line);
      if (!isJson) return [];
    }
    const row = this.reader(line);
    if (row === null) return [];
    if ('why' in row) {
      this.leftOut.add(this.line, row.why);
      return [];
    }
    if (row.split !== null && this.splits.size < SPLITS_NAMED) this.splits.add(row.split);
    if (this.input.split !== null && row.split !== this.input.split) {
      this.otherSplits += 1;
      return [];
    }
    return this.judge(row);
  }

  /** @throws {ProblemError} USAGE where nothing was judged */
  result(): JudgedFile {
    const { judged, otherSplits, leftOut, wrong } = this;
    if (judged === 0 && !this.input.signal.aborted) throw this.nothingJudged();
    return { judged, otherSplits, leftOut, wrong, measured: this.measuring.measured() };
  }

  private tabReader(header: Line): RowReader {
    if (typeof header !== 'string')
      throw usage(`the header of ${this.input.file} is ${header.unreadable}`, 'Save the file as UTF-8.');
    const columns = readHeader(header);
    const problem = headerProblem(columns);
    if (problem !== null) throw usage(`${this.input.file} ${problem}`, COLUMNS);
    if (this.input.split !== null && !columns.includes('split'))
      throw usage(`${this.input.file} has no column "split"`, 'Leave out --split.');
    return tabReader(columns);
  }

  private judge(row: LabelledRow): string[] {
    const { gold, sets, text, unknown } = row;
    for (const label of unknown) this.leftOut.addUnknownLabel(this.line, label);
    if (Object.keys(gold).length + Object.keys(sets).length === 0) {
      if (unknown.length === 0) this.leftOut.add(this.line, 'no label');
      return [];
    }
    this.judged += 1;
    const score = this.input.scorer.score(text, this.input.language);
    const wrong = [...this.measuring.add(gold, score), ...this.measuring.addSets(sets, score)];
    if (this.input.errors === null) return [];
    this.wrong += wrong.length;
    const { sentiment, urgency, language, topics, flags, reasons } = score;
    return wrong.map((one) => {
      const told = { line: this.line, id: row.id, ...one, text, sentiment, urgency, language, topics, flags, reasons };
      return withoutUnsafe(JSON.stringify(told));
    });
  }

  private nothingJudged() {
    const { file, split } = this.input;
    const { leftOut } = this;
    if (this.reader === null) return usage(`${file} is empty`, COLUMNS);
    if (split !== null && leftOut.count === 0 && this.otherSplits > 0)
      return usage(`${file} has no row of the split "${split}"`, `It has ${this.splitNames()}.`);
    if (split !== null && this.splits.size === 0)
      return usage(`${file} says of no row which split it is of`, 'Leave out --split.');
    const [commonest] = leftOut.reasons;
    if (commonest === undefined) return usage(`${file} has a header and no rows`, COLUMNS);
    const labels = leftOut.unknownLabels.length === 0 ? '' : ` (${leftOut.unknownLabels.join(', ')})`;
    return usage(`no row of ${file} could be judged: ${commonest.why}${labels}`, COLUMNS);
  }

  private splitNames(): string {
    const names = [...this.splits].map((name) => (name === '' ? 'rows of none' : safeLine(name).slice(0, SPLIT_SHOWN)));
    return names.join(', ');
  }
}

const SPLITS_NAMED = 10;
const SPLIT_SHOWN = 40;

const COLUMNS =
  'Write tab-separated columns with a header, or JSON lines: "text" and one or more of "sentiment" (negative, neutral, positive), "urgency" (critical, high, normal, low), "language" (fi, en, …), "topics", "flags" (lists with commas) or "label" (any of the first three).';

/** By its name; a file that is called neither, by how it begins. */
function isJsonLines(file: string, first: Line): boolean {
  if (/\.(jsonl|ndjson)$/i.test(file)) return true;
  return !/\.tsv$/i.test(file) && typeof first === 'string' && first.trimStart().startsWith('{');
}
