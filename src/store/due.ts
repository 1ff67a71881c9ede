import { CONVERSATION_STATUSES, type ConversationStatus } from '../domain/conversation.ts';
import type { Pause } from '../domain/pause.ts';
import { REPLY_STATUSES, type ReplyStatus } from '../domain/reply.ts';
import type { StreamState } from '../domain/stored.ts';
import { pauseOf } from './pause-row.ts';
import { countsOf, readQuickly } from './quick-database.ts';
import type { PauseTable, StreamTable } from './schema.ts';
import { streamOf } from './stream-row.ts';

/** What the quick start answers from. */
export interface QuickStatus {
  readonly conversations: Readonly<Record<ConversationStatus, number>>;
  readonly replies: Readonly<Record<ReplyStatus, number>>;
  readonly streams: readonly StreamState[];
  readonly unreadable: number;
  readonly pauses: readonly Pause[];
}

/** Reads the counters, the streams and the pauses. Null when there is no database yet. Throws as `readQuickly`. */
export function readStatus(file: string): QuickStatus | null {
  return readQuickly(file, (database) => {
    const rows = database.prepare<[], StreamTable>('select * from streams order by account, stream').all();
    const unreadable = database.prepare<[], { count: number }>('select count(*) as count from unreadable').get();
    const pauses = database.prepare<[], PauseTable>('select * from pauses order by scope').all();
    return {
      conversations: countsOf(database, 'conversation', CONVERSATION_STATUSES),
      replies: countsOf(database, 'reply', REPLY_STATUSES),
      streams: rows.map(streamOf),
      unreadable: unreadable?.count ?? 0,
      pauses: pauses.map(pauseOf),
    };
  });
}
