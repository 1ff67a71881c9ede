import { type Selectable, sql } from 'kysely';
import type { ReplyStatus } from '../domain/reply.ts';
import { SURVEY_CHANNELS, SURVEY_SKIPS, type Survey, statusByReply } from '../domain/survey.ts';
import { pieces, updateRow } from './bulk.ts';
import { messageOf } from './message-row.ts';
import type { Db } from './schema.ts';
import type { SurveyTable } from './service-tables.ts';
import type { SurveyReads, SurveyWrites } from './survey-contract.ts';

/** What one may ask about surveys. Each is read with its reply: whether it went out is that reply's matter. */
export function surveyReads(db: Db): SurveyReads {
  return {
    byId: async (id) => first(await surveys(db).where('surveys.id', '=', id).execute()),
    ofReply: async (reply) => first(await surveys(db).where('surveys.reply', '=', reply).execute()),
    async firstWords(reply) {
      const query = db.selectFrom('reply_versions').select('text').where('reply', '=', reply);
      return (await query.orderBy('version').limit(1).executeTakeFirst())?.text ?? null;
    },
    async ofConversations(conversations) {
      const rows: Row[] = [];
      for (const some of pieces([...new Set(conversations)]))
        rows.push(...(await surveys(db).where('surveys.conversation', 'in', some).execute()));
      return rows.map(surveyOf).sort((a, b) => b.id - a.id);
    },
    async ofContact(contact) {
      const query = surveys(db).where('surveys.contact', '=', contact);
      return (await query.orderBy('surveys.id', 'desc').execute()).map(surveyOf);
    },
    async asking(contacts, besides = 0) {
      const rows: Row[] = [];
      for (const some of pieces([...new Set(contacts)])) {
        const theirs = surveys(db).where('surveys.contact', 'in', some);
        const query = theirs.where((eb) =>
          eb.or([eb('surveys.channel', '=', 'private'), eb('surveys.status', '=', 'answered')]),
        );
        rows.push(...(await query.where('surveys.id', '!=', besides).execute()));
      }
      const counting = rows.filter((row) => besides === 0 || row.status === 'answered' || isOut(row.reply_status));
      const found = counting.map(surveyOf).filter(({ status }) => WAS_ASKED.includes(status));
      return found.sort((a, b) => b.askedAt - a.askedAt || b.id - a.id);
    },
    async saidAfter(id) {
      const query = db.selectFrom('surveys').innerJoin('replies', 'replies.id', 'surveys.reply');
      const theirs = query.innerJoin('conversations', (join) =>
        join
          .onRef('conversations.contact', '=', 'surveys.contact')
          .onRef('conversations.account', '=', 'surveys.account'),
      );
      const after = theirs
        .innerJoin('messages', 'messages.conversation', 'conversations.id')
        .whereRef('messages.id', '>', 'replies.target_message')
        // platforms tell whole seconds
        .where(sql<boolean>`messages.posted_at >= surveys.asked_at - 1000`);
      const rows = await after
        .where('surveys.id', '=', id)
        .selectAll('messages')
        .orderBy('messages.posted_at')
        .orderBy('messages.id')
        .execute();
      return rows.map(messageOf);
    },
    async waiting(since) {
      const query = surveys(db).where('surveys.status', '=', 'asked').where('surveys.asked_at', '>=', since);
      const rows = await query.orderBy('surveys.asked_at', 'desc').execute();
      return rows.map(surveyOf).filter(({ status }) => status === 'asked');
    },
    async heard(since) {
      const query = surveys(db).where('surveys.status', '=', 'answered').where('surveys.asked_at', '>=', since);
      const heard = query.where('surveys.message', 'is not', null).where('surveys.reply', 'is not', null);
      return (await heard.orderBy('surveys.asked_at', 'desc').execute()).map(surveyOf);
    },
    async askedBetween(since, until) {
      const query = surveys(db)
        .where('surveys.status', 'in', ['asked', 'answered'])
        .where('surveys.channel', '=', 'private');
      const rows = await query.where('surveys.asked_at', '>=', since).where('surveys.asked_at', '<', until).execute();
      const asked = rows.map(surveyOf).filter(({ status }) => status === 'asked' || status === 'answered');
      return asked.sort((a, b) => a.askedAt - b.askedAt || a.id - b.id);
    },
    async answeredBetween(since, until) {
      const query = surveys(db).where('surveys.answered_at', '>=', since).where('surveys.answered_at', '<', until);
      return (await query.orderBy('surveys.answered_at').orderBy('surveys.id').execute()).map(surveyOf);
    },
    async list({ since, statuses, limit }) {
      const query = surveys(db).where((eb) =>
        eb.or([eb('surveys.asked_at', '>=', since), eb('surveys.answered_at', '>=', since)]),
      );
      const found = (await query.orderBy('surveys.id', 'desc').execute()).map(surveyOf);
      return found.filter(({ status }) => statuses.length === 0 || statuses.includes(status)).slice(0, limit);
    },
  };
}

/** What may be done to them, inside a transaction. */
export function surveyWrites(db: Db): SurveyWrites {
  return {
    async add({ conversation, contact, account, channel, skip, reply, scale, askedAt, askedBy }) {
      const insert = db.insertInto('surveys').values({
        conversation,
        contact,
        account,
        channel,
        status: skip === null ? 'asked' : 'skipped',
        why: skip === null ? null : [skip.why, skip.words ?? ''].join(' ').trim(),
        reply,
        scale,
        asked_at: askedAt,
        asked_by: askedBy,
        rating: null,
        comment: null,
        answered_at: null,
        message: null,
      });
      return (await insert.returning('id').executeTakeFirstOrThrow()).id;
    },
    async asked(id, at) {
      await updateRow(db, { table: 'surveys', id }, { asked_at: at });
    },
    async letGo(reply) {
      await db.updateTable('surveys').set({ reply: null }).where('reply', '=', reply).execute();
      await db.updateTable('replies').set({ purpose: 'answer' }).where('id', '=', reply).execute();
    },
    async answer(id, { rating, comment, at, message }) {
      const changes = { status: 'answered' as const, rating, comment, answered_at: at, message };
      await updateRow(db, { table: 'surveys', id }, changes);
    },
  };
}

/** A person who is to be asked is not asked twice. */
const WAS_ASKED: readonly Survey['status'][] = ['planned', 'asked', 'answered'];

/** Whether a reply went out, or may have. */
function isOut(reply: ReplyStatus | null): boolean {
  return reply !== null && ['sending', 'unknown', 'held', 'sent'].includes(reply);
}

interface Row extends Selectable<SurveyTable> {
  readonly platform: string;
  readonly remote_id: string;
  readonly handle: string;
  readonly name: string;
  readonly url: string | null;
  readonly reply_status: ReplyStatus | null;
}

function surveys(db: Db) {
  return db
    .selectFrom('surveys')
    .innerJoin('contacts', 'contacts.id', 'surveys.contact')
    .leftJoin('replies', 'replies.id', 'surveys.reply')
    .selectAll('surveys')
    .select(['contacts.platform', 'contacts.remote_id', 'contacts.handle', 'contacts.name', 'contacts.url'])
    .select(sql<ReplyStatus | null>`replies.status`.as('reply_status'));
}

function first(rows: readonly Row[]): Survey | null {
  const [row] = rows;
  return row === undefined ? null : surveyOf(row);
}

function surveyOf(row: Row): Survey {
  const { remote_id: remoteId, handle, name, url } = row;
  return {
    id: row.id,
    conversation: row.conversation,
    contact: { id: row.contact, remoteId, handle, name, url },
    platform: row.platform,
    account: row.account,
    channel: SURVEY_CHANNELS.find((one) => one === row.channel) ?? 'other',
    status: row.status === 'asked' ? statusByReply(row.reply_status) : row.status,
    skip: row.status === 'skipped' ? skipOf(row.why ?? '') : null,
    reply: row.reply,
    scale: row.scale,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    rating: row.rating,
    comment: row.comment,
    answeredAt: row.answered_at,
    message: row.message,
  };
}

/** Written as one word of ours, and what the platform said behind it. */
function skipOf(written: string): Survey['skip'] {
  const [, word = '', words = ''] = /^(\S*)\s?([\s\S]*)$/.exec(written) ?? [];
  return { why: SURVEY_SKIPS.find((one) => one === word) ?? 'noPrivate', words: words === '' ? null : words };
}
