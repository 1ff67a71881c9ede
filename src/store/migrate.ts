import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { ProblemError } from '../domain/problem.ts';
import { MIGRATIONS, type Migration } from './migrations/migrations.ts';

/**
 * Brings a database to the newest schema, forward only, all steps in one write transaction: a crash leaves the old
 * schema, and a second process waits and then finds nothing to do. Returns the schema number.
 * @throws ProblemError DATABASE_NEWER when a later kuulo made it; DATABASE_INVALID when its number cannot be read
 */
export async function migrate<T>(
  db: Kysely<T>,
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number> {
  const known = migrations.length;
  if ((await schemaNumber(db, file, known)) === known) return known;
  await db.transaction().execute(async (tx) => {
    const found = await schemaNumber(tx, file, known);
    if (found === 0) {
      await sql`create table meta (name text primary key not null, value text not null)`.execute(tx);
      await sql`insert into meta (name, value) values ('schema', '0'), ('databaseId', ${randomUUID()})`.execute(tx);
    }
    for (const migration of migrations.slice(found)) await migration.up(tx);
    await sql`update meta set value = ${String(known)} where name = 'schema'`.execute(tx);
  });
  return known;
}

/** 0 for an empty file. */
async function schemaNumber<T>(db: Kysely<T>, file: string, known: number): Promise<number> {
  // SQLite's own table: asking by Kysely's introspection looks at every column of every table, at each start
  const tables = await sql`select 1 from sqlite_schema where type = 'table' and name = 'meta'`.execute(db);
  if (tables.rows.length === 0) return 0;
  const { rows } = await sql<{ value: string }>`select value from meta where name = 'schema'`.execute(db);
  const found = Number(rows[0]?.value);
  if (!Number.isInteger(found) || found < 1)
    throw new ProblemError('DATABASE_INVALID', { file, words: 'its schema number cannot be read' });
  if (found > known) throw new ProblemError('DATABASE_NEWER', { file, found, known });
  return found;
}
