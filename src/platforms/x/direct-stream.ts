/**
 * The private chats as pages (https://docs.x.com/x-api/direct-messages/lookup/integrate): all events of the last 30 days,
 * newest first. There is no `since_id`, so pages are turned until the place where the last poll began. Every event is
 * paid for, but the same one once a day: the cursor keeps which were read and when.
 */
import { z } from 'zod';
import { type Cursor, type FetchOptions, type Gap, type MessagePage, PlatformError } from '../platform.ts';
import type { XClient } from './client.ts';
import { idOf, readDirects } from './direct-message.ts';
import type { Self } from './message.ts';
import { type ItemList, readList } from './payload.ts';
import { DIRECT_READ_USD, roundUsd, USER_READ_USD } from './price.ts';
import { type Item, newestFirst, type Turn, type WirePage, walk } from './walk.ts';

/** As whom, from where. */
export interface DirectListening {
  readonly me: Self;
  readonly since: Cursor | null;
  readonly options: FetchOptions;
  /** Requests made before this poll began; what came since was the look-up of ourselves. */
  readonly requests: number;
}

interface Page extends WirePage {
  readonly list: ItemList;
}

/** Pages of both sides of all private chats, each covered by its cursor. What was heard before is left out. */
export async function* listenDirects(client: XClient, listening: DirectListening): AsyncGenerator<MessagePage> {
  const { me, since, options } = listening;
  let place: Place =
    since === null ? { ...BEGINNING, from: options.backfillFrom } : placeShape.parse(JSON.parse(since));
  // How far back X goes is told here: `place` knows since when it was heard, also in chats that are quiet.
  const source = { ...BOUNDLESS, turn: (turn: Turn) => turnPage(client, turn) };
  let { requests } = listening;
  let extraUsd = (client.requests - requests) * USER_READ_USD;
  const billed = new Set(dayOf(place.heardAt) === dayOf(options.now) ? place.seen : []);
  for await (const step of walk(source, place.walk, options)) {
    const { list } = step.page;
    const gap = step.isLast ? (step.gap ?? gapOf(place.heardAt ?? place.from, options.now)) : null;
    const known = new Set(place.seen);
    const { messages, unreadable } = readDirects(list.items, { me, included: list.included, known });
    const { from } = place;
    place = advanced(place, step, options.now);
    const made = client.requests - requests;
    requests = client.requests;
    yield {
      messages: messages.filter((message) => from === null || message.postedAt >= from),
      context: [],
      deleted: [],
      unreadable,
      raw: JSON.stringify(list.items),
      cursor: JSON.stringify(place),
      gap,
      requests: made,
      costUsd: roundUsd(extraUsd + costOf(step.page, billed)),
      rateLimit: client.rateLimit,
    };
    extraUsd = 0;
  }
}

/** The shape of what is kept between polls. */
const placeShape = z.object({
  walk: z.string().nullable(),
  /** Ids heard before, newest first: enough for the pages that a poll may turn over again. */
  seen: z.array(z.string()),
  /** When the newest complete walk began, and the one that is under way; UTC milliseconds. */
  heardAt: z.number().nullable(),
  /** How far back the first walk listens; null once it is done. */
  from: z.number().nullable(),
  begunAt: z.number().nullable(),
});

type Place = z.infer<typeof placeShape>;

const BEGINNING: Place = { walk: null, seen: [], heardAt: null, from: null, begunAt: null };
const BOUNDLESS = { reachMax: Number.POSITIVE_INFINITY, reachMs: null, skewMs: () => 0 };
const SEEN_MAX = 256;
const REACH_MS = 30 * 86_400_000;
const PAGE_MAX = 100;
/** A poll mostly finds a few: a small first page keeps what is paid for again small. */
const FIRST_PAGE = 20;

function advanced(place: Place, step: { cursor: Cursor; isLast: boolean; page: Page }, now: number): Place {
  const ids = [...new Set([...place.seen, ...step.page.list.items.flatMap(idOf)])];
  const seen = ids
    .map((id) => ({ id }))
    .toSorted(newestFirst)
    .slice(0, SEEN_MAX)
    .map(({ id }) => id);
  const begunAt = place.begunAt ?? now;
  return step.isLast
    ? { walk: step.cursor, seen, heardAt: begunAt, from: null, begunAt: null }
    : { ...place, walk: step.cursor, seen, begunAt };
}

/** Nobody can say what was written between 30 days ago and `from`: the last complete poll, or where a first one begins. */
function gapOf(from: number | null, now: number): Gap | null {
  const until = now - REACH_MS;
  if (from === null || from >= until) return null;
  return { from, until, why: 'X gives private messages of the last 30 days only' };
}

/** One page; null when X does not take the page's token any more. */
async function turnPage(client: XClient, { sinceId, startAt, token }: Turn): Promise<Page | null> {
  // That a token takes another size than its page before is not documented [unverified]; a refusal begins anew.
  const size = sinceId !== null && token === null ? FIRST_PAGE : PAGE_MAX;
  const place: Record<string, string> = token === null ? {} : { pagination_token: token };
  try {
    const answer = await client.directs('dm_events', { max_results: String(size), ...place });
    const list = readList(answer);
    if (!list) throw client.spoilt(answer, false);
    const items = list.items.flatMap(itemOf);
    const oldest = items.at(-1);
    const isKnown = oldest !== undefined && sinceId !== null && newestFirst(oldest, { id: sinceId }) >= 0;
    const isTooOld = oldest !== undefined && startAt !== null && oldest.at < startAt;
    return { list, items, nextToken: isKnown || isTooOld ? null : list.nextToken };
  } catch (error) {
    const isRefusedPlace = error instanceof PlatformError && error.failure.status === 400;
    if (isRefusedPlace && token !== null) return null;
    throw error;
  }
}

const itemShape = z.object({ id: z.string(), created_at: z.string() });

function itemOf(raw: unknown): Item[] {
  const item = itemShape.safeParse(raw);
  return item.success ? [{ id: item.data.id, at: Date.parse(item.data.created_at) }] : [];
}

/** Every event and every person that came, once a day. */
function costOf({ items, list }: Page, billed: Set<string>): number {
  const isNew = (key: string) => !billed.has(key) && billed.add(key).has(key);
  const events = items.filter(({ id }) => isNew(id)).length;
  const people = [...list.included.users.keys()].filter((id) => isNew(`user ${id}`)).length;
  return events * DIRECT_READ_USD + people * USER_READ_USD;
}

function dayOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 10);
}
