import type { StreamState } from '../domain/stored.ts';
import type { StreamTable } from './schema.ts';

/** The state of a row; used by the quick start too, so it knows no engine. */
export function streamOf(row: StreamTable): StreamState {
  return {
    account: row.account,
    stream: row.stream,
    cursor: row.cursor,
    notBefore: row.not_before,
    lastTryAt: row.last_try_at,
    lastHeardAt: row.last_heard_at,
    lastNewAt: row.last_new_at,
    lastError: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
  };
}
