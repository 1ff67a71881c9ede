/** Streams as pages of messages, with what they cost (https://docs.x.com/x-api/getting-started/pricing). */
import { z } from 'zod';
import type { Stream } from '../../domain/stream.ts';
import { type Cursor, type FetchOptions, type MessagePage, PlatformError } from '../platform.ts';
import type { XClient } from './client.ts';
import { readItems, type Self } from './message.ts';
import { type ItemList, readList } from './payload.ts';
import { OWN_READ_USD, POST_READ_USD, roundUsd, USER_READ_USD } from './price.ts';
import { type Item, type Turn, type WirePage, walk } from './walk.ts';

/** Streams of public posts. */
type PublicStream = Exclude<Stream, { kind: 'comments' | 'messages' }>;

/** Which stream, as whom, from where. */
export interface Listening {
  readonly stream: PublicStream;
  readonly me: Self;
  readonly since: Cursor | null;
  readonly options: FetchOptions;
  /** Requests made before this poll began; what came since was the look-up of ourselves. */
  readonly requests: number;
}

/** A page as it came, ready to be read. */
interface Page extends WirePage {
  readonly list: ItemList;
}

/** Pages of a stream, each covered by its cursor. */
export async function* listen(client: XClient, listening: Listening): AsyncGenerator<MessagePage> {
  const { stream, me, since, options } = listening;
  const source = {
    turn: (turn: Turn) => turnPage(client, listening, turn),
    reachMax: REACH_MAX[stream.kind],
    reachMs: addressOf(stream, me).path === SEARCH ? SEARCH_REACH_MS : null,
    skewMs: () => client.answer?.dateSkewMs ?? 0,
  };
  const priceUsd = isOwnRead(client, stream) ? OWN_READ_USD : POST_READ_USD;
  const billed = new Set<string>();
  let { requests } = listening;
  let extraUsd = (client.requests - requests) * USER_READ_USD;
  for await (const { page, cursor, gap } of walk(source, since, options)) {
    const { items, included } = page.list;
    const read = readItems(items, { stream: stream.kind, me, included });
    const made = client.requests - requests;
    requests = client.requests;
    yield {
      ...read,
      deleted: [],
      raw: JSON.stringify(items),
      cursor,
      gap,
      requests: made,
      costUsd: extraUsd + costOf(page, priceUsd, billed),
      rateLimit: client.rateLimit,
    };
    extraUsd = 0;
  }
}

/** Path and query of a stream, without fields and place. */
function addressOf(stream: PublicStream, me: Self): { path: string; query: Record<string, string> } {
  switch (stream.kind) {
    case 'mentions':
      return { path: `users/${me.id}/mentions`, query: PAGE };
    case 'own':
      return { path: `users/${me.id}/tweets`, query: { ...PAGE, exclude: 'retweets' } };
    case 'search':
      return { path: SEARCH, query: { ...PAGE, query: notOurs(stream.query, me) } };
    case 'hashtag':
      return { path: SEARCH, query: { ...PAGE, query: notOurs(`#${stream.tag.replace(/^#/, '')}`, me) } };
    default:
      return stream satisfies never;
  }
}

/** How far back each endpoint goes, in posts (https://docs.x.com/x-api/posts/timelines/introduction). */
const REACH_MAX: Readonly<Record<PublicStream['kind'], number>> = {
  mentions: 800,
  own: 3_200,
  search: Number.POSITIVE_INFINITY,
  hashtag: Number.POSITIVE_INFINITY,
};

const SEARCH = 'tweets/search/recent';
const PAGE = { max_results: '100' };
/** Recent search goes back 7 days; a start near the edge is left out, which means all of them. */
const SEARCH_REACH_MS = 7 * 86_400_000;
const SEARCH_EDGE_MS = 6.5 * 86_400_000;

function notOurs(query: string, me: Self): string {
  // AND binds tighter than OR.
  const asked = /\sOR\s/.test(query) ? `(${query})` : query;
  return `${asked} -from:${me.handle} -is:retweet`;
}

/** One page; null when X will not start there: a token that expired, or a `since_id` older than it goes back. */
async function turnPage(client: XClient, { stream, me, options }: Listening, turn: Turn): Promise<Page | null> {
  const { path, query } = addressOf(stream, me);
  const isSearch = path === SEARCH;
  const startAt = isSearch && (turn.startAt ?? 0) < options.now - SEARCH_EDGE_MS ? null : turn.startAt;
  const where: Record<string, string> = { ...query };
  if (turn.sinceId !== null) where.since_id = turn.sinceId;
  if (startAt !== null) where.start_time = new Date(startAt).toISOString().replace(/\.\d+Z$/, 'Z');
  if (turn.token !== null) where[isSearch ? 'next_token' : 'pagination_token'] = turn.token;
  try {
    const answer = await client.posts(path, where);
    const list = readList(answer);
    if (!list) throw client.spoilt(answer, false);
    return { list, items: list.items.flatMap(itemOf), nextToken: list.nextToken };
  } catch (error) {
    const isRefusedPlace = error instanceof PlatformError && error.failure.status === 400;
    if (isRefusedPlace && (turn.token !== null || turn.sinceId !== null)) return null;
    throw error;
  }
}

const itemShape = z.object({ id: z.string(), created_at: z.string() });

function itemOf(raw: unknown): Item[] {
  const item = itemShape.safeParse(raw);
  return item.success ? [{ id: item.data.id, at: Date.parse(item.data.created_at) }] : [];
}

/** Reads of the account's own lists are cheaper when it is the account that asks. */
function isOwnRead(client: XClient, stream: PublicStream): boolean {
  return client.isUser && (stream.kind === 'mentions' || stream.kind === 'own');
}

/** Every object that came, once: X bills the same one once a day. */
function costOf(page: Page, priceUsd: number, billed: Set<string>): number {
  const { posts, users } = page.list.included;
  const isNew = (key: string) => !billed.has(key) && billed.add(key).has(key);
  const count = (kind: string, ids: Iterable<string>) => [...ids].filter((id) => isNew(`${kind} ${id}`)).length;
  const own = count(
    'post',
    page.items.map((item) => item.id),
  );
  return roundUsd(
    own * priceUsd + count('post', posts.keys()) * POST_READ_USD + count('user', users.keys()) * USER_READ_USD,
  );
}
