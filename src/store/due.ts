import { CONVERSATION_STATUSES, type ConversationStatus } from '../domain/conversation.ts';
import type { PromiseCounts } from '../domain/follow-up.ts';
import type { Pause } from '../domain/pause.ts';
import { REPLY_STATUSES, type ReplyStatus } from '../domain/reply.ts';
import type { StreamState } from '../domain/stored.ts';
import { ALERT_COUNTS } from './alert-counts.ts';
import { TO_DO_SQL, UNTOLD_SQL } from './follow-up-table.ts';
import { pauseOf } from './pause-row.ts';
import type { PauseTable } from './plan-table.ts';
import { countsOf, readQuickly } from './quick-database.ts';
import type { StreamTable } from './schema.ts';
import { streamOf } from './stream-row.ts';

/** What the quick start answers from. */
export interface QuickStatus {
  readonly conversations: Readonly<Record<ConversationStatus, number>>;
  readonly replies: Readonly<Record<ReplyStatus, number>>;
  readonly streams: readonly StreamState[];
  readonly unreadable: number;
  readonly pauses: readonly Pause[];
  readonly promises: PromiseCounts;
  readonly alerts: { readonly standing: number; readonly pressing: number; readonly failing: number };
  /** Hand-overs by e-mail of which nobody knows whether they arrived. */
  readonly unknownHandovers: number;
}

/** Reads the counters, the streams and the pauses. Null when there is no database yet. Throws as `readQuickly`. */
export function readStatus(file: string, now: number): QuickStatus | null {
  return readQuickly(file, (database) => {
    const rows = database.prepare<[], StreamTable>('select * from streams order by account, stream').all();
    const unreadable = database.prepare<[], { count: number }>('select count(*) as count from unreadable').get();
    const pauses = database.prepare<[], PauseTable>('select * from pauses order by scope').all();
    const handovers = database.prepare<[], { count: number }>(UNCERTAIN_HANDOVERS).get();
    const alerts = database.prepare<[], QuickStatus['alerts']>(ALERT_COUNTS).get();
    return {
      conversations: countsOf(database, 'conversation', CONVERSATION_STATUSES),
      replies: countsOf(database, 'reply', REPLY_STATUSES),
      streams: rows.map(streamOf),
      unreadable: unreadable?.count ?? 0,
      pauses: pauses.map(pauseOf),
      promises: promiseCounts(database, now),
      alerts: alerts ?? { standing: 0, pressing: 0, failing: 0 },
      unknownHandovers: handovers?.count ?? 0,
    };
  });
}

/** What is being sent or was cut off as it was, and what may have arrived. */
const UNCERTAIN_HANDOVERS = "select count(*) as count from handovers where status in ('sending', 'unknown')";

/** What `readQuickly` reads from. */
type QuickDatabase = Parameters<Parameters<typeof readQuickly>[1]>[0];

/** By their partial indexes. */
function promiseCounts(database: QuickDatabase, now: number): PromiseCounts {
  const counts = database
    .prepare<[number], PromiseCounts>(
      `select (select count(*) from follow_ups where status = 'open') as open,
        (select count(*) from follow_ups where status = 'open' and due_at < ?) as overdue,
        (select count(*) from follow_ups where status = 'proposed') as toConfirm`,
    )
    .get(now);
  return counts ?? { open: 0, overdue: 0, toConfirm: 0 };
}

/**
 * Whether time has brought something that a poll has to tell, however little is new: a snooze that is over, a promise that
 * became overdue, a missed answer time. Each is told once and then no more. False without a database. Throws as `readQuickly`.
 * @param now UTC milliseconds
 */
export function isTimeToTell(file: string, now: number): boolean {
  const found = readQuickly(file, (database) => {
    // each by its partial index
    const isAny = (query: string): boolean => database.prepare(`${query} limit 1`).get(now) !== undefined;
    return (
      isAny("select 1 from conversations where status = 'snoozed' and snoozed_until <= ?") ||
      isAny(`select 1 from follow_ups where ${TO_DO_SQL} and ${UNTOLD_SQL} and due_at < ?`) ||
      isAny(`select 1 from conversations where status = 'open' and due_at is not null
        and (breach_told is null or breach_told <> waiting_since) and due_at < ?`) ||
      // what nobody could be told yet, out of hours or because an outlet was down
      isAny('select 1 from alerts where told_at is null and next_look_at <= ?')
    );
  });
  return found ?? false;
}
