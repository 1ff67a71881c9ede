/**
 * Posts heard before, as they are now: https://docs.bsky.app/docs/api/app-bsky-feed-get-posts (25 at a time). What that
 * list lacks is asked for by itself before it counts as gone: an empty list is what a fault looks like, too.
 */
import type { HeardMessage } from '../../domain/message.ts';
import { PlatformError, type Recheck } from '../platform.ts';
import type { BlueskyClient } from './client.ts';
import { failed } from './failed.ts';
import { toMessage } from './message.ts';
import { at, textAt, timeAt } from './payload.ts';
import { readReference } from './reference.ts';

const AT_ONCE = 25;

/**
 * Deleted are those that are gone, taken down, or behind a block: in each case not to be answered. A changed record has
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
      const view = views.get(message.remoteId) ?? (await viewAlone(client, message.remoteId));
      const now = view === 'gone' ? null : asItIs(message, view, did);
      if (view === 'gone') deleted.push(message.remoteId);
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

/** The view of one post, as `threadOf` tells it. */
async function viewAlone(client: BlueskyClient, uri: string): Promise<unknown> {
  const thread = await threadOf(client, uri, 0);
  return thread === 'gone' ? thread : (at(thread, 'post') ?? null);
}

/**
 * A post with so many levels of answers below it, `gone` when the server says of this very post that it is not there or
 * not for us, null when it says nothing. https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread
 */
export async function threadOf(client: BlueskyClient, uri: string, depth: number): Promise<unknown> {
  try {
    const { json } = await client.query('app.bsky.feed.getPostThread', { uri, depth, parentHeight: 0 });
    const thread = at(json, 'thread');
    if (textAt(thread, 'uri') === uri && GONE.test(textAt(thread, '$type') ?? '')) return 'gone';
    return textAt(thread, 'post', 'uri') === uri ? thread : null;
  } catch (error) {
    if (!(error instanceof PlatformError) || error.failure.kind !== 'refused') throw error;
    // Errors that the lexicon names come with 400; a 404 may be about the method instead of the post.
    return error.failure.status === 400 && /^NotFound\b/.test(error.failure.words) ? 'gone' : null;
  }
}

const GONE = /#(notFound|blocked)Post$/;

/** Null when the post cannot be read any more: then nothing is told about it. */
export function asItIs(message: HeardMessage, view: unknown, ownDid: string): HeardMessage | null {
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
