/**
 * The engine: the only file that opens the database for writing.
 *
 * Why Kysely: used directly, better-sqlite3 is synchronous, and every caller would have to be rewritten for PostgreSQL,
 * which teams need next. Over Kysely the nouns of this folder speak one dialect of SQL and wait for their answers, so
 * the second engine is a second dialect and not a second store. What only SQLite has stays here, in `search.ts` and in
 * the migrations.
 */
import SQLite from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { CompiledQuery as Compiled, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { ProblemError } from '../domain/problem.ts';
import { asProblem, isBusy } from './faults.ts';
import { storable } from './text.ts';

/** How long a write waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
/** Prepared statements kept per connection. */
const STATEMENTS_MAX = 400;

/** One connection. The writer takes the write lock when a transaction begins; the reader cannot write. */
export interface Engine<T> {
  readonly db: Kysely<T>;
  /** Rises when another connection, in any process, changed the file. */
  dataVersion(): number;
  /** `ok`, or what SQLite's quick check found wrong. */
  quickCheck(): string;
  close(): void;
}

/**
 * Opens an existing file. Looks before it touches: a file that is no database keeps its bytes.
 * @throws ProblemError DATABASE_INVALID, DATABASE_BUSY, DATABASE_UNWRITABLE
 */
export function openEngine<T>(file: string, role: 'writer' | 'reader'): Engine<T> {
  const handle = openHandle(file, role);
  return {
    db: new Kysely<T>({ dialect: new ImmediateDialect(handle, file) }),
    dataVersion: () => Number(handle.pragma('data_version', { simple: true })),
    quickCheck: () => {
      try {
        return String(handle.pragma('quick_check(1)', { simple: true }));
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    close: () => handle.close(),
  };
}

/** Another live reply already occupies the message: the partial unique index of replies said no, in SQLite's words. */
export function isOccupied(error: unknown): boolean {
  const isClash = error instanceof SQLite.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
  return isClash && error.message.endsWith('failed: replies.target_message');
}

/**
 * How long taking a lock waits for somebody who only looks whether it is taken (see `isHeld`), in milliseconds. Whoever
 * holds it holds it far longer.
 */
const LOOK_MS = 50;

/** Held for the life of the process: a collected Database object would silently drop its lock. */
const heldLocks = new Set<SQLite.Database>();

/**
 * Takes an exclusive lock on a small file of its own, which the kernel drops when this process dies. Returns how to let
 * go of it, or null when somebody else holds it. A lease by time would not do: a stopped process may wake up and send.
 */
export function holdExclusive(file: string): (() => void) | null {
  const handle = new SQLite(file, { timeout: LOOK_MS });
  try {
    handle.exec('begin exclusive');
  } catch (error) {
    handle.close();
    if (isBusy(error)) return null;
    throw asProblem(error, file);
  }
  heldLocks.add(handle);
  return () => {
    heldLocks.delete(handle);
    handle.close();
  };
}

/**
 * Whether any process (this one too) holds the lock on this file, by the kernel's word. Reads for a moment, which the
 * holder does not notice and a taker waits out. The file must be looked at by SQLite only: closing a file drops all
 * locks that this process has on it, and SQLite alone knows when not to.
 */
export function isHeld(file: string): boolean {
  let handle: SQLite.Database | null = null;
  try {
    handle = new SQLite(file, { readonly: true, fileMustExist: true, timeout: 0 });
    handle.prepare('select count(*) from sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw asProblem(error, file);
  } finally {
    handle?.close();
  }
}

function openHandle(file: string, role: 'writer' | 'reader'): SQLite.Database {
  let handle: SQLite.Database | null = null;
  try {
    handle = new SQLite(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    refuseForeign(handle, file);
    enterWal(handle);
    // better-sqlite3 falls back to NORMAL on every connection that finds the file in WAL already; without FULL a power
    // cut may take back a committed "sending", and the reply would go out twice.
    handle.pragma('synchronous = FULL');
    handle.pragma('foreign_keys = ON');
    handle.pragma('trusted_schema = OFF');
    handle.pragma('mmap_size = 0');
    handle.pragma('secure_delete = ON');
    if (role === 'reader') handle.pragma('query_only = ON');
    return handle;
  } catch (error) {
    handle?.close();
    throw asProblem(error, file);
  }
}

/** A database of some other program must not get our tables. */
function refuseForeign(handle: SQLite.Database, file: string): void {
  const tables = handle.prepare('select name from sqlite_schema').pluck().all();
  if (tables.length > 0 && !tables.includes('meta'))
    throw new ProblemError('DATABASE_INVALID', { file, words: 'it holds the tables of another program' });
}

/** Entering WAL needs the file for itself for a moment and does not wait by `busy_timeout`: wait here. */
function enterWal(handle: SQLite.Database): void {
  if (handle.pragma('journal_mode', { simple: true }) === 'wal') return;
  const stepMs = 10;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; ; waitedMs += stepMs) {
    try {
      handle.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const code = error instanceof SQLite.SqliteError ? error.code : '';
      if (!code.startsWith('SQLITE_BUSY') || waitedMs >= BUSY_TIMEOUT_MS) throw error;
      Atomics.wait(clock, 0, 0, stepMs);
    }
  }
}

class ImmediateDialect implements Dialect {
  readonly #handle: SQLite.Database;
  readonly #file: string;
  constructor(handle: SQLite.Database, file: string) {
    this.#handle = handle;
    this.#file = file;
  }
  createDriver(): Driver {
    return new ImmediateDriver(this.#handle, this.#file);
  }
  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }
  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }
  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** `BEGIN IMMEDIATE`: a deferred transaction that turns to writing fails at once instead of waiting its turn. */
class ImmediateDriver implements Driver {
  readonly #handle: SQLite.Database;
  readonly #file: string;
  readonly #statements = new Map<string, SQLite.Statement<unknown[]>>();
  constructor(handle: SQLite.Database, file: string) {
    this.#handle = handle;
    this.#file = file;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new Turn(this.#handle, this.#file, this.#statements);
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('begin immediate'));
    if (connection instanceof Turn) connection.needsTransaction = true;
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('commit'));
    if (connection instanceof Turn) connection.isOver = true;
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Turn) connection.isOver = true;
    // After "disk full" SQLite has rolled back by itself.
    if (this.#handle.inTransaction) this.#handle.exec('rollback');
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Turn) connection.isOver = true;
  }
  async destroy(): Promise<void> {
    this.#handle.close();
  }
}

/** One turn at the connection: a transaction, or one statement. Whoever uses it afterwards is told so loudly. */
class Turn implements DatabaseConnection {
  readonly #handle: SQLite.Database;
  readonly #file: string;
  readonly #statements: Map<string, SQLite.Statement<unknown[]>>;
  isOver = false;
  needsTransaction = false;
  constructor(handle: SQLite.Database, file: string, statements: Map<string, SQLite.Statement<unknown[]>>) {
    this.#handle = handle;
    this.#file = file;
    this.#statements = statements;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isOver) throw new Error('This transaction is over: a query came after its end.');
    if (this.needsTransaction && !this.#handle.inTransaction)
      throw new Error('This transaction was rolled back by the database: nothing more can be done in it.');
    try {
      const statement = this.#prepare(query.sql);
      const parameters = query.parameters.map((value) => (typeof value === 'string' ? storable(value) : value));
      // better-sqlite3 types rows as unknown; Kysely names their shape.
      if (statement.reader) return { rows: statement.all(parameters) as R[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
    } catch (error) {
      throw asProblem(error, this.#file);
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  #prepare(text: string): SQLite.Statement<unknown[]> {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.#handle.prepare<unknown[]>(text);
    const oldest = this.#statements.size >= STATEMENTS_MAX ? this.#statements.keys().next().value : undefined;
    if (oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(text, statement);
    return statement;
  }
}
