import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdExclusive } from './engine.ts';
import { asProblem } from './faults.ts';
import { createPrivate } from './private-file.ts';
import type { Lock } from './store.ts';

/**
 * Takes the lock of this name, or returns null at once when any process (this one too) holds it. One small file a name,
 * in `<database>.locks/`; the files stay, what counts is the kernel's lock on them.
 */
export function takeLock(databaseFile: string, name: string): Lock | null {
  const folder = `${databaseFile}.locks`;
  const file = join(folder, fileName(name));
  let letGo: (() => void) | null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    createPrivate(file);
    letGo = holdExclusive(file);
  } catch (error) {
    throw asProblem(error, file);
  }
  if (letGo === null) return null;
  const release = letGo;
  let isHeld = true;
  return {
    async release() {
      if (isHeld) release();
      isHeld = false;
    },
  };
}

/** Readable, safe on every file system, and different for different names. */
function fileName(name: string): string {
  const readable = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `${readable}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}.lock`;
}
