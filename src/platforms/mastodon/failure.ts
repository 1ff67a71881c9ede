/**
 * What an answer of a Mastodon server means (https://docs.joinmastodon.org/entities/Error/). Its words are localised, so
 * the status decides, and whether the body is the server's own `{"error": …}`: a page of something in between proves nothing.
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
  readonly body: string;
  readonly isSend: boolean;
  /** UTC milliseconds, our clock. */
  readonly now: number;
}

/** The failure an answer stands for, by the outcome table of ../outcome.ts and what the server's own errors say. */
export function failureOf(answer: BadAnswer): PlatformFailure {
  const { status, isSend } = answer;
  const own = ownWords(answer.body);
  const wait = waitOf(answer);
  const { kind, reason } = outcomeOf({ status, isSend, ownError: verdictOf(answer, own), tellsWait: wait !== null });
  const until = kind === 'refused' || kind === 'auth' ? null : wait;
  return { kind, until, reason, status, words: own ?? foreignWords(answer) };
}

/** Whether the answer is the server's own no, in its own form. */
export function isWorded(answer: BadAnswer): boolean {
  return answer.status >= 400 && ownWords(answer.body) !== null;
}

/**
 * Rate-limit headers; the reset is an ISO 8601 time by the server's clock (https://docs.joinmastodon.org/api/rate-limits/).
 * `now` is UTC milliseconds by ours.
 */
export function rateLimitOf({ headers, dateSkewMs }: Headers, now: number): RateLimit | null {
  const limit = count(headers['x-ratelimit-limit']);
  const remaining = count(headers['x-ratelimit-remaining']);
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '');
  if (limit === null && remaining === null && Number.isNaN(reset)) return null;
  return { limit, remaining, resetAt: Number.isNaN(reset) ? null : withinDay(reset - (dateSkewMs ?? 0), now) };
}

type Headers = Pick<Answer, 'headers' | 'dateSkewMs'>;

/**
 * Few words are not translated: those about scopes, and about a login that is disabled or not confirmed
 * (app/controllers/api/base_controller.rb of Mastodon). Any other 403 concerns what was asked. A page that says of what
 * was read that it is not there is believed: nothing was written.
 */
function verdictOf({ status, isSend }: BadAnswer, own: string | null): Verdict | 'byStatus' | null {
  if (own === null)
    return !isSend && (status === 404 || status === 410) ? { kind: 'refused', reason: 'notFound' } : null;
  if (status !== 403) return 'byStatus';
  return /\bscopes?\b|\byour login\b/i.test(own) ? { kind: 'auth' } : { kind: 'refused', reason: 'notAllowed' };
}

function waitOf(answer: BadAnswer): number | null {
  const told = retryAfterAt(answer.headers, answer.now);
  if (told !== null || answer.status !== 429) return told;
  return rateLimitOf(answer, answer.now)?.resetAt ?? null;
}

/** The server's own words, or null when the body is not its JSON. */
function ownWords(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('error' in parsed)) return null;
    const more = 'error_description' in parsed ? `: ${String(parsed.error_description)}` : '';
    // Before it is cut: half a secret would be recognised by nobody.
    return withoutSecrets(`${String(parsed.error)}${more}`).slice(0, WORDS_MAX);
  } catch {
    return null;
  }
}

const WORDS_MAX = 300;

function foreignWords({ status, headers, body }: BadAnswer): string {
  const title = withoutSecrets(/<title[^>]*>([^<]*)/i.exec(body)?.[1]?.trim() ?? '');
  const isPage = title !== '' || /html/i.test(headers['content-type'] ?? '');
  if (isPage) return `expected JSON, got a web page ("${title.slice(0, WORDS_MAX)}", ${status})`;
  return status >= 200 && status < 300 ? `answer cannot be read (${status})` : `answer ${status} without a reason`;
}

function count(text: string | undefined): number | null {
  const value = Number(text ?? '');
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? null : value;
}
