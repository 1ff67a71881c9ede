import { type QueryExecutorProvider, sql } from 'kysely';

/** What is to be done for whom by when; people found by handle and name; and what lists and counts of many are read from. */
export async function followUps(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table follow_ups (id integer primary key autoincrement, conversation bigint not null references conversations (id),
    due_at bigint not null, words text not null, author text not null, created_at bigint not null, status text not null,
    kept_at bigint, moves integer not null, reason text)`,
  "create index follow_ups_due on follow_ups (due_at, id) where status = 'open'",
  "create index follow_ups_kept on follow_ups (kept_at, id) where status = 'kept'",
  'create index follow_ups_conversation on follow_ups (conversation, status, due_at)',
  'create index conversations_contact on conversations (contact, last_message_at desc, id desc)',
  // 8640000000000000: nobody waits, so nothing is due
  'create index conversations_due on conversations (status, coalesce(due_at, 8640000000000000), id)',
  // with the conversation, so that neither the names in use nor who bears one reads a row of the table
  'create index conversation_labels_label on conversation_labels (label, conversation)',
  'create index conversations_assignee on conversations (assignee, status, urgency_rank desc, id desc) where assignee is not null',
  `create index conversations_assignee_newest on conversations (assignee, status, last_message_at desc, id desc)
    where assignee is not null`,
  // everything that a list is filtered and sorted by: what is rare is found without reading any conversation itself
  `create index conversations_facts on conversations (status, assignee, platform, account, visibility, language, sentiment,
    urgency, topics, last_message_at, waiting_since, due_at, urgency_rank)`,
  // how far a plan is, counted without reading its replies
  'create index replies_plan_status on replies (plan, status, error_code) where plan is not null',
  // with the sentiment, so that a month is counted without reading its messages; beside the old one it would not be used
  'drop index messages_inbound',
  "create index messages_inbound on messages (posted_at, sentiment) where direction = 'inbound' and score is not null",
  // as with messages: no trigger for inserts, the words of a whole batch are added by one statement
  `create virtual table contacts_search using fts5 (handle, name, content = 'contacts', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2')`,
  "insert into contacts_search (contacts_search, rank) values ('secure-delete', 1)",
  // people are heard again with every message: only those whose names changed are written
  `create trigger contacts_search_update after update of handle, name on contacts
    when old.handle <> new.handle or old.name <> new.name begin
    insert into contacts_search (contacts_search, rowid, handle, name) values ('delete', old.id, old.handle, old.name);
    insert into contacts_search (rowid, handle, name) values (new.id, new.handle, new.name);
  end`,
  `create trigger contacts_search_delete after delete on contacts begin
    insert into contacts_search (contacts_search, rowid, handle, name) values ('delete', old.id, old.handle, old.name);
  end`,
  'insert into contacts_search (rowid, handle, name) select id, handle, name from contacts',
];
