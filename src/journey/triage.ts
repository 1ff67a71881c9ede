/**
 * Step 4 of 10: triage.
 * Takes: stored messages with their scores. Leaves: conversations with sentiment, urgency and reasons that also know what
 * only the store can tell: repeat contact, reach, waiting time, incidents, what was grave before, a person's correction.
 * Before: poll. After: inbox.
 * The rule that matters most: a person's correction wins over the machine and is kept.
 */
import { eventBy } from '../domain/event.ts';
import type { Incident } from '../domain/incident.ts';
import type { Progress } from '../domain/outcomes.ts';
import { tellBreaches } from './triage/breaches.ts';
import { incidentsNow } from './triage/incidents-now.ts';
import { judgeAll, type Named } from './triage/judge-all.ts';
import type { TriageNeeds } from './triage/needs.ts';
import { rise } from './triage/rise.ts';

export interface TriageInput {
  readonly conversations: readonly number[];
  /** Score the texts again (after a better scorer came), instead of using the stored scores. */
  readonly isRescoring: boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const BATCH = 200;
/** Conversations looked at again because others wrote about the same, newest first. */
const FELLOWS_MAX = 200;

/** Runs triage over conversations; tells how many ended with another urgency or sentiment than before. */
export async function triage(needs: TriageNeeds, input: TriageInput): Promise<{ triaged: number; changed: number }> {
  const { conversations, isRescoring } = input;
  const incidentsBefore = await incidentsNow(needs.store.read.messages, needs.now());
  const run = { ids: conversations, isRescoring, incidents: async () => incidentsBefore };
  const moved = new Set(await triageInBatches(needs, run, input.onProgress));
  // other scores may be other incidents
  const incidents = isRescoring ? await incidentsNow(needs.store.read.messages, needs.now()) : incidentsBefore;
  const isSame = JSON.stringify(incidents) === JSON.stringify(incidentsBefore);
  const again = { isRescoring: false, incidents: async () => incidents };
  for (const id of await triageInBatches(needs, { ...again, ids: isSame ? [] : conversations })) moved.add(id);
  await triageInBatches(needs, { ...again, ids: fellows(incidents, conversations) });
  return { triaged: conversations.length, changed: moved.size };
}

/** Who wrote first did not know yet that it is an incident. */
function fellows(incidents: readonly Incident[], triaged: readonly number[]): number[] {
  const done = new Set(triaged);
  const others = incidents.flatMap(({ conversations }) => conversations.slice(0, FELLOWS_MAX));
  return [...new Set(others)].filter((id) => !done.has(id));
}

async function triageInBatches(
  needs: TriageNeeds,
  named: Named,
  onProgress?: (progress: Progress) => void,
): Promise<number[]> {
  const { ids } = named;
  const moved: number[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    moved.push(...(await needs.store.transact((tx) => judgeAll(needs, tx, { ...named, ids: batch }))));
    onProgress?.({ label: 'triage', done: start + batch.length, total: ids.length });
  }
  return moved;
}

/** What time brings by itself: snoozed conversations come back, overdue promises rise, missed answer times are on record. */
export async function passTime(needs: TriageNeeds): Promise<void> {
  await wake(needs);
  await rise(needs);
  await tellBreaches(needs);
}

/** Brings snoozed conversations back whose time has come; returns how many. */
export async function wake(needs: Pick<TriageNeeds, 'store' | 'operator' | 'now'>): Promise<number> {
  const now = needs.now();
  const due = await needs.store.read.conversations.dueFromSnooze(now);
  if (due.length === 0) return 0;
  return await needs.store.transact(async (tx) => {
    let woken = 0;
    for (const { id: conversation, status, snoozedUntil } of (await tx.conversations.byIds(due)).values()) {
      // somebody closed it or put it off for longer since it was looked up
      if (status !== 'snoozed' || snoozedUntil === null || snoozedUntil > now) continue;
      woken += 1;
      await tx.conversations.patch(conversation, { status: 'open', snoozedUntil: null, snoozeReason: null });
      await tx.events.append([eventBy({ operator: needs.operator, at: now }, 'conversation.woken', { conversation })]);
    }
    return woken;
  });
}
