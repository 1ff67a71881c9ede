import type { Person, Post, World } from '../world.ts';
import { recordOf } from './records.ts';

/** How far up and down a thread is shown. */
export interface ThreadDepth {
  readonly depth: number;
  readonly parentHeight: number;
}

/** `app.bsky.actor.defs#profileViewBasic`: no followers in it, as on the real one. */
export function profileBasic(person: Person): object {
  return {
    did: person.id,
    handle: person.handle,
    displayName: person.name,
    viewer: { muted: false, blockedBy: false },
    labels: [],
    createdAt: new Date(person.joinedAt).toISOString(),
  };
}

/** `app.bsky.actor.defs#profileViewDetailed`. */
export function profileDetailed(world: World, person: Person): object {
  const posts = world.posts('bluesky').filter((post) => post.author === person);
  return {
    ...profileBasic(person),
    description: person.bio,
    followersCount: person.followers,
    followsCount: 41,
    postsCount: posts.length,
    indexedAt: new Date(person.joinedAt).toISOString(),
  };
}

/** `app.bsky.feed.defs#postView`. */
export function postView(world: World, post: Post): Record<string, unknown> {
  const { record, cid } = recordOf(world, post);
  const quoted = post.quotes === null ? null : world.find('bluesky', post.quotes);
  return {
    uri: post.id,
    cid,
    author: profileBasic(post.author),
    record,
    ...(post.quotes === null ? {} : { embed: quoteView(world, post.quotes, quoted) }),
    bookmarkCount: 0,
    replyCount: world.replies(post).length,
    repostCount: 0,
    likeCount: 0,
    quoteCount: 0,
    indexedAt: new Date(post.visibleAt).toISOString(),
    viewer: { bookmarked: false, threadMuted: false, replyDisabled: false, embeddingDisabled: false },
    labels: [],
  };
}

/** `app.bsky.feed.defs#threadViewPost`, with `notFoundPost` where something is gone. */
export function threadView(world: World, post: Post, { depth, parentHeight }: ThreadDepth): object {
  const parent =
    post.inReplyTo === null || parentHeight <= 0 ? {} : { parent: parentView(world, post.inReplyTo, parentHeight - 1) };
  const replies =
    depth <= 0
      ? {}
      : {
          replies: world.replies(post).map((reply) => threadView(world, reply, { depth: depth - 1, parentHeight: 0 })),
        };
  return { $type: 'app.bsky.feed.defs#threadViewPost', post: postView(world, post), ...parent, ...replies };
}

function parentView(world: World, uri: string, parentHeight: number): object {
  const parent = world.find('bluesky', uri);
  if (parent === null) return { $type: 'app.bsky.feed.defs#notFoundPost', uri, notFound: true };
  return threadView(world, parent, { depth: 0, parentHeight });
}

/** `app.bsky.feed.defs#feedViewPost`. */
export function feedView(world: World, post: Post): object {
  const root = world.find('bluesky', post.threadRoot);
  const parent = post.inReplyTo === null ? null : world.find('bluesky', post.inReplyTo);
  if (post.inReplyTo === null) return { post: postView(world, post) };
  const shown = (one: Post | null, uri: string): object =>
    one === null
      ? { $type: 'app.bsky.feed.defs#notFoundPost', uri, notFound: true }
      : { $type: 'app.bsky.feed.defs#postView', ...postView(world, one) };
  const reply = { root: shown(root, post.threadRoot), parent: shown(parent, post.inReplyTo) };
  return { post: postView(world, post), reply };
}

function quoteView(world: World, uri: string, quoted: Post | null): object {
  if (quoted === null) {
    const record = { $type: 'app.bsky.embed.record#viewNotFound', uri, notFound: true };
    return { $type: 'app.bsky.embed.record#view', record };
  }
  const { record: value, cid } = recordOf(world, quoted);
  const indexedAt = new Date(quoted.visibleAt).toISOString();
  const record = {
    $type: 'app.bsky.embed.record#viewRecord',
    uri,
    cid,
    author: profileBasic(quoted.author),
    value,
    indexedAt,
  };
  return { $type: 'app.bsky.embed.record#view', record };
}
