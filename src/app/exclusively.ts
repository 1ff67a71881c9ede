import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '../domain/problem.ts';
import type { Store } from '../store/store.ts';

/** How long to wait for another process's short work, and how often to ask. */
const WAIT_MS = 15_000;
const STEP_MS = 10;

/**
 * Does short work while no other process does work of this name: a lock of the kernel's, gone with its holder.
 * @throws {ProblemError} LOCKED when another holds it for longer than such work can take
 */
export async function exclusively(store: Store, name: string, work: () => Promise<void>): Promise<void> {
  const until = performance.now() + WAIT_MS;
  let lock = await store.lock(name);
  while (lock === null) {
    if (performance.now() >= until) throw new ProblemError('LOCKED', { what: name, holder: 'another process' });
    await sleep(STEP_MS);
    lock = await store.lock(name);
  }
  try {
    await work();
  } finally {
    await lock.release();
  }
}
