/**
 * Streams as pages of messages (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user).
 * There is no list of all comments: each post is asked for its own. The number of comments, told with our posts, says
 * which have new ones.
 */
import type { Stream } from '../../domain/stream.ts';
import { chatSource } from '../graph/chat.ts';
import type { GraphList, Query } from '../graph/graph.ts';
import { readEach } from '../graph/read.ts';
import {
  type From,
  isBehind,
  type Leg,
  NOTHING,
  type Round,
  type Source,
  type Step,
  turnOrSkip,
  walk,
} from '../graph/walk.ts';
import type { Gap } from '../platform.ts';
import { commentsSource } from './comments.ts';
import { chatRulesOf, type Ear } from './ear.ts';
import { needsFacebookLogin, noSuchHashtag, noSuchStream } from './failure.ts';
import { type MediaKind, readMediaList } from './message.ts';

/**
 * The steps of a stream.
 * @throws {PlatformError} `refused` for a stream that Instagram, or this login, does not have
 */
export async function stepsOf(ear: Ear, stream: Stream, from: From): Promise<AsyncIterable<Step>> {
  const { client, me } = ear;
  switch (stream.kind) {
    case 'own':
      return walk(
        listSource(ear, 'own', (next) => client.media(me.id, next)),
        from,
      );
    case 'mentions':
      if (client.login === 'instagram') throw needsFacebookLogin('mentions');
      return walk(
        listSource(ear, 'tag', (next) => client.tags(me.id, next)),
        from,
      );
    case 'hashtag': {
      if (client.login === 'instagram') throw needsFacebookLogin('hashtags');
      const id = await hashtagId(ear, stream.tag);
      return walk(
        listSource(ear, 'found', (next) => client.recentOf(id, me.id, next)),
        from,
      );
    }
    case 'comments':
      return walk(commentsSource(ear), from);
    case 'messages':
      return walk(chatSource(client.graph, chatRulesOf(me)), from);
    case 'search':
      throw noSuchStream(stream.kind);
    default:
      return stream satisfies never;
  }
}

/** Our own posts come newest first; of the other lists nobody says so. */
function listSource(
  { client, me }: Ear,
  kind: MediaKind,
  ask: (next: Query | null) => Promise<GraphList>,
): Source<Leg> {
  const turn = async (next: Query | null, round: Round) => {
    const list = await ask(next);
    const { values, unreadable } = readMediaList(list.items, me, kind);
    const messages = values.map((one) => one.message);
    const times = messages.map((message) => message.postedAt);
    const isOver = kind === 'own' ? times.some((time) => time < round.floor) : isBehind(times, round);
    const heard = messages.filter((message) => message.postedAt >= round.floor);
    const gap = kind === 'found' && list.next === null ? gapOf(round) : null;
    const found = { ...NOTHING, messages: heard, unreadable, raws: list.items };
    return { found, next: isOver ? null : list.next, gap };
  };
  return {
    now: () => client.graph.serverNow,
    obeyLimit: () => client.graph.obeyLimit(),
    isRanked: kind === 'tag',
    legs: async () => ({ legs: [{ key: kind, mark: 0 }] }),
    turn: (_leg, next, round) => turnOrSkip(next, null, () => turn(next, round)),
  };
}

/** Hashtags are told for the last 24 hours [unverified]. */
const HASHTAG_REACH_MS = 24 * 3_600_000;

function gapOf({ floor, startedAt }: Round): Gap | null {
  const until = startedAt - HASHTAG_REACH_MS;
  return floor < until ? { from: floor, until, why: 'Instagram tells hashtags for the last 24 hours only' } : null;
}

async function hashtagId({ client, me }: Ear, tag: string): Promise<string> {
  const name = tag.replace(/^#/, '');
  const { items } = await client.hashtag(me.id, name);
  const [id] = readEach(items, (item) => idOf(item)).values;
  if (id === undefined) throw noSuchHashtag(name);
  return id;
}

function idOf(item: unknown): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null;
  if (typeof id !== 'string' || id === '') throw new Error('no id');
  return id;
}
