import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdExclusive, isHeld } from './engine.ts';
import { asProblem } from './faults.ts';
import { forgetHolder, readHolder, writeHolder } from './holder-file.ts';
import type { LiveHolder } from './outbox-contract.ts';
import { createPrivate } from './private-file.ts';
import type { Lock } from './store.ts';

/**
 * Takes the lock of this name, or returns null at once when any process (this one too) holds it. One small file a name,
 * in `<database>.locks/`; the files stay, what counts is the kernel's lock on them. `by` is told to others who ask.
 */
export function takeLock(databaseFile: string, name: string, by?: Omit<LiveHolder, 'pid'>): Lock | null {
  const folder = folderOf(databaseFile);
  const file = join(folder, fileName(name));
  let letGo: (() => void) | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    createPrivate(file);
    letGo = holdExclusive(file);
    if (letGo === null) return null;
    // what a killed holder left behind must not speak for this one
    if (by === undefined) forgetHolder(file);
    else writeHolder(file, { ...by, pid: process.pid });
  } catch (error) {
    letGo?.();
    throw asProblem(error, file);
  }
  const release = letGo;
  let isOurs = true;
  return {
    async release() {
      if (!isOurs) return;
      isOurs = false;
      try {
        // while it is still ours: a moment later it might be the next holder's
        if (by !== undefined) forgetHolder(file);
      } finally {
        release();
      }
    },
  };
}

/** Who holds the lock of this name; somebody without a name when they did not say, null when nobody does. */
export function lockHolder(databaseFile: string, name: string): LiveHolder | null {
  const file = join(folderOf(databaseFile), fileName(name));
  if (!existsSync(file) || !isHeld(file)) return null;
  return readHolder(file) ?? { operator: '', login: '', pid: 0, since: 0 };
}

function folderOf(databaseFile: string): string {
  return `${databaseFile}.locks`;
}

/** Readable, safe on every file system, and different for different names. */
function fileName(name: string): string {
  const readable = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `${readable}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}.lock`;
}
