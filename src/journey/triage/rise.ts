import type { NewEvent } from '../../domain/event.ts';
import { overduePromiseCue } from '../../domain/overdue-promise.ts';
import { incidentsNow } from './incidents-now.ts';
import { judgeAll } from './judge-all.ts';
import type { TriageNeeds } from './needs.ts';

/** Promises that are looked at in one run; the rest come with the next. */
const AT_ONCE = 200;

/**
 * Brings conversations back to the top whose promise has become overdue: each due date once, on record; whatever their
 * status was. Those that stand there already are told by how much they are late. Returns how many promises became overdue.
 */
export async function rise(needs: TriageNeeds): Promise<number> {
  const now = needs.now();
  const { read } = needs.store;
  const isAnyNew = (await read.followUps.overdueUntold(now, 1)).length > 0;
  const lagging = await laggards(needs, now);
  if (!isAnyNew && lagging.length === 0) return 0;
  return await needs.store.transact(async (tx) => {
    const untold = await tx.followUps.overdueUntold(now, AT_ONCE);
    const before = await tx.conversations.byIds(untold.map(({ conversation }) => conversation));
    const events: NewEvent[] = [];
    for (const { id: followUp, conversation, dueAt } of untold) {
      const from = before.get(conversation)?.status ?? 'open';
      await tx.followUps.patch(followUp, { overdueTold: dueAt });
      await tx.conversations.patch(conversation, { status: 'open', snoozedUntil: null, snoozeReason: null });
      events.push(bySystem(now, 'followUp.overdue', { conversation, data: { followUp, dueAt, from } }));
    }
    await tx.events.append(events);
    const ids = [...new Set([...before.keys(), ...lagging])];
    await judgeAll(needs, tx, { ids, isRescoring: false, incidents: () => incidentsNow(tx.messages, now) });
    return untold.length;
  });
}

/** Conversations whose reasons do not say (rightly) how late their promise is. */
async function laggards({ store }: TriageNeeds, now: number): Promise<number[]> {
  const overdue = await store.read.followUps.dueBefore(now, AT_ONCE);
  if (overdue.length === 0) return [];
  const conversations = await store.read.conversations.byIds(overdue.map(({ conversation }) => conversation));
  return [...conversations.values()]
    .filter(({ followUpAt, reasons }) => {
      const cue = overduePromiseCue(now - (followUpAt ?? now));
      return !reasons.some((reason) => reason.cue === cue);
    })
    .map(({ id }) => id);
}

/** What nobody did: it came with time. */
export function bySystem(
  at: number,
  kind: NewEvent['kind'],
  { conversation, data }: Pick<NewEvent, 'conversation' | 'data'>,
): NewEvent {
  return { at, kind, actor: 'system', login: '', conversation, reply: null, message: null, data };
}
