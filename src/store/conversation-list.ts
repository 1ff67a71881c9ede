import { type RawBuilder, sql } from 'kysely';
import {
  CONVERSATION_STATUSES,
  type Conversation,
  type ConversationPage,
  type ConversationQuery,
  type ConversationSort,
} from '../domain/conversation.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Counters } from './counters.ts';
import type { Db } from './schema.ts';
import { searchConversations } from './search.ts';

/** Above this a filtered total is not counted on. */
const TOTAL_MAX = 10_000;
/** Newest messages that match the words of a query and so name its conversations. */
const SEARCH_WINDOW = 2_000;
const LIMIT_MAX = 1_000;

interface Order {
  readonly column: 'urgency_rank' | 'last_message_at' | 'waiting_since';
  readonly direction: 'asc' | 'desc';
}

const ORDERS: Readonly<Record<ConversationSort, Order>> = {
  pressing: { column: 'urgency_rank', direction: 'desc' },
  newest: { column: 'last_message_at', direction: 'desc' },
  oldest: { column: 'last_message_at', direction: 'asc' },
  waiting: { column: 'waiting_since', direction: 'asc' },
};

type Condition = RawBuilder<boolean>;
interface Place {
  readonly key: number;
  readonly id: number;
}

/**
 * One page by keyset, never by offset. Each status (and platform) is read from its own piece of the index in order, and
 * the pieces are merged here: one statement over several would have to sort everything first.
 * Without filters but status the total comes from the counters; otherwise it is counted, up to TOTAL_MAX.
 * @param load the conversations of these numbers, in this order
 */
export async function listConversations(
  source: { readonly db: Db; readonly counters: Counters; load(ids: readonly number[]): Promise<Conversation[]> },
  query: ConversationQuery,
): Promise<ConversationPage> {
  const sort = query.sort ?? 'pressing';
  const limit = Math.min(LIMIT_MAX, Math.max(1, Math.trunc(query.limit ?? 50)));
  const after = query.cursor === undefined ? null : placeOf(query.cursor, sort);
  const filters = await filtersOf(source.db, query, sort);
  const places: Place[] = [];
  for (const piece of piecesOf(query, sort))
    places.push(...(await readPiece(source.db, [...piece, ...filters], { order: ORDERS[sort], after, limit })));
  const turn = ORDERS[sort].direction === 'asc' ? 1 : -1;
  places.sort((a, b) => turn * (a.key - b.key || a.id - b.id));
  const page = places.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await source.load(page.map((place) => place.id)),
    next: places.length > limit && last !== undefined ? cursorOf(last, sort) : null,
    total: await totalOf(source, query, [...filters, ...platformFilter(query, sql`platform`)]),
  };
}

async function readPiece(
  db: Db,
  conditions: readonly Condition[],
  want: { readonly order: Order; readonly after: Place | null; readonly limit: number },
): Promise<Place[]> {
  const { column, direction } = want.order;
  let rows = db.selectFrom('conversations').select(['id', `${column} as key`]);
  for (const condition of conditions) rows = rows.where(condition);
  if (want.after !== null) {
    const than = sql.raw(direction === 'asc' ? '>' : '<');
    rows = rows.where(sql<boolean>`(${sql.ref(column)}, id) ${than} (${want.after.key}, ${want.after.id})`);
  }
  return rows
    .orderBy(column, direction)
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

function platformFilter(query: ConversationQuery, column: RawBuilder<unknown>): Condition[] {
  return query.platform === undefined || query.platform.length === 0
    ? []
    : [sql<boolean>`${column} in (${sql.join(query.platform)})`];
}

/**
 * The filters besides status and platform. `|| ''` and `+ 0` keep the planner from another index, which would find the
 * rows out of order.
 */
async function filtersOf(db: Db, query: ConversationQuery, sort: ConversationSort): Promise<Condition[]> {
  const filters: Condition[] = [];
  const among = (column: RawBuilder<unknown>, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0) filters.push(sql<boolean>`${column} in (${sql.join([...values])})`);
  };
  among(sql`sentiment`, query.sentiment);
  among(sql`urgency`, query.urgency);
  among(sql`account || ''`, query.account);
  if (query.label !== undefined && query.label.length > 0)
    filters.push(sql<boolean>`exists (select 1 from conversation_labels
      where conversation_labels.conversation = conversations.id and label in (${sql.join([...query.label])}))`);
  if (query.assignee === null) filters.push(sql<boolean>`assignee is null`);
  else if (query.assignee !== undefined) filters.push(sql<boolean>`assignee = ${query.assignee}`);
  const isByTime = ORDERS[sort].column === 'last_message_at';
  const newest = isByTime ? sql`last_message_at` : sql`last_message_at + 0`;
  if (query.since !== undefined) filters.push(sql<boolean>`${newest} >= ${query.since}`);
  if (query.until !== undefined) filters.push(sql<boolean>`${newest} < ${query.until}`);
  if (query.search !== undefined && query.search.trim() !== '') {
    const ids = await searchConversations(db, query.search, SEARCH_WINDOW);
    filters.push(ids.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`id in (${sql.join(ids)})`);
  }
  return filters;
}

async function totalOf(
  source: { readonly db: Db; readonly counters: Counters },
  query: ConversationQuery,
  filters: readonly Condition[],
): Promise<number> {
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

function cursorOf(place: Place, sort: ConversationSort): string {
  return Buffer.from(JSON.stringify([sort, place.key, place.id])).toString('base64url');
}

function placeOf(cursor: string, sort: ConversationSort): Place {
  const parts = readCursor(cursor);
  if (parts === null || parts[0] !== sort)
    throw new ProblemError('USAGE', {
      problem: 'The cursor is not one of this list.',
      remedy: 'Take `next` of the page before, with the same order, or leave it out.',
    });
  return { key: parts[1], id: parts[2] };
}

function readCursor(cursor: string): [unknown, number, number] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [sort, key, id] = parts as unknown[];
    return typeof key === 'number' && typeof id === 'number' ? [sort, key, id] : null;
  } catch {
    return null;
  }
}
