import { sql } from 'kysely';
import { CONVERSATION_STATUSES, type Conversation } from '../domain/conversation.ts';
import { insertRows, pieces, updateRow } from './bulk.ts';
import { contactsById, upsertContacts } from './contacts.ts';
import { listConversations } from './conversation-list.ts';
import { changesOf, conversationOf, rowOf } from './conversation-row.ts';
import type { Counters } from './counters.ts';
import { followUpReads } from './follow-ups.ts';
import { labelsInUse } from './labels.ts';
import type { Db } from './schema.ts';
import type { ConversationPlace, ConversationReads, ConversationWrites, Correction, NewConversation } from './store.ts';
import { storable } from './text.ts';

/** The questions one may ask about conversations. */
export function conversationReads(db: Db, counters: Counters): ConversationReads {
  const load = (ids: readonly number[]) => loadConversations(db, ids);
  return {
    byId: async (id) => (await load([id]))[0] ?? null,
    byIds: async (ids) => new Map((await load(ids)).map((conversation) => [conversation.id, conversation])),
    places: (account, threadIds) => placesOf(db, account, threadIds),
    list: (query, now) => listConversations({ db, counters, load }, query, now),
    async ofContact(contact, limit) {
      const query = db.selectFrom('conversations').select('id').where('contact', '=', contact);
      const newest = query.orderBy('last_message_at', 'desc').orderBy('id', 'desc').limit(limit);
      return (await newest.execute()).map((row) => row.id);
    },
    async countOfContact(contact) {
      const query = db.selectFrom('conversations').select((eb) => eb.fn.countAll().as('count'));
      return Number((await query.where('contact', '=', contact).executeTakeFirst())?.count ?? 0);
    },
    labels: () => labelsInUse(db),
    counts: () => counters.values('conversation', CONVERSATION_STATUSES),
    async dueFromSnooze(now) {
      const query = db.selectFrom('conversations').select('id').where('snoozed_until', '<=', now);
      // Written out, so that the partial index of the snoozed serves it.
      const snoozed = query.where(sql<boolean>`status = 'snoozed'`);
      const rows = await snoozed.orderBy('snoozed_until').orderBy('id').execute();
      return rows.map((row) => row.id);
    },
    async breached(now, limit) {
      const query = db.selectFrom('conversations').select('id').where('due_at', '<', now);
      // Written out, so that the partial index of those untold serves it.
      const untold = query.where(
        sql<boolean>`status = 'open' and due_at is not null and (breach_told is null or breach_told <> waiting_since)`,
      );
      const rows = await untold.orderBy('due_at').orderBy('id').limit(limit).execute();
      return rows.map((row) => row.id);
    },
    contact: async (id) => (await contactsById(db, [id])).get(id) ?? null,
    async newestInbound(id) {
      const query = db.selectFrom('conversations').select('newest_inbound').where('id', '=', id);
      return (await query.executeTakeFirst())?.newest_inbound ?? 0;
    },
    async correction(conversation) {
      const columns = ['sentiment', 'urgency', 'operator', 'at'] as const;
      const query = db.selectFrom('corrections').select(columns).where('conversation', '=', conversation);
      return (await query.executeTakeFirst()) ?? null;
    },
    corrections: (conversations) => correctionsOf(db, conversations),
  };
}

/** What may be done to conversations, inside a transaction. */
export function conversationWrites(db: Db, counters: Counters): ConversationWrites {
  return {
    upsertContacts: (platform, authors, at) => upsertContacts(db, { platform, at }, authors),
    insert: async (conversation) => {
      const [id] = await insertConversations(db, counters, [conversation]);
      if (id === undefined) throw new Error('The database kept a conversation but gave it no number.');
      return id;
    },
    insertAll: (conversations) => insertConversations(db, counters, conversations),
    async patch(id, patch) {
      if (patch.status !== undefined) {
        const query = db.selectFrom('conversations').select('status').where('id', '=', id);
        const old = await query.executeTakeFirst();
        if (old === undefined) return;
        counters.add(`conversation:${old.status}`, -1);
        counters.add(`conversation:${patch.status}`, 1);
      }
      await updateRow(db, { table: 'conversations', id }, changesOf(patch));
    },
    async addLabels(id, labels) {
      const rows = [...new Set(labels)].map((label) => ({ conversation: id, label }));
      await insertRows(db, { table: 'conversation_labels', tail: sql`on conflict do nothing` }, rows);
    },
    async removeLabels(id, labels) {
      const query = db.deleteFrom('conversation_labels').where('conversation', '=', id);
      for (const some of pieces(labels)) await query.where('label', 'in', some).execute();
    },
    async saveCorrection(id, correction) {
      const { sentiment, urgency, operator, at } = correction;
      const row = { sentiment, urgency, operator, at };
      const insert = db.insertInto('corrections').values({ conversation: id, ...row });
      await insert.onConflict((clash) => clash.column('conversation').doUpdateSet(row)).execute();
    },
    async removeCorrection(id) {
      await db.deleteFrom('corrections').where('conversation', '=', id).execute();
    },
  };
}

async function insertConversations(
  db: Db,
  counters: Counters,
  conversations: readonly NewConversation[],
): Promise<number[]> {
  const tail = sql<ConversationRow>`returning id, account, thread_id, contact, visibility`;
  const rows = await insertRows<ConversationRow, 'conversations'>(
    db,
    { table: 'conversations', tail },
    conversations.map(rowOf),
  );
  // SQLite promises no order for what it returns
  const ids = new Map(rows.map((row) => [keyOf(row.account, row.thread_id, row.contact, row.visibility), row.id]));
  return conversations.map(({ account, threadId, contact, visibility, status }) => {
    const id = ids.get(keyOf(storable(account), storable(threadId), contact, visibility));
    if (id === undefined) throw new Error('The database kept a conversation but gave it no number.');
    counters.add(`conversation:${status}`, 1);
    return id;
  });
}

interface ConversationRow {
  readonly id: number;
  readonly account: string;
  readonly thread_id: string;
  readonly contact: number;
  readonly visibility: string;
}

const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

async function placesOf(db: Db, account: string, threadIds: readonly string[]): Promise<ConversationPlace[]> {
  const places: ConversationPlace[] = [];
  const columns = ['id', 'contact', 'thread_id as threadId', 'visibility'] as const;
  for (const some of pieces([...new Set(threadIds)])) {
    const query = db.selectFrom('conversations').select(columns).where('account', '=', account);
    places.push(...(await query.where('thread_id', 'in', some).execute()));
  }
  return places;
}

async function correctionsOf(db: Db, conversations: readonly number[]): Promise<Map<number, Correction>> {
  const found = new Map<number, Correction>();
  for (const some of pieces(conversations)) {
    const query = db.selectFrom('corrections').selectAll().where('conversation', 'in', some);
    for (const { conversation, ...correction } of await query.execute()) found.set(conversation, correction);
  }
  return found;
}

async function loadConversations(db: Db, ids: readonly number[]): Promise<Conversation[]> {
  const found = new Map<number, Conversation>();
  for (const some of pieces(ids)) {
    const rows = await db.selectFrom('conversations').selectAll().where('id', 'in', some).execute();
    const contactIds = rows.map((row) => row.contact);
    const contacts = await contactsById(db, contactIds);
    const labels = await labelsOf(db, some);
    const due = await followUpReads(db).soonest(some);
    for (const row of rows) {
      const contact = contacts.get(row.contact);
      if (contact === undefined) throw new Error(`Conversation ${row.id} has lost its contact.`);
      const followUpAt = due.get(row.id) ?? null;
      found.set(row.id, conversationOf(row, { contact, labels: labels.get(row.id) ?? [], followUpAt }));
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function labelsOf(db: Db, ids: readonly number[]): Promise<Map<number, string[]>> {
  const query = db
    .selectFrom('conversation_labels')
    .selectAll()
    .where('conversation', 'in', [...ids]);
  const labels = new Map<number, string[]>();
  for (const row of await query.orderBy('conversation').orderBy('label').execute())
    labels.set(row.conversation, [...(labels.get(row.conversation) ?? []), row.label]);
  return labels;
}
