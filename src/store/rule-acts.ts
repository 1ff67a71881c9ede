import { type Selectable, sql } from 'kysely';
import type { RuleAct } from '../domain/rule-act.ts';
import { pieces } from './bulk.ts';
import { messageOf } from './message-row.ts';
import type { RuleActReads, RuleActWrites } from './rule-act-contract.ts';
import type { Db } from './schema.ts';
import type { RuleActTable } from './service-tables.ts';
import { toJson } from './text.ts';

/** What one may ask about rules' acts. */
export function ruleActReads(db: Db): RuleActReads {
  const inbound = () =>
    db
      .selectFrom('messages')
      .selectAll()
      .where('direction', '=', 'inbound')
      .where('conversation', 'is not', null)
      .where('deleted_at', 'is', null);
  const actsBy = async (column: 'message' | 'conversation', numbers: readonly number[]) => {
    const found = new Map<number, RuleAct>();
    for (const some of pieces([...new Set(numbers)])) {
      const rows = await db.selectFrom('rule_acts').selectAll().where(column, 'in', some).execute();
      for (const row of rows) found.set(row.message, actOf(row));
    }
    return found;
  };
  return {
    onMessages: (messages) => actsBy('message', messages),
    ofConversations: (conversations) => actsBy('conversation', conversations),
    async countOn(conversation, rule, since) {
      const query = db.selectFrom('rule_acts').select((eb) => eb.fn.countAll<number>().as('count'));
      const theirs = query.where('conversation', '=', conversation).where('at', '>=', since).where('rule', '=', rule);
      return Number((await theirs.executeTakeFirstOrThrow()).count);
    },
    async countSince(since) {
      const query = db.selectFrom('rule_acts').select((eb) => eb.fn.countAll<number>().as('count'));
      return Number((await query.where('at', '>=', since).executeTakeFirstOrThrow()).count);
    },
    async draftsFor(contact, since) {
      const query = db
        .selectFrom('conversations')
        .innerJoin('replies', 'replies.conversation', 'conversations.id')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('conversations.contact', '=', contact)
        .where('replies.author', '=', 'system')
        .where('replies.purpose', '=', 'answer')
        .where('replies.created_at', '>=', since);
      return Number((await query.executeTakeFirstOrThrow()).count);
    },
    async upTo(account) {
      const query = db.selectFrom('meta').select('value').where('name', '=', nameOf(account));
      const row = await query.executeTakeFirst();
      return row === undefined ? null : Number(row.value);
    },
    async messagesAfter(account, message, limit) {
      // The plus keeps other indexes out of it: the numbers alone lead there.
      const query = inbound().where(sql<boolean>`+account = ${account}`).where('id', '>', message);
      return (await query.orderBy('id').limit(limit).execute()).map(messageOf);
    },
    async streamsOf(messages) {
      const found = new Map<number, string>();
      for (const some of pieces([...new Set(messages)])) {
        const query = db
          .selectFrom('messages')
          .innerJoin('raw_pages', 'raw_pages.id', 'messages.raw_page')
          .select(['messages.id', 'raw_pages.stream']);
        for (const { id, stream } of await query.where('messages.id', 'in', some).execute()) found.set(id, stream);
      }
      return found;
    },
    async streamsLeft(account, { message, until }) {
      const { rows } = await sql<{ stream: string }>`select stream from raw_pages where account = ${account}
        group by stream having min(fetched_at) < ${until}
          and min(fetched_at) > (select fetched_at from messages where id = ${message})`.execute(db);
      return rows.map(({ stream }) => stream);
    },
    async history({ since, until, after, limit }) {
      const query = inbound().where('posted_at', '>=', since).where('posted_at', '<', until).where('id', '>', after);
      return (await query.orderBy('id').limit(limit).execute()).map(messageOf);
    },
  };
}

/** What may be written down of them, inside a transaction. */
export function ruleActWrites(db: Db): RuleActWrites {
  return {
    async add({ did, ...act }) {
      const values = { ...act, did: toJson(did) };
      await db.insertInto('rule_acts').values(values).execute();
    },
    async saveUpTo(account, message) {
      const value = String(message);
      const insert = db.insertInto('meta').values({ name: nameOf(account), value });
      await insert.onConflict((on) => on.column('name').doUpdateSet({ value })).execute();
    },
  };
}

function nameOf(account: string): string {
  return `rulesUpTo:${account}`;
}

function actOf({ did, rule, conversation, message, at }: Selectable<RuleActTable>): RuleAct {
  return { rule, conversation, message, at, did: JSON.parse(did) };
}
