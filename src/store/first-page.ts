import type SQLite from 'better-sqlite3';
import type { Selectable } from 'kysely';
import type { Claim } from '../domain/claim.ts';
import {
  CONVERSATION_STATUSES,
  type Conversation,
  type ConversationQuery,
  type ConversationStatus,
} from '../domain/conversation.ts';
import type { Pause } from '../domain/pause.ts';
import { REPLY_STATUSES, type ReplyStatus } from '../domain/reply.ts';
import { claimOf } from './claim-row.ts';
import { contactOf } from './contact-row.ts';
import { conversationOf } from './conversation-row.ts';
import { AWAITED_SQL } from './follow-up-table.ts';
import { pauseOf } from './pause-row.ts';
import type { PauseTable } from './plan-table.ts';
import { countsOf, readQuickly } from './quick-database.ts';
import type { ContactTable, ConversationTable, Tables } from './schema.ts';

/** What the inbox shows before the full program is there. */
export interface QuickPage {
  readonly items: readonly Conversation[];
  readonly conversations: Readonly<Record<ConversationStatus, number>>;
  readonly replies: Readonly<Record<ReplyStatus, number>>;
  readonly claims: ReadonlyMap<number, Claim>;
  readonly pauses: readonly Pause[];
}

/**
 * The first page of a list that asks for one status and nothing else, most pressing first; null for any other, and where
 * there is no database. Throws as `readQuickly`.
 * @param query `limit` tells how many
 */
export function readFirstPage(file: string, query: ConversationQuery, now: number): QuickPage | null {
  const { status, sort = 'pressing', limit = 50, ...filters } = query;
  const [only, ...more] = status ?? [];
  if (only === undefined || more.length > 0 || sort !== 'pressing' || Object.keys(filters).length > 0) return null;
  return readQuickly(file, (database) => {
    const items = conversations(database, only, limit);
    const listed = inList(items.map(({ id }) => id));
    const claims = database
      .prepare<[number], Selectable<Tables['claims']>>(
        `select * from claims where conversation in ${listed} and until > ?`,
      )
      .all(now);
    const pauses = database.prepare<[], PauseTable>('select * from pauses order by scope').all();
    return {
      items,
      conversations: countsOf(database, 'conversation', CONVERSATION_STATUSES),
      replies: countsOf(database, 'reply', REPLY_STATUSES),
      claims: new Map(claims.map((row) => [row.conversation, claimOf(row)])),
      pauses: pauses.map(pauseOf),
    };
  });
}

function conversations(database: SQLite.Database, status: ConversationStatus, limit: number): Conversation[] {
  const rows = database
    .prepare<[string, number], Selectable<ConversationTable>>(
      'select * from conversations where status = ? order by urgency_rank desc, id desc limit ?',
    )
    .all(status, limit);
  const contacts = new Map(
    database
      .prepare<[], Selectable<ContactTable>>(
        `select * from contacts where id in ${inList(rows.map((row) => row.contact))}`,
      )
      .all()
      .map((row) => [row.id, contactOf(row)]),
  );
  const labels = database
    .prepare<[], { conversation: number; label: string }>(
      `select conversation, label from conversation_labels where conversation in ${inList(rows.map((row) => row.id))}
       order by conversation, label`,
    )
    .all();
  const due = new Map(
    database
      .prepare<[], { conversation: number; at: number }>(
        `select conversation, min(due_at) as at from follow_ups
         where ${AWAITED_SQL} and conversation in ${inList(rows.map((row) => row.id))} group by conversation`,
      )
      .all()
      .map((row) => [row.conversation, row.at]),
  );
  return rows.flatMap((row) => {
    const contact = contacts.get(row.contact);
    const own = labels.filter((one) => one.conversation === row.id).map(({ label }) => label);
    if (contact === undefined) return [];
    return [conversationOf(row, { contact, labels: own, followUpAt: due.get(row.id) ?? null })];
  });
}

/** Our own numbers, as SQL. */
function inList(numbers: readonly number[]): string {
  return `(${numbers.map(Number).join(', ')})`;
}
