import type { TriageNeeds } from './needs.ts';
import { bySystem } from './rise.ts';

const BATCH = 500;

/**
 * Puts on record whose answer time is over: once for each time that a customer waits. Returns how many are new. The event
 * holds since when they wait and until when they were to have an answer; what was missed long ago is told late.
 */
export async function tellBreaches({ store, now }: Pick<TriageNeeds, 'store' | 'now'>): Promise<number> {
  const at = now();
  let told = 0;
  while ((await store.read.conversations.breached(at, 1)).length > 0) {
    told += await store.transact(async (tx) => {
      const missed = await tx.conversations.byIds(await tx.conversations.breached(at, BATCH));
      for (const { id, waitingSince, dueAt, urgency } of missed.values()) {
        if (waitingSince === null) continue;
        await tx.conversations.patch(id, { breachTold: waitingSince });
        const data = { waitingSince, dueAt, urgency: urgency.level };
        await tx.events.append([bySystem(at, 'conversation.breached', { conversation: id, data })]);
      }
      return missed.size;
    });
  }
  return told;
}
