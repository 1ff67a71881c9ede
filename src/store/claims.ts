import type { Claim } from '../domain/claim.ts';
import { pieces } from './bulk.ts';
import { claimOf } from './claim-row.ts';
import type { ClaimReads, ClaimWrites } from './outbox-contract.ts';
import type { Db } from './schema.ts';

/** Who works on what. A claim whose time is over does not stand, whether or not somebody has removed it. */
export function claimReads(db: Db): ClaimReads {
  return {
    async of(conversation, now) {
      const query = db.selectFrom('claims').selectAll().where('conversation', '=', conversation);
      const row = await query.where('until', '>', now).executeTakeFirst();
      return row === undefined ? null : claimOf(row);
    },
    async ofAll(conversations, now) {
      const found = new Map<number, Claim>();
      for (const piece of pieces(conversations)) {
        const query = db.selectFrom('claims').selectAll().where('conversation', 'in', piece);
        for (const row of await query.where('until', '>', now).execute()) found.set(row.conversation, claimOf(row));
      }
      return found;
    },
  };
}

/** Claiming and letting go, inside a transaction. */
export function claimWrites(db: Db): ClaimWrites {
  return {
    async save({ conversation, operator, login, claimedAt, until }) {
      const row = { operator, login, claimed_at: claimedAt, until };
      const insert = db.insertInto('claims').values({ conversation, ...row });
      await insert.onConflict((clash) => clash.column('conversation').doUpdateSet(row)).execute();
    },
    async remove(conversation) {
      await db.deleteFrom('claims').where('conversation', '=', conversation).execute();
    },
  };
}
