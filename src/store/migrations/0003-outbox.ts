import { type QueryExecutorProvider, sql } from 'kysely';

/** When replies go and what approved them, who works on what, what is held back, bulk plans, and who sent last. */
export async function outbox(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  // Empty while nobody has sent; the generation rises with every attempt.
  const meta = sql`('outboxGeneration', '0'), ('outboxMachine', ''), ('outboxFile', '')`;
  await sql`insert into meta (name, value) values ${meta}`.execute(db);
}

const STATEMENTS = [
  // A plan is reserved before its file is written and its other columns are known; what is named `reserved` is no plan yet.
  `create table plans (id integer primary key autoincrement, status text not null, author text not null,
    created_at bigint not null, file text not null, hash text not null, row_count integer not null,
    cost_usd double precision not null, is_reviewed integer not null, approved_by text, approved_at bigint,
    approval_expires_at bigint, rejected_by text, note text)`,
  'alter table replies add column send_at bigint',
  'alter table replies add column approval_expires_at bigint',
  'alter table replies add column plan bigint references plans (id)',
  'alter table replies add column plan_row integer',
  // A plan that is applied twice makes each reply once.
  'create unique index replies_plan on replies (plan, plan_row) where plan is not null',
  `create table claims (conversation bigint primary key not null references conversations (id), operator text not null,
    login text not null, claimed_at bigint not null, until bigint not null)`,
  'create table pauses (scope text primary key not null, paused_at bigint not null, paused_by text not null, reason text not null)',
];
