import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Visibility } from '../domain/message.ts';
import type { EditedText, Typing } from '../domain/typing.ts';

/** A typed text as it lies in its file. */
export interface TypedText extends Typing {
  readonly operator: string;
  /** UTC milliseconds of the last key. */
  readonly at: number;
}

/** A text whose process is gone, and the way to let go of its file. */
export interface OrphanText {
  readonly typed: TypedText;
  /** The text is safe elsewhere. */
  forget(): void;
}

/**
 * What is being typed, outside of the database: each text in a small file of its own (0600), written before the screen shows
 * it. Each change is one more line: a process that is killed in the middle of one leaves the line before it, and file systems
 * take hundreds of times longer over putting a new file in the place of an old one. Not flushed to the disk, since a kill
 * does not lose what the kernel has; after a power cut the draft in the database, at most two seconds older, is left.
 */
export interface TypingFiles {
  readonly folder: string;
  /** Takes it in place of what was there for this conversation and way; at once. Throws what the file system throws. */
  keep(typed: TypedText): void;
  /** Removes it; what is not there is gone already. */
  forget(typing: Pick<Typing, 'conversation' | 'visibility'>): void;
  /** Lays it into a file for an editor, beside the others: what is saved there is an orphan's text as well. */
  edit(typed: TypedText): EditedText;
  /** Takes over this operator's texts of processes that are gone; no two processes take the same one. */
  orphans(operator: string): OrphanText[];
}

/** Of a process's `stat`: its 22nd field, of those from the third on. */
const START_FIELD = 19;
/** Where the system does not tell when a process began. */
const UNTOLD = 0;
/** Two processes never share a name, not even two containers that both call themselves process 1. */
const SITTING = `${process.pid}.${startOf(process.pid) ?? UNTOLD}.${randomBytes(6).toString('hex')}`;
const NAME = /^(\d+)\.(\d+)\.[0-9a-f]+\.\d+\.json$/;
/** The folder of a text that lies in an editor, and the file in it: editors put files of their own beside theirs. */
const EDITED = /^\d+\.\d+\.[0-9a-f]+\.\d+\.edited$/;
const EDITED_FILE = 'reply.txt';
/** A file with more in it is begun anew; a text is saved as a draft long before. */
const BYTES_MAX = 262_144;

/** A file that is being written. */
interface OpenFile {
  readonly name: string;
  readonly handle: number;
  bytes: number;
}

/** The typing files of one database; the folder is made with the first text. */
export function typingFiles(folder: string): TypingFiles {
  const own = new Map<string, OpenFile>();
  let count = 0;
  const nextName = (): string => {
    count += 1;
    return join(folder, `${SITTING}.${count}.json`);
  };
  const newName = (): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return nextName();
  };
  const begin = (): OpenFile => {
    const name = newName();
    return { name, handle: openSync(name, 'ax', 0o600), bytes: 0 };
  };
  return {
    folder,
    keep(typed) {
      const before = own.get(keyOf(typed)) ?? null;
      const file = before === null || before.bytes > BYTES_MAX ? begin() : before;
      try {
        append(file, Buffer.from(`${JSON.stringify(typed)}\n`));
      } catch (error) {
        if (file !== before) remove(file);
        throw error;
      }
      own.set(keyOf(typed), file);
      // the old one goes once the text is in the new one
      if (before !== null && before !== file) remove(before);
    },
    forget(typing) {
      const file = own.get(keyOf(typing));
      own.delete(keyOf(typing));
      if (file !== undefined) remove(file);
    },
    edit(typed) {
      const name = newName();
      const edited = name.replace(/json$/, 'edited');
      const file = join(edited, EDITED_FILE);
      mkdirSync(edited, { mode: 0o700 });
      writeFileSync(file, typed.text, { flag: 'wx', mode: 0o600 });
      writeFileSync(name, `${JSON.stringify({ ...typed, edited: basename(edited) })}\n`, { flag: 'wx', mode: 0o600 });
      return { file, read: () => readEdited(edited), end: () => removeBoth(name, edited) };
    },
    orphans(operator) {
      return namesIn(folder)
        .filter(isOrphan)
        .flatMap((name) => {
          const found = readTyped(join(folder, name));
          if (found?.typed.operator !== operator) return [];
          const { typed } = found;
          const edited = found.edited === null ? null : join(folder, found.edited);
          const text = (edited === null ? null : readEdited(edited)) ?? typed.text;
          const file = nextName();
          // whoever renames it has it; it is ours now, and the next one's if we are cut short as well
          if (!didRename(join(folder, name), file)) return [];
          const forget = (): void => removeBoth(file, edited);
          if (text.trim() !== '') return [{ typed: { ...typed, text }, forget }];
          forget();
          return [];
        });
    },
  };
}

/** A full disk takes a part of a line and says so by the number only. */
function append(file: OpenFile, line: Buffer): void {
  const written = writeSync(file.handle, line);
  file.bytes += written;
  if (written === line.length) return;
  file.bytes = Number.POSITIVE_INFINITY;
  throw new Error('the disk is full');
}

function remove({ name, handle }: OpenFile): void {
  closeSync(handle);
  rmSync(name, { force: true });
}

function removeBoth(file: string, edited: string | null): void {
  // as long as the first is there, the other is found by it
  if (edited !== null) rmSync(edited, { recursive: true, force: true });
  rmSync(file, { force: true });
}

/** What an editor left; null where it left nothing, cut short or on a full disk. The last newline is the editor's own. */
function readEdited(edited: string): string | null {
  try {
    const text = readFileSync(join(edited, EDITED_FILE), 'utf8').replace(/\n$/, '');
    return text.trim() === '' ? null : text;
  } catch {
    return null;
  }
}

function keyOf({ conversation, visibility }: Pick<Typing, 'conversation' | 'visibility'>): string {
  return `${conversation} ${visibility}`;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

/** Its process is gone, or its number belongs to another process by now. */
function isOrphan(name: string): boolean {
  const [, pid, start] = NAME.exec(name) ?? [];
  if (pid === undefined || start === undefined || name.startsWith(SITTING)) return false;
  if (!isRunning(Number(pid))) return true;
  const now = startOf(Number(pid));
  return now !== null && Number(start) !== UNTOLD && now !== Number(start);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // one that was killed and that nobody has asked after yet still has its number: it types nothing any more
    return !ENDED.includes(statOf(pid)?.[0] ?? '');
  } catch (error) {
    // one that we may not signal runs
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process began, in the kernel's ticks since it booted; null where the system does not tell it so. */
function startOf(pid: number): number | null {
  const start = Number(statOf(pid)?.[START_FIELD]);
  return Number.isSafeInteger(start) ? start : null;
}

/** Zombie and dead, as the kernel calls them. */
const ENDED: readonly string[] = ['Z', 'X'];

/** Fields of a process's `stat` from the third, its state, on; null where the system does not tell. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name before it may hold spaces and brackets; https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function didRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** A text, and the folder where it was being edited. */
interface Found {
  readonly typed: TypedText;
  readonly edited: string | null;
}

/** The last whole line; null where there is none. */
function readTyped(file: string): Found | null {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return typedIn(JSON.parse(lines.at(-1) ?? 'null'));
  } catch {
    // gone again, another user's, or not one of ours
    return null;
  }
}

function typedIn(found: unknown): Found | null {
  if (typeof found !== 'object' || found === null) return null;
  const {
    operator,
    conversation,
    visibility,
    reply,
    text,
    at,
    edited: where,
  } = { ...found } as Record<string, unknown>;
  const edited = typeof where === 'string' && EDITED.test(where) ? where : null;
  const isTold = typeof operator === 'string' && typeof text === 'string' && typeof at === 'number';
  const isPlaced = typeof conversation === 'number' && isWay(visibility);
  const isNamed = reply === null || typeof reply === 'number';
  if (!isTold || !isPlaced || !isNamed) return null;
  return { typed: { operator, conversation, visibility, reply, text, at }, edited };
}

function isWay(found: unknown): found is Visibility {
  return found === 'public' || found === 'private';
}
