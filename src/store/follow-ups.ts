import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { FollowUp, FollowUpStatus } from '../domain/follow-up.ts';
import { pieces, updateRow } from './bulk.ts';
import type { FollowUpReads, FollowUpWrites, NewFollowUp } from './follow-up-contract.ts';
import { AWAITED_SQL, type FollowUpTable, TO_DO_SQL, UNTOLD_SQL } from './follow-up-table.ts';
import type { Db, Tables } from './schema.ts';

/** What one may ask about follow-ups. */
export function followUpReads(db: Db): FollowUpReads {
  return {
    async byId(id) {
      const row = await db.selectFrom('follow_ups').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : ((await withPeople(db, [row]))[0] ?? null);
    },
    async inStatus(status, limit) {
      const query = db.selectFrom('follow_ups').selectAll().limit(limit);
      return await withPeople(db, await IN_ORDER[status](query).execute());
    },
    async dueBefore(at, limit) {
      return await withPeople(db, await toDoBefore(db, at).limit(limit).execute());
    },
    async overdueUntold(now, limit) {
      const untold = toDoBefore(db, now).where(sql.raw<boolean>(UNTOLD_SQL)).limit(limit);
      return await withPeople(db, await untold.execute());
    },
    async counts(now) {
      const [open, proposed] = [IN_ORDER.open, IN_ORDER.proposed].map((only) =>
        only(db.selectFrom('follow_ups').selectAll()).clearOrderBy().clearSelect(),
      );
      const count = async (rows: typeof open) => {
        const counted = await rows?.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirst();
        return counted?.count ?? 0;
      };
      return {
        open: await count(open),
        overdue: await count(open?.where('due_at', '<', now)),
        toConfirm: await count(proposed),
      };
    },
    async ofReplies(replies) {
      const rows = [];
      for (const some of pieces([...new Set(replies)]))
        rows.push(...(await db.selectFrom('follow_ups').selectAll().where('reply', 'in', some).execute()));
      rows.sort((a, b) => Number(a.reply) - Number(b.reply) || Number(a.place) - Number(b.place));
      return await withPeople(db, rows);
    },
    async ofConversations(conversations) {
      const rows = [];
      for (const some of pieces([...new Set(conversations)]))
        rows.push(...(await db.selectFrom('follow_ups').selectAll().where('conversation', 'in', some).execute()));
      const found = await withPeople(db, rows);
      const turnOf = ({ status }: FollowUp) => (status === 'open' ? 0 : status === 'proposed' ? 1 : 2);
      return found.sort((a, b) => turnOf(a) - turnOf(b) || a.dueAt - b.dueAt || a.id - b.id);
    },
    async soonest(conversations) {
      const found = new Map<number, number>();
      for (const some of pieces([...new Set(conversations)])) {
        const query = db.selectFrom('follow_ups').select((eb) => ['conversation', eb.fn.min('due_at').as('at')]);
        const awaited = query
          .where('conversation', 'in', some)
          .where(sql.raw<boolean>(AWAITED_SQL))
          .groupBy('conversation');
        for (const { conversation, at } of await awaited.execute()) found.set(conversation, Number(at));
      }
      return found;
    },
  };
}

/** What may be done to them, inside a transaction. */
export function followUpWrites(db: Db): FollowUpWrites {
  return {
    async add(followUp) {
      const insert = db.insertInto('follow_ups').values({ ...rowOf(followUp), ...BY_HAND, status: 'open' });
      return (await insert.returning('id').executeTakeFirstOrThrow()).id;
    },
    async propose(followUp) {
      const { reply, quote, place } = followUp;
      const row = { ...rowOf(followUp), status: 'proposed', reply, quote, place } as const;
      const insert = db.insertInto('follow_ups').values(row);
      // found twice is one
      const once = insert.onConflict((conflict) =>
        conflict.columns(['reply', 'place']).where('reply', 'is not', null).doNothing(),
      );
      return (await once.returning('id').executeTakeFirst())?.id ?? null;
    },
    async patch(id, { dueAt, words, status, keptAt, brokenAt, moves, reason, overdueTold }) {
      const dates = { due_at: dueAt, kept_at: keptAt, broken_at: brokenAt, overdue_told: overdueTold };
      const changes = { ...dates, words, status, moves, reason };
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await updateRow(db, { table: 'follow_ups', id }, given);
    },
    async remove(id) {
      await db.deleteFrom('follow_ups').where('id', '=', id).execute();
    },
  };
}

/** By due date, those to keep and those to confirm. */
function toDoBefore(db: Db, at: number) {
  const toDo = db.selectFrom('follow_ups').selectAll().where(sql.raw<boolean>(TO_DO_SQL));
  return toDo.where('due_at', '<', at).orderBy('due_at').orderBy('id');
}

type Rows = SelectQueryBuilder<Tables, 'follow_ups', Selectable<FollowUpTable>>;

/** By status, in the order people look at them. Written out, so that the partial indexes serve them. */
const IN_ORDER: Readonly<Record<FollowUpStatus, (rows: Rows) => Rows>> = {
  proposed: (rows) => rows.where(sql<boolean>`status = 'proposed'`).orderBy('created_at').orderBy('id'),
  open: (rows) => rows.where(sql<boolean>`status = 'open'`).orderBy('due_at').orderBy('id'),
  kept: (rows) => rows.where(sql<boolean>`status = 'kept'`).orderBy('kept_at', 'desc').orderBy('id', 'desc'),
  broken: (rows) => rows.where(sql<boolean>`status = 'broken'`).orderBy('broken_at', 'desc').orderBy('id', 'desc'),
  dismissed: (rows) => rows.where(sql<boolean>`status = 'dismissed'`).orderBy('id', 'desc'),
};

const BY_HAND = { reply: null, quote: null, place: null } as const;

function rowOf({ conversation, dueAt, words, author, at }: NewFollowUp) {
  const nothingYet = { kept_at: null, broken_at: null, overdue_told: null, moves: 0, reason: null };
  return { conversation, due_at: dueAt, words, author, created_at: at, ...nothingYet };
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
    brokenAt: row.broken_at,
    reply: row.reply,
    quote: row.quote,
    reason: row.reason,
    moves: row.moves,
  };
}
