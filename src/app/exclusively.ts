import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '../domain/problem.ts';
import type { Store } from '../store/store.ts';

/** How often to ask whether it is our turn: soon at first, since most work is short; later at leisure, for many may wait. */
const STEP_MIN_MS = 10;
const STEP_MAX_MS = 200;

/** Work of one name, and how long to wait for another process's work of that name, in milliseconds. */
export interface Turn {
  readonly name: string;
  readonly waitMs: number;
}

/**
 * Does work while no other process does work of this name: a lock of the kernel's, gone with its holder.
 * @throws {ProblemError} LOCKED when another holds it for longer than such work can take
 */
export async function exclusively<T>(store: Store, turn: Turn, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + turn.waitMs;
  let stepMs = STEP_MIN_MS;
  let lock = await store.lock(turn.name);
  while (lock === null) {
    if (performance.now() >= until) throw new ProblemError('LOCKED', { what: turn.name, holder: 'another process' });
    await sleep(stepMs * (0.5 + Math.random()));
    stepMs = Math.min(STEP_MAX_MS, stepMs * 1.5);
    lock = await store.lock(turn.name);
  }
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
