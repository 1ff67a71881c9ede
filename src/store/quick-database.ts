import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { asProblem } from './faults.ts';
import { SCHEMA } from './schema-number.ts';

/**
 * Reads a database without Kysely, whose loading costs more than everything else a quick start does. Null when there is no
 * database yet.
 * @throws ProblemError DATABASE_INVALID, DATABASE_BUSY; any other error when the schema is not the one known here, and
 * then the full start is the one to answer
 */
export function readQuickly<T>(file: string, read: (database: SQLite.Database) => T): T | null {
  if (!existsSync(file)) return null;
  let database: SQLite.Database | null = null;
  try {
    database = new SQLite(file, { readonly: true, fileMustExist: true, timeout: 1_000 });
    const schema = database.prepare<[], string>("select value from meta where name = 'schema'").pluck().get();
    if (schema !== String(SCHEMA)) throw new Error(`Schema ${schema} is not the one known here.`);
    return read(database);
  } catch (error) {
    throw asProblem(error, file);
  } finally {
    database?.close();
  }
}

/** How many there are of each status. */
export function countsOf<S extends string>(
  database: SQLite.Database,
  kind: 'conversation' | 'reply',
  statuses: readonly S[],
): Record<S, number> {
  const counted = database.prepare<[], { name: string; value: number }>('select name, value from counters').all();
  const values = new Map(counted.map((row) => [row.name, row.value]));
  const counts = statuses.map((status) => [status, values.get(`${kind}:${status}`) ?? 0] as const);
  return Object.fromEntries(counts) as Record<S, number>;
}
