import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asProblem } from './faults.ts';
import { type Outbox, readOutbox, saveOutbox } from './generation.ts';
import { machineId } from './machine.ts';
import { type MarkFile, readMark, writeMark } from './mark-file.ts';
import type { MarkDoubt, OutboxMark } from './outbox-contract.ts';
import type { Db } from './schema.ts';

/** The opened database. */
export interface Opened {
  /** Without symbolic links. */
  readonly file: string;
  /** Of the file that was opened; see `inodeOf`. */
  readonly inode: string;
  readonly schema: number;
  /** Where the marks lie, absolute. */
  readonly stateFolder: string;
}

/** How the mark reads and writes the database. */
export interface MarkAccess {
  readonly reader: Db;
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

/**
 * The mark of this database. Its file is made, moved along with a renamed database and raised without asking; whatever else
 * does not fit is a doubt, and stays one until somebody adopts.
 * All three throw ProblemError DATABASE_UNWRITABLE when the file cannot be written: without it nothing may be sent.
 */
export function outboxMark(access: MarkAccess, opened: Opened): OutboxMark {
  const here = { machine: machineId(), file: opened.file };
  const { reader } = access;

  /** The mark comes first: the database only ever rises, so one that is read later is never behind an honest mark. */
  async function look() {
    const path = await markPath();
    const mark = readMark(path.file, path.database);
    return { path, mark, outbox: await readOutbox(reader) };
  }

  async function judgeOnce(): Promise<MarkDoubt | null> {
    const { mark, outbox } = await look();
    if (inodeOf(opened.file) !== opened.inode) return 'restored';
    if (typeof mark === 'string') return judgeUnmarked({ mark, outbox }, here, await isAnyIn(reader, IN_DOUBT[mark]));
    return judgeMarked({ mark, outbox }, { ...here, inode: opened.inode, schema: opened.schema });
  }

  let database: string | null = null;
  async function markPath() {
    database ??= (await readOutbox(reader)).database;
    return { database, file: join(opened.stateFolder, `${database}.json`) };
  }

  /** Writes until the file says what the database says: whoever writes last has looked after that, so the highest stays. */
  async function raise(): Promise<void> {
    for (let isFirst = true; ; isFirst = false) {
      const { path, mark, outbox } = await look();
      const isOurs = typeof mark !== 'string' && mark.machine === here.machine && isSame(mark, opened);
      const known = typeof mark === 'string' ? -1 : mark.generation;
      // someone else's name is written over once: two files that both insist would never come to an end
      if (known >= outbox.generation && (isOurs || !isFirst)) return;
      const { inode, schema } = opened;
      const generation = Math.max(known, outbox.generation);
      writeMark(path.file, { database: path.database, ...here, inode, generation, schema });
    }
  }

  async function settleNames(): Promise<void> {
    const { mark, outbox } = await look();
    // A new mark comes before its name in the database, or a crash between would look like a lost mark.
    if (mark === 'missing') await raise();
    if (outbox.machine !== here.machine || outbox.file !== here.file) await access.write((db) => saveOutbox(db, here));
    if (typeof mark === 'string' || !isSame(mark, opened)) await raise();
  }

  return {
    doubt: () =>
      told(opened, async () => {
        // Judged twice: while another process was making its first mark, what was read may not belong together.
        const doubt = (await judgeOnce()) === null ? null : await judgeOnce();
        if (doubt === null) await settleNames();
        return doubt;
      }),
    adopt: () =>
      told(opened, async () => {
        const path = await markPath();
        await access.write(async (db) => {
          const mark = readMark(path.file, path.database);
          const { generation } = await readOutbox(db);
          const beyond = Math.max(generation, typeof mark === 'string' ? 0 : mark.generation) + 1;
          // beside the one it was copied from it becomes another database: that one goes on under its own mark
          const isCopy = typeof mark !== 'string' && mark.file !== here.file && existsSync(mark.file);
          if (isCopy) database = randomUUID();
          await saveOutbox(db, { ...here, generation: beyond, ...(isCopy && database !== null ? { database } : {}) });
        });
        await raise();
      }),
    keep: () => told(opened, raise),
  };
}

/** Tells a file from another one of the same name; null when there is none. */
export function inodeOf(file: string): string | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino.toString() ?? null;
}

interface Found<M> {
  readonly mark: M;
  readonly outbox: Outbox;
}

interface Here {
  readonly machine: string;
  readonly file: string;
}

function judgeUnmarked(
  { mark, outbox }: Found<'missing' | 'damaged'>,
  here: Here,
  isAnythingOnItsWay: boolean,
): MarkDoubt | null {
  const isNobodys = outbox.machine === '' && outbox.file === '';
  if (isNobodys && mark === 'missing') return null;
  if (!isNobodys && (outbox.machine !== here.machine || outbox.file !== here.file)) return 'copied';
  return isAnythingOnItsWay ? 'noMark' : null;
}

function judgeMarked(
  { mark, outbox }: Found<MarkFile>,
  here: Here & { readonly inode: string; readonly schema: number },
): MarkDoubt | null {
  if (mark.machine !== here.machine) return 'copied';
  if (outbox.machine !== '' && outbox.machine !== here.machine) return 'copied';
  // A folder that was renamed takes its file along: the same inode, and nothing where it was.
  const isRenamed = mark.inode === here.inode && !existsSync(mark.file);
  if (mark.file !== here.file && !isRenamed) return 'copied';
  // The mark says that we sent last, the database that another file did: it comes from there.
  if (!['', here.file, mark.file].includes(outbox.file)) return 'copied';
  if (mark.schema > here.schema) return 'downgraded';
  return mark.generation > outbox.generation ? 'restored' : null;
}

function isSame(mark: MarkFile, opened: Opened): boolean {
  return mark.file === opened.file && mark.inode === opened.inode && mark.schema === opened.schema;
}

/**
 * What an older state of the database would send, or take for not sent. A mark that was never there is made anew while
 * nothing has been begun; one that somebody damaged holds back what is only approved, too.
 */
const IN_DOUBT: Readonly<Record<'missing' | 'damaged', readonly string[]>> = {
  missing: ['reply:queued', 'reply:sending', 'reply:unknown'],
  damaged: ['reply:approved', 'reply:queued', 'reply:sending', 'reply:unknown'],
};

async function isAnyIn(reader: Db, names: readonly string[]): Promise<boolean> {
  const query = reader.selectFrom('counters').select('name').where('name', 'in', names);
  return (await query.where('value', '>', 0).executeTakeFirst()) !== undefined;
}

async function told<T>(opened: Opened, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asProblem(error, opened.stateFolder);
  }
}
