import type { SentItem } from '../../domain/outcomes.ts';
import { log } from '../../log.ts';
import { type Claims, claim, type Line } from './claim.ts';
import type { Claimed, Outcome, SendNeeds } from './needs.ts';
import { record } from './record.ts';

const RECORD_TRIES = 3;
const RECORD_PAUSE_MS = 200;

/** A call and what it brought. */
interface Called {
  readonly claimed: Claimed;
  readonly outcome: Outcome;
}

/**
 * Writes an outcome down and claims the next reply of the line with it. Null where that did not work: what goes wrong with a
 * claim must not take the outcome with it, and neither has been written then.
 */
export async function recordAndClaim(
  needs: SendNeeds,
  call: Called,
  line: Line,
): Promise<{ item: SentItem; following: Claims } | null> {
  const before = [...line.queue];
  try {
    return await needs.store.transact(async (tx) => {
      const item = await record(needs, tx, call);
      return { item, following: await claim(needs, tx, line) };
    });
  } catch {
    // the claim is tried again on its own, and says there what stops it
    line.queue.splice(0, line.queue.length, ...before);
    return null;
  }
}

/** Writes an outcome down; a busy database is asked again, and what no database takes is told to the person. */
export async function recordAlone(needs: SendNeeds, call: Called): Promise<SentItem> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await needs.store.transact((tx) => record(needs, tx, call));
    } catch (error) {
      if (tries >= RECORD_TRIES) {
        log.error(notWritten(call));
        throw error;
      }
      await needs.wait(RECORD_PAUSE_MS * tries);
    }
  }
}

/** The last word on a call that no database would take. */
function notWritten({ claimed, outcome }: Called): string {
  const { id, account } = claimed.reply;
  const told = 'sent' in outcome ? `is public as ${outcome.sent.remoteId} (${outcome.sent.url})` : outcome.problem.code;
  return `Reply ${id} of ${account}: ${told}; this could not be written down. The next send looks it up.`;
}
