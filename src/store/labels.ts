import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Every label in use, by name. Steps from one to the next by the index: reading each use of each would take long. */
export async function labelsInUse(db: Db): Promise<string[]> {
  const { rows } = await sql<{ label: string }>`with recursive used (label) as (
    select min(label) from conversation_labels
    union all
    select (select min(label) from conversation_labels where conversation_labels.label > used.label)
    from used where used.label is not null)
    select label from used where label is not null`.execute(db);
  return rows.map((row) => row.label);
}
