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

/** How to fetch a page: null when the server will not start there. `reachMax`: how many posts back a stream goes. */
export interface Source<P extends WirePage> {
  readonly turn: (turn: Turn) => Promise<P | null>;
  readonly reachMax: number;
}

/** All of a stream from after `since` up to now, older pages last. An interrupted walk is finished first. */
export async function* walk<P extends WirePage>(
  source: Source<P>,
  since: Cursor | null,
  options: FetchOptions,
): AsyncGenerator<Step<P>> {
  let { anchors, walk: begun } = since === null ? NOWHERE : placeShape.parse(JSON.parse(since));
  if (begun) anchors = yield* walkBack(source, { anchors, walk: begun }, options.overlapMs);
  const sinceId = startOf(anchors, options.overlapMs);
  const startAt = sinceId === null ? options.backfillFrom : null;
  begun = { sinceId, startAt, token: null, top: null, count: 0, oldestAt: null, gapFrom: null };
  yield* walkBack(source, { anchors, walk: begun }, options.overlapMs);
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
});
const placeShape = z.object({ anchors: z.array(markShape), walk: walkShape.nullable() });

type Mark = z.infer<typeof markShape>;
type Walk = z.infer<typeof walkShape>;
interface Begun {
  readonly anchors: readonly Mark[];
  readonly walk: Walk;
}

const NOWHERE = { anchors: [] as Mark[], walk: null as Walk | null };
const PAGES_MAX = 2_000;
/** How often one walk is begun anew: a server that refuses its own tokens must not be paid for ever. */
const RESTARTS_MAX = 4;
const ANCHORS_MAX = 12;

async function* walkBack<P extends WirePage>(
  source: Source<P>,
  begun: Begun,
  overlapMs: number,
): AsyncGenerator<Step<P>, Mark[]> {
  const anchors = [...begun.anchors];
  const tokens = new Set<string>();
  let walk = begun.walk;
  let restarts = 0;
  for (let pages = 0; ; pages += 1) {
    const page = await source.turn(walk);
    if (page === null) {
      restarts += 1;
      if (restarts > RESTARTS_MAX) throw unsteady();
      walk = elsewhere(walk, anchors);
      // Begun anew, the same tokens come again.
      tokens.clear();
      continue;
    }
    walk = advanced(walk, page);
    const isStuck = page.nextToken !== null && tokens.has(page.nextToken);
    const isCut = isStuck || (page.nextToken !== null && pages >= PAGES_MAX);
    if (page.nextToken === null || isCut) {
      const kept = keep(anchors, walk.top, overlapMs);
      const gap = isCut ? gapOfCut(walk, anchors) : gapOf(walk, anchors, source.reachMax);
      yield { page, cursor: JSON.stringify({ anchors: kept, walk: null }), gap, isLast: true };
      return kept;
    }
    tokens.add(page.nextToken);
    yield { page, cursor: JSON.stringify({ anchors, walk }), gap: null, isLast: false };
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
function elsewhere(walk: Walk, anchors: readonly Mark[]): Walk {
  if (walk.token !== null) return { ...walk, token: null, count: 0 };
  const gapFrom = walk.sinceId === null ? walk.gapFrom : (anchors.at(-1)?.at ?? null);
  return { ...walk, sinceId: null, startAt: null, count: 0, gapFrom };
}

function unsteady(): PlatformError {
  const words = 'X refuses the page tokens that it gives';
  return new PlatformError({ kind: 'unavailable', until: null, reason: null, status: 400, words });
}

function gapOf(walk: Walk, anchors: readonly Mark[], reachMax: number): Gap | null {
  const { gapFrom, oldestAt } = walk;
  if (gapFrom !== null && oldestAt !== null && oldestAt > gapFrom) {
    return { from: gapFrom, until: oldestAt, why: 'the last poll is longer ago than X goes back' };
  }
  const heardUpTo = anchors.at(-1)?.at ?? null;
  if (walk.count >= reachMax && heardUpTo !== null && oldestAt !== null && oldestAt > heardUpTo) {
    return { from: heardUpTo, until: oldestAt, why: `X gives no more than the newest ${reachMax} posts` };
  }
  return null;
}

/** The pages go round in circles or have no end: what lies before them stays unheard. */
function gapOfCut({ oldestAt, startAt }: Walk, anchors: readonly Mark[]): Gap | null {
  const from = anchors.at(-1)?.at ?? startAt;
  if (from === null || oldestAt === null || oldestAt <= from) return null;
  return { from, until: oldestAt, why: 'X does not come to the end of its pages' };
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
