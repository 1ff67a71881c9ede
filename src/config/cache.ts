/**
 * What took long to work out, kept among the user's caches (XDG). Never a source of truth: an entry counts only for the
 * build that made it, and when it is ours, private and whole; anything odd about it means working it out again.
 */
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checksum } from './checksum.ts';

/** Where a cache lies and whose it is. */
export interface Cache {
  readonly folder: string;
  /** The build, and what else its answers depend on: entries of another stamp do not count. */
  readonly stamp: string;
}

/** One entry a workspace and a few more; beyond that they are what moved and temporary folders left behind. */
const ENTRIES_MAX = 64;
const BYTES_MAX = 1_000_000;

/** The value kept under a name, or null. */
export function readCached(cache: Cache, name: string): unknown {
  try {
    const body = readOwn(entryOf(cache, name));
    if (body === null) return null;
    const entry: Partial<Entry> = JSON.parse(body);
    return entry.stamp === cache.stamp ? entry.value : null;
  } catch {
    return null;
  }
}

/** Keeps a value (plain JSON). A folder that cannot be written is no reason to fail. */
export function keepCached(cache: Cache, name: string, value: unknown): void {
  const entry = entryOf(cache, name);
  const temporary = `${entry}.${process.pid}`;
  try {
    mkdirSync(cache.folder, { recursive: true, mode: 0o700 });
    const body = JSON.stringify({ stamp: cache.stamp, value } satisfies Entry);
    writeFileSync(temporary, `${checksum(body)}\n${body}`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, entry);
    removeOldest(cache.folder);
  } catch {
    removeQuietly(temporary);
  }
}

interface Entry {
  readonly stamp: string;
  readonly value: unknown;
}

function entryOf({ folder }: Cache, name: string): string {
  return join(folder, `${name}.json`);
}

/** The body of an entry that we wrote, that nobody else may read or write, and that is whole; else null. */
function readOwn(entry: string): string | null {
  const descriptor = openSync(entry, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    const isOurs = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
    if (!isOurs || !found.isFile() || found.size > BYTES_MAX) return null;
    const content = readFileSync(descriptor, 'utf8');
    const end = content.indexOf('\n');
    const body = content.slice(end + 1);
    return content.slice(0, end) === checksum(body) ? body : null;
  } finally {
    closeSync(descriptor);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // its folder is none
  }
}

function removeOldest(folder: string): void {
  const entries = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (entries.length <= ENTRIES_MAX) return;
  const byAge = entries
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => a.at - b.at);
  for (const { path } of byAge.slice(0, entries.length - ENTRIES_MAX)) rmSync(path, { force: true });
}
