import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plan, type PlanRow, planName } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';

// what acts on a terminal or turns the reading order around, when a plan is read on a screen
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A plan being written beside its place: one row a line as JSON, hashed as it is written. It is nobody's plan before `keep`. */
export class PlanDraft {
  readonly #folder: string;
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');

  private constructor(folder: string, file: string, handle: FileHandle) {
    this.#folder = folder;
    this.#file = file;
    this.#handle = handle;
  }

  /** Opens a file of no name yet, readable by its owner only; makes the folder where it is missing. */
  static async begin(folder: string): Promise<PlanDraft> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `.${randomUUID()}.tmp`);
    return new PlanDraft(folder, file, await open(file, 'wx', 0o600));
  }

  /** Writes rows, in their order. */
  async add(rows: readonly PlanRow[]): Promise<void> {
    const lines = rows.map((row) => `${lineOf(row)}\n`).join('');
    this.#hash.update(lines);
    await this.#handle.appendFile(lines);
  }

  /**
   * Gives it its name, whole and durable, or nothing at all.
   * @returns null when a file of that name is there already: it may be a plan that this database forgot
   */
  async keep(id: number): Promise<string | null> {
    const file = join(this.#folder, `${planName(id)}.plan.jsonl`);
    try {
      await link(this.#file, file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
      throw error;
    }
    return file;
  }

  /** Ends the writing; returns the hash of all of it. */
  async end(): Promise<string> {
    await this.#handle.sync();
    return this.#hash.digest('hex');
  }

  /** Takes the working name away. */
  async leave(): Promise<void> {
    await this.#handle.close();
    await unlink(this.#file);
  }
}

/**
 * The rows of a plan, out of one reading of its file: what is read is what was hashed.
 * @throws {ProblemError} PLAN_CHANGED when the file is not, byte for byte, the one that was written
 */
export async function planRows(plan: Plan): Promise<Iterable<PlanRow>> {
  const bytes = await readFile(plan.file).catch(() => null);
  const isSame = bytes !== null && createHash('sha256').update(bytes).digest('hex') === plan.hash;
  if (!isSame) throw new ProblemError('PLAN_CHANGED', { plan: planName(plan.id), file: plan.file });
  return { [Symbol.iterator]: () => rowsIn(bytes) };
}

function* rowsIn(bytes: Buffer): Generator<PlanRow> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const row: PlanRow = JSON.parse(bytes.toString('utf8', start, end < 0 ? bytes.length : end));
    yield row;
    start = end < 0 ? bytes.length : end + 1;
  }
}

/** One row in the order its parts are told; nothing in it acts on a terminal. */
function lineOf(row: PlanRow): string {
  return JSON.stringify(row).replace(UNSAFE, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
