import type { FoundPromise } from '../../domain/find-promises.ts';
import type { Reply } from '../../domain/reply.ts';
import { log } from '../../log.ts';
import type { Tx } from '../../store/store.ts';
import type { SendNeeds } from './needs.ts';

/**
 * Lays what a reply promised ready for its author's word, in the transaction in which it becomes sent. A reply that asks how
 * it went promises nothing. Finding the same again adds nothing.
 */
export async function proposePromises(
  needs: Pick<SendNeeds, 'promisesIn' | 'now'>,
  tx: Tx,
  reply: Reply,
): Promise<void> {
  if (reply.purpose === 'survey') return;
  const at = needs.now();
  const { id, conversation, author } = reply;
  for (const { words, start, dueAt, isDated } of await promisesIn(needs, reply, at)) {
    const found = { conversation, dueAt, words, author, at, reply: id, quote: words, place: start };
    const followUp = await tx.followUps.propose(found);
    if (followUp === null) continue;
    const data = { followUp, dueAt, quote: words, isDated };
    // nobody did this: it was found
    const event = { at, kind: 'followUp.proposed', actor: 'system', login: '', conversation, reply: id } as const;
    await tx.events.append([{ ...event, message: null, data }]);
  }
}

/** That a reply was sent is written down whatever goes wrong with finding its promises. */
async function promisesIn(
  needs: Pick<SendNeeds, 'promisesIn'>,
  { id, text, sentAt }: Reply,
  now: number,
): Promise<readonly FoundPromise[]> {
  try {
    return await needs.promisesIn(text, sentAt ?? now);
  } catch (error) {
    log.error(`Promises in reply ${id} could not be looked for: ${String(error)}`);
    return [];
  }
}
