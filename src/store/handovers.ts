import type { Selectable } from 'kysely';
import type { Handover, HandoverStatus } from '../domain/handover.ts';
import { pieces, updateRow } from './bulk.ts';
import type { Db } from './schema.ts';
import type { HandoverTable } from './service-tables.ts';

/** What was handed to e-mail or phone. Times are UTC milliseconds. */
export interface HandoverReads {
  byId(id: number): Promise<Handover | null>;
  /** Of these conversations, newest first. */
  ofConversations(conversations: readonly number[]): Promise<Handover[]>;
  /** In these states, oldest first. */
  inStatus(statuses: readonly HandoverStatus[]): Promise<Handover[]>;
}

export interface HandoverWrites {
  add(handover: Omit<Handover, 'id' | 'sentAt' | 'doneAt' | 'outcome' | 'error'>): Promise<Handover>;
  patch(id: number, patch: HandoverPatch): Promise<void>;
}

/** Absent fields stay. */
export type HandoverPatch = Partial<Pick<Handover, 'status' | 'sentAt' | 'doneAt' | 'outcome' | 'error'>>;

export function handoverReads(db: Db): HandoverReads {
  return {
    async byId(id) {
      const row = await db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : handoverOf(row);
    },
    async ofConversations(conversations) {
      const rows = [];
      for (const some of pieces([...new Set(conversations)]))
        rows.push(...(await db.selectFrom('handovers').selectAll().where('conversation', 'in', some).execute()));
      return rows.map(handoverOf).sort((a, b) => b.id - a.id);
    },
    async inStatus(statuses) {
      const query = db
        .selectFrom('handovers')
        .selectAll()
        .where('status', 'in', [...statuses]);
      return (await query.orderBy('created_at').orderBy('id').execute()).map(handoverOf);
    },
  };
}

export function handoverWrites(db: Db): HandoverWrites {
  return {
    async add({ conversation, way, address, note, callBackAt, status, messageId, author, createdAt }) {
      const insert = db.insertInto('handovers').values({
        conversation,
        way,
        address,
        note,
        call_back_at: callBackAt,
        status,
        message_id: messageId,
        author,
        created_at: createdAt,
        sent_at: null,
        done_at: null,
        outcome: null,
        error: null,
      });
      return handoverOf(await insert.returningAll().executeTakeFirstOrThrow());
    },
    async patch(id, { status, sentAt, doneAt, outcome, error }) {
      const changes = { status, sent_at: sentAt, done_at: doneAt, outcome, error };
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await updateRow(db, { table: 'handovers', id }, given);
    },
  };
}

function handoverOf(row: Selectable<HandoverTable>): Handover {
  return {
    id: row.id,
    conversation: row.conversation,
    way: row.way,
    address: row.address,
    note: row.note,
    callBackAt: row.call_back_at,
    status: row.status,
    messageId: row.message_id,
    author: row.author,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    doneAt: row.done_at,
    outcome: row.outcome,
    error: row.error,
  };
}
