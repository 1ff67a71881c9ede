import { type QueryExecutorProvider, sql } from 'kysely';

/** Private and hidden messages, gaps that were closed later, and what an account is logged in with. */
export async function wholePlatforms(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table messages add column hidden_at bigint',
  'alter table messages add column seen_at bigint',
  'alter table gaps add column filled_at bigint',
  'alter table accounts add column token_kind text',
  'alter table accounts add column scopes text',
  'alter table accounts add column expires_at bigint',
];
