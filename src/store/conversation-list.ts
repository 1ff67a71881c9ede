import { sql } from 'kysely';
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
import { countByFacts, ORDERS, readPiece } from './conversation-piece.ts';
import type { Counters } from './counters.ts';
import type { Db } from './schema.ts';
import { searchConversations } from './search.ts';

/** Above this a filtered total is not counted on. */
const TOTAL_MAX = 10_000;
/** Newest messages that match the words of a query and so name its conversations. */
const SEARCH_WINDOW = 2_000;
const LIMIT_MAX = 1_000;

interface Source {
  readonly db: Db;
  readonly counters: Counters;
  /** The conversations of these numbers, in this order. */
  load(ids: readonly number[]): Promise<Conversation[]>;
}

/**
 * One page by keyset, never by offset. Each status (and platform) is read from its own piece of the index in order, and
 * the pieces are merged here: one statement over several would have to sort everything first. What a search, a person or
 * a label names is few: those are read by number and sorted here.
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

/** The few conversations that a search, a person or a label narrows it to, or null. */
async function namedBy(db: Db, { search, contact, label }: ConversationQuery): Promise<number[] | null> {
  const isSearched = search !== undefined && search.trim() !== '';
  const found = isSearched ? await searchConversations(db, search, SEARCH_WINDOW) : null;
  if (contact === undefined) return found ?? (await labelled(db, label ?? []));
  const query = db.selectFrom('conversations').select('id').where('contact', '=', contact);
  const newest = query.orderBy('last_message_at', 'desc').orderBy('id', 'desc').limit(TOTAL_MAX);
  const theirs = (await newest.execute()).map((row) => row.id);
  if (found === null) return theirs;
  const among = new Set(found);
  return theirs.filter((id) => among.has(id));
}

/** Those that bear one of these labels; null where no label is asked for, or where they are too many to be read by number. */
async function labelled(db: Db, labels: readonly string[]): Promise<number[] | null> {
  if (labels.length === 0) return null;
  const query = db.selectFrom('conversation_labels').select('conversation').where('label', 'in', labels);
  const rows = await query.limit(TOTAL_MAX + 1).execute();
  return rows.length > TOTAL_MAX ? null : [...new Set(rows.map((row) => row.conversation))];
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
  const { query, filters, sort, after, limit } = asked;
  const places: Place[] = [];
  const isSomebodys = typeof query.assignee === 'string';
  let isAll = after === null;
  for (const { at, also } of piecesOf(query, sort)) {
    const piece = { at, filters: [...also, ...filters], isSomebodys, sort, after, count: limit + 1 };
    const found = await readPiece(source.db, piece);
    isAll &&= found.length <= limit;
    places.push(...found);
  }
  if (isAll) return { places, total: places.length };
  return { places, total: await totalOf(source, query, [...filters, ...platformFilter(query, sql`platform`)]) };
}

/** Each piece of the index that holds what was asked for, already in order, and what is asked besides. */
function piecesOf(query: ConversationQuery, sort: ConversationSort): { at: Condition[]; also: Condition[] }[] {
  const statuses = statusesOf(query).map((status) => sql<boolean>`status = ${status}`);
  const platforms = [...new Set(query.platform ?? [])].map((platform) => sql<boolean>`platform = ${platform}`);
  // somebody's lie in order by status alone
  const isByPlatform = sort === 'pressing' && platforms.length > 0 && typeof query.assignee !== 'string';
  if (isByPlatform)
    return statuses.flatMap((status) => platforms.map((platform) => ({ at: [platform, status], also: [] })));
  return statuses.map((status) => ({ at: [status], also: platformFilter(query, sql`platform || ''`) }));
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
  const conditions = [sql<boolean>`status in (${sql.join(statuses)})`, ...filters];
  return await countByFacts(source.db, conditions, TOTAL_MAX);
}
