import { log } from '../../log.ts';
import type { PracticeStage, SaidThere } from '../../sandbox/sandbox.ts';
import { watch } from '../../watch.ts';
import type { PracticeDesk } from './practice-desk.ts';
import { PRACTICE_SPEED } from './practice-time.ts';

const LOOK_EVERY_MS = 1_000;
/** What a platform does not show yet is asked for again, but seldom: reading has its limits. */
const AGAIN_EVERY_MS = 10_000;
/** Time to read the last reaction before the inbox closes. */
const LAST_LOOK_MS = 5_000;

/**
 * While a person answers in the inbox: the customers' time runs, what they say is heard at once, and what is due goes out.
 * `onOver` is told when nobody waits any more or the time is up. Ends with the signal.
 */
export async function keepPractising(
  { desk, stage }: { desk: PracticeDesk; stage: PracticeStage },
  { endsAtMs, signal, onOver }: { endsAtMs: number; signal: AbortSignal; onOver: () => void },
): Promise<void> {
  const stop = stage.live(PRACTICE_SPEED);
  let unheard: SaidThere[] = [];
  let triedAt = 0;
  let overSince: number | null = null;
  const look = async (): Promise<void> => {
    await desk.listener.send({ signal });
    const fresh = stage.takeSaid();
    const isTime = fresh.length > 0 || performance.now() - triedAt > AGAIN_EVERY_MS;
    if (isTime) {
      triedAt = performance.now();
      unheard = [...unheard, ...fresh];
      unheard = await desk.hear(unheard);
    }
    if (stage.isOver() && unheard.length === 0) overSince ??= performance.now();
    else overSince = null;
    const isOver = overSince !== null && performance.now() - overSince > LAST_LOOK_MS;
    if (isOver || stage.now() >= endsAtMs) onOver();
  };
  try {
    await watch(
      async () => {
        try {
          await look();
        } catch (error) {
          // what cannot be heard or sent shows in the inbox; nothing here may take the screen down
          if (!signal.aborted) log.debug(error instanceof Error ? error.message : String(error));
        }
      },
      { everyMs: LOOK_EVERY_MS, signal },
    );
  } finally {
    stop();
  }
}
