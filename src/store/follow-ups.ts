import { type Selectable, sql } from 'kysely';
import type { FollowUp } from '../domain/follow-up.ts';
import { pieces, updateRow } from './bulk.ts';
import type { FollowUpReads, FollowUpWrites } from './follow-up-contract.ts';
import type { FollowUpTable } from './follow-up-table.ts';
import type { Db } from './schema.ts';

/** What one may ask about follow-ups. */
export function followUpReads(db: Db): FollowUpReads {
  return {
    async byId(id) {
      const row = await db.selectFrom('follow_ups').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : ((await withPeople(db, [row]))[0] ?? null);
    },
    async inStatus(status, limit) {
      const query = db.selectFrom('follow_ups').selectAll().limit(limit);
      // Written out, so that the partial indexes serve them.
      const rows =
        status === 'open'
          ? query.where(sql<boolean>`status = 'open'`).orderBy('due_at').orderBy('id')
          : query.where(sql<boolean>`status = 'kept'`).orderBy('kept_at', 'desc').orderBy('id', 'desc');
      return await withPeople(db, await rows.execute());
    },
    async ofConversations(conversations) {
      const rows = [];
      for (const some of pieces([...new Set(conversations)]))
        rows.push(...(await db.selectFrom('follow_ups').selectAll().where('conversation', 'in', some).execute()));
      const found = await withPeople(db, rows);
      const isOver = ({ status }: FollowUp) => (status === 'open' ? 0 : 1);
      return found.sort((a, b) => isOver(a) - isOver(b) || a.dueAt - b.dueAt || a.id - b.id);
    },
    async soonest(conversations) {
      const found = new Map<number, number>();
      for (const some of pieces([...new Set(conversations)])) {
        const query = db.selectFrom('follow_ups').select((eb) => ['conversation', eb.fn.min('due_at').as('at')]);
        const open = query.where('conversation', 'in', some).where('status', '=', 'open').groupBy('conversation');
        for (const { conversation, at } of await open.execute()) found.set(conversation, Number(at));
      }
      return found;
    },
  };
}

/** What may be done to them, inside a transaction. */
export function followUpWrites(db: Db): FollowUpWrites {
  return {
    async add({ conversation, dueAt, words, author, at }) {
      const insert = db.insertInto('follow_ups').values({
        conversation,
        due_at: dueAt,
        words,
        author,
        created_at: at,
        status: 'open',
        kept_at: null,
        moves: 0,
        reason: null,
      });
      return (await insert.returning('id').executeTakeFirstOrThrow()).id;
    },
    async patch(id, { dueAt, status, keptAt, moves, reason }) {
      const changes = { due_at: dueAt, status, kept_at: keptAt, moves, reason };
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await updateRow(db, { table: 'follow_ups', id }, given);
    },
    async remove(id) {
      await db.deleteFrom('follow_ups').where('id', '=', id).execute();
    },
  };
}

/** With whom each is about, in the order given. */
async function withPeople(db: Db, rows: readonly Selectable<FollowUpTable>[]): Promise<FollowUp[]> {
  const people = new Map<number, Person>();
  for (const some of pieces([...new Set(rows.map((row) => row.conversation))])) {
    const query = db
      .selectFrom('conversations')
      .innerJoin('contacts', 'contacts.id', 'conversations.contact')
      .select([
        'conversations.id',
        'conversations.platform',
        'account',
        'contact',
        'contacts.remote_id',
        'handle',
        'name',
        'contacts.url',
      ]);
    for (const row of await query.where('conversations.id', 'in', some).execute()) people.set(row.id, row);
  }
  return rows.map((row) => {
    const about = people.get(row.conversation);
    if (about === undefined) throw new Error(`Follow-up ${row.id} has lost its conversation.`);
    return followUpOf(row, about);
  });
}

interface Person {
  readonly platform: string;
  readonly account: string;
  readonly contact: number;
  readonly remote_id: string;
  readonly handle: string;
  readonly name: string;
  readonly url: string | null;
}

function followUpOf(row: Selectable<FollowUpTable>, about: Person): FollowUp {
  return {
    id: row.id,
    conversation: row.conversation,
    contact: {
      id: about.contact,
      remoteId: about.remote_id,
      handle: about.handle,
      name: about.name,
      url: about.url,
    },
    platform: about.platform,
    account: about.account,
    dueAt: row.due_at,
    words: row.words,
    author: row.author,
    createdAt: row.created_at,
    status: row.status,
    keptAt: row.kept_at,
    reason: row.reason,
    moves: row.moves,
  };
}
