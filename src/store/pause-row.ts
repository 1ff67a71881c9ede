import type { Pause } from '../domain/pause.ts';
import type { PauseTable } from './plan-table.ts';

/** The pause of a row; used by the quick start too, so it knows no engine. */
export function pauseOf(row: PauseTable): Pause {
  return { scope: row.scope, at: row.paused_at, by: row.paused_by, reason: row.reason };
}
