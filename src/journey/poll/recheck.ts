import type { StreamRun } from '../../domain/outcomes.ts';
import type { AccountSettings } from '../../domain/settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { CHANGES } from '../../domain/stream.ts';
import type { Recheck } from '../../platforms/platform.ts';
import type { PollNeeds } from './needs.ts';
import { saveChanges } from './save-page.ts';

/** Rechecks never end a run later than this many batches. */
const BATCHES_MAX = 40;

/**
 * Looks again at messages that wait for us, for edits and deletions: those seen longest ago, one batch a run, or all of
 * them when that is asked for. Null where none was due.
 */
export async function recheck(
  needs: PollNeeds,
  { account, isAll, touched }: { account: AccountSettings; isAll: boolean; touched: Set<number> },
): Promise<Pick<StreamRun, 'fetched' | 'updated' | 'deleted' | 'requests' | 'costUsd'> | null> {
  const { everyMs, batchMax } = (await needs.platform(account.platform)).recheck;
  const seenBefore = isAll ? needs.now() : needs.now() - everyMs;
  let total = { fetched: 0, updated: 0, deleted: 0, requests: 0, costUsd: 0 };
  for (let batches = 0; batches < (isAll ? BATCHES_MAX : 1); batches += 1) {
    const stale = await needs.store.read.messages.toRecheck(account.name, { seenBefore, limit: batchMax });
    if (stale.length === 0) break;
    const told = await (await needs.session(account)).recheck(stale);
    const saved = await keep(needs, account, { told, stale });
    for (const id of saved.touched) touched.add(id);
    total = {
      fetched: total.fetched + told.messages.length,
      updated: total.updated + saved.updated,
      deleted: total.deleted + saved.deleted,
      requests: total.requests + told.requests,
      costUsd: Number((total.costUsd + told.costUsd).toFixed(6)),
    };
    needs.signal.throwIfAborted();
  }
  return total.requests + total.fetched + total.deleted > 0 ? total : null;
}

async function keep(
  needs: PollNeeds,
  account: AccountSettings,
  { told, stale }: { told: Recheck; stale: readonly StoredMessage[] },
) {
  const asked = new Set(stale.map((one) => one.remoteId));
  const now = needs.now();
  const page = {
    ...told,
    // what was asked is kept; a platform that does not say when a text changed is asked after it did
    messages: told.messages
      .filter((one) => asked.has(one.remoteId))
      .map((one) => ({ ...one, editedAt: one.editedAt ?? now })),
    deleted: told.deleted.filter((id) => asked.has(id)),
    context: [],
    unreadable: [],
    raw: '[]',
    cursor: '',
    gap: null,
  };
  const of = { account, stream: CHANGES, page, openFrom: Number.NEGATIVE_INFINITY, isFlat: false, isAgain: true };
  return await saveChanges(
    needs,
    of,
    stale.map((one) => one.id),
  );
}
