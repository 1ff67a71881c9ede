import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { LiveHolder } from './outbox-contract.ts';

// Beside a lock file, never in it: reading the lock file ourselves would drop the lock, see `isHeld` of engine.ts.

/** Says who holds the lock; only its holder may call it. A reader finds the whole of it or nothing. */
export function writeHolder(lockFile: string, { operator, login, pid, since }: LiveHolder): void {
  const temporary = `${holderFile(lockFile)}.tmp`;
  writeFileSync(temporary, `${JSON.stringify({ operator, login, pid, since })}\n`, { mode: 0o600 });
  renameSync(temporary, holderFile(lockFile));
}

/** Takes it back; only the lock's holder may call it. */
export function forgetHolder(lockFile: string): void {
  rmSync(holderFile(lockFile), { force: true });
}

/** What is written there, to be believed only while the lock is held; null when it says nothing. */
export function readHolder(lockFile: string): LiveHolder | null {
  try {
    const found: unknown = JSON.parse(readFileSync(holderFile(lockFile), 'utf8'));
    if (typeof found !== 'object' || found === null) return null;
    const { operator, login, pid, since } = { ...found } as Record<string, unknown>;
    const isTold = typeof operator === 'string' && typeof login === 'string';
    return isTold && typeof pid === 'number' && typeof since === 'number' ? { operator, login, pid, since } : null;
  } catch {
    // gone again, or another user's
    return null;
  }
}

function holderFile(lockFile: string): string {
  return `${lockFile}.holder`;
}
