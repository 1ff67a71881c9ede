/**
 * Hearing Graph's edges without gaps (https://developers.facebook.com/docs/graph-api/results). Meta says that page
 * cursors do not last and most edges know no time, so what is kept is a moment up to which all is heard. It moves only
 * when a round over all parts of a stream (its legs: edges, posts, chats) is complete; until then the cursor remembers
 * which legs are done, and a crash loses nothing. A page cursor is kept for the leg under way only, and missed by nobody
 * when it no longer holds: that leg begins again.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import { type Cursor, type FetchOptions, type Gap, PlatformError, type Unreadable } from '../platform.ts';
import type { Query } from './graph.ts';

/** A part of a stream. A leg that is done is gone over again in the same round when `mark` has changed. */
export interface Leg {
  readonly key: string;
  readonly mark: number;
}

/** What one page brought. `raws`: its items, in the order `rawIndex` counts. */
export interface Found {
  readonly messages: readonly HeardMessage[];
  readonly context: readonly HeardMessage[];
  readonly deleted: readonly string[];
  readonly unreadable: readonly Unreadable[];
  readonly raws: readonly unknown[];
}

export interface Turn {
  readonly found: Found;
  readonly next: Query | null;
  readonly gap: Gap | null;
  /** Not read at all: what is remembered of the leg is forgotten, so that the next round asks again. */
  readonly isRefused?: boolean;
}

export interface Legs<L extends Leg> {
  readonly legs: readonly L[];
  /** Numbers by key to be remembered from this round to the next. */
  readonly memory?: Readonly<Record<string, number>>;
  /** What came up while listing. */
  readonly found?: Found;
  /** What the list itself leaves out. */
  readonly gap?: Gap;
}

/** What earlier rounds left. */
export interface Known {
  /** Numbers by key, as the last round told them. */
  readonly memory: Readonly<Record<string, number>>;
  /** Since when the stream is listened to, UTC milliseconds. */
  readonly begunAt: number;
}

/** Where pages come from. `turn` gives null when `next` no longer holds or, at its beginning, when the leg is gone. */
export interface Source<L extends Leg> {
  /** UTC milliseconds by the server's clock. */
  readonly now: () => number;
  /** Asked before each turn (`legs` asks by itself, before each page of its list); throws when the budget of calls is spent. */
  readonly obeyLimit: () => void;
  /** Edges that Meta ranks instead of sorting are read to their end now and then. */
  readonly isRanked: boolean;
  readonly legs: (round: Round, known: Known) => Promise<Legs<L>>;
  readonly turn: (leg: L, next: Query | null, round: Round) => Promise<Turn | null>;
}

/** One step: what was found, the cursor that covers it, and what could not be heard. */
export interface Step {
  readonly found: Found;
  readonly cursor: Cursor;
  readonly gap: Gap | null;
}

const roundShape = z.object({
  /** What is older was heard before. UTC milliseconds. */
  floor: z.number(),
  /** All up to here was heard; between `floor` and this is the overlap. */
  heardTo: z.number(),
  startedAt: z.number(),
  newestAt: z.number().nullable(),
  isDeep: z.boolean(),
  done: z.record(z.string(), z.number()),
  place: z.object({ key: z.string(), next: z.record(z.string(), z.string()).nullable() }).nullable(),
  memory: z.record(z.string(), z.number()).nullable(),
});
const heardShape = z.object({
  begunAt: z.number(),
  upTo: z.number().nullable(),
  deepAt: z.number().nullable(),
  deepUpTo: z.number().nullable(),
  memory: z.record(z.string(), z.number()),
  round: roundShape.nullable(),
});

/** A round over all legs. */
export type Round = z.infer<typeof roundShape>;
type Heard = z.infer<typeof heardShape>;

/** Fresh comments can be missing for a while: never re-read less than this. */
const LATE_MS = 600_000;
const DEEP_EVERY_MS = 6 * 3_600_000;
const RANK_SLACK_MS = 7 * 86_400_000;
const PAGES_MAX = 1_000;

export const NOTHING: Found = { messages: [], context: [], deleted: [], unreadable: [], raws: [] };

/** Where a poll begins. */
export interface From {
  readonly since: Cursor | null;
  readonly options: FetchOptions;
}

/** All of a stream from after `since` up to now. An interrupted round is finished first. */
export async function* walk<L extends Leg>(source: Source<L>, { since, options }: From): AsyncGenerator<Step> {
  let heard = since === null ? begin(options) : heardShape.parse(JSON.parse(since));
  if (heard.round) heard = yield* goRound(source, { ...heard, round: heard.round });
  yield* goRound(source, { ...heard, round: nextRound(source, heard, options) });
}

/**
 * Whether a ranked edge may be left at this page: everything on it is far older than what is asked for, and this is not
 * the round that reads to the end. `times` are UTC milliseconds.
 */
export function isBehind(times: readonly number[], round: Round): boolean {
  return !round.isDeep && times.length > 0 && times.every((time) => time < round.floor - RANK_SLACK_MS);
}

/**
 * A turn whose refusal does not stop the stream: a place that no longer holds is null, so is a `part` (one post, one chat)
 * that is gone; a part that is refused otherwise is told as unreadable. Without a part the refusal of a first page stands.
 */
export async function turnOrSkip(
  next: Query | null,
  part: string | null,
  turn: () => Promise<Turn>,
): Promise<Turn | null> {
  try {
    return await turn();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { kind, reason, words } = error.failure;
    if (kind !== 'refused' || !['notFound', 'invalid', 'notAllowed'].includes(reason ?? '')) throw error;
    if (next !== null) return null;
    if (part === null) throw error;
    if (reason === 'notFound') return null;
    const unreadable = [{ raw: JSON.stringify({ id: part }), why: words }];
    return { found: { ...NOTHING, unreadable, raws: [{ id: part }] }, next: null, gap: null, isRefused: true };
  }
}

function begin(options: FetchOptions): Heard {
  return { begunAt: options.backfillFrom, upTo: null, deepAt: null, deepUpTo: null, memory: {}, round: null };
}

function nextRound<L extends Leg>({ now, isRanked }: Source<L>, heard: Heard, options: FetchOptions): Round {
  const startedAt = now();
  const isDeep = isRanked && (heard.deepAt === null || startedAt - heard.deepAt >= DEEP_EVERY_MS);
  const from = isDeep ? heard.deepUpTo : heard.upTo;
  const overlapMs = Math.max(options.overlapMs, LATE_MS);
  const floor = from === null ? options.backfillFrom : Math.max(heard.begunAt, from - overlapMs);
  const heardTo = Math.max(floor, heard.upTo ?? floor);
  return { floor, heardTo, startedAt, newestAt: null, isDeep, done: {}, place: null, memory: null };
}

async function* goRound<L extends Leg>(
  source: Source<L>,
  heard: Heard & { round: Round },
): AsyncGenerator<Step, Heard> {
  const listed = await source.legs(heard.round, heard);
  let round: Round = { ...heard.round, memory: heard.round.memory ?? listed.memory ?? {} };
  const { found = NOTHING, gap = null } = listed;
  if (isWorthTelling(found) || gap !== null) yield { found, cursor: JSON.stringify({ ...heard, round }), gap };
  // The one under way first: its place holds for the shortest time.
  const placeKey = round.place?.key;
  const isUnderWay = (leg: Leg) => Number(leg.key === placeKey);
  for (const leg of listed.legs.toSorted((a, b) => isUnderWay(b) - isUnderWay(a))) {
    if (round.done[leg.key] !== leg.mark) round = yield* goLeg(source, leg, { ...heard, round });
  }
  const after = ended(heard, round);
  yield { found: NOTHING, cursor: JSON.stringify(after), gap: null };
  return after;
}

async function* goLeg<L extends Leg>(
  source: Source<L>,
  leg: L,
  heard: Heard & { round: Round },
): AsyncGenerator<Step, Round> {
  let { round } = heard;
  let next: Query | null = leg.key === round.place?.key ? round.place.next : null;
  let losses = 0;
  for (let pages = 0; ; pages += 1) {
    source.obeyLimit();
    const turn: Turn | null = await source.turn(leg, next, round);
    if (turn === null && next !== null && losses === 0) {
      losses += 1;
      next = null;
      continue;
    }
    const isCut = turn === null ? next !== null : isEndless(turn.next, next, pages);
    const { found, gap } = turn ?? { found: NOTHING, gap: null };
    const told = gap ?? (isCut ? cutGap(round) : null);
    round = asTurned(round, leg, { turn, next });
    next = isCut ? null : (turn?.next ?? null);
    round = placed(advanced(round, found.messages), leg, next);
    if (isWorthTelling(found) || told !== null) yield { found, cursor: JSON.stringify({ ...heard, round }), gap: told };
    if (next === null) return round;
  }
}

/** What was refused, or listed and not there, perhaps only may not be read now: it is asked again in the next round. */
function asTurned(
  round: Round,
  { key }: Leg,
  { turn, next }: { readonly turn: Turn | null; readonly next: Query | null },
): Round {
  const isUnread = turn === null ? next === null : turn.isRefused === true;
  if (!isUnread) return round;
  const memory = Object.entries(round.memory ?? {}).filter(([one]) => one !== key);
  return { ...round, memory: Object.fromEntries(memory) };
}

function cutGap({ floor, startedAt }: Round): Gap {
  return { from: floor, until: startedAt, why: CUT };
}

function placed(round: Round, { key, mark }: Leg, next: Query | null): Round {
  if (next !== null) return { ...round, place: { key, next } };
  return { ...round, done: { ...round.done, [key]: mark }, place: null };
}

function advanced(round: Round, messages: readonly HeardMessage[]): Round {
  const times = messages.map((message) => message.postedAt).filter((time) => time <= round.startedAt);
  const newestAt = Math.max(round.newestAt ?? Number.NEGATIVE_INFINITY, ...times);
  return Number.isFinite(newestAt) ? { ...round, newestAt } : round;
}

/** The newest that was seen, not the moment of asking: clocks may differ, and what is late may still come. */
function ended(heard: Heard, round: Round): Heard {
  const upTo = Math.max(heard.upTo ?? 0, round.newestAt ?? heard.upTo ?? round.startedAt);
  const deep = round.isDeep ? { deepAt: round.startedAt, deepUpTo: upTo } : {};
  return { ...heard, upTo, ...deep, memory: round.memory ?? {}, round: null };
}

const CUT = 'Meta led from page to page without end, or lost the place: something may be missing';

function isEndless(next: Query | null, last: Query | null, pages: number): boolean {
  return next !== null && (JSON.stringify(next) === JSON.stringify(last) || pages >= PAGES_MAX);
}

function isWorthTelling({ messages, unreadable, deleted }: Found): boolean {
  return messages.length + unreadable.length + deleted.length > 0;
}
