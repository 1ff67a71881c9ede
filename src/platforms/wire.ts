/** What every transport agrees on, whichever SDK it serves: how a call behaves, and what is an answer we do not take. */
import { PlatformError, type PlatformFailure } from './platform.ts';

/** What the newest answer said about itself. Header names are lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The server's clock minus ours in milliseconds, by its `Date` header; null when it sent none. */
  readonly dateSkewMs: number | null;
}

/** How calls through one transport behave. */
export interface Wire {
  /** The whole call, connection and body included. */
  readonly deadlineMs: number;
  readonly bodyMaxBytes: number;
  /** A send must not be repeated blindly: fresh connection, and a broken call counts as perhaps written. */
  readonly isSend: boolean;
  readonly signal: AbortSignal;
  readonly onAnswer?: (answer: Answer) => void;
}

/** Reads an answer's status line and headers. */
export function answerOf(status: number, headers: Readonly<Record<string, string>>): Answer {
  const date = Date.parse(headers.date ?? '');
  return { status, headers, dateSkewMs: Number.isNaN(date) ? null : date - Date.now() };
}

/**
 * Holds an answer to the rules before its body is read: a redirect would carry the reply, or our credentials, elsewhere.
 * @throws {PlatformError} `refused`, reason `redirect`; names the origin only, a path may hold secrets
 */
export function refuseRedirect({ status, headers }: Answer): void {
  if (status < 300 || status >= 400 || status === 304) return;
  const location = headers.location ?? '';
  const to = URL.canParse(location) ? new URL(location).origin : 'another place';
  const words = `redirect (${status}) to ${to} not followed`;
  throw new PlatformError({ kind: 'refused', until: null, reason: 'redirect', status, words });
}

/** An answer that cannot be used though the server has seen the request. */
export function spoilt(wire: Wire, words: string): PlatformError {
  const kind: PlatformFailure['kind'] = wire.isSend ? 'unknown' : 'unavailable';
  return new PlatformError({ kind, until: null, reason: null, status: null, words });
}

/** The same for one that does not end. */
export function tooLarge(wire: Wire): PlatformError {
  const error = spoilt(wire, `answer larger than ${Math.round(wire.bodyMaxBytes / 1_000_000)} MB`);
  oversized.add(error.failure);
  return error;
}

/** Whether a failure is an answer beyond the cap: a smaller page may still be had. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof PlatformError && oversized.has(error.failure);
}

const oversized = new WeakSet<PlatformFailure>();
