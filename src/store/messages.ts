import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import type { StoredMessage } from '../domain/stored.ts';
import type { Score } from '../domain/triage.ts';
import { insertRows, pieces } from './bulk.ts';
import { messageOf, rowOf, scoreColumns } from './message-row.ts';
import type { Db } from './schema.ts';
import { indexWords, searchMessages } from './search.ts';
import type { InboundCount, MessageReads, MessageWrites } from './store.ts';
import { storable, toJson } from './text.ts';
import { troublesBetween } from './troubles.ts';

/** The questions one may ask about messages. */
export function messageReads(db: Db): MessageReads {
  return {
    async byId(id) {
      const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : messageOf(row);
    },
    async byRemoteId(account, remoteId) {
      const query = db.selectFrom('messages').selectAll().where('remote_id', '=', remoteId);
      const row = await query.where('account', '=', account).executeTakeFirst();
      return row === undefined ? null : messageOf(row);
    },
    async find(platform, remoteIdOrUrl) {
      const rows = [];
      for (const column of ['remote_id', 'url'] as const) {
        const query = db.selectFrom('messages').selectAll().where(column, '=', remoteIdOrUrl);
        rows.push(...(await query.execute()));
      }
      const found = new Map(rows.map((row) => [row.id, row]));
      return [...found.values()]
        .filter((row) => platform === null || row.platform === platform)
        .sort((a, b) => b.posted_at - a.posted_at || b.id - a.id)
        .map(messageOf);
    },
    async ofConversation(conversation) {
      const query = db.selectFrom('messages').selectAll().where('conversation', '=', conversation);
      const rows = await query.orderBy('posted_at').orderBy('id').execute();
      return rows.map(messageOf);
    },
    ofConversations: (conversations) => ofConversations(db, conversations),
    newestOf: (conversations, limit) => newestOf(db, conversations, limit),
    async firstFrom(contact) {
      const query = db.selectFrom('messages').select('posted_at').where('contact', '=', contact);
      return (await query.orderBy('posted_at').limit(1).executeTakeFirst())?.posted_at ?? null;
    },
    async known(account, remoteIds) {
      const found = new Map<string, StoredMessage>();
      for (const some of pieces(remoteIds)) {
        const query = db.selectFrom('messages').selectAll().where('remote_id', 'in', some);
        for (const row of await query.where('account', '=', account).execute())
          found.set(row.remote_id, messageOf(row));
      }
      return found;
    },
    search: (query, limit) => searchMessages(db, query, limit),
    async countFromContacts(contacts, since) {
      const counts = new Map<number, number>();
      for (const some of pieces([...new Set(contacts)])) {
        const query = db.selectFrom('messages').select((eb) => ['contact', eb.fn.countAll<number>().as('count')]);
        const theirs = query.where('contact', 'in', some).where('posted_at', '>=', since);
        for (const row of await theirs.where('direction', '=', 'inbound').groupBy('contact').execute())
          counts.set(row.contact ?? 0, Number(row.count));
      }
      return counts;
    },
    textsOf: (contacts) => textsOf(db, contacts),
    async newestFrom(contact, limit) {
      const columns = ['id', 'text', 'posted_at as postedAt'] as const;
      const query = db.selectFrom('messages').select(columns).where('contact', '=', contact);
      const standing = query.where('direction', '=', 'inbound').where('deleted_at', 'is', null);
      return await standing.orderBy('posted_at', 'desc').limit(limit).execute();
    },
    inboundBetween: (since, until) => inboundBetween(db, since, until),
    troubles: (span) => troublesBetween(db, span),
    async lastPrivateAt(account, contact) {
      const query = db.selectFrom('messages').select('posted_at').where('contact', '=', contact);
      const theirs = query.where('account', '=', account).where('visibility', '=', 'private');
      const newest = theirs.where('direction', '=', 'inbound').orderBy('posted_at', 'desc').limit(1);
      return (await newest.executeTakeFirst())?.posted_at ?? null;
    },
    async toRecheck(account, { seenBefore, limit }) {
      const open = db.selectFrom('conversations').select('id').where('status', '=', 'open');
      const newest = open.where('account', '=', account).orderBy('last_message_at', 'desc').limit(RECHECKED_MAX);
      const query = db.selectFrom('messages').selectAll().where('conversation', 'in', newest);
      const theirs = query.where('direction', '=', 'inbound').where('deleted_at', 'is', null);
      const seenAt = sql<number>`coalesce(seen_at, fetched_at)`;
      const stale = theirs.where(seenAt, '<', seenBefore).orderBy(seenAt).orderBy('id').limit(limit);
      return (await stale.execute()).map(messageOf);
    },
    async rawPage(id) {
      const row = await db.selectFrom('raw_pages').select('body').where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : zstdDecompressSync(row.body).toString('utf8');
    },
  };
}

/** What may be done to messages, inside a transaction. */
export function messageWrites(db: Db): MessageWrites {
  return {
    async insert(messages) {
      const tail = sql<Inserted>`on conflict do nothing returning id, account, remote_id`;
      const inserted = await insertRows<Inserted, 'messages'>(db, { table: 'messages', tail }, messages.map(rowOf));
      await indexWords(db, inserted);
      const ids = new Map(inserted.map((row) => [keyOf(row.account, row.remote_id), row.id]));
      return messages.map((message) => {
        const key = keyOf(storable(message.account), storable(message.heard.remoteId));
        const id = ids.get(key) ?? null;
        // Twice in one batch is once in the table: the second one was there already.
        ids.delete(key);
        return id;
      });
    },
    async saveEdit(id, edit) {
      const columns = ['text', 'posted_at', 'edited_at'] as const;
      const old = await db.selectFrom('messages').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
      const version = { message: id, text: old.text, since: old.edited_at ?? old.posted_at, until: edit.editedAt };
      await insertRows(db, { table: 'message_versions' }, [version]);
      const change = { text: edit.text, edited_at: edit.editedAt, reference: toJson(edit.reference) };
      const update = db.updateTable('messages').set({ ...change, ...scoreColumns(edit.score) });
      await update.where('id', '=', id).execute();
    },
    async markDeleted(account, remoteIds, at) {
      let count = 0;
      for (const some of pieces(remoteIds)) {
        const update = db.updateTable('messages').set({ deleted_at: at }).where('remote_id', 'in', some);
        const [result] = await update.where('account', '=', account).where('deleted_at', 'is', null).execute();
        count += Number(result?.numUpdatedRows ?? 0);
      }
      return count;
    },
    async refer(id, reference) {
      await db
        .updateTable('messages')
        .set({ reference: toJson(reference) })
        .where('id', '=', id)
        .execute();
    },
    async restore(id) {
      await db.updateTable('messages').set({ deleted_at: null }).where('id', '=', id).execute();
    },
    async hearAnew(id, message) {
      const { author, direction, kind, in_reply_to, thread_id, url, media, reference, ...row } = rowOf(message);
      const { conversation, contact, sentiment, urgency, score } = row;
      const told = { author, direction, kind, in_reply_to, thread_id, url, media, reference };
      const change = { ...told, conversation, contact, sentiment, urgency, score, deleted_at: null };
      await db.updateTable('messages').set(change).where('id', '=', id).execute();
    },
    async setScore(id, score) {
      await db.updateTable('messages').set(scoreColumns(score)).where('id', '=', id).execute();
    },
    async seenAgain(ids, at) {
      for (const some of pieces(ids))
        await db.updateTable('messages').set({ seen_at: at }).where('id', 'in', some).execute();
    },
    async setHidden(id, at) {
      await db.updateTable('messages').set({ hidden_at: at }).where('id', '=', id).execute();
    },
    async saveRawPage(page) {
      const body = zstdCompressSync(page.json);
      const row = { account: page.account, stream: page.stream, fetched_at: page.fetchedAt, body };
      const saved = await db.insertInto('raw_pages').values(row).returning('id').executeTakeFirstOrThrow();
      return saved.id;
    },
  };
}

/** Open conversations whose messages are looked at again; those behind them have waited long without news. */
const RECHECKED_MAX = 200;

interface Inserted {
  readonly id: number;
  readonly account: string;
  readonly remote_id: string;
}

const keyOf = (account: string, remoteId: string): string => `${account}\n${remoteId}`;

async function ofConversations(db: Db, conversations: readonly number[]): Promise<Map<number, StoredMessage[]>> {
  const found = new Map<number, StoredMessage[]>();
  for (const some of pieces(conversations)) {
    const query = db.selectFrom('messages').selectAll().where('conversation', 'in', some);
    for (const row of await query.orderBy('conversation').orderBy('posted_at').orderBy('id').execute()) {
      const conversation = row.conversation ?? 0;
      const thread = found.get(conversation);
      if (thread === undefined) found.set(conversation, [messageOf(row)]);
      else thread.push(messageOf(row));
    }
  }
  return found;
}

async function newestOf(db: Db, conversations: readonly number[], limit: number): Promise<StoredMessage[]> {
  const found: StoredMessage[] = [];
  // One statement a conversation: each comes in order from its index, where several at once would be sorted.
  for (const conversation of conversations) {
    const query = db.selectFrom('messages').selectAll().where('conversation', '=', conversation);
    const rows = await query.orderBy('posted_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    for (const row of rows) found.push(messageOf(row));
  }
  return found.sort((a, b) => b.postedAt - a.postedAt || b.id - a.id).slice(0, limit);
}

async function textsOf(db: Db, contacts: readonly number[]): Promise<Map<number, string[]>> {
  const texts = new Map<number, string[]>();
  for (const some of pieces([...new Set(contacts)])) {
    const query = db.selectFrom('messages').select(['contact', 'text']).where('contact', 'in', some);
    const standing = query.where('direction', '=', 'inbound').where('deleted_at', 'is', null);
    for (const { contact, text } of await standing.execute()) {
      const theirs = texts.get(contact ?? 0);
      if (theirs === undefined) texts.set(contact ?? 0, [text]);
      else theirs.push(text);
    }
  }
  return texts;
}

async function inboundBetween(db: Db, since: number, until: number): Promise<InboundCount[]> {
  const columns = ['posted_at', 'account', 'platform', 'sentiment', 'urgency', 'score'] as const;
  const rows = await db
    .selectFrom('messages')
    .select(columns)
    // Written out, so that the partial index of scored inbound messages serves it.
    .where(sql<boolean>`direction = 'inbound' and score is not null`)
    .where('posted_at', '>=', since)
    .where('posted_at', '<', until)
    .orderBy('posted_at')
    .execute();
  return rows.map((row) => {
    const score = JSON.parse(row.score ?? '{}') as Partial<Score>;
    return {
      postedAt: row.posted_at,
      account: row.account,
      platform: row.platform,
      sentiment: row.sentiment ?? 'neutral',
      urgency: row.urgency ?? 'low',
      topics: score.topics ?? [],
      language: score.language ?? 'und',
    };
  });
}
