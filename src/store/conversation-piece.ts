import { type RawBuilder, sql } from 'kysely';
import type { ConversationSort } from '../domain/conversation.ts';
import type { Place } from './conversation-cursor.ts';
import type { Condition } from './conversation-filters.ts';
import type { Db } from './schema.ts';

interface Order {
  /** What the index of this order holds; the constant is written out, so that the index serves it. */
  readonly key: RawBuilder<number>;
  readonly direction: 'asc' | 'desc';
}

export const ORDERS: Readonly<Record<ConversationSort, Order>> = {
  pressing: { key: sql`urgency_rank`, direction: 'desc' },
  newest: { key: sql`last_message_at`, direction: 'desc' },
  oldest: { key: sql`last_message_at`, direction: 'asc' },
  waiting: { key: sql`waiting_since`, direction: 'asc' },
  due: { key: sql`coalesce(due_at, 8640000000000000)`, direction: 'asc' },
};

/** What is read of one piece: the conversations of one status, or of one status and platform, that pass the filters. */
export interface Piece {
  /** What names the piece of an index in which they lie in order. */
  readonly at: readonly Condition[];
  readonly filters: readonly Condition[];
  /** Whether the filters name somebody's, which lie in order in an index of their own. */
  readonly isSomebodys: boolean;
  readonly sort: ConversationSort;
  readonly after: Place | null;
  /** How many, in order. */
  readonly count: number;
}

/** The first of a piece that are held against the filters, before what few pass is picked out of all. More than any page. */
const LOOKED_AT_MAX = 2_000;

/**
 * The first of a piece, in order. What many pass is found among the first of it; what few pass, or only those far behind, is
 * picked out of the index that holds all that is filtered by, which takes as long whatever it is.
 */
export async function readPiece(db: Db, piece: Piece): Promise<Place[]> {
  if (piece.filters.length === 0 || (piece.isSomebodys && IN_SOMEBODYS.has(piece.sort)))
    return await inOrder(db, piece);
  const near = await amongFirst(db, piece);
  return near.length >= piece.count ? near : await byFacts(db, piece);
}

/** The orders in which somebody's conversations lie in an index of their own. */
const IN_SOMEBODYS: ReadonlySet<ConversationSort> = new Set(['pressing', 'newest', 'oldest']);

async function inOrder(db: Db, piece: Piece): Promise<Place[]> {
  const { key, direction } = ORDERS[piece.sort];
  let rows = db.selectFrom('conversations').select(['id', key.as('key')]);
  for (const condition of [...piece.at, ...piece.filters, ...behind(piece)]) rows = rows.where(condition);
  return await rows.orderBy(key, direction).orderBy('id', direction).limit(piece.count).execute();
}

/** All that pass among the first, in no order that the database promises. */
async function amongFirst(db: Db, piece: Piece): Promise<Place[]> {
  const { key, direction } = ORDERS[piece.sort];
  const turn = sql.raw(direction);
  const { rows } = await sql<Place>`select id, key from (
    select id, ${key} as key, status, ${FACTS} from conversations
    where ${sql.join([...piece.at, ...behind(piece)], sql` and `)}
    order by ${key} ${turn}, id ${turn} limit ${LOOKED_AT_MAX}) as first
    where ${sql.join(piece.filters, sql` and `)}`.execute(db);
  return rows;
}

/** What a conversation is filtered by; all of it is in `conversations_facts`. */
const FACTS = sql.raw(
  'assignee, platform, account, visibility, language, sentiment, urgency, topics, last_message_at, due_at',
);

async function byFacts(db: Db, piece: Piece): Promise<Place[]> {
  const { key, direction } = ORDERS[piece.sort];
  const conditions = [...piece.at, ...piece.filters, ...behind(piece)];
  const turn = sql.raw(direction);
  const { rows } = await sql<Place>`select id, ${key} as key from conversations indexed by conversations_facts
    where ${sql.join(conditions, sql` and `)} order by ${key} ${turn}, id ${turn} limit ${piece.count}`.execute(db);
  return rows;
}

function behind({ sort, after }: Piece): Condition[] {
  if (after === null) return [];
  const { key, direction } = ORDERS[sort];
  const than = sql.raw(direction === 'asc' ? '>' : '<');
  const isBehind = sql<boolean>`(${key}, id) ${than} (${after.key}, ${after.id})`;
  // of an index on an expression SQLite takes a single value for the beginning, and no pair
  return sort === 'due' ? [sql<boolean>`${key} >= ${after.key}`, isBehind] : [isBehind];
}

/** How many pass; none is counted beyond so many. */
export async function countByFacts(db: Db, conditions: readonly Condition[], most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select id from conversations indexed by conversations_facts where ${sql.join(conditions, sql` and `)}
    limit ${most})`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
