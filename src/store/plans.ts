import type { Selectable } from 'kysely';
import type { Plan } from '../domain/plan.ts';
import type { PlanReads, PlanWrites } from './outbox-contract.ts';
import type { PlanTable } from './plan-table.ts';
import type { Db } from './schema.ts';

/** Bulk plans; a number that was reserved and not yet filled is none. */
export function planReads(db: Db): PlanReads {
  return {
    async byId(id) {
      const row = await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : planOf(row);
    },
    async all() {
      const rows = await db.selectFrom('plans').selectAll().orderBy('id', 'desc').execute();
      return rows.flatMap((row) => planOf(row) ?? []);
    },
  };
}

/**
 * What may be done to plans, inside a transaction. Each step throws when the plan is not where it must be: `save` wants a
 * reserved number; `approve` (also once more, after its time is over) and `reject` want a plan that nobody rejected.
 */
export function planWrites(db: Db): PlanWrites {
  return {
    async reserve(at, author) {
      const empty = { file: '', hash: '', row_count: 0, cost_usd: 0, is_reviewed: 0 as const };
      const insert = db.insertInto('plans').values({ status: 'reserved', author, created_at: at, ...empty });
      return (await insert.returning('id').executeTakeFirstOrThrow()).id;
    },
    async save(id, plan) {
      return await change(db, id, {
        from: ['reserved'],
        to: {
          status: 'planned',
          file: plan.file,
          hash: plan.hash,
          row_count: plan.count,
          cost_usd: plan.costUsd,
          author: plan.author,
          created_at: plan.createdAt,
          is_reviewed: plan.isReviewed ? 1 : 0,
        },
      });
    },
    async approve(id, by) {
      const { approvedBy: approved_by, approvedAt: approved_at, approvalExpiresAt: approval_expires_at } = by;
      const approval = { approved_by, approved_at, approval_expires_at };
      return await change(db, id, { from: ['planned', 'approved'], to: { status: 'approved', ...approval } });
    },
    async reject(id, { rejectedBy, note }) {
      // an approval that was given before is gone, whoever looks at it alone; its time tells which replies it had approved
      const approval = { approved_by: null, approval_expires_at: null };
      const to = { status: 'rejected' as const, rejected_by: rejectedBy, note, ...approval };
      return await change(db, id, { from: ['planned', 'approved'], to });
    },
  };
}

async function change(
  db: Db,
  id: number,
  { from, to }: { from: readonly PlanTable['status'][]; to: Partial<Omit<PlanTable, 'id'>> },
): Promise<Plan> {
  const update = db.updateTable('plans').set(to).where('id', '=', id).where('status', 'in', from);
  const row = await update.returningAll().executeTakeFirst();
  const plan = row === undefined ? null : planOf(row);
  if (plan === null) throw new Error(`Plan ${id} is not ${from.join(' or ')}: it cannot become ${to.status}.`);
  return plan;
}

function planOf(row: Selectable<PlanTable>): Plan | null {
  const { status } = row;
  if (status === 'reserved') return null;
  return {
    id: row.id,
    file: row.file,
    hash: row.hash,
    count: row.row_count,
    costUsd: row.cost_usd,
    author: row.author,
    createdAt: row.created_at,
    isReviewed: row.is_reviewed === 1,
    status,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    approvalExpiresAt: row.approval_expires_at,
    note: row.note,
  };
}
