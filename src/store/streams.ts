import { createHash } from 'node:crypto';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { GapRow, StreamState } from '../domain/stored.ts';
import { insertRows } from './bulk.ts';
import type { Db, StreamTable, Tables } from './schema.ts';
import type { StreamReads, StreamWrites } from './store.ts';
import { streamOf } from './stream-row.ts';

/** How far each stream has been heard. */
export function streamReads(db: Db): StreamReads {
  return {
    async state(account, stream) {
      const query = db.selectFrom('streams').selectAll().where('account', '=', account);
      const row = await query.where('stream', '=', stream).executeTakeFirst();
      return row === undefined ? null : streamOf(row);
    },
    async all() {
      return (await db.selectFrom('streams').selectAll().orderBy('account').orderBy('stream').execute()).map(streamOf);
    },
    async gaps() {
      return (await db.selectFrom('gaps').selectAll().where('filled_at', 'is', null).orderBy('id').execute()).map(
        gapOf,
      );
    },
    unreadable: () => db.selectFrom('unreadable').select(UNREADABLE).orderBy('id').execute(),
    async unreadableCount() {
      const counted = await db.selectFrom('unreadable').select(db.fn.countAll().as('count')).executeTakeFirst();
      return Number(counted?.count ?? 0);
    },
  };
}

/** What may be done to streams, inside a transaction: the one that keeps the messages a cursor covers. */
export function streamWrites(db: Db): StreamWrites {
  return {
    async save(account, stream, change) {
      const changes = changesOf(change);
      const insert = db.insertInto('streams').values({ ...EMPTY, ...changes, account, stream });
      await insert
        .onConflict((clash) => {
          const known = clash.columns(['account', 'stream']);
          return Object.keys(changes).length === 0 ? known.doNothing() : known.doUpdateSet(changes);
        })
        .execute();
    },
    async addGap({ account, stream, from, until, why, notedAt }) {
      const same = db.selectFrom('gaps').selectAll().where('account', '=', account).where('stream', '=', stream);
      const open = same.where('why', '=', why).where('filled_at', 'is', null);
      const known = await open.where('starts_at', '<=', until).where('ends_at', '>=', from).executeTakeFirst();
      if (known !== undefined) {
        const wider = { starts_at: Math.min(known.starts_at, from), ends_at: Math.max(known.ends_at, until) };
        await db.updateTable('gaps').set(wider).where('id', '=', known.id).execute();
        return;
      }
      const row = { account, stream, starts_at: from, ends_at: until, why, noted_at: notedAt, filled_at: null };
      await insertRows(db, { table: 'gaps' }, [row]);
    },
    async fillGaps(account, stream, { from, until, at }) {
      const update = db.updateTable('gaps').set({ filled_at: at }).where('account', '=', account);
      const theirs = update.where('stream', '=', stream).where('filled_at', 'is', null);
      const [result] = await theirs.where('starts_at', '>=', from).where('ends_at', '<=', until).execute();
      return Number(result?.numUpdatedRows ?? 0);
    },
    async addUnreadable(items) {
      const rows = items.map(({ account, stream, raw, why, at }) => {
        const raw_hash = createHash('sha256').update(raw).digest('hex');
        return { account, stream, raw, raw_hash, why, at };
      });
      await insertRows(db, { table: 'unreadable', tail: sql`on conflict do nothing` }, rows);
    },
    async removeAccount(account) {
      for (const table of ['streams', 'gaps', 'unreadable'] as const)
        await db.deleteFrom(table).where('account', '=', account).execute();
    },
  };
}

const UNREADABLE = ['id', 'account', 'stream', 'raw', 'why', 'at'] as const;

const EMPTY = {
  cursor: null,
  not_before: null,
  last_try_at: null,
  last_heard_at: null,
  last_new_at: null,
  error_code: null,
  error_message: null,
};

function changesOf(change: Partial<StreamState>): Updateable<StreamTable> {
  const { lastError } = change;
  const changes: Updateable<StreamTable> = {
    cursor: change.cursor,
    not_before: change.notBefore,
    last_try_at: change.lastTryAt,
    last_heard_at: change.lastHeardAt,
    last_new_at: change.lastNewAt,
    error_code: lastError === null ? null : lastError?.code,
    error_message: lastError === null ? null : lastError?.message,
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function gapOf(row: Selectable<Tables['gaps']>): GapRow {
  const { id, account, stream, why } = row;
  return { id, account, stream, from: row.starts_at, until: row.ends_at, why, notedAt: row.noted_at };
}
