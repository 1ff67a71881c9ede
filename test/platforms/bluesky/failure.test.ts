import { describe, expect, test } from 'vitest';
import {
  isAbsent,
  isExpired,
  rateLimitOf,
  responseFailure,
  thrownFailure,
} from '../../../src/platforms/bluesky/failure.ts';

const now = Date.UTC(2026, 10, 21, 12);
const error = (name: string, message = '') => JSON.stringify({ error: name, message });

function failureOf(status: number, body: string, headers: Record<string, string> = {}) {
  const seen = { status, headers, body, now };
  const [send, read] = [responseFailure({ ...seen, isSend: true }), responseFailure({ ...seen, isSend: false })];
  return { send: send.kind, read: read.kind, reason: send.reason, until: send.until, words: send.words };
}

describe('the outcome table', () => {
  const html = '<!DOCTYPE html><html><head><title> Log\n in </title></head></html>';
  test.each([
    [200, html, 'unknown', 'unavailable', null],
    [200, '{"uri":"at://', 'unknown', 'unavailable', null],
    [200, '', 'unknown', 'unavailable', null],
    [400, error('InvalidRequest', 'bad'), 'refused', 'refused', 'invalid'],
    [400, error('InvalidRequest', 'grapheme too big (maximum 300, got 301)'), 'refused', 'refused', 'tooLong'],
    [400, error('BlockedActor'), 'refused', 'refused', 'blocked'],
    [400, error('RecordNotFound'), 'refused', 'refused', 'notFound'],
    [404, error('NotFound'), 'refused', 'refused', 'notFound'],
    [410, error('Gone'), 'refused', 'refused', 'notFound'],
    [422, error('InvalidRequest'), 'refused', 'refused', 'invalid'],
    [400, error('InvalidSwap', 'Record was at bafy'), 'unknown', 'refused', null],
    [400, html, 'unknown', 'unavailable', null],
    [404, 'not here', 'unknown', 'unavailable', null],
    [401, error('AuthMissing'), 'auth', 'auth', null],
    [400, error('ExpiredToken'), 'auth', 'auth', null],
    [400, error('InvalidToken', 'Bad token scope'), 'auth', 'auth', null],
    [400, error('AccountTakedown'), 'auth', 'auth', null],
    [403, error('Forbidden'), 'refused', 'refused', 'notAllowed'],
    [403, html, 'unknown', 'unavailable', null],
    [408, error('Timeout'), 'unknown', 'unavailable', null],
    [409, error('Conflict'), 'unknown', 'unavailable', null],
    [425, error('TooEarly'), 'unknown', 'unavailable', null],
    [429, error('RateLimitExceeded'), 'throttled', 'throttled', null],
    [500, error('InternalServerError'), 'unknown', 'unavailable', null],
    [502, error('UpstreamFailure'), 'unknown', 'unavailable', null],
    [503, html, 'unknown', 'unavailable', null],
  ])('%i %s', (...[status, body, send, read, reason]) => {
    expect(failureOf(status, body)).toMatchObject({ send, read, reason });
  });

  test('names a web page by its title', () => {
    expect(failureOf(200, html).words).toBe('answer 200 is a web page: Log in');
  });
});

test('a limit ends when the server says, by the server’s own clock', () => {
  const date = new Date(now + 3_600_000).toUTCString();
  const reset = String((now + 3_600_000) / 1000 + 120);
  const body = error('RateLimitExceeded');
  expect(failureOf(429, body, { 'ratelimit-reset': reset, date }).until).toBe(now + 120_000);
  expect(failureOf(429, body, { 'retry-after': '7', 'ratelimit-reset': reset, date }).until).toBe(now + 7000);
  expect(failureOf(429, body, { 'ratelimit-reset': 'soon' }).until).toBeNull();
  expect(rateLimitOf({ 'ratelimit-limit': '3000', 'ratelimit-remaining': '12' }, now)).toEqual({
    limit: 3000,
    remaining: 12,
    resetAt: null,
  });
  expect(rateLimitOf({}, now)).toBeNull();
});

test('what the SDK throws: its own error for an answer, the transport’s below it', () => {
  const answered = Object.assign(new Error('Invalid identifier or password'), {
    status: 401,
    error: 'AuthenticationRequired',
    headers: {},
  });
  expect(thrownFailure(answered, false, now)).toMatchObject({ kind: 'auth', status: 401 });
  const refused = Object.assign(new Error('fetch failed'), { code: 'ECONNREFUSED' });
  const broken = Object.assign(new Error('fetch failed', { cause: refused }), { status: 1 });
  expect(thrownFailure(broken, true, now).kind).toBe('unavailable');
  expect(thrownFailure('text', true, now).kind).toBe('unknown');
});

test('expired and absent are read from the error’s name', () => {
  expect(isExpired(400, error('ExpiredToken'))).toBe(true);
  expect(isExpired(400, error('InvalidRequest'))).toBe(false);
  const absent = responseFailure({ status: 400, headers: {}, body: error('RecordNotFound'), isSend: false, now });
  expect(isAbsent(absent)).toBe(true);
  const other = responseFailure({ status: 400, headers: {}, body: error('InvalidRequest', 'x'), isSend: false, now });
  expect(isAbsent(other)).toBe(false);
});
