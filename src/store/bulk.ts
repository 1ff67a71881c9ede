import { CompiledQuery, type Insertable, type QueryResult, type RawBuilder, sql, type Updateable } from 'kysely';
import type { Db, Tables } from './schema.ts';

/** SQLite allows 32,766 parameters in a statement, PostgreSQL 65,535. */
const PARAMETERS_MAX = 32_000;
/** Rows per statement: few sizes, so that each statement is compiled once and prepared once. */
const SIZES = [256, 64, 16, 4, 1] as const;
/** Values of one `in (…)`. */
const LIST_MAX = 500;

/**
 * Inserts rows with as few statements as the parameter limit allows, each compiled once per connection: building SQL
 * costs more than running it. All rows must have the same fields.
 * @param tail what follows the values, such as `on conflict do nothing returning id`; no parameters in it
 */
export async function insertRows<R, T extends keyof Tables & string>(
  db: Db,
  into: { readonly table: T; readonly tail?: RawBuilder<R> },
  rows: readonly Insertable<Tables[T]>[],
): Promise<R[]> {
  const first = rows[0];
  if (first === undefined) return [];
  const columns = Object.keys(first);
  const answers: R[] = [];
  let at = 0;
  while (at < rows.length) {
    const left = rows.length - at;
    const size = SIZES.find((one) => one <= left && one * columns.length <= PARAMETERS_MAX) ?? 1;
    const values = rows.slice(at, at + size).flatMap((row) => valuesOf(row, columns));
    const result = await insertChunk<R>(db, { ...into, columns }, values);
    for (const row of result.rows) answers.push(row);
    at += size;
  }
  return answers;
}

/** Changes one row by its number; the statement is compiled once for each set of columns. */
export async function updateRow<T extends keyof Tables & string>(
  db: Db,
  row: { readonly table: T; readonly id: number },
  changes: Updateable<Tables[T]>,
): Promise<void> {
  const fields = Object.entries(changes);
  if (fields.length === 0) return;
  const key = `${row.table}=${fields.map(([column]) => column).join()}`;
  const values = [...fields.map(([, value]) => value), row.id];
  await executeKept(db, { key, values }, () => {
    const sets = sql.join(fields.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
    return sql`update ${sql.table(row.table)} set ${sets} where id = ${row.id}`;
  });
}

/** Cuts a list into pieces that fit into one statement. */
export function pieces<V>(values: readonly V[]): V[][] {
  const cut: V[][] = [];
  for (let at = 0; at < values.length; at += LIST_MAX) cut.push(values.slice(at, at + LIST_MAX));
  return cut;
}

/** SQL text by what it is for, for each connection's dialect. */
const compiled = new WeakMap<object, Map<string, string>>();

async function insertChunk<R>(
  db: Db,
  into: { readonly table: string; readonly columns: readonly string[]; readonly tail?: RawBuilder<R> },
  values: readonly unknown[],
): Promise<QueryResult<R>> {
  const key = `${into.table}:${values.length / into.columns.length}:${into.tail === undefined}`;
  return await executeKept<R>(db, { key, values }, () => insertText(into, values));
}

/** Runs a statement that is built the first time only. `values` are its parameters in order. */
async function executeKept<R>(
  db: Db,
  query: { readonly key: string; readonly values: readonly unknown[] },
  build: () => RawBuilder<unknown>,
): Promise<QueryResult<R>> {
  const executor = db.getExecutor();
  const texts = compiled.get(executor.adapter) ?? new Map<string, string>();
  compiled.set(executor.adapter, texts);
  let text = texts.get(query.key);
  if (text === undefined) {
    text = build().compile(db).sql;
    texts.set(query.key, text);
  }
  return executor.executeQuery<R>(CompiledQuery.raw(text, [...query.values]) as CompiledQuery<R>);
}

function insertText(
  into: { readonly table: string; readonly columns: readonly string[]; readonly tail?: RawBuilder<unknown> },
  values: readonly unknown[],
): RawBuilder<unknown> {
  const width = into.columns.length;
  const rows: RawBuilder<unknown>[] = [];
  for (let at = 0; at < values.length; at += width) rows.push(sql`(${sql.join(values.slice(at, at + width))})`);
  const columns = sql.join(into.columns.map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(into.table)} (${columns}) values ${sql.join(rows)} ${into.tail ?? sql``}`;
}

function valuesOf(row: object, columns: readonly string[]): unknown[] {
  const fields = new Map<string, unknown>(Object.entries(row));
  return columns.map((column) => fields.get(column) ?? null);
}
