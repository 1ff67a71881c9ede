/** What a login that did not come about means (RFC 6749, sections 4.1.2.1 and 5.2). */
import * as oauth from 'oauth4webapi';
import { withoutSecrets } from '../log.ts';
import { type Answer, retryAfterAt } from './http.ts';
import { PlatformError, type PlatformFailure } from './platform.ts';

/**
 * The failure an error of oauth4webapi or of our transport stands for. `told` is the token endpoint's newest answer. A
 * server that says no in OAuth's own words needs a person (`auth`): X calls a spent refresh token `invalid_request`, so
 * the code alone does not decide. Whatever is not said in those words proves nothing about the token (`unavailable`).
 */
export function oauthFailure(error: unknown, told: Answer | null, now: number): PlatformFailure {
  const status = told?.status ?? null;
  const failure = (kind: PlatformFailure['kind'], words: string, until: number | null = null): PlatformFailure => ({
    kind,
    until,
    reason: null,
    status,
    words: withoutSecrets(words).slice(0, WORDS_MAX),
  });
  // Nothing of ours was written anywhere: a login that broke may be tried again.
  if (error instanceof PlatformError)
    return error.failure.kind === 'unknown' ? { ...error.failure, kind: 'unavailable' } : error.failure;
  const until = told === null ? null : retryAfterAt(told.headers, now);
  const said = saidBy(error);
  if (status === 429 && (said !== null || until !== null))
    return failure('throttled', said ?? 'too many logins', until);
  if (said !== null) return failure(TEMPORARY.test(said) ? 'unavailable' : 'auth', said);
  if (status === 401) return failure('auth', 'the server does not take this app or token (401)');
  // Before any call: what the browser brought back did not hold.
  if (told === null) return failure('auth', error instanceof Error ? error.message : 'the answer is not ours');
  return failure('unavailable', `the login server's answer cannot be read (${status})`);
}

const WORDS_MAX = 300;
const TEMPORARY = /^(server_error|temporarily_unavailable|slow_down)\b/;

/** The server's own words, or null when it said nothing in OAuth's form. */
function saidBy(error: unknown): string | null {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    return [error.error, error.error_description].filter((part) => typeof part === 'string').join(': ');
  }
  if (!(error instanceof oauth.WWWAuthenticateChallengeError) || error.status >= 500) return null;
  const told = error.cause[0]?.parameters;
  return [told?.error ?? 'invalid_client', told?.error_description].filter((part) => part !== undefined).join(': ');
}
