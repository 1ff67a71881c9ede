/**
 * What an answer that is not the one hoped for means for what was asked: the outcome table, once for all platforms, one
 * row per line of `outcomeOf`. What never became an answer (no connection, none in time, a bad certificate) has its rows
 * in network-failure.ts; a redirect is stopped in wire.ts before its body is read, and stands here for completeness.
 *
 * | answer                                                  | to a send                           |
 * |---------------------------------------------------------|-------------------------------------|
 * | 2xx without what was asked for, cut, or a web page      | unknown                             |
 * | 3xx                                                     | refused: redirect                   |
 * | 400, 404, 410, 422 … with the platform's own error      | refused                             |
 * | 401; 403 with the platform's own error                  | auth, unless the error says less    |
 * | 408, 409, 425                                           | unknown                             |
 * | 429 with the platform's own error, or with a time       | throttled                           |
 * | 5xx, whatever it says                                   | unknown                             |
 * | any other without the platform's own error              | unknown: something in between spoke |
 */
import type { PlatformFailure, RefusedReason } from './platform.ts';

/** What a platform's own error says by itself. `doubt`: of a send that it may have been written, else that it failed. */
export interface Verdict {
  readonly kind: PlatformFailure['kind'] | 'doubt';
  readonly reason?: RefusedReason;
}

/** An answer, as far as the table asks. */
export interface Answered {
  readonly status: number;
  /** Whether something may have been written. */
  readonly isSend: boolean;
  /**
   * The platform's own error: its verdict where its codes or words decide, `byStatus` where they leave it to the status.
   * Null when the body is none of its errors: a page of something in between proves nothing.
   */
  readonly ownError: Verdict | 'byStatus' | null;
  /** The answer says when to come back. */
  readonly tellsWait: boolean;
}

export type Outcome = Pick<PlatformFailure, 'kind' | 'reason'>;

/** The row of the table that an answer falls under. Call it for anything but the answer that was hoped for. */
export function outcomeOf(answered: Answered): Outcome {
  const { status, isSend, ownError } = answered;
  const doubt: Outcome = { kind: isSend ? 'unknown' : 'unavailable', reason: null };
  if (status >= 300 && status < 400) return { kind: 'refused', reason: 'redirect' };
  // Whatever it says: an inner error may come after the writing, and another attempt may still be under way.
  if (isSend && (status >= 500 || UNDER_WAY.has(status))) return doubt;
  if (ownError !== null && ownError !== 'byStatus') {
    const { kind, reason = null } = ownError;
    return kind === 'doubt' ? doubt : { kind, reason };
  }
  // Whoever says it: the call was not let in.
  if (status === 401) return { kind: 'auth', reason: null };
  if (status === 429 && (ownError !== null || answered.tellsWait)) return { kind: 'throttled', reason: null };
  if (ownError === null || status < 400 || status >= 500 || UNDER_WAY.has(status)) return doubt;
  if (status === 403) return { kind: 'auth', reason: null };
  return { kind: 'refused', reason: status === 404 || status === 410 ? 'notFound' : 'invalid' };
}

/** Request Timeout, Conflict, Too Early: another attempt is under way, or may be. */
const UNDER_WAY: ReadonlySet<number> = new Set([408, 409, 425]);
