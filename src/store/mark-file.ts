import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

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
/** The file's length is a multiple of this, so that a higher generation fits in its place. */
const STEP_BYTES = 512;
/** Reading may meet a write halfway; the next try does not meet the same one. */
const TRIES = 5;

/** What the file says; `damaged` when there is one and it cannot be read. */
export function readMark(file: string, database: string): MarkFile | 'missing' | 'damaged' {
  try {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const found = markOf(readFileSync(file, 'utf8'));
      if (found !== null) return found.database === database ? found : 'damaged';
    }
    return 'damaged';
  } catch (error) {
    return isMissing(error) ? 'missing' : 'damaged';
  }
}

/**
 * Puts the mark in place of what is there, in one write; a new file is made beside and renamed. Readable by its owner only.
 * Not flushed to the disk: after a power cut an older mark, or none, is found. The older one lets the database pass, which is
 * newer; none holds back what is on its way. Neither sends twice, and a flush for each send would cost more than the rest of
 * it. Not renamed each time, since file systems flush a file that takes another's place.
 */
export function writeMark(file: string, mark: MarkFile): void {
  const bytes = bytesOf(mark);
  if (writeInPlace(file, bytes)) return;
  const temporary = `${file}.${OURS}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeInPlace(file: string, bytes: Buffer): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'r+');
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  try {
    if (fstatSync(handle).size !== bytes.length) return false;
    writeSync(handle, bytes, 0, bytes.length, 0);
    return true;
  } finally {
    closeSync(handle);
  }
}

function bytesOf({ database, machine, file, inode, generation, schema }: MarkFile): Buffer {
  const text = JSON.stringify({ database, machine, file, inode, generation, schema });
  const line = `${text}\n${crc32(text).toString(16).padStart(8, '0')}\n`;
  const length = Math.ceil(Buffer.byteLength(line) / STEP_BYTES) * STEP_BYTES;
  const bytes = Buffer.alloc(length, ' ');
  bytes.write(line);
  return bytes;
}

function markOf(bytes: string): MarkFile | null {
  const [text = '', sum] = bytes.split('\n');
  if (crc32(text) !== Number.parseInt(sum ?? '', 16)) return null;
  const found: unknown = JSON.parse(text);
  return isMark(found) ? found : null;
}

function isMark(found: unknown): found is MarkFile {
  if (typeof found !== 'object' || found === null) return false;
  const { database, machine, file, inode, generation, schema } = { ...found } as Record<string, unknown>;
  const isTold = [database, machine, file, inode].every((value) => typeof value === 'string' && value !== '');
  return isTold && [generation, schema].every((value) => Number.isSafeInteger(value) && Number(value) >= 0);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
