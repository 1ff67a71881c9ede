import { ProblemError } from '../../domain/problem.ts';
import { log } from '../../log.ts';
import { watch } from '../../watch.ts';
import type { DemoCrew } from './demo-world.ts';

const EVERY_MS = 3_000;

/**
 * While a person tries the inbox: the world is listened to, a colleague approves what waits for review, and what is
 * approved goes out. Ends with the signal.
 */
export async function keepAlive(crew: DemoCrew, signal: AbortSignal): Promise<void> {
  await watch(
    async () => {
      try {
        await crew.listener.poll();
        for (const { id } of await crew.ville.replies(['inReview'])) await crew.ville.approve(id);
        await crew.listener.send({ signal });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // a reply that may not go stays where it is, and the person sees it there
        log.debug(error.code);
      }
    },
    { everyMs: EVERY_MS, signal },
  );
}
