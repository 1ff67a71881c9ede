import type { FoundAlert } from '../../domain/alert.ts';
import type { StreamState } from '../../domain/stored.ts';
import { streamName } from '../../domain/stream.ts';
import type { AlertNeeds } from './needs.ts';

const DAY_MS = 24 * 3_600_000;
const WEEK_DAYS = 7;
/** Something new on most of the days before: then it is no wonder when it goes silent. */
const REGULAR_DAYS = 4;

/** Streams that were heard from regularly and have gone silent for the set working time, and those that cannot be heard. */
export async function silences(needs: AlertNeeds): Promise<FoundAlert[]> {
  const { store, settings } = needs;
  if (settings.alerts.silenceMs === 0) return [];
  const found: FoundAlert[] = [];
  for (const state of await store.read.streams.all()) {
    if (!isListenedTo(needs, state)) continue;
    const why = await whySilent(needs, state);
    if (why === null) continue;
    const { account, stream, lastHeardAt, lastNewAt, lastError } = state;
    const data = { account, stream, why, lastHeardAt, lastNewAt, code: lastError?.code ?? null };
    found.push({ kind: 'silence', subject: `${account} ${stream}`, conversation: null, isPressing: false, data });
  }
  return found;
}

/** One of an account of ours, and not our own posts: nobody is surprised when we say nothing. */
function isListenedTo({ settings }: AlertNeeds, { account, stream }: StreamState): boolean {
  const streams = settings.accounts.find(({ name }) => name === account)?.streams ?? [];
  return streams.some((one) => one.kind !== 'own' && streamName(one) === stream);
}

async function whySilent(needs: AlertNeeds, state: StreamState): Promise<'notHeard' | 'nothingNew' | null> {
  const { lastHeardAt, lastNewAt } = state;
  if (lastHeardAt !== null && (await isLongAgo(needs, lastHeardAt))) return 'notHeard';
  if (lastNewAt === null || !(await isLongAgo(needs, lastNewAt))) return null;
  const days = await needs.store.read.alerts.daysWithNews(state, lastNewAt - WEEK_DAYS * DAY_MS);
  return days >= REGULAR_DAYS ? 'nothingNew' : null;
}

/** By the set time of work. */
async function isLongAgo({ addWorkingTime, settings, now }: AlertNeeds, at: number): Promise<boolean> {
  const over = await addWorkingTime(at, settings.alerts.silenceMs);
  return over !== null && over <= now();
}
