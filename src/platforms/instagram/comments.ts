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
import {
  type Known,
  type Leg,
  type Legs,
  NOTHING,
  type Round,
  type Source,
  type Turn,
  turnOrSkip,
} from '../graph/walk.ts';
import type { Gap, Unreadable } from '../platform.ts';
import { addressed } from './addressee.ts';
import type { Ear } from './ear.ts';
import { type ReadMedia, readComment, readMediaList, repliesIn } from './message.ts';

interface MediaLeg extends Leg {
  readonly media: ReadMedia;
  /** How many comments there are more than the last round was told; 0 where that is not known. */
  readonly grown: number;
}

/** What of a post was read so far in its leg. */
interface Tally {
  /** Comments and answers younger than what was heard before. */
  fresh: number;
  /** Pages on which all threads are old. */
  oldPages: number;
}

/** The comments of all watched posts. */
export function commentsSource(ear: Ear): Source<MediaLeg> {
  const tallies = new Map<string, Tally>();
  const tallyOf = ({ key }: Leg, next: Query | null): Tally => {
    const tally = (next === null ? null : tallies.get(key)) ?? { fresh: 0, oldPages: 0 };
    tallies.set(key, tally);
    return tally;
  };
  return {
    now: () => ear.client.graph.serverNow,
    obeyLimit: () => ear.client.graph.obeyLimit(),
    isRanked: false,
    legs: (round, known) => watchedMedia(ear, round, known),
    turn: (leg, next, round) =>
      turnOrSkip(next, leg.key, () => turnComments(ear, leg, { next, round, tally: tallyOf(leg, next) })),
  };
}

/**
 * So many of our newest posts are watched. What is said below older ones is not heard, nor can be known: their number of
 * comments is not asked for. So it is told once, when posts of the time that is listened to are among them.
 */
const WATCHED_MAX = 200;
/** In the memory of numbers by post: that this was told. */
const TOLD_BEYOND = 'beyond';
/** Posts younger than this are looked at in any case: one comment more and one less leave the number as it was. */
const YOUNG_MS = 3 * 86_400_000;
/**
 * How old a comment may be whose answers are looked at in any case. Where the number of comments says that there are more
 * new ones than were found, older ones are looked at as well, so many pages of them; and then a possible gap is told. In
 * the first round nobody knows what is new.
 */
const THREAD_MS = 14 * 86_400_000;
const OLD_PAGES_MAX = 10;
/** Comments of restricted people appear when they are approved, under their old time. */
const APPROVED_LATE_MS = 3 * 86_400_000;
/** What Instagram tells at a time. */
const PAGE_MAX = 50;

async function watchedMedia(ear: Ear, round: Round, { memory, begunAt }: Known): Promise<Legs<MediaLeg>> {
  const { client, me } = ear;
  const watched: ReadMedia[] = [];
  const unreadable: Unreadable[] = [];
  let next: Query | null = {};
  while (next !== null && watched.length < WATCHED_MAX) {
    const place: Query = next;
    client.graph.obeyLimit();
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
  const legs = watched.filter(isChanged).map((media): MediaLeg => {
    const count = media.commentsCount ?? 0;
    const key = media.message.remoteId;
    return { key, mark: count, media, grown: count - (memory[key] ?? count) };
  });
  const isBeyond = next !== null && watched.every(({ message }) => message.postedAt > begunAt);
  const isTold = round.memory !== null || TOLD_BEYOND in memory;
  const gap = isBeyond && !isTold ? { gap: beyond(round) } : {};
  const found = unreadable.length > 0 && { found: { ...NOTHING, unreadable } };
  return { legs, memory: memoryOf(watched, isBeyond || TOLD_BEYOND in memory), ...found, ...gap };
}

function memoryOf(watched: readonly ReadMedia[], isTold: boolean): Record<string, number> {
  const counts = watched.flatMap(({ message, commentsCount }) =>
    commentsCount === null ? [] : [[message.remoteId, commentsCount] as const],
  );
  return { ...Object.fromEntries(counts), ...(isTold && { [TOLD_BEYOND]: 1 }) };
}

function beyond({ heardTo, startedAt }: Round): Gap {
  const why = `only the newest ${WATCHED_MAX} posts are watched: comments below older ones are not heard`;
  return { from: heardTo, until: startedAt, why };
}

interface Place {
  readonly next: Query | null;
  readonly round: Round;
  readonly tally: Tally;
}

async function turnComments(ear: Ear, leg: MediaLeg, { next, round, tally }: Place): Promise<Turn> {
  const { client, me } = ear;
  const { media } = leg;
  const list = await client.comments(media.message.remoteId, next);
  const raws: unknown[] = [...list.items];
  const messages: HeardMessage[] = [];
  const unreadable: Unreadable[] = [];
  const tops: HeardMessage[] = [];
  let isCut = false;
  for (const [index, item] of list.items.entries()) {
    const top = readEach([item], (one) => readComment(one, me, { media, topId: null, rawIndex: index }));
    unreadable.push(...top.unreadable);
    tops.push(...top.values);
    for (const comment of top.values) {
      const below = await repliesBelow(ear, comment, { item, raws, media, index });
      messages.push(...addressed([comment, ...below.values]));
      unreadable.push(...below.unreadable);
      isCut ||= below.isCut;
    }
  }
  const heard = messages.filter((message) => message.postedAt >= round.floor - APPROVED_LATE_MS);
  const heardIds = new Set(heard.map((message) => message.remoteId));
  const wanted = new Set(heard.flatMap((message) => [message.inReplyTo, message.threadId]));
  const above = messages.filter(({ remoteId }) => wanted.has(remoteId) && !heardIds.has(remoteId));
  const post = { ...media.message, rawIndex: null };
  const context = [post, ...above.map((one) => ({ ...one, rawIndex: null }))];
  const found = { ...NOTHING, messages: heard, context: heard.length > 0 ? context : [], unreadable, raws };
  tally.fresh += messages.filter((message) => message.postedAt > round.heardTo).length;
  const isOld = tops.length > 0 && tops.every((top) => top.postedAt < round.floor - THREAD_MS);
  tally.oldPages += Number(isOld);
  const isOver = isOld && (tally.fresh >= leg.grown || tally.oldPages > OLD_PAGES_MAX);
  const isShort = isOver && tally.fresh < leg.grown && list.next !== null;
  const gap = gapOf(list, tops, round) ?? (isCut || isShort ? possibleGap(round, isCut) : null);
  return { found, next: isOver ? null : list.next, gap };
}

function possibleGap({ heardTo, startedAt }: Round, isCut: boolean): Gap {
  const why = isCut
    ? `possible gap: more than ${REPLY_PAGES_MAX} pages of answers to one comment`
    : 'possible gap: more new comments below a post than were found; they may answer very old ones';
  return { from: heardTo, until: startedAt, why };
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
    client.graph.obeyLimit();
    const list = await client.replies(top.remoteId, next);
    const more = readEach(list.items, (one) => readComment(one, me, { ...place, rawIndex: raws.push(one) - 1 }));
    read.values.push(...more.values);
    read.unreadable.push(...more.unreadable);
    next = list.next;
  }
  return { ...read, isCut: next !== null };
}
