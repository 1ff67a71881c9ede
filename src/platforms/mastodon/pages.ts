/** Pages of a server's lists, newest first, as the server cuts them (https://docs.joinmastodon.org/api/guidelines/#pagination). */
import { z } from 'zod';
import { isTooLarge } from '../http.ts';
import { PlatformError } from '../platform.ts';
import { withoutIt } from './call.ts';
import type { MastodonClient } from './client.ts';
import type { Item, WirePage } from './walk.ts';

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

/** Servers answer a stale place with one of these. */
const PLACE_LOST = new Set([400, 404, 410, 422]);

const itemShape = z.object({ id: z.string().min(1), created_at: z.string() });
const listShape = z.union([z.array(z.unknown()), z.object({ statuses: z.array(z.unknown()) })]);

/** The same page with half as many items, or null. Other servers let people write posts of any length. */
function halved(path: string): string | null {
  const url = new URL(path, 'http://server.invalid');
  const limit = Math.floor(Number(url.searchParams.get('limit')) / 2);
  if (limit < 1) return null;
  url.searchParams.set('limit', String(limit));
  return `${url.pathname}${url.search}`;
}

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
