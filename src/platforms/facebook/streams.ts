/**
 * Streams as pages of messages. There is no list of all comments of a Page: each post is asked for its own
 * (https://developers.facebook.com/docs/graph-api/reference/page/feed), those where something happened and the newest.
 */
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import { type ChatRules, chatSource } from '../graph/chat.ts';
import type { Query } from '../graph/graph.ts';
import { isGone } from '../graph/read.ts';
import {
  type From,
  isBehind,
  type Leg,
  type Legs,
  NOTHING,
  type Round,
  type Source,
  type Step,
  type Turn,
  turnOrSkip,
  walk,
} from '../graph/walk.ts';
import type { Unreadable } from '../platform.ts';
import type { FacebookClient, PostEdge } from './client.ts';
import { noSuchStream } from './failure.ts';
import { type ReadPost, readComment, readComments, readPosts, type Self } from './message.ts';

/** Who listens. */
export interface Ear {
  readonly client: FacebookClient;
  readonly me: Self;
}

/** What a chat is to a Page. */
export function chatRulesOf(me: Self): ChatRules {
  return {
    platform: 'messenger',
    me: { ids: [me.id], handle: me.handle, name: me.name },
    inboxUrl: `https://www.facebook.com/${me.id}/inbox/`,
    site: 'https://www.facebook.com',
    profileUrl: (handle) => `https://www.facebook.com/${handle}`,
  };
}

/**
 * The steps of a stream.
 * @throws {PlatformError} `refused` for a stream that Facebook does not have
 */
export function stepsOf(ear: Ear, stream: Stream, from: From): AsyncIterable<Step> {
  switch (stream.kind) {
    case 'own':
      return walk(edgesSource(ear, ['published_posts']), from);
    case 'mentions':
      return walk(edgesSource(ear, ['visitor_posts', 'tagged']), from);
    case 'comments':
      return walk(commentsSource(ear), from);
    case 'messages':
      return walk(chatSource(ear.client.graph, chatRulesOf(ear.me)), from);
    case 'search':
    case 'hashtag':
      throw noSuchStream(stream.kind);
    default:
      return stream satisfies never;
  }
}

function commentsSource(ear: Ear): Source<PostLeg> {
  return {
    now: () => ear.client.graph.serverNow,
    obeyLimit: () => ear.client.graph.obeyLimit(),
    isRanked: true,
    legs: (round) => watchedPosts(ear, round),
    turn: (leg, next, round) => turnOrSkip(next, leg.post.id, () => turnComments(ear, leg, { next, round })),
  };
}

interface PostLeg extends Leg {
  readonly post: ReadPost;
}

/** The newest posts are looked at in any case: whether an answer to a comment moves `updated_time` is [unverified]. */
const WATCHED_MS = 3 * 86_400_000;
const WATCHED_MAX = 10;

/** Our posts, and those which visitors left on our Page: what we and they say below is said in comments. */
const POST_EDGES: readonly PostEdge[] = ['published_posts', 'visitor_posts'];

function edgesSource(ear: Ear, edges: readonly PostEdge[]): Source<Leg & { readonly edge: PostEdge }> {
  return {
    now: () => ear.client.graph.serverNow,
    obeyLimit: () => ear.client.graph.obeyLimit(),
    isRanked: true,
    legs: async () => ({ legs: edges.map((edge) => ({ key: edge, mark: 0, edge })) }),
    turn: ({ edge }, next, round) => turnOrSkip(next, null, () => turnPosts(ear, edge, { next, round })),
  };
}

interface Place {
  readonly next: Query | null;
  readonly round: Round;
}

async function turnPosts({ client, me }: Ear, edge: PostEdge, { next, round }: Place): Promise<Turn> {
  const list = await client.posts(me.id, edge, next);
  const { values, unreadable } = readPosts(list.items, me);
  const messages = values
    .filter((post) => post.updatedAt >= round.floor)
    .map((post) => post.message)
    .filter((message) => edge === 'published_posts' || message.direction === 'inbound')
    .map((message): HeardMessage => (edge === 'published_posts' ? { ...message, direction: 'outbound' } : message));
  const isOver = isBehind(timesOf(values), round);
  return { found: { ...NOTHING, messages, unreadable, raws: list.items }, next: isOver ? null : list.next, gap: null };
}

async function watchedPosts({ client, me }: Ear, round: Round): Promise<Legs<PostLeg>> {
  const posts = new Map<string, ReadPost>();
  const unreadable: Unreadable[] = [];
  for (const edge of POST_EDGES) {
    let next: Query | null = {};
    while (next !== null) {
      const place: Query = next;
      const list = await client.posts(me.id, edge, place);
      const read = readPosts(list.items, me);
      for (const post of read.values) posts.set(post.message.remoteId, post);
      unreadable.push(...read.unreadable);
      const isOver = isBehind(timesOf(read.values), round) || JSON.stringify(list.next) === JSON.stringify(place);
      next = isOver ? null : list.next;
    }
  }
  const newestFirst = [...posts.values()].toSorted((a, b) => b.message.postedAt - a.message.postedAt);
  const young = newestFirst.filter((post) => post.message.postedAt >= round.startedAt - WATCHED_MS);
  const watched = new Set(young.slice(0, WATCHED_MAX));
  const changed = newestFirst.filter((post) => post.updatedAt >= round.floor || watched.has(post));
  const legs = changed.map((post) => ({ key: post.message.remoteId, mark: post.updatedAt, post }));
  return { legs, ...(unreadable.length > 0 && { found: { ...NOTHING, unreadable, raws: [] } }) };
}

/** Newest first in so far as it was asked for: the page that reaches what was heard before is the last. */
async function turnComments({ client, me }: Ear, { post }: PostLeg, { next, round }: Place): Promise<Turn> {
  const under = { post: { ...post.message, rawIndex: null }, postId: post.id };
  const list = await client.comments(post.id, next);
  const { messages, context, missing, unreadable } = readComments(list.items, me, under);
  const heard = messages.filter((message) => message.postedAt >= round.floor);
  if (heard.length > 0) {
    for (const id of missing) {
      const parent = await unlessGone(() => client.comment(id));
      if (parent !== null) context.push(readComment(parent, me, under));
    }
  }
  const isReached = messages.length > heard.length;
  const found = { ...NOTHING, messages: heard, context, unreadable, raws: list.items };
  return { found, next: isReached ? null : list.next, gap: null };
}

/** A parent is good to have, not worth a stopped poll. */
async function unlessGone(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function timesOf(posts: readonly ReadPost[]): number[] {
  return posts.map((post) => post.updatedAt);
}
