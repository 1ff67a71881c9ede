import type { PauseReads, PauseWrites } from './outbox-contract.ts';
import { pauseOf } from './pause-row.ts';
import type { Db } from './schema.ts';

/** What is held back, by scope. */
export function pauseReads(db: Db): PauseReads {
  return {
    async all() {
      return (await db.selectFrom('pauses').selectAll().orderBy('scope').execute()).map(pauseOf);
    },
    async of(scope) {
      const row = await db.selectFrom('pauses').selectAll().where('scope', '=', scope).executeTakeFirst();
      return row === undefined ? null : pauseOf(row);
    },
  };
}

/** Setting and lifting pauses, inside a transaction. */
export function pauseWrites(db: Db): PauseWrites {
  return {
    async add({ scope, at, by, reason }) {
      const insert = db.insertInto('pauses').values({ scope, paused_at: at, paused_by: by, reason });
      const row = await insert.onConflict((clash) => clash.doNothing()).executeTakeFirst();
      return row.numInsertedOrUpdatedRows === 1n;
    },
    async remove(scope) {
      const row = await db.deleteFrom('pauses').where('scope', '=', scope).executeTakeFirst();
      return row.numDeletedRows === 1n;
    },
  };
}
