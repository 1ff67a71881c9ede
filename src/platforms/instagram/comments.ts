/**
 * Comments of our posts (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media/comments).
 * Those at the top come newest first, at most 50 at a time; whether there are pages beyond is contradictory: they are
 * followed where they are offered, and else a possible gap is told. A new answer may stand below an old comment, so
 * posts with changes are read further back than what is new.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import type { Query } from '../graph/graph.ts';
import { readEach } from '../graph/read.ts';
import { type Leg, type Legs, NOTHING, type Round, type Source, type Turn, turnOrSkip } from '../graph/walk.ts';
import type { Gap, Unreadable } from '../platform.ts';
import type { Ear } from './ear.ts';
import { type ReadMedia, readComment, readMediaList, repliesIn } from './message.ts';

interface MediaLeg extends Leg {
  readonly media: ReadMedia;
}

/** The comments of all watched posts. */
export function commentsSource(ear: Ear): Source<MediaLeg> {
  return {
    now: () => ear.client.graph.serverNow,
    obeyLimit: () => ear.client.graph.obeyLimit(),
    isRanked: false,
    legs: (round, memory) => watchedMedia(ear, round, memory),
    turn: (leg, next, round) => turnOrSkip(next, leg.key, () => turnComments(ear, leg, { next, round })),
  };
}

/** So many of our newest posts are watched; what is said below older ones is not heard. */
const WATCHED_MAX = 200;
/** Posts younger than this are looked at in any case: one comment more and one less leave the number as it was. */
const YOUNG_MS = 3 * 86_400_000;
/** How old a comment may be whose answers are still looked at. */
const THREAD_MS = 14 * 86_400_000;
/** Comments of restricted people appear when they are approved, under their old time. */
const APPROVED_LATE_MS = 3 * 86_400_000;
/** What Instagram tells at a time. */
const PAGE_MAX = 50;

async function watchedMedia(ear: Ear, round: Round, memory: Readonly<Record<string, number>>): Promise<Legs<MediaLeg>> {
  const { client, me } = ear;
  const watched: ReadMedia[] = [];
  const unreadable: Unreadable[] = [];
  let next: Query | null = {};
  while (next !== null && watched.length < WATCHED_MAX) {
    const place: Query = next;
    const list = await client.media(me.id, place);
    const read = readMediaList(list.items, me, 'own');
    watched.push(...read.values);
    unreadable.push(...read.unreadable);
    next = JSON.stringify(list.next) === JSON.stringify(place) ? null : list.next;
  }
  const isChanged = ({ message, commentsCount }: ReadMedia) =>
    commentsCount === null ||
    commentsCount !== (memory[message.remoteId] ?? 0) ||
    (commentsCount > 0 && message.postedAt >= round.startedAt - YOUNG_MS);
  const legs = watched
    .filter(isChanged)
    .map((media) => ({ key: media.message.remoteId, mark: media.commentsCount ?? 0, media }));
  const counts = watched.flatMap(({ message, commentsCount }) =>
    commentsCount === null ? [] : [[message.remoteId, commentsCount] as const],
  );
  const found = unreadable.length > 0 && { found: { ...NOTHING, unreadable } };
  return { legs, memory: Object.fromEntries(counts), ...found };
}

interface Place {
  readonly next: Query | null;
  readonly round: Round;
}

async function turnComments(ear: Ear, { media }: MediaLeg, { next, round }: Place): Promise<Turn> {
  const { client, me } = ear;
  const list = await client.comments(media.message.remoteId, next);
  const raws: unknown[] = [...list.items];
  const messages: HeardMessage[] = [];
  const unreadable: Unreadable[] = [];
  const tops: HeardMessage[] = [];
  for (const [index, item] of list.items.entries()) {
    const top = readEach([item], (one) => readComment(one, me, { media, topId: null, rawIndex: index }));
    unreadable.push(...top.unreadable);
    tops.push(...top.values);
    messages.push(...top.values);
    for (const comment of top.values) {
      const below = await repliesBelow(ear, comment, { item, raws, media, index });
      messages.push(...below.values);
      unreadable.push(...below.unreadable);
    }
  }
  const heard = messages.filter((message) => message.postedAt >= round.floor - APPROVED_LATE_MS);
  const heardIds = new Set(heard.map((message) => message.remoteId));
  const parents = new Set(heard.map((message) => message.inReplyTo));
  const above = tops.filter((top) => parents.has(top.remoteId) && !heardIds.has(top.remoteId));
  const post = { ...media.message, rawIndex: null };
  const context = [post, ...above.map((top) => ({ ...top, rawIndex: null }))];
  const isOver = tops.length > 0 && tops.every((top) => top.postedAt < round.floor - THREAD_MS);
  const found = { ...NOTHING, messages: heard, context: heard.length > 0 ? context : [], unreadable, raws };
  return { found, next: isOver ? null : list.next, gap: gapOf(list, tops, round) };
}

/** A full page without another after it: what came before it in time cannot be had. */
function gapOf(
  { items, next }: { readonly items: readonly unknown[]; readonly next: Query | null },
  tops: readonly HeardMessage[],
  { heardTo }: Round,
): Gap | null {
  const oldestAt = Math.min(...tops.map((top) => top.postedAt));
  if (next !== null || items.length < PAGE_MAX || oldestAt <= heardTo || !Number.isFinite(oldestAt)) return null;
  const why = `possible gap: Instagram tells no more than ${PAGE_MAX} comments of one post at a time`;
  return { from: heardTo, until: oldestAt, why };
}

interface Below {
  readonly item: unknown;
  /** All items of the page; what is asked for besides joins them. */
  readonly raws: unknown[];
  readonly media: ReadMedia;
  readonly index: number;
}

const REPLY_PAGES_MAX = 20;
const pageShape = z.object({ data: z.array(z.unknown()) });

/** Answers came inside the comment; further pages are asked for. */
async function repliesBelow({ client, me }: Ear, top: HeardMessage, { item, raws, media, index }: Below) {
  const place = { media, topId: top.remoteId };
  const inside = repliesIn(item);
  const first = pageShape.safeParse(inside).success ? client.graph.readList(inside) : { items: [], next: null };
  const read = readEach(first.items, (one) => readComment(one, me, { ...place, rawIndex: index }));
  let { next } = first;
  for (let pages = 0; next !== null && pages < REPLY_PAGES_MAX; pages += 1) {
    const list = await client.replies(top.remoteId, next);
    const more = readEach(list.items, (one) => readComment(one, me, { ...place, rawIndex: raws.push(one) - 1 }));
    read.values.push(...more.values);
    read.unreadable.push(...more.unreadable);
    next = list.next;
  }
  return read;
}
