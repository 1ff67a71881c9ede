import { setTimeout as sleep } from 'node:timers/promises';

/** How often, and until when. */
export interface Watch {
  readonly everyMs: number;
  readonly signal: AbortSignal;
}

/** Below this a watch would only keep the platforms' servers busy. */
const EVERY_MIN_MS = 1_000;

/**
 * Runs a step again and again until the signal, one run at a time, counting from the end of the one before. What it
 * throws ends the watch: steps report a platform's failure in their result, so this is something else.
 * @returns what the last run returned
 */
export async function watch<T>(step: () => Promise<T>, { everyMs, signal }: Watch): Promise<T> {
  for (;;) {
    const last = await step();
    if (signal.aborted) return last;
    await sleep(Math.max(EVERY_MIN_MS, everyMs), undefined, { signal }).catch(() => {});
    if (signal.aborted) return last;
  }
}
