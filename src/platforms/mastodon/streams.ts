/** Streams as pages of messages: walking back, placing into threads, counting what it took. */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import { isTooLarge } from '../http.ts';
import { type Cursor, type FetchOptions, type MessagePage, PlatformError } from '../platform.ts';
import { withoutIt } from './call.ts';
import { firstPage, type MastodonClient } from './client.ts';
import { type Reading, readItems, readStatus } from './message.ts';
import { withThreads } from './threads.ts';
import { type Item, type WirePage, walk } from './walk.ts';

/** Which stream, as whom (our account id), from where. */
export interface Listening {
  readonly stream: Stream;
  readonly me: string;
  readonly since: Cursor | null;
  readonly options: FetchOptions;
  /** Requests made before this poll began. */
  readonly requests: number;
}

/** Pages of a stream, each covered by its cursor. */
export async function* listen(client: MastodonClient, listening: Listening): AsyncGenerator<MessagePage> {
  const { stream, me, since, options } = listening;
  const reading: Reading = { stream: stream.kind, me };
  let { requests } = listening;
  const turn = (next: string | null) => turnPage(client, firstPage(stream, me), next);
  for await (const step of walk(turn, since, options)) {
    const raws = step.items.map((item) => item.raw);
    const { messages, unreadable } = readItems(raws, reading);
    const threaded = await withThreads(messages, (ids) => lookUp(client, ids, reading));
    const made = client.requests - requests;
    requests = client.requests;
    yield {
      ...threaded,
      deleted: [],
      unreadable,
      raw: JSON.stringify(raws),
      cursor: step.cursor,
      gap: step.gap,
      requests: made,
      costUsd: 0,
      rateLimit: client.rateLimit,
    };
  }
}

/** One page, the newest of `first` or the one `next` leads to. Null when `next` is a place the server no longer knows. */
export async function turnPage(client: MastodonClient, first: string, next: string | null): Promise<WirePage | null> {
  try {
    const { data, headers } = await client.page(next ?? first);
    const items = itemsOf(data);
    return { items, next: nextOf(headers.get('link'), next ?? first, items) };
  } catch (error) {
    const smaller = isTooLarge(error) ? halved(next ?? first) : null;
    if (smaller !== null) return turnPage(client, first, smaller);
    const isLost = error instanceof PlatformError && error.failure.kind === 'refused' && next !== null;
    if (isLost && PLACE_LOST.has(error.failure.status ?? 0)) return null;
    throw error;
  }
}

/** The same page with half as many items, or null. Other servers let people write posts of any length. */
function halved(path: string): string | null {
  const url = new URL(path, 'http://server.invalid');
  const limit = Math.floor(Number(url.searchParams.get('limit')) / 2);
  if (limit < 1) return null;
  url.searchParams.set('limit', String(limit));
  return `${url.pathname}${url.search}`;
}

/** Statuses by id. Servers without the list are asked one by one; one that cannot be had is left out. */
async function lookUp(
  client: MastodonClient,
  ids: readonly string[],
  reading: Reading,
): Promise<readonly HeardMessage[]> {
  const found: HeardMessage[] = [];
  for (let from = 0; from < ids.length; from += LOOKUP_MAX) {
    const some = ids.slice(from, from + LOOKUP_MAX);
    const listed = await unlessMissing(() => client.statuses(some));
    const raws = Array.isArray(listed) ? listed : await oneByOne(client, some);
    for (const raw of raws) found.push(...readable(raw, reading));
  }
  const wanted = new Set(ids);
  return found.filter((message) => wanted.has(message.remoteId));
}

/** Servers answer a stale place with one of these. */
const PLACE_LOST = new Set([400, 404, 410, 422]);
const LOOKUP_MAX = 20;

const itemShape = z.object({ id: z.string().min(1), created_at: z.string() });
const listShape = z.union([z.array(z.unknown()), z.object({ statuses: z.array(z.unknown()) })]);

function itemsOf(data: unknown): Item[] {
  const list = listShape.safeParse(data);
  if (!list.success) throw withoutIt(data, false);
  const raws = Array.isArray(list.data) ? list.data : list.data.statuses;
  return raws.map((raw) => {
    const item = itemShape.safeParse(raw);
    // What has no id is told apart by what it says.
    return item.success
      ? { id: item.data.id, at: Date.parse(item.data.created_at), raw }
      : { id: `\0${JSON.stringify(raw)}`, at: Number.NaN, raw };
  });
}

/** The older page: the link as given where the server gives links, else what is older than the last item. */
function nextOf(link: string | null, path: string, items: readonly Item[]): string | null {
  if (link !== null) {
    const target = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(link)?.[1];
    if (target === undefined) return null;
    // Only path and query: a link to another host must not carry the token there.
    const url = new URL(target, 'http://server.invalid');
    return `${url.pathname}${url.search}`;
  }
  const last = items.findLast((item) => !item.id.startsWith('\0'));
  if (!last) return null;
  const url = new URL(path, 'http://server.invalid');
  url.searchParams.set('max_id', last.id);
  return `${url.pathname}${url.search}`;
}

async function oneByOne(client: MastodonClient, ids: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const id of ids) found.push(await unlessMissing(() => client.status(id)));
  return found.filter((raw) => raw !== null);
}

/** Null when the server has no such thing or breaks on this one: a parent is good to have, not worth a stopped poll. */
async function unlessMissing(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { reason, status } = error.failure;
    if (status === 500 || reason === 'notFound' || reason === 'notAllowed' || reason === 'invalid') return null;
    throw error;
  }
}

function readable(raw: unknown, reading: Reading): HeardMessage[] {
  try {
    return [readStatus(raw, reading)];
  } catch {
    return [];
  }
}
