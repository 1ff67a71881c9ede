/**
 * Hearing a stream without gaps. Pages come newest first, so each poll walks back from the newest to where the last
 * finished walk began, less the overlap. The cursor has two ends: `anchor`, below which all is stored, and an unfinished
 * walk's next page. The anchor moves only when a walk has arrived, so a crash half way loses nothing. It needs only
 * "older than this" of a server: `min_id` is missing or wrong on some (https://docs.joinmastodon.org/api/guidelines/#pagination).
 */
import { z } from 'zod';
import type { Cursor, FetchOptions, Gap } from '../platform.ts';

/** One item of a page; `at` is NaN when it has no time. */
export interface Item {
  readonly id: string;
  readonly at: number;
  readonly raw: unknown;
}

/** A page as the server gave it. `next` leads to the older one, opaque; null when there is none. */
export interface WirePage {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** One step of a walk: what had not been seen, and the cursor that covers it. */
export interface Step {
  readonly items: readonly Item[];
  readonly cursor: Cursor;
  readonly gap: Gap | null;
}

/** Fetches a page: the newest for null, else where a page's `next` led. Null when that place is no longer known. */
export type Turn = (next: string | null) => Promise<WirePage | null>;

/** All of a stream from after `since` up to now, older pages last. An interrupted walk is finished first. */
export async function* walk(turn: Turn, since: Cursor | null, options: FetchOptions): AsyncGenerator<Step> {
  let place = readCursor(since);
  if (place.walk) place = yield* walkBack(turn, place, { ...place.walk, now: options.now });
  const floorAt = place.anchor ? place.anchor.at - options.overlapMs : options.backfillFrom;
  yield* walkBack(turn, place, { top: null, next: null, floorAt, now: options.now });
}

/** No stream is longer than this many pages; a server that invents pages without end is left. */
const PAGES_MAX = 5_000;

const markShape = z.object({ id: z.string(), at: z.number() });
const walkShape = z.object({ top: markShape.nullable(), next: z.string().nullable(), floorAt: z.number() });
const placeShape = z.object({ anchor: markShape.nullable(), walk: walkShape.nullable() });

type Place = z.infer<typeof placeShape>;
type Walk = z.infer<typeof walkShape>;

function readCursor(since: Cursor | null): Place {
  return since === null ? { anchor: null, walk: null } : placeShape.parse(JSON.parse(since));
}

/** An unfinished walk, and our clock: what claims to be from the future must not hide what comes before it. */
type Begun = Walk & { readonly now: number };

async function* walkBack(turn: Turn, place: Place, begun: Begun): AsyncGenerator<Step, Place> {
  const seen = new Set<string>();
  let { top, next } = begun;
  let oldestAt = Number.POSITIVE_INFINITY;
  for (let pages = 0; ; pages += 1) {
    const page = (await turn(next)) ?? (await startAgain(turn));
    const fresh = page.items.filter((item) => !seen.has(item.id));
    for (const item of fresh) seen.add(item.id);
    const timed = page.items.filter((item) => !Number.isNaN(item.at));
    top ??= timed.map(({ id, at }) => ({ id, at: Math.min(at, begun.now) }))[0] ?? null;
    // Some servers sort by arrival: one old item at the end does not mean that all is old from here on.
    const lastAt = timed.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...timed.slice(-3).map((item) => item.at));
    oldestAt = Math.min(oldestAt, ...timed.map((item) => item.at));
    const hasArrived = lastAt < begun.floorAt || page.next === null;
    const isStuck = fresh.length === 0 && page.items.length > 0;
    const isEnd = hasArrived || isStuck || page.items.length === 0 || pages >= PAGES_MAX;
    const gap = isEnd && !hasArrived && page.items.length > 0 ? gapOf(begun.floorAt, oldestAt) : null;
    const now: Place = isEnd
      ? { anchor: top ?? place.anchor, walk: null }
      : { anchor: place.anchor, walk: { top, next: page.next, floorAt: begun.floorAt } };
    yield { items: fresh, cursor: JSON.stringify(now), gap };
    if (isEnd) return now;
    next = page.next;
  }
}

/** The place an interrupted walk stopped at is gone: the whole way once more loses nothing. */
async function startAgain(turn: Turn): Promise<WirePage> {
  return (await turn(null)) ?? { items: [], next: null };
}

function gapOf(from: number, until: number): Gap | null {
  const why = 'the server repeats the same page when asked for older ones';
  return Number.isFinite(until) && until > from ? { from, until, why } : null;
}
