import { type QueryExecutorProvider, sql } from 'kysely';

/** What good service keeps on record: promises found in replies, surveys, hand-overs, linked people, rules' acts, alerts. */
export async function service(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // which saved answer a reply was made from, and whether it asks how it went
  'alter table replies add column answer text',
  // 1: the reply says it in other words than the saved answer has
  'alter table replies add column answer_changed integer not null default 0',
  "alter table replies add column purpose text not null default 'answer'",
  'create index replies_answer on replies (answer, sent_at) where answer is not null',
  // the reply a promise was found in, its very words and where in the text they begin; null for one set by hand
  'alter table follow_ups add column reply bigint references replies (id)',
  'alter table follow_ups add column quote text',
  'alter table follow_ups add column place integer',
  'alter table follow_ups add column broken_at bigint',
  // the due date whose passing was told already, so that each is told once
  'alter table follow_ups add column overdue_told bigint',
  // before the next one, which SQLite then prefers where both would do
  "create index follow_ups_to_do on follow_ups (due_at, id) where status in ('open', 'proposed')",
  `create index follow_ups_untold on follow_ups (due_at, id)
    where status in ('open', 'proposed') and (overdue_told is null or overdue_told <> due_at)`,
  "create index follow_ups_dismissed on follow_ups (id) where status = 'dismissed'",
  // the waiting period whose answer time was missed and told, so that each is told once
  'alter table conversations add column breach_told bigint',
  `create index conversations_untold_breach on conversations (due_at, id)
    where status = 'open' and due_at is not null and (breach_told is null or breach_told <> waiting_since)`,
  'create unique index follow_ups_found on follow_ups (reply, place) where reply is not null',
  "create index follow_ups_proposed on follow_ups (created_at, id) where status = 'proposed'",
  "create index follow_ups_broken on follow_ups (broken_at, id) where status = 'broken'",
  `create table surveys (id integer primary key autoincrement, conversation bigint not null references conversations (id),
    contact bigint not null references contacts (id), account text not null, channel text not null, status text not null,
    why text, reply bigint references replies (id), scale integer not null, asked_at bigint not null, asked_by text not null,
    rating integer, comment text, answered_at bigint, message bigint references messages (id))`,
  'create index surveys_conversation on surveys (conversation, id)',
  'create index surveys_contact on surveys (contact, asked_at)',
  'create index surveys_asked on surveys (status, asked_at)',
  'create index surveys_answered on surveys (answered_at) where answered_at is not null',
  'create unique index surveys_reply on surveys (reply) where reply is not null',
  'create index surveys_message on surveys (message) where message is not null',
  `create table handovers (id integer primary key autoincrement, conversation bigint not null references conversations (id),
    way text not null, address text not null, note text, call_back_at bigint, status text not null, message_id text,
    author text not null, created_at bigint not null, sent_at bigint, done_at bigint, outcome text, error text)`,
  'create index handovers_conversation on handovers (conversation, id)',
  'create index handovers_status on handovers (status, created_at)',
  // a pair once, the smaller number first
  `create table contact_links (id integer primary key autoincrement, contact bigint not null references contacts (id),
    other bigint not null references contacts (id), author text not null, at bigint not null)`,
  'create unique index contact_links_pair on contact_links (contact, other)',
  'create index contact_links_other on contact_links (other)',
  // a rule acts once on a message, however often it is judged
  `create table rule_acts (id integer primary key autoincrement, rule text not null, conversation bigint not null
    references conversations (id), message bigint not null references messages (id), at bigint not null, did text not null)`,
  'create unique index rule_acts_once on rule_acts (message)',
  'create index rule_acts_conversation on rule_acts (conversation, at)',
  'create index rule_acts_at on rule_acts (at)',
  // what people are to be told: one of a kind about a subject at a time
  `create table alerts (id integer primary key autoincrement, kind text not null, subject text not null,
    conversation bigint references conversations (id), is_pressing integer not null, data text not null, outlets text not null,
    opened_at bigint not null, told text not null, told_at bigint, ended_at bigint, tries integer not null, tried_at bigint,
    next_look_at bigint not null default 0, error text)`,
  'create unique index alerts_standing on alerts (kind, subject) where ended_at is null',
  'create index alerts_untold on alerts (next_look_at) where told_at is null',
  'create index alerts_kind on alerts (kind, subject, opened_at)',
  // whether a stream was heard from regularly
  'create index raw_pages_stream on raw_pages (account, stream, fetched_at)',
];
