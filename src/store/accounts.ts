import type { Selectable } from 'kysely';
import type { AccountRow } from '../domain/stored.ts';
import type { Db, Tables } from './schema.ts';
import type { Reads, Tx } from './store.ts';
import { toJson } from './text.ts';

/** What we know of the brand's accounts. */
export function accountReads(db: Db): Reads['accounts'] {
  return {
    async all() {
      return (await db.selectFrom('accounts').selectAll().orderBy('name').execute()).map(accountOf);
    },
    async byName(name) {
      const row = await db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
      return row === undefined ? null : accountOf(row);
    },
  };
}

/** What may be done to accounts, inside a transaction. Removing one keeps what was heard and said there. */
export function accountWrites(db: Db): Pick<Tx['accounts'], 'save' | 'remove'> {
  return {
    async save(account) {
      const row = {
        platform: account.platform,
        handle: account.handle,
        remote_id: account.remoteId,
        text_max: account.limits?.textMax ?? null,
        url_units: account.limits?.urlUnits ?? null,
        checked_at: account.checkedAt,
        token_kind: account.tokenKind,
        scopes: account.scopes === null ? null : toJson(account.scopes),
        expires_at: account.expiresAt,
      };
      const insert = db.insertInto('accounts').values({ name: account.name, ...row });
      await insert.onConflict((clash) => clash.column('name').doUpdateSet(row)).execute();
    },
    async remove(name) {
      await db.deleteFrom('accounts').where('name', '=', name).execute();
    },
  };
}

function accountOf(row: Selectable<Tables['accounts']>): AccountRow {
  return {
    name: row.name,
    platform: row.platform,
    handle: row.handle,
    remoteId: row.remote_id,
    limits: row.text_max === null ? null : { textMax: row.text_max, urlUnits: row.url_units },
    checkedAt: row.checked_at,
    tokenKind: row.token_kind,
    scopes: row.scopes === null ? null : JSON.parse(row.scopes),
    expiresAt: row.expires_at,
  };
}
