import { type QueryExecutorProvider, sql } from 'kysely';

/** Every judgement of a person with the message it was about, and what was learnt from them. */
export async function learning(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await keepFormer(db);
}

const STATEMENTS = [
  // edits: how often the message had been edited then; its text of that time is found by it
  `create table judgements (id integer primary key autoincrement, conversation bigint not null references conversations (id),
    message bigint not null references messages (id), edits integer not null, aspect text not null, label text not null,
    operator text not null, at bigint not null)`,
  'create index judgements_aspect on judgements (aspect, id)',
  'create index judgements_conversation on judgements (conversation, aspect)',
  'create index judgements_message on judgements (message)',
  // one row: what holds for everybody who works with this database
  `create table tuning (id integer primary key not null check (id = 1), tuning text not null, operator text not null,
    at bigint not null, sentiment_corrections integer not null, urgency_corrections integer not null)`,
];

interface Former {
  readonly conversation: number;
  readonly actor: string;
  readonly at: number;
  readonly data: string;
}

/** Corrections made before are events; they count where there is no doubt which message they were about. */
async function keepFormer(db: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<Former>`select conversation, actor, at, data from events
    where kind = 'conversation.corrected' and conversation is not null order by id`.execute(db);
  for (const former of rows) {
    const heard = await sql<Heard>`select id, id in (select message from message_versions) as is_edited from messages
      where conversation = ${former.conversation} and direction = 'inbound' and fetched_at <= ${former.at}
      and (deleted_at is null or deleted_at > ${former.at}) order by posted_at, id`.execute(db);
    const messages = heard.rows;
    const newest = messages.at(-1);
    const said: unknown = JSON.parse(former.data);
    // when we heard of an edit is not known, so which words they saw of what was edited is in doubt
    if (newest === undefined || newest.is_edited !== 0 || typeof said !== 'object' || said === null) continue;
    await keep(db, former, { aspect: 'sentiment', said, message: newest.id });
    if (messages.length === 1) await keep(db, former, { aspect: 'urgency', said, message: newest.id });
  }
}

interface Heard {
  readonly id: number;
  readonly is_edited: number;
}

async function keep(
  db: QueryExecutorProvider,
  { conversation, actor, at }: Former,
  { aspect, said, message }: { aspect: string; said: object; message: number },
): Promise<void> {
  const label: unknown = Object.entries(said).find(([name]) => name === aspect)?.[1];
  if (typeof label !== 'string') return;
  await sql`insert into judgements (conversation, message, edits, aspect, label, operator, at)
    values (${conversation}, ${message}, 0, ${aspect}, ${label}, ${actor}, ${at})`.execute(db);
}
