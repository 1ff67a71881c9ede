import type { NewEvent } from '../../domain/event.ts';
import { overduePromiseCue } from '../../domain/overdue-promise.ts';
import { incidentsNow } from './incidents-now.ts';
import { judgeAll } from './judge-all.ts';
import type { TriageNeeds } from './needs.ts';

/** Promises that are looked at in one run; the rest come with the next. */
const AT_ONCE = 200;

/**
 * Brings conversations back to the top whose promise has become overdue, confirmed or only found in a reply: each due date
 * once, on record; whatever their status was. Those that stand there already are told by how much they are late. Returns how many promises became overdue.
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
    const stood = new Map([...before].map(([id, { status }]) => [id, status]));
    const events: NewEvent[] = [];
    for (const { id: followUp, conversation, dueAt, status } of untold) {
      // what its status was; the first of several promises has opened it for the others
      const from = stood.get(conversation) ?? 'open';
      stood.set(conversation, 'open');
      await tx.followUps.patch(followUp, { overdueTold: dueAt });
      await tx.conversations.patch(conversation, { status: 'open', snoozedUntil: null, snoozeReason: null });
      events.push(
        bySystem(now, 'followUp.overdue', {
          conversation,
          data: { followUp, dueAt, from, isConfirmed: status === 'open' },
        }),
      );
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
    .filter(({ id, followUpAt, reasons }) => {
      const firsts = overdue.filter((one) => one.conversation === id && one.dueAt === followUpAt);
      const isToConfirm = firsts.length > 0 && firsts.every(({ status }) => status === 'proposed');
      const cue = overduePromiseCue(now - (followUpAt ?? now), isToConfirm);
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
