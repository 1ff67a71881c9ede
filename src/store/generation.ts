import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** What the database itself says of its outbox. */
export interface Outbox {
  readonly database: string;
  /** Rises with every attempt to send. */
  readonly generation: number;
  /** Who sent last; empty while nobody has. */
  readonly machine: string;
  readonly file: string;
}

/** One more attempt to send; in the transaction that claims the reply. */
export async function raiseGeneration(db: Db): Promise<void> {
  await sql`update meta set value = cast(cast(value as bigint) + 1 as text) where name = 'outboxGeneration'`.execute(
    db,
  );
}

/** What is on record, as last committed. */
export async function readOutbox(db: Db): Promise<Outbox> {
  const { rows } = await sql<{ name: string; value: string }>`select name, value from meta`.execute(db);
  const values = new Map(rows.map((row) => [row.name, row.value]));
  const generation = Number(values.get('outboxGeneration'));
  // a generation that cannot be read is no generation: everything is older than what is known outside
  return {
    database: values.get('databaseId') ?? '',
    generation: Number.isSafeInteger(generation) ? generation : 0,
    machine: values.get('outboxMachine') ?? '',
    file: values.get('outboxFile') ?? '',
  };
}

/** Puts down who sends from now on, and how far the outbox is. */
export async function saveOutbox(db: Db, change: Partial<Outbox>): Promise<void> {
  const names = {
    database: 'databaseId',
    generation: 'outboxGeneration',
    machine: 'outboxMachine',
    file: 'outboxFile',
  } as const;
  for (const key of ['database', 'generation', 'machine', 'file'] as const) {
    const value = change[key];
    if (value !== undefined) await sql`update meta set value = ${String(value)} where name = ${names[key]}`.execute(db);
  }
}
