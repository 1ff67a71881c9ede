/**
 * Hearing a timeline without gaps and without paying twice (https://docs.x.com/x-api/fundamentals/pagination). Pages come
 * newest first; all pages of one walk carry the same `since_id`. What page 1 called newest becomes the next walk's start
 * only when the last page is stored: until then the cursor keeps the token and the old start, and a crash loses nothing.
 * Older starts are kept for the overlap, because `since_id` leaves out everything up to it.
 */
import { z } from 'zod';
import { type Cursor, type FetchOptions, type Gap, PlatformError } from '../platform.ts';

/** One post of a page; `at` is NaN when it has no time. */
export interface Item {
  readonly id: string;
  readonly at: number;
}

/** Where a page is asked from. `sinceId` and `startAt` (UTC milliseconds) exclude each other. */
export interface Turn {
  readonly sinceId: string | null;
  readonly startAt: number | null;
  readonly token: string | null;
}

export interface WirePage {
  readonly items: readonly Item[];
  readonly nextToken: string | null;
}

/** One step: the page, the cursor that covers it, and what could not be heard. */
export interface Step<P extends WirePage> {
  readonly page: P;
  readonly cursor: Cursor;
  readonly gap: Gap | null;
  /** The walk is complete with this page. */
  readonly isLast: boolean;
}

/** Where pages come from, and how far back they go. */
export interface Source<P extends WirePage> {
  /** Fetches a page: null when the server will not start there. */
  readonly turn: (turn: Turn) => Promise<P | null>;
  /** How many posts back the server goes. */
  readonly reachMax: number;
  /** How far back it goes in time; null where posts are all it counts. */
  readonly reachMs: number | null;
  /** How far the server's clock is ahead of ours by its last answer: moments of the two are compared. */
  readonly skewMs: () => number;
}

/**
 * All of a stream from after `since` up to now, older pages last. An interrupted walk is finished first. A first walk that
 * was to begin before the server's reach tells what it could not hear, as a later one does.
 */
export async function* walk<P extends WirePage>(
  source: Source<P>,
  since: Cursor | null,
  options: FetchOptions,
): AsyncGenerator<Step<P>> {
  const { walk: begun, ...place } = since === null ? NOWHERE : placeShape.parse(JSON.parse(since));
  const heard: Heard = begun ? yield* walkBack(source, { ...place, walk: begun }, options) : place;
  const sinceId = startOf(heard.anchors, options.overlapMs);
  const startAt = sinceId === null ? options.backfillFrom : null;
  const walk = { sinceId, startAt, token: null, top: null, count: 0, oldestAt: null, gapFrom: null };
  yield* walkBack(source, { ...heard, walk: { ...walk, begunAt: null } }, options);
}

const markShape = z.object({ id: z.string(), at: z.number() });
const walkShape = z.object({
  sinceId: z.string().nullable(),
  startAt: z.number().nullable(),
  token: z.string().nullable(),
  top: markShape.nullable(),
  count: z.number(),
  oldestAt: z.number().nullable(),
  /** Set when the start was too old for the server: from here on something may be missing. */
  gapFrom: z.number().nullable(),
  /** UTC milliseconds by the server's clock. */
  begunAt: z.number().nullable().default(null),
});
const placeShape = z.object({
  anchors: z.array(markShape),
  /** When the newest complete walk began, by the server’s clock: a quiet stream is heard, and has no newer anchor. */
  heardAt: z.number().nullable().default(null),
  walk: walkShape.nullable(),
});

type Mark = z.infer<typeof markShape>;
type Walk = z.infer<typeof walkShape>;
interface Heard {
  readonly anchors: readonly Mark[];
  readonly heardAt: number | null;
}
interface Begun extends Heard {
  readonly walk: Walk;
}

const NOWHERE: Heard & { readonly walk: Walk | null } = { anchors: [], heardAt: null, walk: null };
const PAGES_MAX = 2_000;
/** How often one walk is begun anew: a server that refuses its own tokens must not be paid for ever. */
const RESTARTS_MAX = 4;
const ANCHORS_MAX = 12;

async function* walkBack<P extends WirePage>(
  source: Source<P>,
  begun: Begun,
  options: FetchOptions,
): AsyncGenerator<Step<P>, Heard> {
  const { anchors, heardAt } = begun;
  const tokens = new Set<string>();
  let walk = begun.walk;
  let restarts = 0;
  for (let pages = 0; ; pages += 1) {
    const page = await source.turn(walk);
    if (page === null) {
      restarts += 1;
      if (restarts > RESTARTS_MAX) throw unsteady();
      walk = elsewhere(walk, heardUpTo(begun, source.skewMs()));
      // Begun anew, the same tokens come again.
      tokens.clear();
      continue;
    }
    const now = options.now + source.skewMs();
    walk = advanced({ ...walk, begunAt: walk.begunAt ?? now }, page);
    const isStuck = page.nextToken !== null && tokens.has(page.nextToken);
    const isCut = isStuck || (page.nextToken !== null && pages >= PAGES_MAX);
    if (page.nextToken === null || isCut) {
      const heard: Heard = { anchors: keep(anchors, walk.top, options.overlapMs), heardAt: walk.begunAt };
      const from = heardUpTo(begun, source.skewMs());
      const gap = isCut ? gapOfCut(walk, from, now) : gapOf(walk, from, { ...source, now });
      yield { page, cursor: JSON.stringify({ ...heard, walk: null }), gap, isLast: true };
      return heard;
    }
    tokens.add(page.nextToken);
    yield { page, cursor: JSON.stringify({ anchors, heardAt, walk }), gap: null, isLast: false };
  }
}

function advanced(walk: Walk, page: WirePage): Walk {
  const timed = page.items.filter((item) => !Number.isNaN(item.at));
  const top = walk.top ?? timed.map(({ id, at }) => ({ id, at })).toSorted(newestFirst)[0] ?? null;
  const times = timed.map((item) => item.at);
  const oldestAt = Math.min(walk.oldestAt ?? Number.POSITIVE_INFINITY, ...times);
  return {
    ...walk,
    top,
    token: page.nextToken,
    count: walk.count + page.items.length,
    oldestAt: Number.isFinite(oldestAt) ? oldestAt : null,
  };
}

/** A page token may expire: begin the same walk anew. A start may be too old: take all the server has, and tell the gap. */
function elsewhere(walk: Walk, heardTo: number | null): Walk {
  if (walk.token !== null) return { ...walk, token: null, count: 0 };
  const gapFrom = walk.sinceId === null ? walk.gapFrom : heardTo;
  return { ...walk, sinceId: null, startAt: null, count: 0, gapFrom };
}

function unsteady(): PlatformError {
  const words = 'X refuses the page tokens that it gives';
  return new PlatformError({ kind: 'unavailable', until: null, reason: null, status: 400, words });
}

/** From where a walk has to listen, by the server's clock, or null when nobody knows. */
function heardUpTo({ heardAt, anchors, walk }: Begun, skewMs: number): number | null {
  return heardAt ?? anchors.at(-1)?.at ?? (walk.startAt === null ? null : walk.startAt + skewMs);
}

type Reach = Pick<Source<WirePage>, 'reachMax' | 'reachMs'> & { readonly now: number };

function gapOf(walk: Walk, from: number | null, reach: Reach): Gap | null {
  const { gapFrom, oldestAt, count } = walk;
  if (from === null) return null;
  // What lies before its reach a server leaves out silently, whichever start it took.
  if (reach.reachMs !== null) return gapUntil(from, reach.now - reach.reachMs, 'X goes back no further');
  if (oldestAt === null) return null;
  if (gapFrom !== null) return gapUntil(from, oldestAt, 'the last poll is longer ago than X goes back');
  return count >= reach.reachMax
    ? gapUntil(from, oldestAt, `X gives no more than the newest ${reach.reachMax} posts`)
    : null;
}

/** The pages go round in circles or have no end: what lies before them stays unheard. */
function gapOfCut({ oldestAt }: Walk, from: number | null, now: number): Gap | null {
  return from === null ? null : gapUntil(from, oldestAt ?? now, 'X does not come to the end of its pages');
}

function gapUntil(from: number, until: number, why: string): Gap | null {
  return from < until ? { from, until, why } : null;
}

/** The oldest start that is no older than the overlap, else the newest. */
function startOf(anchors: readonly Mark[], overlapMs: number): string | null {
  const newest = anchors.at(-1);
  if (!newest) return null;
  return (anchors.find((anchor) => anchor.at >= newest.at - overlapMs) ?? newest).id;
}

/** Starts worth keeping, oldest first: the newest, and some within the overlap before it, spread out. */
function keep(anchors: readonly Mark[], top: Mark | null, overlapMs: number): Mark[] {
  const all = [...anchors, ...(top ? [top] : [])].toSorted((a, b) => newestFirst(b, a));
  const newest = all.at(-1);
  if (!newest) return [];
  const kept: Mark[] = [];
  for (const anchor of all.slice(0, -1)) {
    const isSpread = anchor.at - (kept.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= overlapMs / ANCHORS_MAX;
    if (anchor.id !== newest.id && anchor.at >= newest.at - overlapMs && isSpread) kept.push(anchor);
  }
  return [...kept, newest];
}

/** Ids are numbers too long for a number: the longer is the larger. */
export function newestFirst(a: Pick<Item, 'id'>, b: Pick<Item, 'id'>): number {
  return b.id.length - a.id.length || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
