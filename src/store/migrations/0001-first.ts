import { type QueryExecutorProvider, sql } from 'kysely';

/** The first schema. Frozen: what is released is changed by the next migration only. */
export async function first(db: QueryExecutorProvider): Promise<void> {
  for (const statement of [...PEOPLE, ...MESSAGES, ...SEARCH, ...REPLIES, ...HISTORY, ...STREAMS])
    await sql.raw(statement).execute(db);
  for (const status of ['open', 'pending', 'snoozed', 'closed'])
    await sql`insert into counters (name, value) values (${`conversation:${status}`}, 0)`.execute(db);
  for (const status of REPLY_STATUSES_1)
    await sql`insert into counters (name, value) values (${`reply:${status}`}, 0)`.execute(db);
}

const REPLY_STATUSES_1 = [
  'draft',
  'inReview',
  'approved',
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'held',
  'rejected',
  'cancelled',
];

// Numbers of rows are shown to people and kept in scripts, so they are never given twice (autoincrement).
const PEOPLE = [
  'create table counters (name text primary key not null, value bigint not null)',
  `create table accounts (name text primary key not null, platform text not null, handle text not null, remote_id text,
    text_max integer, url_units integer, checked_at bigint)`,
  `create table contacts (id integer primary key autoincrement, platform text not null, remote_id text not null,
    handle text not null, name text not null, followers bigint, url text, is_bot integer not null, seen_at bigint not null)`,
  'create unique index contacts_remote on contacts (platform, remote_id)',
  `create table conversations (id integer primary key autoincrement, account text not null, platform text not null,
    contact bigint not null references contacts (id), thread_id text not null, visibility text not null, url text not null,
    status text not null, subject text not null, messages integer not null, last_message_at bigint not null,
    newest_inbound bigint not null, waiting_since bigint not null, due_at bigint, snoozed_until bigint, snooze_reason text,
    assignee text, sentiment text not null, sentiment_score double precision not null, urgency text not null,
    urgency_score double precision not null, urgency_rank integer not null, language text not null, topics text not null,
    reasons text not null, created_at bigint not null)`,
  'create unique index conversations_thread on conversations (account, thread_id, contact, visibility)',
  'create index conversations_pressing on conversations (status, urgency_rank desc, id desc)',
  'create index conversations_platform on conversations (platform, status, urgency_rank desc, id desc)',
  'create index conversations_newest on conversations (status, last_message_at desc, id desc)',
  'create index conversations_waiting on conversations (status, waiting_since, id)',
  "create index conversations_snoozed on conversations (status, snoozed_until, id) where status = 'snoozed'",
  `create table conversation_labels (conversation bigint not null references conversations (id), label text not null,
    primary key (conversation, label))`,
  `create table corrections (conversation bigint primary key not null references conversations (id), sentiment text,
    urgency text, operator text not null, at bigint not null)`,
  `create table notes (id integer primary key autoincrement, conversation bigint not null references conversations (id),
    author text not null, text text not null, at bigint not null)`,
  'create index notes_conversation on notes (conversation, id)',
];

const MESSAGES = [
  `create table raw_pages (id integer primary key autoincrement, account text not null, stream text not null,
    fetched_at bigint not null, body blob not null)`,
  `create table messages (id integer primary key autoincrement, account text not null, platform text not null,
    conversation bigint references conversations (id), contact bigint references contacts (id), remote_id text not null,
    direction text not null, kind text not null, visibility text not null, author text not null, text text not null,
    language text, posted_at bigint not null, edited_at bigint, deleted_at bigint, in_reply_to text, thread_id text,
    url text not null, media text, reference text not null, raw_page bigint references raw_pages (id), raw_index integer,
    fetched_at bigint not null, sentiment text, urgency text, score text)`,
  // The remote id leads, so that a message can be found by the platform's id alone.
  'create unique index messages_remote on messages (remote_id, account)',
  'create index messages_url on messages (url)',
  'create index messages_conversation on messages (conversation, posted_at, id) where conversation is not null',
  'create index messages_contact on messages (contact, posted_at) where contact is not null',
  "create index messages_inbound on messages (posted_at) where direction = 'inbound' and score is not null",
  `create table message_versions (id integer primary key autoincrement, message bigint not null references messages (id),
    text text not null, since bigint not null, until bigint not null)`,
  'create index message_versions_message on message_versions (message, id)',
];

// No trigger for inserts: per row it makes FTS5 flush, which costs more than everything else; `messages.ts` adds the
// words of a whole batch by one statement. `secure-delete` takes the words themselves out of the index on removal.
const SEARCH = [
  `create virtual table messages_search using fts5 (text, content = 'messages', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2')`,
  "insert into messages_search (messages_search, rank) values ('secure-delete', 1)",
  `create trigger messages_search_update after update of text on messages begin
    insert into messages_search (messages_search, rowid, text) values ('delete', old.id, old.text);
    insert into messages_search (rowid, text) values (new.id, new.text);
  end`,
  `create trigger messages_search_delete after delete on messages begin
    insert into messages_search (messages_search, rowid, text) values ('delete', old.id, old.text);
  end`,
];

const REPLIES = [
  `create table replies (id integer primary key autoincrement, conversation bigint not null references conversations (id),
    target_message bigint not null references messages (id), target_remote_id text not null, platform text not null,
    account text not null, visibility text not null, text text not null, language text not null, status text not null,
    version integer not null, author text not null, approved_by text, approved_at bigint, approval_hash text,
    is_additional integer not null, key text, prepared text, price_usd double precision not null, send_after bigint not null,
    attempted_at bigint, absent_since bigint, attempts integer not null, remote_id text, url text, sent_at bigint,
    error_code text, error_message text, created_at bigint not null, updated_at bigint not null)`,
  // The rule that two people never both answer: one live reply for a message, unless it was asked for by name.
  `create unique index replies_live on replies (target_message)
    where status in ('approved', 'queued', 'sending', 'unknown', 'held', 'sent') and is_additional = 0`,
  'create index replies_status on replies (status, id)',
  'create index replies_conversation on replies (conversation, id)',
  'create index replies_remote on replies (remote_id, account) where remote_id is not null',
  'create index replies_sent on replies (sent_at) where sent_at is not null',
  `create table reply_versions (reply bigint not null references replies (id), version integer not null, text text not null,
    visibility text not null, language text not null, editor text not null, at bigint not null, primary key (reply, version))`,
  `create table reply_attempts (id integer primary key autoincrement, reply bigint not null references replies (id),
    account text not null, at bigint not null)`,
  'create index reply_attempts_account on reply_attempts (account, at)',
];

const HISTORY = [
  `create table events (id integer primary key autoincrement, at bigint not null, kind text not null, actor text not null,
    login text not null, conversation bigint, reply bigint, message bigint, data text not null)`,
  'create index events_conversation on events (conversation, id) where conversation is not null',
  'create index events_kind on events (kind, at, id)',
];

const STREAMS = [
  `create table streams (account text not null, stream text not null, cursor text, not_before bigint, last_try_at bigint,
    last_heard_at bigint, last_new_at bigint, error_code text, error_message text, primary key (account, stream))`,
  `create table gaps (id integer primary key autoincrement, account text not null, stream text not null,
    starts_at bigint not null, ends_at bigint not null, why text not null, noted_at bigint not null)`,
  `create table unreadable (id integer primary key autoincrement, account text not null, stream text not null,
    raw text not null, raw_hash text not null, why text not null, at bigint not null)`,
  'create unique index unreadable_once on unreadable (account, stream, raw_hash)',
];
