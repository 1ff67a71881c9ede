import { eventBy } from '../../domain/event.ts';
import type { Operator } from '../../domain/operator.ts';
import type { ReplyStatus } from '../../domain/reply.ts';
import type { MarkDoubt, Store } from '../../store/store.ts';

export interface HoldNeeds {
  readonly store: Store;
  readonly operator: Operator;
  readonly now: () => number;
}

/** Whatever would go out by itself, or may have gone. */
const ON_THEIR_WAY: readonly ReplyStatus[] = ['approved', 'queued', 'sending', 'unknown'];

/**
 * A database that was restored, copied or taken elsewhere holds replies that may have been sent since: they are held until
 * each has been looked up. From then on this database is the one that sends. Returns how many were held.
 */
export async function hold(needs: HoldNeeds): Promise<number> {
  const { mark, transact } = needs.store;
  const doubt = await mark.doubt();
  if (doubt === null) return 0;
  const at = needs.now();
  const held = await transact(async (tx) => {
    const replies = await tx.replies.inStatus(ON_THEIR_WAY);
    for (const reply of replies) {
      const error = { code: 'HELD', message: WHY[doubt] };
      const data = { doubt, from: reply.status };
      await tx.replies.move(reply.id, { from: [reply.status], to: 'held', at }, { error, absentSince: null });
      const about = { conversation: reply.conversation, reply: reply.id, data };
      await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.held', about)]);
    }
    return replies.length;
  });
  // only now: a crash before this holds again, and finds nothing left to hold
  await mark.adopt();
  return held;
}

const WHY: Readonly<Record<MarkDoubt, string>> = {
  restored: 'This outbox was restored: it is older than the one that sent last.',
  copied: 'This outbox was copied: another file or machine sent last.',
  downgraded: 'This outbox was used by a newer kuulo since.',
  noMark: 'Nothing outside the database says that this outbox is the one that sent last.',
};
