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
        // a reply that may not go stays where it is, and the person sees it there; nothing here may take the screen down
        if (!signal.aborted) log.debug(error instanceof Error ? error.message : String(error));
      }
    },
    { everyMs: EVERY_MS, signal },
  );
}
