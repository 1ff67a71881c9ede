/**
 * What a broken call means, and when to try again: the rows of the outcome table for what never became an answer. Those for
 * answers are in outcome.ts.
 */
import { PlatformError, type PlatformFailure } from './platform.ts';

const DAY_MS = 86_400_000;

/**
 * What a failed call means, from the transport's error (or any error an SDK wrapped around it). Lookup failure, refused
 * connection and failed handshake wrote nothing; whatever breaks later may have, so it is `unknown` for a send.
 */
export function networkFailure(error: unknown, isSend: boolean): PlatformFailure {
  const chain = [...causes(error)];
  const classified = chain.find((one) => one instanceof PlatformError);
  if (classified) return classified.failure;
  const code = chain.map(codeOf).find((one) => one !== '') ?? '';
  const words = wordsOf(chain, code);
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code);
  if (isCertificate) return { kind: 'refused', until: null, reason: 'certificate', status: null, words };
  const isUnsent = chain.some((one) => one instanceof Error && neverBegan.has(one)) || UNSENT_CODES.has(code);
  return { kind: isSend && !isUnsent ? 'unknown' : 'unavailable', until: null, reason: null, status: null, words };
}

/**
 * When to try again by `retry-after`, UTC milliseconds on our clock: seconds, or an HTTP date read against the answer's
 * own `Date`. Never in the past, never further than a day (a month would overflow timers into a storm); nonsense is null.
 */
export function retryAfterAt(headers: Readonly<Record<string, string>>, now: number): number | null {
  const value = headers['retry-after']?.trim();
  if (!value) return null;
  // The header sent twice arrives joined: obey the longer wait.
  const parts = value.split(',').map((part) => part.trim());
  if (parts.every((part) => /^\d+(\.\d+)?$/.test(part)))
    return withinDay(now + Math.max(...parts.map(Number)) * 1000, now);
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(value)) return null;
  const until = Date.parse(value);
  const sentAt = Date.parse(headers.date ?? '');
  return Number.isNaN(until) ? null : withinDay(now + until - (Number.isNaN(sentAt) ? now : sentAt), now);
}

/**
 * A moment a server named, on our clock, held between `now` and a day later (all UTC milliseconds): a reset in the year
 * 2999 must not silence a stream for good.
 */
export function withinDay(at: number, now: number): number {
  return Math.min(now + DAY_MS, Math.max(now, Math.round(at)));
}

/** Remembers an error that struck before a connection stood: what it stopped cannot have been written. */
export function markNeverBegan(error: Error): void {
  neverBegan.add(error);
}

const neverBegan = new WeakSet<Error>();

const UNSENT_CODES = new Set(
  'ENOTFOUND EAI_AGAIN ECONNREFUSED EHOSTUNREACH ENETUNREACH EHOSTDOWN UND_ERR_CONNECT_TIMEOUT'.split(' '),
);

/** Where SDKs hide the transport's error. `_options`: twitter-api-v2 1.29 keeps it there, its own getter misses it. */
const WRAPPINGS = ['cause', 'requestError', 'responseError', 'error', '_options'];

/** The error and whatever it wraps. */
function* causes(error: unknown, depth = 0): Generator<unknown> {
  if (typeof error !== 'object' || error === null || depth > 6) return;
  yield error;
  for (const name of WRAPPINGS) {
    if (name in error) yield* causes(Reflect.get(error, name), depth + 1);
  }
  if (error instanceof AggregateError) for (const one of error.errors) yield* causes(one, depth + 1);
}

function codeOf(error: unknown): string {
  if (error instanceof DOMException) return '';
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

function wordsOf(chain: readonly unknown[], code: string): string {
  const names = chain.map((one) => (one instanceof Error ? one.name : ''));
  if (names.includes('TimeoutError')) return 'no answer before the deadline';
  if (names.includes('AbortError')) return 'interrupted';
  return code === '' ? 'connection broke' : `connection failed: ${code}`;
}
