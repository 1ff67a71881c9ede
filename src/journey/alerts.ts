/**
 * Beside the steps, at the end of each poll: alerts.
 * Takes: conversations, promises, streams and what rules noted. Leaves: what people are to be told, on record, and told where
 * an outlet took it.
 * The rule that matters most: telling never keeps anybody from listening; what could not be told is tried again.
 */
import type { AlertKind, FoundAlert } from '../domain/alert.ts';
import { keep } from './alerts/keep.ts';
import { breaches, promises } from './alerts/late.ts';
import type { AlertNeeds } from './alerts/needs.ts';
import { silences } from './alerts/silences.ts';
import { spikes } from './alerts/spikes.ts';
import { tellUntold } from './alerts/tell.ts';

/** Finds what people are to be told, and tells it. Returns what went wrong at the outlets, in words. */
export async function watchAlerts(needs: AlertNeeds): Promise<string[]> {
  const lock = await needs.store.lock('alerts');
  // another poll is at it
  if (lock === null) return [];
  try {
    for (const [kind, find] of finders(needs)) {
      const found = await find();
      if (found !== null) await keep(needs, kind, found);
    }
    return await tellUntold(needs);
  } finally {
    await lock.release();
  }
}

/** What is looked for; where nobody wants to be told, what stands is over. */
function finders(needs: AlertNeeds): [AlertKind, () => Promise<FoundAlert[] | null>][] {
  const { to, isBreachTold, isPromiseTold, silenceMs, spike } = needs.settings.alerts;
  const isWanted = to.length > 0;
  const none = async (): Promise<FoundAlert[]> => [];
  return [
    ['breach', isWanted && isBreachTold ? () => breaches(needs) : none],
    ['promise', isWanted && isPromiseTold ? () => promises(needs) : none],
    ['spike', isWanted && spike !== null ? () => spikes(needs) : none],
    ['silence', isWanted && silenceMs > 0 ? () => silences(needs) : none],
  ];
}
