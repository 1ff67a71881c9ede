import { type RawBuilder, sql } from 'kysely';
import {
  CONVERSATION_STATUSES,
  type Conversation,
  type ConversationPage,
  type ConversationQuery,
  type ConversationSort,
} from '../domain/conversation.ts';
import { pieces } from './bulk.ts';
import { cursorOf, type Place, placeOf } from './conversation-cursor.ts';
import { type Condition, filtersOf, platformFilter } from './conversation-filters.ts';
import type { Counters } from './counters.ts';
import type { Db } from './schema.ts';
import { searchConversations } from './search.ts';

/** Above this a filtered total is not counted on. */
const TOTAL_MAX = 10_000;
/** Newest messages that match the words of a query and so name its conversations. */
const SEARCH_WINDOW = 2_000;
const LIMIT_MAX = 1_000;

interface Order {
  /** What the index of this order holds; the constant is written out, so that the index serves it. */
  readonly key: RawBuilder<number>;
  readonly direction: 'asc' | 'desc';
}

const ORDERS: Readonly<Record<ConversationSort, Order>> = {
  pressing: { key: sql`urgency_rank`, direction: 'desc' },
  newest: { key: sql`last_message_at`, direction: 'desc' },
  oldest: { key: sql`last_message_at`, direction: 'asc' },
  waiting: { key: sql`waiting_since`, direction: 'asc' },
  due: { key: sql`coalesce(due_at, 8640000000000000)`, direction: 'asc' },
};

interface Source {
  readonly db: Db;
  readonly counters: Counters;
  /** The conversations of these numbers, in this order. */
  load(ids: readonly number[]): Promise<Conversation[]>;
}

/**
 * One page by keyset, never by offset. Each status (and platform) is read from its own piece of the index in order, and
 * the pieces are merged here: one statement over several would have to sort everything first. What a search or a person
 * names is few: those are read by number and sorted here.
 * Without filters but status the total comes from the counters; otherwise it is counted, up to TOTAL_MAX.
 * @param now what is overdue is told by
 */
export async function listConversations(
  source: Source,
  query: ConversationQuery,
  now?: number,
): Promise<ConversationPage> {
  const sort = query.sort ?? 'pressing';
  const limit = Math.min(LIMIT_MAX, Math.max(1, Math.trunc(query.limit ?? 50)));
  const after = query.cursor === undefined ? null : placeOf(query.cursor, sort);
  const filters = filtersOf(query, sort, now);
  const named = await namedBy(source.db, query);
  const found =
    named === null
      ? await readInOrder(source, { query, filters, sort, after, limit })
      : await readNamed(source, named, { query, filters, sort, after });
  const turn = ORDERS[sort].direction === 'asc' ? 1 : -1;
  const places = found.places.sort((a, b) => turn * (a.key - b.key || a.id - b.id));
  const page = places.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await source.load(page.map((place) => place.id)),
    next: places.length > limit && last !== undefined ? cursorOf(last, sort) : null,
    total: found.total,
  };
}

interface Asked {
  readonly query: ConversationQuery;
  readonly filters: readonly Condition[];
  readonly sort: ConversationSort;
  readonly after: Place | null;
}

interface FoundPlaces {
  /** In any order. */
  readonly places: Place[];
  readonly total: number;
}

/** The few conversations that a search or a person narrows it to, or null. */
async function namedBy(db: Db, { search, contact }: ConversationQuery): Promise<number[] | null> {
  const isSearched = search !== undefined && search.trim() !== '';
  const found = isSearched ? await searchConversations(db, search, SEARCH_WINDOW) : null;
  if (contact === undefined) return found;
  const query = db.selectFrom('conversations').select('id').where('contact', '=', contact);
  const newest = query.orderBy('last_message_at', 'desc').orderBy('id', 'desc').limit(TOTAL_MAX);
  const theirs = (await newest.execute()).map((row) => row.id);
  if (found === null) return theirs;
  const among = new Set(found);
  return theirs.filter((id) => among.has(id));
}

async function readNamed(source: Source, named: readonly number[], asked: Asked): Promise<FoundPlaces> {
  const { query, filters, sort, after } = asked;
  const conditions = [...filters, ...platformFilter(query, sql`platform || ''`)];
  const places: Place[] = [];
  for (const some of pieces(named)) {
    let rows = source.db
      .selectFrom('conversations')
      .select(['id', ORDERS[sort].key.as('key')])
      .where('id', 'in', some);
    // `|| ''`: what is named is read by its number, not looked up among all of a status
    rows = rows.where(sql<boolean>`status || '' in (${sql.join(statusesOf(query))})`);
    for (const condition of conditions) rows = rows.where(condition);
    places.push(...(await rows.execute()));
  }
  const turn = ORDERS[sort].direction === 'asc' ? 1 : -1;
  const isNext = ({ key, id }: Place) => after === null || turn * (key - after.key || id - after.id) > 0;
  return { places: places.filter(isNext), total: Math.min(TOTAL_MAX, places.length) };
}

async function readInOrder(source: Source, asked: Asked & { readonly limit: number }): Promise<FoundPlaces> {
  const { query, filters, sort } = asked;
  const places: Place[] = [];
  for (const piece of piecesOf(query, sort))
    places.push(...(await readPiece(source.db, [...piece, ...filters], { ...asked, order: ORDERS[sort] })));
  return { places, total: await totalOf(source, query, [...filters, ...platformFilter(query, sql`platform`)]) };
}

async function readPiece(
  db: Db,
  conditions: readonly Condition[],
  want: { readonly order: Order; readonly after: Place | null; readonly limit: number },
): Promise<Place[]> {
  const { key, direction } = want.order;
  let rows = db.selectFrom('conversations').select(['id', key.as('key')]);
  for (const condition of conditions) rows = rows.where(condition);
  if (want.after !== null) {
    const than = sql.raw(direction === 'asc' ? '>' : '<');
    rows = rows.where(sql<boolean>`(${key}, id) ${than} (${want.after.key}, ${want.after.id})`);
  }
  return rows
    .orderBy(key, direction)
    .orderBy('id', direction)
    .limit(want.limit + 1)
    .execute();
}

/** One set of conditions for each piece of the index that holds what was asked for, already in order. */
function piecesOf(query: ConversationQuery, sort: ConversationSort): Condition[][] {
  const statuses = statusesOf(query);
  const platforms = [...new Set(query.platform ?? [])];
  if (sort !== 'pressing' || platforms.length === 0)
    return statuses.map((status) => [sql<boolean>`status = ${status}`, ...platformFilter(query, sql`platform || ''`)]);
  return statuses.flatMap((status) =>
    platforms.map((platform) => [sql<boolean>`platform = ${platform}`, sql<boolean>`status = ${status}`]),
  );
}

const statusesOf = (query: ConversationQuery) => [
  ...new Set(query.status === undefined || query.status.length === 0 ? CONVERSATION_STATUSES : query.status),
];

async function totalOf(source: Source, query: ConversationQuery, filters: readonly Condition[]): Promise<number> {
  const statuses = statusesOf(query);
  if (filters.length === 0) {
    const counts = await source.counters.values('conversation', CONVERSATION_STATUSES);
    return statuses.reduce((sum, status) => sum + counts[status], 0);
  }
  let rows = source.db.selectFrom('conversations').select('id').where('status', 'in', statuses);
  for (const filter of filters) rows = rows.where(filter);
  const counted = source.db.selectFrom(rows.limit(TOTAL_MAX).as('found')).select((eb) => eb.fn.countAll().as('count'));
  return Number((await counted.executeTakeFirst())?.count ?? 0);
}
