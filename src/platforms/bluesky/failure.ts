/**
 * What an answer that is not a success means on Bluesky. Pure.
 * https://docs.bsky.app/docs/api/at-protocol-xrpc-api (error bodies), https://docs.bsky.app/docs/advanced-guides/rate-limits
 */
import { networkFailure, retryAfterAt } from '../http.ts';
import { outcomeOf, type Verdict } from '../outcome.ts';
import type { PlatformFailure, RateLimit, RefusedReason } from '../platform.ts';
import { at, textAt } from './payload.ts';

/** An answer as it came, and what was asked. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isSend: boolean;
  /** UTC milliseconds by our clock. */
  readonly now: number;
}

/**
 * The failure in an answer, by the outcome table of ../outcome.ts and what the server's own errors say. Call it for
 * anything but a good answer with the JSON that was asked for.
 */
export function responseFailure(received: Received): PlatformFailure {
  const { status, headers, body, isSend, now } = received;
  const told = errorBody(body);
  const resetAt = resetOf(received);
  const ownError = told === null ? null : (verdictOf(received, told) ?? 'byStatus');
  const { kind, reason } = outcomeOf({ status, isSend, ownError, tellsWait: resetAt !== null });
  const until = kind === 'throttled' ? resetAt : kind === 'unavailable' ? retryAfterAt(headers, now) : null;
  const words = told === null ? pageWords(status, body) : `${told.error}: ${told.message}`;
  return { kind, until, reason, status, words };
}

/** The failure in whatever the SDK threw: its own error for an answer, or the transport's. */
export function thrownFailure(error: unknown, isSend: boolean, now: number): PlatformFailure {
  const status = at(error, 'status');
  // The SDK numbers what is no HTTP answer 1 and 2.
  if (typeof status !== 'number' || status < 100 || at(error, 'cause') !== undefined)
    return networkFailure(error, isSend);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(at(error, 'headers') ?? {})) headers[name] = String(value);
  const message = error instanceof Error ? error.message : '';
  const body = JSON.stringify({ error: at(error, 'error'), message });
  return responseFailure({ status, headers, body, isSend, now });
}

/** Whether the access token has run out, which a refresh or a new login mends; nothing was carried out. */
export function isExpired(status: number, body: string): boolean {
  const told = errorBody(body);
  // A token of the wrong kind stays so, however often it is refreshed.
  if (told !== null && WRONG_KIND.test(told.message)) return false;
  return status === 401 || (status === 400 && ['ExpiredToken', 'InvalidToken'].includes(told?.error ?? ''));
}

/**
 * The same for an answer of the chat service, whose refusals concern this chat only: they must not stop the account's other
 * streams. Lexicons chat.bsky.convo.getConvoForMembers, chat.bsky.convo.sendMessage (errors).
 */
export function chatFailure(failure: PlatformFailure): PlatformFailure {
  if (failure.kind !== 'auth' && failure.kind !== 'refused') return failure;
  const [, name = '', message = ''] = /^(\w+): (.*)$/s.exec(failure.words) ?? [];
  if (name === 'InvalidToken' && WRONG_KIND.test(message))
    return { ...failure, kind: 'refused', reason: 'notAllowed', words: NO_CHAT_ACCESS };
  const reason = CHAT_REFUSALS.get(name) ?? (CHAT_CLOSED.test(message) ? 'notAllowed' : null);
  return reason === null ? failure : { ...failure, kind: 'refused', reason };
}

/** Whether the server says there is no such record; an older one says it in words only. */
export function isAbsent(failure: PlatformFailure): boolean {
  return (
    failure.status !== null && failure.status < 500 && /^RecordNotFound\b|could not locate record/i.test(failure.words)
  );
}

/** What is left by the answer's headers, or null when it does not tell. */
export function rateLimitOf(headers: Readonly<Record<string, string>>, now: number): RateLimit | null {
  const limit = wholeNumber(headers['ratelimit-limit']);
  const remaining = wholeNumber(headers['ratelimit-remaining']);
  if (limit === null && remaining === null) return null;
  return { limit, remaining, resetAt: rateResetAt(headers, now) };
}

interface ErrorBody {
  readonly error: string;
  readonly message: string;
}

const AUTH_ERRORS = new Set([
  'AuthenticationRequired',
  'AuthMissing',
  'AuthRequiredError',
  'AuthFactorTokenRequired',
  'ExpiredToken',
  'InvalidToken',
  'AccountTakedown',
  'AccountSuspended',
  'AccountDeactivated',
]);

/** What a server says of a token that may not do this at all: https://docs.bsky.app/docs/api/com-atproto-server-create-app-password */
const WRONG_KIND = /^Bad token (method|scope)/;

const NO_CHAT_ACCESS = 'the app password lacks access to direct messages: make a new one with that box ticked';

const CHAT_REFUSALS: ReadonlyMap<string, RefusedReason> = new Map([
  ['MessagesDisabled', 'notAllowed'],
  ['NotFollowedBySender', 'notAllowed'],
  ['AccountSuspended', 'notAllowed'],
  ['ConvoLocked', 'notAllowed'],
  ['BlockedActor', 'blocked'],
  ['BlockedSubject', 'blocked'],
  ['RecipientNotFound', 'notFound'],
  ['InvalidConvo', 'notFound'],
  ['ReplyTargetNotFound', 'notFound'],
]);

/** Older services name no error of their own for a recipient who takes no messages (unverified: their words as others saw them). */
const CHAT_CLOSED = /disabled incoming messages|someone they follow/i;

const DAY_MS = 86_400_000;

/** What the error's name decides, whatever the status; null where the status does. */
function verdictOf({ status, isSend }: Received, told: ErrorBody): Verdict | null {
  if (status < 400 || status >= 500 || [408, 409, 425, 429].includes(status)) return null;
  if (told.error === 'RateLimitExceeded') return { kind: 'throttled' };
  if (AUTH_ERRORS.has(told.error)) return { kind: 'auth' };
  if (status === 401) return null;
  // The record is there with other content: something was written under this key, and not by this attempt.
  if (isSend && told.error === 'InvalidSwap') return { kind: 'doubt' };
  return { kind: 'refused', reason: reasonOf(status, told) };
}

function errorBody(body: string): ErrorBody | null {
  try {
    const told: unknown = JSON.parse(body);
    const error = textAt(told, 'error');
    return error === null ? null : { error, message: (textAt(told, 'message') ?? '').slice(0, 500) };
  } catch {
    return null;
  }
}

/** Words for an answer that is not the platform's own: a web page is named by its title. */
function pageWords(status: number, body: string): string {
  const start = body.slice(0, 4000);
  if (!/<html|<!doctype/i.test(start)) return `answer ${status} without JSON`;
  const title = /<title[^>]*>([^<]{1,200})/i.exec(start)?.[1]?.trim().replace(/\s+/g, ' ');
  return `answer ${status} is a web page${title ? `: ${title.toWellFormed()}` : ''}`;
}

function reasonOf(status: number, { error, message }: ErrorBody): RefusedReason {
  if (status === 404 || status === 410 || error === 'NotFound' || error === 'RecordNotFound') return 'notFound';
  if (/^Block/.test(error)) return 'blocked';
  if (status === 403) return 'notAllowed';
  return status === 413 || /too (big|long)/i.test(message) ? 'tooLong' : 'invalid';
}

/** `ratelimit-reset` is in seconds of the server's clock: read against the answer's own date. */
function rateResetAt(headers: Readonly<Record<string, string>>, now: number): number | null {
  const reset = wholeNumber(headers['ratelimit-reset']);
  if (reset === null) return null;
  const sentAt = Date.parse(headers.date ?? '');
  const waitMs = reset * 1000 - (Number.isNaN(sentAt) ? now : sentAt);
  return now + Math.min(DAY_MS, Math.max(0, waitMs));
}

function resetOf({ headers, now }: Received): number | null {
  return retryAfterAt(headers, now) ?? rateResetAt(headers, now);
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}
