import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { CONVERSATION_STATUSES, type ConversationStatus } from '../domain/conversation.ts';
import type { Pause } from '../domain/pause.ts';
import { REPLY_STATUSES, type ReplyStatus } from '../domain/reply.ts';
import type { StreamState } from '../domain/stored.ts';
import { asProblem } from './faults.ts';
import { pauseOf } from './pause-row.ts';
import type { PauseTable, StreamTable } from './schema.ts';
import { SCHEMA } from './schema-number.ts';
import { streamOf } from './stream-row.ts';

/** What the quick start answers from. */
export interface QuickStatus {
  readonly conversations: Readonly<Record<ConversationStatus, number>>;
  readonly replies: Readonly<Record<ReplyStatus, number>>;
  readonly streams: readonly StreamState[];
  readonly unreadable: number;
  readonly pauses: readonly Pause[];
}

/**
 * Reads the counters, the streams and the pauses without Kysely, whose loading costs more than everything else a quick start does.
 * Null when there is no database yet.
 * @throws ProblemError DATABASE_INVALID, DATABASE_BUSY; any other error when the schema is not the one known here, and
 * then the full start is the one to answer
 */
export function readStatus(file: string): QuickStatus | null {
  if (!existsSync(file)) return null;
  let database: SQLite.Database | null = null;
  try {
    database = new SQLite(file, { readonly: true, fileMustExist: true, timeout: 1_000 });
    const schema = database.prepare<[], string>("select value from meta where name = 'schema'").pluck().get();
    if (schema !== String(SCHEMA)) throw new Error(`Schema ${schema} is not the one known here.`);
    const counted = database.prepare<[], { name: string; value: number }>('select name, value from counters').all();
    const values = new Map(counted.map((row) => [row.name, row.value]));
    const rows = database.prepare<[], StreamTable>('select * from streams order by account, stream').all();
    const unreadable = database.prepare<[], { count: number }>('select count(*) as count from unreadable').get();
    const pauses = database.prepare<[], PauseTable>('select * from pauses order by scope').all();
    return {
      conversations: countsOf(values, 'conversation', CONVERSATION_STATUSES),
      replies: countsOf(values, 'reply', REPLY_STATUSES),
      streams: rows.map(streamOf),
      unreadable: unreadable?.count ?? 0,
      pauses: pauses.map(pauseOf),
    };
  } catch (error) {
    throw asProblem(error, file);
  } finally {
    database?.close();
  }
}

function countsOf<S extends string>(
  values: ReadonlyMap<string, number>,
  kind: string,
  statuses: readonly S[],
): Record<S, number> {
  const counts = statuses.map((status) => [status, values.get(`${kind}:${status}`) ?? 0] as const);
  return Object.fromEntries(counts) as Record<S, number>;
}
