/**
 * Listening without losing anything: pages go from the newest back to where the last complete pass ended, and the cursor
 * moves there only when a pass is complete. A pass that breaks goes on where it stopped, then the newest is heard again.
 */
import { type Cursor, type FetchOptions, type Gap, type MessagePage, PlatformError } from '../platform.ts';
import type { BlueskyClient } from './client.ts';
import { type Batch, type Feed, feedOf, type PostStream } from './feeds.ts';
import { hear, type Listener } from './hear.ts';
import { at, textAt } from './payload.ts';
import { Surroundings } from './surroundings.ts';

/** `floor`: all up to here is heard, UTC milliseconds. `paging`: a pass under way, and the newest moment it has seen. */
interface Position {
  readonly floor: number;
  readonly paging: { readonly cursor: string; readonly top: number } | null;
}

interface Run extends Listener {
  readonly client: BlueskyClient;
  readonly stopAt: number;
  readonly now: number;
  /** Calls since it was last asked: each is told on one page, the login on the first. */
  countRequests(): number;
}

/** Pages one pass takes at most; a steady feed goes on there at the next poll. */
const PAGES_MAX = 500;

/** What the server may hold back of its newest notifications, with a wide margin. */
const HELD_BACK_MS = 600_000;

/** The pages of a stream from after `since`, each with the cursor that covers it. */
export async function* listen(
  client: BlueskyClient,
  stream: PostStream,
  asked: { since: Cursor | null; options: FetchOptions },
): AsyncGenerator<MessagePage> {
  const { backfillFrom, overlapMs, now } = asked.options;
  const since = readPosition(asked.since);
  const stopAt = since ? since.floor - overlapMs : backfillFrom;
  const countRequests = client.counter();
  const { did } = await client.account();
  const feed = feedOf(client, stream, { did, since: stopAt });
  const run: Run = { client, feed, own: did, surroundings: new Surroundings(client), stopAt, now, countRequests };
  if (!since?.paging) {
    yield* walk(run, { floor: since?.floor ?? backfillFrom, paging: null });
    return;
  }
  const floor = yield* walk(run, since);
  if (floor === null) return;
  yield* walk({ ...run, stopAt: floor === since.floor ? stopAt : floor - overlapMs }, { floor, paging: null });
}

/**
 * One way back in time. Returns the floor it leaves, or null when it is to be gone on with at the next poll. One that
 * began at a dead page address leaves the floor unmoved.
 */
async function* walk(run: Run, from: Position): AsyncGenerator<MessagePage, number | null> {
  let cursor = from.paging?.cursor ?? null;
  let seen: Seen = { top: from.paging?.top ?? from.floor, oldest: run.now, quiet: Number.NEGATIVE_INFINITY };
  for (let pages = 1; ; pages += 1) {
    const batch = await readOrEnd(run.feed, cursor);
    if (batch === null && pages === 1) return from.floor;
    const { items, next, servedAt } = batch ?? NOTHING;
    const times = items.map((item) => run.feed.timeOf(item)).filter((time) => time !== null);
    seen = {
      // A server that dates items into the future must not make us deaf until then.
      top: Math.min(run.now, Math.max(seen.top, ...times)),
      oldest: Math.min(seen.oldest, ...times),
      quiet: cursor === null ? quietUntil(run, servedAt) : seen.quiet,
    };
    const isEnd = next === null || next === cursor || isReached(run, next, times);
    const isLast = isEnd || pages >= PAGES_MAX;
    const isCut = isLast && !isEnd && !run.feed.isSteady;
    const position = positionAfter(from, seen, { isLast, next: !isEnd && run.feed.isSteady ? next : null });
    yield {
      ...(await hear(run, items)),
      deleted: [],
      raw: JSON.stringify(items),
      cursor: JSON.stringify(position),
      gap: gapOf(run, seen.oldest, batch === null || isCut),
      requests: run.countRequests(),
      costUsd: 0,
      rateLimit: run.client.rateLimit,
    };
    if (isLast) return floorOf(position);
    cursor = next;
  }
}

/** The floor of a walk that is over, or null for one that goes on. */
function floorOf({ floor, paging }: Position): number | null {
  return paging === null ? floor : null;
}

/** What a walk has seen so far, UTC milliseconds: its newest and oldest item, and until when nothing more can come. */
interface Seen {
  readonly top: number;
  readonly oldest: number;
  readonly quiet: number;
}

/** The floor moves only when the walk is over; `next` is where a steady feed goes on. */
function positionAfter(from: Position, seen: Seen, page: { isLast: boolean; next: string | null }): Position {
  if (page.next !== null) return { floor: from.floor, paging: { cursor: page.next, top: seen.top } };
  return { floor: page.isLast ? Math.max(seen.top, seen.quiet) : from.floor, paging: null };
}

const NOTHING: Batch = { items: [], next: null, servedAt: null };

/** A page, or null when the server no longer takes the page's address. */
async function readOrEnd(feed: Feed, cursor: string | null): Promise<Batch | null> {
  try {
    return await feed.read(cursor);
  } catch (error) {
    const isStale = cursor !== null && error instanceof PlatformError && error.failure.kind === 'refused';
    if (isStale && error.failure.reason === 'invalid') return null;
    throw error;
  }
}

/** Whether the walk has come back to what was heard before. Page addresses that begin with a time tell it, others do not. */
function isReached({ feed, stopAt }: Run, next: string, times: readonly number[]): boolean {
  if (!feed.isSteady) return times.length > 0 && times.every((time) => time < stopAt);
  const address = /^\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(next)?.[0] ?? '';
  return times.some((time) => time < stopAt) || Date.parse(address) < stopAt;
}

/** Notifications are dated when indexed: after a complete walk nothing can come that is older than a moment ago. */
function quietUntil({ feed, now }: Run, servedAt: number | null): number {
  if (!feed.needsViews || servedAt === null) return Number.NEGATIVE_INFINITY;
  return Math.min(now, servedAt) - HELD_BACK_MS;
}

function gapOf({ stopAt }: Run, until: number, isLost: boolean): Gap | null {
  if (!isLost) return null;
  return { from: stopAt, until: Math.max(stopAt, until), why: 'The server does not list further back.' };
}

function readPosition(cursor: Cursor | null): Position | null {
  try {
    const told: unknown = JSON.parse(cursor ?? '');
    const [floor, top] = [at(told, 'floor'), at(told, 'paging', 'top')];
    const page = textAt(told, 'paging', 'cursor');
    if (typeof floor !== 'number' || !Number.isFinite(floor)) return null;
    return { floor, paging: page !== null && typeof top === 'number' ? { cursor: page, top } : null };
  } catch {
    return null;
  }
}
