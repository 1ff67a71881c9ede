import type { Selectable } from 'kysely';
import type { Judgement, LearntTuning } from '../domain/learning.ts';
import { insertRows, pieces } from './bulk.ts';
import type { LearningReads, LearningWrites } from './learning-contract.ts';
import type { Db, Tables } from './schema.ts';

/** What may be asked about judgements and what was learnt. */
export function learningReads(db: Db): LearningReads {
  return {
    async judgements(aspect, limit) {
      const columns = ['message', 'edits', 'label', 'operator', 'at', 'text', 'language'] as const;
      const rows = await db
        .selectFrom('judgements')
        .innerJoin('messages', 'messages.id', 'judgements.message')
        .select(columns)
        .where('aspect', '=', aspect)
        .orderBy('judgements.id', 'desc')
        .limit(limit)
        .execute();
      const versions = await versionsOf(
        db,
        rows.map((row) => row.message),
      );
      return rows.reverse().map(({ edits, text, ...judgement }): Judgement => {
        // a text that was replaced since lies among the versions, in the order in which they were replaced
        return { ...judgement, text: versions.get(judgement.message)?.[edits] ?? text };
      });
    },
    async answered(aspect, limit) {
      const judged = db.selectFrom('judgements').select('conversation').where('aspect', '=', aspect);
      return await db
        .selectFrom('replies')
        .innerJoin('messages', 'messages.id', 'replies.target_message')
        .select(['messages.id as message', 'messages.text', 'messages.language'])
        .where('replies.status', '=', 'sent')
        // nobody reads each of the messages that a plan answers
        .where('replies.plan', 'is', null)
        .where('replies.conversation', 'not in', judged)
        .groupBy('messages.id')
        .orderBy('messages.id', 'desc')
        .limit(limit)
        .execute();
    },
    async tuning() {
      const row = await db.selectFrom('tuning').selectAll().executeTakeFirst();
      return row === undefined ? null : learntOf(row);
    },
  };
}

/** What may be written of it, inside a transaction. */
export function learningWrites(db: Db): LearningWrites {
  return {
    async keepJudgements(conversation, judgements) {
      const messages = judgements.map((judgement) => judgement.message);
      const versions = await versionsOf(db, messages);
      const rows = judgements.map(({ message, aspect, label, operator, at }) => {
        return { conversation, message, edits: versions.get(message)?.length ?? 0, aspect, label, operator, at };
      });
      await insertRows(db, { table: 'judgements' }, rows);
    },
    async removeJudgements(conversation, { operator, at }) {
      const query = db.deleteFrom('judgements').where('conversation', '=', conversation);
      await query.where('operator', '=', operator).where('at', '=', at).execute();
    },
    async saveTuning({ tuning, operator, at, corrections }) {
      const row = {
        tuning: JSON.stringify(tuning),
        operator,
        at,
        sentiment_corrections: corrections.sentiment,
        urgency_corrections: corrections.urgency,
      };
      const insert = db.insertInto('tuning').values({ id: 1, ...row });
      await insert.onConflict((clash) => clash.column('id').doUpdateSet(row)).execute();
    },
    async removeTuning() {
      await db.deleteFrom('tuning').execute();
    },
  };
}

/** The texts that edits replaced, by message, in order. */
async function versionsOf(db: Db, messages: readonly number[]): Promise<Map<number, string[]>> {
  const texts = new Map<number, string[]>();
  for (const some of pieces([...new Set(messages)])) {
    const query = db.selectFrom('message_versions').select(['message', 'text']).where('message', 'in', some);
    for (const { message, text } of await query.orderBy('id').execute())
      texts.set(message, [...(texts.get(message) ?? []), text]);
  }
  return texts;
}

function learntOf(row: Selectable<Tables['tuning']>): LearntTuning {
  const { operator, at, sentiment_corrections: sentiment, urgency_corrections: urgency } = row;
  return { tuning: JSON.parse(row.tuning), operator, at, corrections: { sentiment, urgency } };
}
