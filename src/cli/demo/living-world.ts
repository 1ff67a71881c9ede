import { log } from '../../log.ts';
import { watch } from '../../watch.ts';
import type { DemoCrew } from './demo-world.ts';

/** A colleague takes a moment to read. */
const APPROVE_EVERY_MS = 3_000;
/**
 * One account after the other is listened to. So each has its turn every 75 seconds, and what a person sends on top of that
 * stays within the narrowest limit there is: X gives out private messages 15 times in 15 minutes.
 */
const LISTEN_EVERY_MS = 15_000;

/**
 * While a person tries the inbox: the world is listened to, a colleague approves what waits for review, and what is
 * approved goes out; what the customer says to it is heard next. Ends with the signal.
 */
export async function keepAlive(crew: DemoCrew, signal: AbortSignal): Promise<void> {
  let turns = crew.listener.config.settings.accounts.map(({ name }) => name);
  let listenedAt = performance.now();
  await watch(
    async () => {
      try {
        for (const { id } of await crew.ville.replies(['inReview'])) await crew.ville.approve(id);
        const { items } = await crew.listener.send({ signal });
        const answered = turns.filter((name) => items.some(({ reply }) => reply.account === name));
        if (answered.length === 0 && performance.now() - listenedAt < LISTEN_EVERY_MS) return;
        listenedAt = performance.now();
        const due = answered.length > 0 ? answered : turns.slice(0, 1);
        turns = [...turns.filter((name) => !due.includes(name)), ...due];
        await crew.listener.poll({ accounts: due });
      } catch (error) {
        // a reply that may not go stays where it is, and the person sees it there; nothing here may take the screen down
        if (!signal.aborted) log.debug(error instanceof Error ? error.message : String(error));
      }
    },
    { everyMs: APPROVE_EVERY_MS, signal },
  );
}
