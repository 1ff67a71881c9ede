/** Posts heard before, as they are now: https://docs.bsky.app/docs/api/app-bsky-feed-get-posts (25 at a time). */
import type { HeardMessage } from '../../domain/message.ts';
import { PlatformError, type Recheck } from '../platform.ts';
import type { BlueskyClient } from './client.ts';
import { failed } from './failed.ts';
import { toMessage } from './message.ts';
import { at, textAt, timeAt } from './payload.ts';
import { readReference } from './reference.ts';

const AT_ONCE = 25;

/**
 * What the answer lacks is deleted, taken down, or behind a block: in each case not to be answered. A changed record has
 * another content hash. Chat messages are left out: the chat's log tells what becomes of them.
 */
export async function recheck(client: BlueskyClient, messages: readonly HeardMessage[]): Promise<Recheck> {
  const before = client.requests;
  const posts = messages.filter((message) => readReference(message.reference)?.kind === 'post');
  const { did } = posts.length === 0 ? { did: '' } : await client.account();
  const found: HeardMessage[] = [];
  const deleted: string[] = [];
  for (let start = 0; start < posts.length; start += AT_ONCE) {
    const chunk = posts.slice(start, start + AT_ONCE);
    const views = await viewsOf(client, chunk);
    if (views === null) continue;
    for (const message of chunk) {
      const view = views.get(message.remoteId);
      const now = view === undefined ? null : asItIs(message, view, did);
      if (view === undefined) deleted.push(message.remoteId);
      else if (now !== null) found.push(now);
    }
  }
  return { messages: found, deleted, requests: client.requests - before, costUsd: 0, rateLimit: client.rateLimit };
}

/** Views by address, or null when the server refuses the question, which says nothing about the posts. */
async function viewsOf(
  client: BlueskyClient,
  posts: readonly HeardMessage[],
): Promise<ReadonlyMap<string, unknown> | null> {
  try {
    const { json } = await client.query('app.bsky.feed.getPosts', { uris: posts.map((post) => post.remoteId) });
    const views = at(json, 'posts');
    if (!Array.isArray(views)) throw failed('unavailable', 'answer without posts');
    return new Map(views.map((view) => [textAt(view, 'uri') ?? '', view]));
  } catch (error) {
    if (error instanceof PlatformError && error.failure.kind === 'refused') return null;
    throw error;
  }
}

/** Null when the post cannot be read any more: then nothing is told about it. */
function asItIs(message: HeardMessage, view: unknown, ownDid: string): HeardMessage | null {
  const { followers, remoteId } = message.author;
  const known = new Map(followers === null ? [] : [[remoteId, followers]]);
  try {
    const fresh = toMessage(view, { kind: message.kind, ownDid, followers: known, rawIndex: null });
    const isEdited = textAt(fresh.reference, 'cid') !== textAt(message.reference, 'cid');
    // A changed record is indexed anew: that is when it was edited, as far as anyone knows.
    const editedAt = isEdited ? timeAt(view, 'indexedAt') : message.editedAt;
    return { ...fresh, postedAt: message.postedAt, editedAt };
  } catch {
    return null;
  }
}
