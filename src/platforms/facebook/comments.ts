/**
 * Comments below our posts and those that visitors left on our Page
 * (https://developers.facebook.com/docs/graph-api/reference/object/comments): posts where something happened and the
 * newest are asked for theirs.
 */
import type { HeardMessage } from '../../domain/message.ts';
import type { Query } from '../graph/graph.ts';
import { unlessGone } from '../graph/read.ts';
import {
  isBehind,
  type Leg,
  type Legs,
  NOTHING,
  type Round,
  type Source,
  type Turn,
  turnOrSkip,
} from '../graph/walk.ts';
import type { Unreadable } from '../platform.ts';
import { commentBefore, tagsOf } from './addressee.ts';
import type { PostEdge } from './client.ts';
import type { Ear } from './ear.ts';
import { type ReadPost, readComment, readComments, readPosts, referenceShape, type Under } from './message.ts';

interface PostLeg extends Leg {
  readonly post: ReadPost;
}

/** The comments of all watched posts. */
export function commentsSource(ear: Ear): Source<PostLeg> {
  return {
    now: () => ear.client.graph.serverNow,
    obeyLimit: () => ear.client.graph.obeyLimit(),
    isRanked: true,
    legs: (round) => watchedPosts(ear, round),
    turn: (leg, next, round) => turnOrSkip(next, leg.post.id, () => turnComments(ear, leg, { next, round })),
  };
}

/**
 * The newest posts are looked at in any case: whether an answer to a comment moves `updated_time` is [unverified]. Now and
 * then more of them are. What is said below older ones is heard when `updated_time` moves; nothing else would tell.
 */
const WATCHED = { ageMs: 3 * 86_400_000, max: 10 };
const WATCHED_DEEPLY = { ageMs: 30 * 86_400_000, max: 50 };

/** Our posts, and those which visitors left on our Page: what we and they say below is said in comments. */
const POST_EDGES: readonly PostEdge[] = ['published_posts', 'visitor_posts'];

async function watchedPosts({ client, me }: Ear, round: Round): Promise<Legs<PostLeg>> {
  const posts = new Map<string, ReadPost>();
  const unreadable: Unreadable[] = [];
  for (const edge of POST_EDGES) {
    let next: Query | null = {};
    while (next !== null) {
      const place: Query = next;
      client.graph.obeyLimit();
      const list = await client.posts(me.id, edge, place);
      const read = readPosts(list.items, me);
      for (const post of read.values) posts.set(post.message.remoteId, post);
      unreadable.push(...read.unreadable);
      const times = read.values.map((post) => post.updatedAt);
      const isOver = isBehind(times, round) || JSON.stringify(list.next) === JSON.stringify(place);
      next = isOver ? null : list.next;
    }
  }
  const newestFirst = [...posts.values()].toSorted((a, b) => b.message.postedAt - a.message.postedAt);
  const { ageMs, max } = round.isDeep ? WATCHED_DEEPLY : WATCHED;
  const young = newestFirst.filter((post) => post.message.postedAt >= round.startedAt - ageMs);
  const watched = new Set(young.slice(0, max));
  const changed = newestFirst.filter((post) => post.updatedAt >= round.floor || watched.has(post));
  const legs = changed.map((post) => ({ key: post.message.remoteId, mark: post.updatedAt, post }));
  return { legs, ...(unreadable.length > 0 && { found: { ...NOTHING, unreadable, raws: [] } }) };
}

interface Place {
  readonly next: Query | null;
  readonly round: Round;
}

/** Newest first in so far as it was asked for: the page that reaches what was heard before is the last. */
async function turnComments(ear: Ear, { post }: PostLeg, { next, round }: Place): Promise<Turn> {
  const { client, me } = ear;
  const under = { post: { ...post.message, rawIndex: null }, postId: post.id };
  const list = await client.comments(post.id, next);
  const { messages, context, missing, unreadable } = readComments(list.items, me, under);
  const heard = messages.filter((message) => message.postedAt >= round.floor);
  if (heard.length > 0) {
    // A parent is good to have, not worth a stopped poll.
    for (const id of missing) {
      const parent = await unlessGone(() => client.comment(id));
      if (parent !== null) context.push(readComment(parent, me, under));
    }
  }
  const known = [...messages, ...context];
  const placed = await addressed(ear, heard, { under, known, tags: tagsOf(list.items, me.id, post.id) });
  const isReached = messages.length > heard.length;
  const found = { ...NOTHING, messages: placed.messages, context: [...context, ...placed.context], unreadable };
  return { found: { ...found, raws: list.items }, next: isReached ? null : list.next, gap: null };
}

interface Threads {
  readonly under: Under;
  /** What came along, answers and those they are for. */
  readonly known: readonly HeardMessage[];
  /** Whom our own answers tag, by the answer's id. */
  readonly tags: ReadonlyMap<string, string>;
}

/**
 * Each answer of ours put to the comment of the person it tags. One that did not come along is looked for in the thread;
 * where it is not found, the answer stays the top comment's.
 */
async function addressed(
  ear: Ear,
  heard: readonly HeardMessage[],
  { under, known, tags }: Threads,
): Promise<{ messages: HeardMessage[]; context: HeardMessage[] }> {
  const asked = new Map<string, readonly HeardMessage[]>();
  const context = new Map<string, HeardMessage>();
  const messages: HeardMessage[] = [];
  for (const message of heard) {
    const personId = tags.get(message.remoteId);
    let meant = personId === undefined ? null : commentBefore(message, personId, known);
    if (personId !== undefined && meant === null) {
      const thread = asked.get(message.threadId) ?? (await threadOf(ear, message, under));
      asked.set(message.threadId, thread);
      meant = commentBefore(message, personId, thread);
      if (meant !== null) context.set(meant.remoteId, { ...meant, rawIndex: null });
    }
    messages.push(meant === null ? message : { ...message, inReplyTo: meant.remoteId });
  }
  return { messages, context: [...context.values()] };
}

/** The newest answers in a message's thread. */
async function threadOf({ client, me }: Ear, message: HeardMessage, under: Under): Promise<readonly HeardMessage[]> {
  const reference = referenceShape.safeParse(message.reference).data;
  const topId = reference?.type === 'comment' ? reference.topId : null;
  if (topId === null) return [];
  client.graph.obeyLimit();
  const list = await unlessGone(() => client.comments(topId, {}));
  return list === null ? [] : readComments(list.items, me, under).messages;
}
