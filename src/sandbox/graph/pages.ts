import { invalidParameter } from './problem.ts';

/** How an edge is paged. */
export interface PageRules {
  readonly usual: number;
  readonly max: number;
  /** Asking for more than `max` is refused; otherwise it is cut to `max`. */
  readonly isStrict?: boolean;
  /** The edge tells cursors only, never `next` and `previous`, and cursors only when there is more than one page. */
  readonly hasCursorsOnly?: boolean;
}

interface Paged {
  readonly id: string;
  readonly at: number | null;
}

/** What of an edge goes into one answer. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Null for an empty page. */
  readonly cursors: { readonly before: string; readonly after: string } | null;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/**
 * Picks a page by `limit`, `after`, `before`, `since` and `until`,
 * https://developers.facebook.com/docs/graph-api/results (cursors are opaque: a place and the id that stood there).
 * @throws {GraphProblem} 100 for a limit or a cursor that cannot be used
 */
export function pickPage<T extends Paged>(all: readonly T[], args: URLSearchParams, rules: PageRules): Page<T> {
  const limit = readLimit(args.get('limit'), rules);
  const since = readTime(args.get('since'), Number.NEGATIVE_INFINITY);
  const until = readTime(args.get('until'), Number.POSITIVE_INFINITY);
  const items = all.filter(({ at }) => at === null || (at >= since && at <= until));
  const after = args.get('after');
  const before = args.get('before');
  let start = 0;
  if (after !== null && after !== '') start = placeOf(items, after, 'after') + 1;
  else if (before !== null && before !== '') start = Math.max(0, placeOf(items, before, 'before') - limit);
  const picked = items.slice(start, start + limit);
  const [first] = picked;
  const last = picked.at(-1);
  const hasNext = start + picked.length < items.length;
  const hasPrevious = start > 0;
  const isWhole = !hasNext && !hasPrevious && rules.hasCursorsOnly === true;
  const cursors =
    first === undefined || last === undefined || isWhole
      ? null
      : { before: cursorAt(start, first.id), after: cursorAt(start + picked.length - 1, last.id) };
  return { items: picked, cursors, hasNext, hasPrevious };
}

function readLimit(written: string | null, { usual, max, isStrict }: PageRules): number {
  if (written === null || written === '') return usual;
  const limit = Number(written);
  if (!Number.isInteger(limit) || limit < 0) throw invalidParameter('Param limit must be a non-negative integer');
  if (limit > max && isStrict === true) throw invalidParameter(`Param limit must be at most ${max}`);
  return Math.min(limit, max);
}

/** Unix seconds or a date. */
function readTime(written: string | null, otherwise: number): number {
  if (written === null || written === '') return otherwise;
  const at = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written);
  if (Number.isNaN(at)) throw invalidParameter('Param since and until must be unix timestamps or dates');
  return at;
}

function cursorAt(place: number, id: string): string {
  return Buffer.from(`${place}:${id}`, 'utf8').toString('base64url');
}

/** Where the cursor points to now; where its item is gone, the place before the one it had. */
function placeOf(items: readonly Paged[], cursor: string, name: 'after' | 'before'): number {
  const [, place, id] = /^(\d+):(.+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (place === undefined) throw invalidParameter(`Invalid cursors values for ${name} cursor`);
  const found = items.findIndex((item) => item.id === id);
  return found === -1 ? Number(place) - 1 : found;
}
