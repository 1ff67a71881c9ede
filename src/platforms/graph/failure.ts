/**
 * What an answer of Meta's Graph API means, pure (https://developers.facebook.com/docs/graph-api/guides/error-handling).
 * Its errors carry a code and a subcode, whatever the HTTP status; a body of another shape came from something in between
 * and proves nothing.
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
  /** Parsed JSON, text when it was none. */
  readonly data: unknown;
  readonly isSend: boolean;
  /** UTC milliseconds, our clock. */
  readonly now: number;
}

/** The failure an answer stands for, by the outcome table of ../outcome.ts and what Meta's codes say. */
export function failureOf(answer: BadAnswer): PlatformFailure {
  const { status, headers, isSend, now } = answer;
  const own = ownError(answer.data);
  const tellsWait = headers['retry-after'] !== undefined;
  const { kind, reason } = outcomeOf({ status, isSend, ownError: own && verdictOf(answer, own), tellsWait });
  const wait = regainAt(headers, now) ?? retryAfterAt(headers, now);
  const isDoubt = kind === 'unknown' || kind === 'unavailable';
  const until = kind === 'throttled' ? wait : isDoubt ? retryAfterAt(headers, now) : null;
  return { kind, until, reason, status, words: own?.words ?? foreignWords(answer) };
}

/** Whether a body is one of Graph's errors; some come with HTTP 200. */
export function isError(data: unknown): boolean {
  return ownError(data) !== null;
}

/** Whether a failure of asking `me` for what only a Page has says that a person asked. */
export function isPersonAsking(failure: PlatformFailure): boolean {
  return failure.kind === 'refused' && /nonexisting field|node type \(User\)/i.test(failure.words);
}

/**
 * How much of the budget is left, in percent, by `X-App-Usage` and `X-Business-Use-Case-Usage`
 * (https://developers.facebook.com/docs/graph-api/overview/rate-limiting). At 95 percent nothing is left: calls beyond
 * the limit prolong the block. `now` is UTC milliseconds by our clock.
 */
export function rateLimitOf({ headers }: Pick<Answer, 'headers'>, now: number): RateLimit | null {
  const used = usagesOf(headers).flatMap(({ call_count, total_time, total_cputime }) =>
    [call_count, total_time, total_cputime].filter((one) => typeof one === 'number'),
  );
  if (used.length === 0) return null;
  const percent = Math.max(...used);
  const isSpent = percent >= STOP_PERCENT;
  const resetAt = regainAt(headers, now) ?? (isSpent ? now + REST_MS : null);
  return { limit: 100, remaining: isSpent ? 0 : Math.max(0, Math.round(100 - percent)), resetAt };
}

const STOP_PERCENT = 95;
/** Nearly spent and no word of when it comes back: rest this long before asking again. */
const REST_MS = 600_000;
const WORDS_MAX = 300;

interface OwnError {
  readonly code: number | null;
  readonly subcode: number | null;
  readonly type: string;
  readonly isTransient: boolean;
  readonly words: string;
}

/** Meta's codes decide before the status, which is 400 for nearly everything. */
function verdictOf({ status, isSend }: BadAnswer, own: OwnError): Verdict | 'byStatus' {
  const known = ofCode(own, isSend);
  if (known !== null) return known;
  if (own.type === 'OAuthAccessTokenException') return { kind: 'auth' };
  if (own.isTransient && status !== 429) return { kind: 'doubt' };
  const isTooLong = status >= 400 && status < 500 && /too long|character limit/i.test(own.words);
  return isTooLong ? { kind: 'refused', reason: 'tooLong' } : 'byStatus';
}

/** The codes of the table, where they decide by themselves. */
function ofCode({ code, subcode, words }: OwnError, isSend: boolean): Verdict | null {
  if (code === null) return null;
  if (THROTTLED.has(code) || (code >= 80_000 && code <= 80_014)) return { kind: 'throttled' };
  if (LOGIN.has(code)) return { kind: 'auth' };
  if (isPermission(code)) return ofPermission(subcode);
  // Our own earlier answer may be what stands in the way: look before anything else.
  if (isSend && (code === 10_900 || code === 506 || ALREADY.test(words))) return { kind: 'doubt' };
  if (code === 100) return ofParameter(subcode);
  if (code === 803) return { kind: 'refused', reason: 'notFound' };
  // Barred as abusive: every further try makes it worse.
  if (code === 368) return { kind: 'refused', reason: 'barred' };
  // This person cannot be reached.
  if (code === 551) return { kind: 'refused', reason: 'blocked' };
  if (code === 10_903) return { kind: 'refused', reason: 'notAllowed' };
  return code === 1 || code === 2 ? { kind: 'doubt' } : null;
}

/** 102 to 2500: what public clients take for a lost login besides 190; 3: no such right; 1705: not speaking as the Page. */
const LOGIN = new Set([190, 102, 450, 452, 2500, 3, 1705]);
const THROTTLED = new Set([4, 17, 32, 613]);
const ALREADY = /invalid for a private reply|already replied/i;

function ofPermission(subcode: number | null): Verdict {
  if (subcode === 2_018_278 || subcode === 2_534_022) return { kind: 'refused', reason: 'notAllowed' };
  // The Page is barred from messaging for a time.
  if (subcode === 1_893_063) return { kind: 'refused', reason: 'barred' };
  return { kind: 'auth' };
}

function ofParameter(subcode: number | null): Verdict | null {
  if (subcode === 33) return { kind: 'refused', reason: 'notFound' };
  if (subcode === 2_018_276) return { kind: 'refused', reason: 'notAllowed' };
  // A person not found [unverified].
  if (subcode === 2_534_014) return { kind: 'refused', reason: 'notFound' };
  return null;
}

const MEANINGS: Readonly<Record<number, string>> = {
  2018278: 'outside the messaging window',
  2534022: 'outside the messaging window',
  1893063: 'the Page is barred from messaging for a time',
  2018276: 'Meta has not granted the Human Agent feature to this app',
  492: 'the person behind this token has lost the role on the Page',
};

/** Meta's own words with its codes, or null when the body is not one of its errors. */
function ownError(data: unknown): OwnError | null {
  const error = at(data, 'error');
  const message = at(error, 'message');
  if (typeof message !== 'string') return null;
  const [code, subcode] = [numberAt(error, 'code'), numberAt(error, 'error_subcode')];
  const numbers = [code === null ? '' : `code ${code}`, subcode === null ? '' : `subcode ${subcode}`].filter(Boolean);
  const parts = [
    subcode === null ? null : MEANINGS[subcode],
    isPermission(code) && MEANINGS[subcode ?? 0] === undefined ? 'a permission is missing' : null,
    message,
    at(error, 'error_user_msg'),
    numbers.length === 0 ? null : `(${numbers.join(', ')})`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return {
    code,
    subcode,
    type: String(at(error, 'type') ?? ''),
    isTransient: at(error, 'is_transient') === true,
    // Before it is cut: half a secret would be recognised by nobody.
    words: withoutSecrets(parts.join(': ').replace(/: \(code/, ' (code')).slice(0, WORDS_MAX),
  };
}

function isPermission(code: number | null): boolean {
  return code === 10 || (code !== null && code >= 200 && code <= 299);
}

interface Usage {
  readonly call_count?: unknown;
  readonly total_time?: unknown;
  readonly total_cputime?: unknown;
  readonly estimated_time_to_regain_access?: unknown;
}

function usagesOf(headers: Answer['headers']): Usage[] {
  const business = parsed(headers['x-business-use-case-usage']);
  const perObject = typeof business === 'object' && business !== null ? Object.values(business).flat() : [];
  return [parsed(headers['x-app-usage']), ...perObject].filter(
    (one): one is Usage => typeof one === 'object' && one !== null,
  );
}

/** When access comes back, by the longest of the minutes told; null when none is. */
function regainAt(headers: Answer['headers'], now: number): number | null {
  const minutes = usagesOf(headers).flatMap(({ estimated_time_to_regain_access: told }) =>
    typeof told === 'number' && told > 0 ? [told] : [],
  );
  return minutes.length === 0 ? null : withinDay(now + Math.max(...minutes) * 60_000, now);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function foreignWords({ status, data }: BadAnswer): string {
  if (typeof data === 'string' && /<html|<title|<!doctype/i.test(data)) {
    const title = withoutSecrets(/<title[^>]*>([^<]*)/i.exec(data)?.[1]?.trim() ?? '');
    return `expected JSON, got a web page ("${title.slice(0, WORDS_MAX)}", ${status})`;
  }
  return status >= 200 && status < 300 ? `answer cannot be read (${status})` : `answer ${status} without a reason`;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function numberAt(value: unknown, name: string): number | null {
  const found = at(value, name);
  return typeof found === 'number' ? found : null;
}
