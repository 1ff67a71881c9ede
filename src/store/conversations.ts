import { sql } from 'kysely';
import { CONVERSATION_STATUSES, type Conversation } from '../domain/conversation.ts';
import { insertRows, pieces } from './bulk.ts';
import { contactsById, upsertContacts } from './contacts.ts';
import { listConversations } from './conversation-list.ts';
import { changesOf, conversationOf, rowOf } from './conversation-row.ts';
import type { Counters } from './counters.ts';
import type { Db } from './schema.ts';
import type { ConversationReads, ConversationWrites } from './store.ts';

/** The questions one may ask about conversations. */
export function conversationReads(db: Db, counters: Counters): ConversationReads {
  const load = (ids: readonly number[]) => loadConversations(db, ids);
  return {
    byId: async (id) => (await load([id]))[0] ?? null,
    async byThread(...thread) {
      const [account, contact, threadId, visibility] = thread;
      const query = db.selectFrom('conversations').select('id').where('account', '=', account);
      const narrowed = query.where('thread_id', '=', threadId).where('contact', '=', contact);
      const row = await narrowed.where('visibility', '=', visibility).executeTakeFirst();
      return row === undefined ? null : ((await load([row.id]))[0] ?? null);
    },
    async inThread(account, threadId) {
      const query = db.selectFrom('conversations').select('id').where('account', '=', account);
      const rows = await query.where('thread_id', '=', threadId).execute();
      return load(rows.map((row) => row.id).sort((a, b) => a - b));
    },
    list: (query) => listConversations({ db, counters, load }, query),
    counts: () => counters.values('conversation', CONVERSATION_STATUSES),
    async dueFromSnooze(now) {
      const query = db.selectFrom('conversations').select('id').where('snoozed_until', '<=', now);
      // Written out, so that the partial index of the snoozed serves it.
      const snoozed = query.where(sql<boolean>`status = 'snoozed'`);
      const rows = await snoozed.orderBy('snoozed_until').orderBy('id').execute();
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
  };
}

/** What may be done to conversations, inside a transaction. */
export function conversationWrites(db: Db, counters: Counters): ConversationWrites {
  return {
    upsertContacts: (platform, authors, at) => upsertContacts(db, { platform, at }, authors),
    async insert(conversation) {
      const into = { table: 'conversations', tail: sql<{ id: number }>`returning id` } as const;
      const [row] = await insertRows<{ id: number }, 'conversations'>(db, into, [rowOf(conversation)]);
      if (row === undefined) throw new Error('The database kept a conversation but gave it no number.');
      counters.add(`conversation:${conversation.status}`, 1);
      return row.id;
    },
    async patch(id, patch) {
      const changes = changesOf(patch);
      if (Object.keys(changes).length === 0) return;
      if (patch.status !== undefined) {
        const query = db.selectFrom('conversations').select('status').where('id', '=', id);
        const old = await query.executeTakeFirst();
        if (old === undefined) return;
        counters.add(`conversation:${old.status}`, -1);
        counters.add(`conversation:${patch.status}`, 1);
      }
      await db.updateTable('conversations').set(changes).where('id', '=', id).execute();
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
  };
}

async function loadConversations(db: Db, ids: readonly number[]): Promise<Conversation[]> {
  const found = new Map<number, Conversation>();
  for (const some of pieces(ids)) {
    const rows = await db.selectFrom('conversations').selectAll().where('id', 'in', some).execute();
    const contactIds = rows.map((row) => row.contact);
    const contacts = await contactsById(db, contactIds);
    const labels = await labelsOf(db, some);
    for (const row of rows) {
      const contact = contacts.get(row.contact);
      if (contact === undefined) throw new Error(`Conversation ${row.id} has lost its contact.`);
      found.set(row.id, conversationOf(row, contact, labels.get(row.id) ?? []));
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
