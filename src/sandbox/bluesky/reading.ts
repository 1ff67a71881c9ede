import type { Person, World } from '../world.ts';
import { byIndexedAt, isAfterCursor, packCursor, readLimit } from './cursors.ts';
import { listNotifications } from './notifications.ts';
import { invalidRequest, XrpcError } from './problem.ts';
import { findPublic, publicPosts } from './public-posts.ts';
import { searchPosts } from './search.ts';
import { feedView, postView, profileDetailed, threadView } from './views.ts';

const BATCH_MAX = 25;

/** Queries that need a session, by their names. @throws {XrpcError} */
export const READS: Readonly<Record<string, (world: World, query: URLSearchParams) => object>> = {
  'app.bsky.notification.listNotifications': listNotifications,
  'app.bsky.feed.searchPosts': searchPosts,
  'app.bsky.feed.getPosts': (world, query) => ({
    posts: batch(query, 'uris')
      .map((uri) => findPublic(world, uri))
      .filter((post) => post !== null)
      .map((post) => postView(world, post)),
  }),
  'app.bsky.feed.getPostThread': getPostThread,
  'app.bsky.feed.getAuthorFeed': getAuthorFeed,
  'app.bsky.actor.getProfile': (world, query) => {
    const person = findPerson(world, query.get('actor') ?? '');
    if (person === null) throw invalidRequest('Profile not found');
    return profileDetailed(world, person);
  },
  'app.bsky.actor.getProfiles': (world, query) => ({
    profiles: batch(query, 'actors')
      .map((actor) => findPerson(world, actor))
      .filter((person) => person !== null)
      .map((person) => profileDetailed(world, person)),
  }),
};

/** A person by DID or handle. */
export function findPerson(world: World, actor: string): Person | null {
  return world.person('bluesky', actor) ?? world.personByHandle('bluesky', actor.replace(/^@/, ''));
}

function getPostThread(world: World, query: URLSearchParams): object {
  const uri = query.get('uri') ?? '';
  const post = findPublic(world, uri);
  if (post === null) throw new XrpcError(400, 'NotFound', `Post not found: ${uri}`);
  const depth = Number(query.get('depth') ?? 6);
  const parentHeight = Number(query.get('parentHeight') ?? 80);
  if (![depth, parentHeight].every((height) => Number.isInteger(height) && height >= 0 && height <= 1000)) {
    throw invalidRequest('Error: depth and parentHeight must be from 0 to 1000');
  }
  return { thread: threadView(world, post, { depth, parentHeight }) };
}

function getAuthorFeed(world: World, query: URLSearchParams): object {
  const person = findPerson(world, query.get('actor') ?? '');
  if (person === null) throw invalidRequest('Profile not found');
  const limit = readLimit(query, 50, 100);
  const isAfter = isAfterCursor(query.get('cursor'));
  const withoutReplies = query.get('filter') === 'posts_no_replies';
  const page = publicPosts(world)
    .sort(byIndexedAt)
    .filter((post) => post.author === person && !(withoutReplies && post.inReplyTo !== null))
    .filter((post) => isAfter({ at: post.visibleAt, order: post.order }))
    .slice(0, limit);
  const last = page.at(-1);
  const more = last === undefined ? {} : { cursor: packCursor({ at: last.visibleAt, order: last.order }) };
  return { feed: page.map((post) => feedView(world, post)), ...more };
}

function batch(query: URLSearchParams, name: string): string[] {
  const items = query.getAll(name);
  if (items.length === 0 || items.length > BATCH_MAX) {
    throw invalidRequest(`Error: ${name} must have 1 to ${BATCH_MAX} elements`);
  }
  return items;
}
