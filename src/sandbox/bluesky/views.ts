import type { Person, Post, World } from '../world.ts';
import { findPublic, publicPosts, publicReplies } from './public-posts.ts';
import { recordOf } from './records.ts';
import { allowIncoming, followOf, isReplyDisabled, threadgateOf } from './relations.ts';

/** How far up and down a thread is shown. */
export interface ThreadDepth {
  readonly depth: number;
  readonly parentHeight: number;
}

/** `app.bsky.actor.defs#profileViewBasic`: no followers in it, as on the real one. */
export function profileBasic(world: World, person: Person): object {
  const follow = followOf(world, person);
  return {
    did: person.id,
    handle: person.handle,
    displayName: person.name,
    associated: { chat: { allowIncoming: allowIncoming(person) } },
    viewer: { muted: false, blockedBy: false, ...(follow === null ? {} : { followedBy: follow.uri }) },
    labels: [],
    createdAt: new Date(person.joinedAt).toISOString(),
  };
}

/** `app.bsky.actor.defs#profileViewDetailed`. */
export function profileDetailed(world: World, person: Person): object {
  const posts = publicPosts(world).filter((post) => post.author === person);
  return {
    ...profileBasic(world, person),
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
  const gate = threadgateOf(world, post);
  return {
    uri: post.id,
    cid,
    author: profileBasic(world, post.author),
    record,
    ...(post.quotes === null ? {} : { embed: quoteView(world, post.quotes) }),
    bookmarkCount: 0,
    replyCount: shownReplies(world, post).length,
    repostCount: 0,
    likeCount: 0,
    quoteCount: 0,
    indexedAt: new Date(post.visibleAt).toISOString(),
    viewer: {
      bookmarked: false,
      threadMuted: false,
      replyDisabled: isReplyDisabled(world, post),
      embeddingDisabled: false,
    },
    labels: [],
    ...(gate === null ? {} : { threadgate: { ...gate, lists: [] } }),
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
          replies: shownReplies(world, post).map((reply) =>
            threadView(world, reply, { depth: depth - 1, parentHeight: 0 }),
          ),
        };
  return { $type: 'app.bsky.feed.defs#threadViewPost', post: postView(world, post), ...parent, ...replies };
}

function parentView(world: World, uri: string, parentHeight: number): object {
  const parent = findPublic(world, uri);
  if (parent === null) return { $type: 'app.bsky.feed.defs#notFoundPost', uri, notFound: true };
  return threadView(world, parent, { depth: 0, parentHeight });
}

/** `app.bsky.feed.defs#feedViewPost`. */
export function feedView(world: World, post: Post): object {
  const root = findPublic(world, post.threadRoot);
  const parent = post.inReplyTo === null ? null : findPublic(world, post.inReplyTo);
  if (post.inReplyTo === null) return { post: postView(world, post) };
  const shown = (one: Post | null, uri: string): object =>
    one === null
      ? { $type: 'app.bsky.feed.defs#notFoundPost', uri, notFound: true }
      : { $type: 'app.bsky.feed.defs#postView', ...postView(world, one) };
  const reply = { root: shown(root, post.threadRoot), parent: shown(parent, post.inReplyTo) };
  return { post: postView(world, post), reply };
}

/** A brand's reply under a threadgate is stored, but the AppView shows it in no thread. */
function shownReplies(world: World, post: Post): Post[] {
  const replies = publicReplies(world, post);
  return isReplyDisabled(world, post) ? replies.filter(({ byBrand }) => !byBrand) : replies;
}

/** `app.bsky.embed.record#view`, of what is quoted by this URI. */
export function quoteView(world: World, uri: string): object {
  const quoted = findPublic(world, uri);
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
    author: profileBasic(world, quoted.author),
    value,
    indexedAt,
  };
  return { $type: 'app.bsky.embed.record#view', record };
}
