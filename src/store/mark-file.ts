import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is known outside of the database that sent last. */
export interface MarkFile {
  readonly database: string;
  readonly machine: string;
  /** The database file, without symbolic links, and its inode as decimal digits. */
  readonly file: string;
  readonly inode: string;
  readonly generation: number;
  readonly schema: number;
}

/** Two processes never share a temporary name, not even two containers that both call themselves process 1. */
const OURS = `${process.pid}-${randomBytes(4).toString('hex')}.tmp`;

/** What the file says; `damaged` when there is one and it cannot be read. */
export function readMark(file: string, database: string): MarkFile | 'missing' | 'damaged' {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isMark(found) && found.database === database ? found : 'damaged';
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? 'missing' : 'damaged';
  }
}

/**
 * Replaces the file whole, readable by its owner only. Not flushed to the disk: after a power cut an older mark, or none, is
 * found, and an older one lets the database pass that is newer, while none holds back what is on its way. Neither sends
 * twice, and a flush for each send would cost more than the rest of it.
 */
export function writeMark(file: string, mark: MarkFile): void {
  const temporary = `${file}.${OURS}`;
  const text = `${JSON.stringify(mark)}\n`;
  try {
    writePrivately(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writePrivately(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
  }
}

function isMark(found: unknown): found is MarkFile {
  if (typeof found !== 'object' || found === null) return false;
  const { database, machine, file, inode, generation, schema } = { ...found } as Record<string, unknown>;
  const isTold = [database, machine, file, inode].every((value) => typeof value === 'string' && value !== '');
  return isTold && [generation, schema].every((value) => Number.isSafeInteger(value) && Number(value) >= 0);
}
