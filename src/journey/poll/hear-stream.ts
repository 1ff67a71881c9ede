import type { StreamRun } from '../../domain/outcomes.ts';
import type { AccountSettings } from '../../domain/settings.ts';
import type { Stream } from '../../domain/stream.ts';
import { streamName } from '../../domain/stream.ts';
import type { MessagePage } from '../../platforms/platform.ts';
import type { PollNeeds } from './needs.ts';
import { emptyRun, noteFailure } from './runs.ts';
import { type SavedPage, savePage } from './save-page.ts';

interface Asked {
  readonly backfillMs: number;
  readonly isBackfill: boolean;
}

interface Target {
  readonly account: AccountSettings;
  readonly stream: Stream;
  readonly touched: Set<number>;
}

/** One walk over a stream: from where, as what is new, and whether the cursor follows. */
interface Walk {
  readonly since: string | null;
  readonly from: number;
  readonly now: number;
  readonly openFrom: number;
  /** Nobody listened before, and nobody asked for a past of their own. */
  readonly isFirst: boolean;
  readonly isAgain: boolean;
}

/** Hears one stream up to now, page by page, each stored with the cursor that covers it. */
export async function hearStream(needs: PollNeeds, asked: Asked, target: Target): Promise<StreamRun> {
  const { account, stream } = target;
  const name = streamName(stream);
  const state = await needs.store.read.streams.state(account.name, name);
  const now = needs.now();
  let run = emptyRun(account.name, name, 'ok');
  if (state?.notBefore && state.notBefore > now) return { ...run, status: 'throttled', nextPollAt: state.notBefore };
  // what is older than the backfill was never ours to answer; after a pause of ours, what came meanwhile is
  const openFrom = Math.min(now, state?.lastHeardAt ?? now) - asked.backfillMs;
  const since = state?.cursor ?? null;
  const isFirst = since === null && !asked.isBackfill;
  const onward = { since, from: now - asked.backfillMs, now, openFrom, isFirst, isAgain: false };
  const again = { ...onward, since: null, isAgain: true };
  try {
    for await (const heard of hear(needs, target, onward)) run = withPage(run, heard);
    if (asked.isBackfill && onward.since !== null) {
      for await (const heard of hear(needs, target, again)) run = withPage(run, heard);
      if (run.gap === null)
        await fillGaps(needs, { account: account.name, stream: name, from: again.from, until: now });
    }
    return run;
  } catch (error) {
    if (needs.signal.aborted) throw error;
    return await noteFailure(needs, { run, error });
  }
}

/** What was said before we began to listen, and the platform no longer gives, is no gap in our listening. */
function withoutThePast(page: MessagePage, from: number): MessagePage {
  return page.gap !== null && page.gap.from <= from ? { ...page, gap: null } : page;
}

/** A page that is stored, and what it brought. */
interface Heard {
  readonly page: MessagePage;
  readonly saved: SavedPage;
}

async function* hear(needs: PollNeeds, { account, stream, touched }: Target, walk: Walk): AsyncGenerator<Heard> {
  const { since, from, now, openFrom, isFirst, isAgain } = walk;
  const session = await needs.session(account);
  const isFlat = (await needs.platform(account.platform)).threads === 'flat';
  const options = { backfillFrom: from, now, overlapMs: needs.settings.poll.overlapMs };
  for await (const told of session.fetch(stream, since, options)) {
    const page = isFirst ? withoutThePast(told, from) : told;
    const saved = await savePage(needs, { account, stream: streamName(stream), page, openFrom, isFlat, isAgain });
    for (const id of saved.touched) touched.add(id);
    yield { page, saved };
    needs.signal.throwIfAborted();
  }
}

function withPage(run: StreamRun, { page, saved }: Heard): StreamRun {
  const unreadable = run.unreadable + page.unreadable.length;
  return {
    ...run,
    fetched: run.fetched + page.messages.length,
    new: run.new + saved.added,
    updated: run.updated + saved.updated,
    deleted: run.deleted + saved.deleted,
    unreadable,
    requests: run.requests + page.requests,
    costUsd: Number((run.costUsd + page.costUsd).toFixed(6)),
    gap: page.gap ?? run.gap,
    status: unreadable > 0 ? 'partial' : run.status,
  };
}

/** What could not be heard once has been heard now. */
async function fillGaps(
  needs: PollNeeds,
  { account, stream, from, until }: { account: string; stream: string; from: number; until: number },
): Promise<void> {
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    await tx.streams.fillGaps(account, stream, { from, until, at });
  });
}
