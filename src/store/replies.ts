import { type Selectable, sql } from 'kysely';
import { mayMove, REPLY_STATUSES, type Reply, type ReplyStatus } from '../domain/reply.ts';
import { insertRows, pieces } from './bulk.ts';
import type { Counters } from './counters.ts';
import { raiseGeneration } from './generation.ts';
import { changesOf, replyOf, rowOf } from './reply-row.ts';
import type { Db, ReplyTable } from './schema.ts';
import type { ReplyReads, ReplyWrites } from './store.ts';

/** The questions one may ask about replies. */
export function replyReads(db: Db, counters: Counters): ReplyReads {
  return {
    async byId(id) {
      return orNull(await db.selectFrom('replies').selectAll().where('id', '=', id).executeTakeFirst());
    },
    async byRemoteId(account, remoteId) {
      const query = db.selectFrom('replies').selectAll().where('remote_id', '=', remoteId);
      return orNull(await query.where('account', '=', account).executeTakeFirst());
    },
    async ofConversation(conversation) {
      const query = db.selectFrom('replies').selectAll().where('conversation', '=', conversation);
      return (await query.orderBy('id').execute()).map(replyOf);
    },
    async sentTo(conversations, limit) {
      const found: Reply[] = [];
      for (const some of pieces([...new Set(conversations)])) {
        const query = db.selectFrom('replies').selectAll().where('conversation', 'in', some);
        // `|| ''`: those of a few conversations, not all that were ever sent
        for (const row of await query.where(sql`status || ''`, '=', 'sent').execute()) found.push(replyOf(row));
      }
      return found.sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0) || b.id - a.id).slice(0, limit);
    },
    async recentlySent(limit) {
      const query = db.selectFrom('replies').selectAll().where('sent_at', 'is not', null);
      // `|| ''`: by the index of when they were sent, not all that were ever sent
      const sent = query.where(sql`status || ''`, '=', 'sent');
      return (await sent.orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(replyOf);
    },
    async inStatus(statuses, account) {
      const found: Reply[] = [];
      // One statement a status: each comes in order from its index, where several at once would be sorted.
      for (const status of new Set(statuses)) {
        const query = db.selectFrom('replies').selectAll().where('status', '=', status).orderBy('id');
        const rows = await (account === undefined ? query : query.where('account', '=', account)).execute();
        for (const row of rows) found.push(replyOf(row));
      }
      return found.sort((a, b) => a.id - b.id);
    },
    async occupying(targetMessage) {
      const query = db.selectFrom('replies').selectAll().where('target_message', '=', targetMessage);
      return orNull(await query.where(IS_LIVE).executeTakeFirst());
    },
    async underway({ id, conversation, targetMessage }) {
      const query = db.selectFrom('replies').selectAll().where('conversation', '=', conversation);
      const others = query.where('target_message', '=', targetMessage).where('id', '!=', id);
      return orNull(
        await others.where('status', 'in', ['sending', 'unknown', 'held']).orderBy('id').executeTakeFirst(),
      );
    },
    async editors(id) {
      const query = db.selectFrom('reply_versions').select('editor').where('reply', '=', id);
      return [...new Set((await query.orderBy('version').execute()).map((row) => row.editor))];
    },
    async prepared(id) {
      const row = await db.selectFrom('replies').select('prepared').where('id', '=', id).executeTakeFirst();
      return row?.prepared ?? null;
    },
    async spentSince(since) {
      const query = db.selectFrom('replies').select((eb) => eb.fn.sum<number | null>('price_usd').as('usd'));
      const sent = await query.where('sent_at', '>=', since).where('status', '=', 'sent').executeTakeFirst();
      // what may have been taken may have been charged
      const tried = query.where('attempted_at', '>=', since).where('status', 'in', ['sending', 'unknown']);
      const open = await tried.executeTakeFirst();
      return Number(sent?.usd ?? 0) + Number(open?.usd ?? 0);
    },
    async remoteIdsSince(account, since) {
      const query = db.selectFrom('replies').select('remote_id').where('sent_at', '>=', since);
      const rows = await query.where('account', '=', account).where('remote_id', 'is not', null).execute();
      return rows.flatMap((row) => row.remote_id ?? []);
    },
    async attemptsSince(account, since) {
      const query = db.selectFrom('reply_attempts').select('at').where('account', '=', account);
      return (await query.where('at', '>=', since).orderBy('at').execute()).map((row) => row.at);
    },
    async ofPlan(plan) {
      const rows = await db.selectFrom('replies').selectAll().where('plan', '=', plan).orderBy('plan_row').execute();
      return new Map(rows.map((row) => [row.plan_row ?? 0, replyOf(row)]));
    },
    async countOfPlan(plan) {
      const columns = ['status', 'error_code as errorCode'] as const;
      const query = db.selectFrom('replies').select((eb) => [...columns, eb.fn.countAll<number>().as('count')]);
      const rows = await query.where('plan', '=', plan).groupBy(['status', 'error_code']).execute();
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
    counts: () => counters.values('reply', REPLY_STATUSES),
  };
}

/** What may be done to replies, inside a transaction. */
export function replyWrites(db: Db, counters: Counters): ReplyWrites {
  return {
    async insert(reply) {
      const row = await db.insertInto('replies').values(rowOf(reply)).returningAll().executeTakeFirstOrThrow();
      await saveVersion(db, row, { editor: reply.author, at: reply.createdAt });
      counters.add('reply:draft', 1);
      return replyOf(row);
    },
    async edit(id, edit) {
      const { text, visibility, language, at } = edit;
      const { answer } = edit;
      const made =
        answer === undefined
          ? {}
          : { answer: answer?.name ?? null, answer_changed: answer?.isChanged ? (1 as const) : (0 as const) };
      const update = db.updateTable('replies').set({ text, visibility, language, updated_at: at, ...made });
      const next = update.set((eb) => ({ version: eb('version', '+', 1) })).where('id', '=', id);
      const row = await next.returningAll().executeTakeFirstOrThrow();
      await saveVersion(db, row, { editor: edit.editor, at });
      return replyOf(row);
    },
    async move(id, step, patch = {}) {
      refuseUnknownMoves(step.from, step.to);
      const found = await db
        .selectFrom('replies')
        .select(['status', 'account'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (found === undefined || !step.from.includes(found.status)) return null;
      const update = db.updateTable('replies').set({ ...changesOf(patch), status: step.to, updated_at: step.at });
      const same = update.where('id', '=', id).where('status', '=', found.status);
      const held = step.version === undefined ? same : same.where('version', '=', step.version);
      const row = await held.returningAll().executeTakeFirst();
      if (row === undefined) return null;
      counters.add(`reply:${found.status}`, -1);
      counters.add(`reply:${step.to}`, 1);
      if (step.to === 'sending') {
        const attempt = { reply: id, account: found.account, at: patch.attemptedAt ?? step.at };
        await insertRows(db, { table: 'reply_attempts' }, [attempt]);
        await raiseGeneration(db);
      }
      return replyOf(row);
    },
    async note(id, patch, at) {
      await db
        .updateTable('replies')
        .set({ ...changesOf(patch), updated_at: at })
        .where('id', '=', id)
        .execute();
    },
  };
}

// Word for word as the partial index has it, or SQLite would not use the index.
const IS_LIVE = sql<boolean>`status in ('approved', 'queued', 'sending', 'unknown', 'held', 'sent') and is_additional = 0`;

function refuseUnknownMoves(from: readonly ReplyStatus[], to: ReplyStatus): void {
  const refused = from.filter((status) => !mayMove(status, to));
  if (refused.length > 0) throw new Error(`No reply may move from ${refused.join(' or ')} to ${to}.`);
}

async function saveVersion(
  db: Db,
  row: Selectable<ReplyTable>,
  edit: { readonly editor: string; readonly at: number },
): Promise<void> {
  const { version, text, visibility, language } = row;
  await insertRows(db, { table: 'reply_versions' }, [{ reply: row.id, version, text, visibility, language, ...edit }]);
}

function orNull(row: Selectable<ReplyTable> | undefined): Reply | null {
  return row === undefined ? null : replyOf(row);
}
