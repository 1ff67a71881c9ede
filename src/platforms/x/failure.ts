/**
 * What an answer of X means (https://docs.x.com/x-api/fundamentals/response-codes-and-errors). Its problems carry a type,
 * a title and a detail; a body of another shape came from something in between and proves nothing.
 */
import { withoutSecrets } from '../../log.ts';
import { type Answer, retryAfterAt, withinDay } from '../http.ts';
import { outcomeOf, type Verdict } from '../outcome.ts';
import type { PlatformFailure, RateLimit } from '../platform.ts';

/** An answer that is not what was asked for. */
export interface BadAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly dateSkewMs: number | null;
  /** Parsed JSON, text when it was none. */
  readonly data: unknown;
  readonly isSend: boolean;
  /** UTC milliseconds, our clock. */
  readonly now: number;
}

/** The failure an answer stands for, by the outcome table of ../outcome.ts and what X's own problems say. */
export function failureOf(answer: BadAnswer): PlatformFailure {
  const { status, isSend } = answer;
  const own = ownWords(answer.data);
  const wait = waitOf(answer);
  const ownError = own === null ? null : (verdictOf(status, own) ?? 'byStatus');
  const { kind, reason } = outcomeOf({ status, isSend, ownError, tellsWait: wait !== null });
  const until = kind === 'refused' || kind === 'auth' ? null : wait;
  return { kind, until, reason, status, words: own ?? foreignWords(answer) };
}

/**
 * Rate-limit headers; the reset is in whole seconds by X's clock (https://docs.x.com/x-api/fundamentals/rate-limits).
 * `now` is UTC milliseconds by ours.
 */
export function rateLimitOf({ headers, dateSkewMs }: Headers, now: number): RateLimit | null {
  const limit = count(headers['x-rate-limit-limit']);
  const remaining = count(headers['x-rate-limit-remaining']);
  const reset = resetOf(headers['x-rate-limit-reset'], dateSkewMs);
  const resetAt = reset === null ? null : withinDay(reset, now);
  return limit === null && remaining === null && resetAt === null ? null : { limit, remaining, resetAt };
}

type Headers = Pick<Answer, 'headers' | 'dateSkewMs'>;

const MONEY = /usage-capped|usage cap|credits?\b|spend(ing)? (cap|limit)|insufficient balance|payment/i;
const NEEDS_LOGIN =
  /client-not-enrolled|oauth1-permissions|unsupported-authentication|permissions? (to|level)|suspended|locked|\bcode (64|93|261|326)\b/i;
/** The person takes no private message from us: v1 codes, which v2 may repeat; its own words are not documented [unverified]. */
const NO_DIRECT = /\bcode (150|151|349)\b|permission to DM\b|cannot send messages?\b/i;

/** What X's words decide whatever the status; null where the status does. */
function verdictOf(status: number, own: string): Verdict | null {
  if ([402, 403, 429].includes(status) && MONEY.test(own)) return { kind: 'refused', reason: 'money' };
  if (status === 403) return forbidden(own);
  if (status < 400 || status >= 500 || SPEAKS_BY_STATUS.has(status)) return null;
  if (NO_DIRECT.test(own)) return { kind: 'refused', reason: 'notAllowed' };
  return status !== 404 && status !== 410 && TOO_LONG.test(own) ? { kind: 'refused', reason: 'tooLong' } : null;
}

const SPEAKS_BY_STATUS: ReadonlySet<number> = new Set([401, 408, 409, 425, 429]);
const TOO_LONG = /shorter|too long|\bcode 186\b/i;

/** Most of X's 403 concern the post or the person that is answered; only those about the app or the account stop all. */
function forbidden(own: string): Verdict {
  if (NO_DIRECT.test(own)) return { kind: 'refused', reason: 'notAllowed' };
  // Before the words: the app's missing right to private messages is told as "not allowed" too.
  if (/\bcode 93\b/.test(own)) return { kind: 'auth' };
  // It may be our own earlier success that stands in the way: look before anything else.
  if (/duplicate content|\bcode 187\b/i.test(own)) return { kind: 'unknown' };
  if (/deleted or not visible/i.test(own)) return { kind: 'refused', reason: 'notFound' };
  if (/blocked/i.test(own)) return { kind: 'refused', reason: 'blocked' };
  if (/mentioned|not permitted to reply|not allowed/i.test(own)) return { kind: 'refused', reason: 'notAllowed' };
  return NEEDS_LOGIN.test(own) ? { kind: 'auth' } : { kind: 'refused', reason: 'notAllowed' };
}

function waitOf({ status, headers, dateSkewMs, now }: BadAnswer): number | null {
  const told = retryAfterAt(headers, now);
  if (status !== 429) return told;
  const resets = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour']
    .filter((name) => name === 'x-rate-limit' || headers[`${name}-remaining`] === '0')
    .flatMap((name) => resetOf(headers[`${name}-reset`], dateSkewMs) ?? []);
  if (told === null && resets.length === 0) return null;
  return withinDay(Math.max(told ?? 0, ...resets), now);
}

function resetOf(text: string | undefined, dateSkewMs: number | null): number | null {
  const seconds = count(text);
  return seconds === null ? null : seconds * 1000 - (dateSkewMs ?? 0);
}

const WORDS_MAX = 300;

/** X's own words with the problem's type, or null when the body is not one of its problems. */
function ownWords(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const errors = 'errors' in data && Array.isArray(data.errors) ? data.errors : [];
  const parts = [textAt(data, 'detail') ?? textAt(data, 'title') ?? textAt(data, 'error')];
  for (const error of errors.slice(0, 3)) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? ` (code ${String(error.code)})` : '';
    const told = textAt(error, 'message') ?? textAt(error, 'detail');
    if (told !== null) parts.push(`${told}${code}`);
  }
  const type = textAt(data, 'type');
  if (type !== null && type !== 'about:blank') parts.push(`[${type.slice(type.lastIndexOf('/') + 1)}]`);
  const words = [...new Set(parts.filter((part) => part !== null))].join(' ');
  // Before it is cut: half a secret would be recognised by nobody.
  return words === '' ? null : withoutSecrets(words).slice(0, WORDS_MAX);
}

function textAt(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' && found !== '' ? found : null;
}

function foreignWords({ status, data }: BadAnswer): string {
  if (typeof data === 'string' && /<html|<title|<!doctype/i.test(data)) {
    const title = withoutSecrets(/<title[^>]*>([^<]*)/i.exec(data)?.[1]?.trim() ?? '');
    return `expected JSON, got a web page ("${title.slice(0, WORDS_MAX)}", ${status})`;
  }
  return status >= 200 && status < 300 ? `answer cannot be read (${status})` : `answer ${status} without a reason`;
}

function count(text: string | undefined): number | null {
  const value = Number(text ?? '');
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? null : value;
}
