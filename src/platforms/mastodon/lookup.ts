/** Statuses by id: the list of them where the server has it, else one by one (https://docs.joinmastodon.org/methods/statuses/#index). */
import type { HeardMessage } from '../../domain/message.ts';
import { PlatformError } from '../platform.ts';
import type { MastodonClient } from './client.ts';
import { type Reading, readStatus } from './message.ts';

/** Most ids one call may name. */
export const LOOKUP_MAX = 20;

/** Statuses by id; one that cannot be had, or cannot be read, is left out. */
export async function lookUp(
  client: MastodonClient,
  ids: readonly string[],
  reading: Reading,
): Promise<readonly HeardMessage[]> {
  const found: HeardMessage[] = [];
  for (let from = 0; from < ids.length; from += LOOKUP_MAX) {
    const some = ids.slice(from, from + LOOKUP_MAX);
    const raws = (await listed(client, some)) ?? (await oneByOne(client, some));
    for (const raw of raws) found.push(...readable(raw, reading));
  }
  const wanted = new Set(ids);
  return found.filter((message) => wanted.has(message.remoteId));
}

/** At most `LOOKUP_MAX` statuses in one call. Null when the server has no such list: Mastodon has it since 4.3. */
export async function listed(client: MastodonClient, ids: readonly string[]): Promise<readonly unknown[] | null> {
  const raws = await unlessMissing(() => client.statuses(ids));
  return Array.isArray(raws) ? raws : null;
}

/** The status as a message, in a list of its own; empty when it is none. */
export function readable(raw: unknown, reading: Reading): HeardMessage[] {
  try {
    return [readStatus(raw, reading)];
  } catch {
    return [];
  }
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
