/**
 * Streams as pages of messages. There is no list of all comments of a Page: each post is asked for its own
 * (https://developers.facebook.com/docs/graph-api/reference/page/feed), those where something happened and the newest.
 */
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import { chatSource } from '../graph/chat.ts';
import type { Query } from '../graph/graph.ts';
import {
  type From,
  isBehind,
  type Leg,
  NOTHING,
  type Round,
  type Source,
  type Step,
  type Turn,
  turnOrSkip,
  walk,
} from '../graph/walk.ts';
import type { PostEdge } from './client.ts';
import { commentsSource } from './comments.ts';
import { chatRulesOf, type Ear } from './ear.ts';
import { noSuchStream } from './failure.ts';
import { type ReadPost, readPosts } from './message.ts';

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

function timesOf(posts: readonly ReadPost[]): number[] {
  return posts.map((post) => post.updatedAt);
}
