import { describe, expect, test } from 'vitest';
import { type BadAnswer, failureOf, rateLimitOf } from '../../../src/platforms/mastodon/failure.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const OWN = '{"error":"Record not found"}';
const PAGE = '<html><head><title>Kirjaudu verkkoon</title></head></html>';

describe('the outcome table, row by row', () => {
  const rows = [
    // what was seen, status, body, for a send, for a read
    ['200 with a web page', 200, PAGE, 'unknown', 'unavailable'],
    ['200 cut short', 200, '{"id":"1', 'unknown', 'unavailable'],
    ['200 with nothing', 200, '', 'unknown', 'unavailable'],
    ['200 with an error in it', 200, '{"error":"hm"}', 'unknown', 'unavailable'],
    ['400', 400, OWN, 'refused', 'refused'],
    ['400 of a proxy', 400, PAGE, 'unknown', 'unavailable'],
    ['401', 401, '{"error":"The access token is invalid"}', 'auth', 'auth'],
    ['403', 403, '{"error":"Toiminto ei ole sallittu"}', 'refused', 'refused'],
    ['403 for a missing scope', 403, '{"error":"This action is outside the authorized scopes"}', 'auth', 'auth'],
    ['403 of a wall in between', 403, PAGE, 'unknown', 'unavailable'],
    ['404', 404, OWN, 'refused', 'refused'],
    ['404 of a page', 404, PAGE, 'unknown', 'refused'],
    ['408', 408, OWN, 'unknown', 'unavailable'],
    ['409', 409, OWN, 'unknown', 'unavailable'],
    ['410', 410, OWN, 'refused', 'refused'],
    ['422', 422, '{"error":"Validation failed: Text can\'t be blank"}', 'refused', 'refused'],
    ['425', 425, OWN, 'unknown', 'unavailable'],
    ['429', 429, '{"error":"Too many requests"}', 'throttled', 'throttled'],
    ['429 of something in between', 429, PAGE, 'unknown', 'unavailable'],
    ['500 with JSON', 500, '{"error":"We are sorry"}', 'unknown', 'unavailable'],
    ['500 with nothing', 500, '', 'unknown', 'unavailable'],
    ['502', 502, PAGE, 'unknown', 'unavailable'],
    ['503', 503, OWN, 'unknown', 'unavailable'],
  ] as const;

  test.each(rows.map(([name, status, body, send, read]) => ({ name, status, body, send, read })))('$name', (row) => {
    const { status, body, send, read } = row;
    expect(failureOf(answer({ status, body, isSend: true }))).toMatchObject({ kind: send, status });
    expect(failureOf(answer({ status, body, isSend: false }))).toMatchObject({ kind: read, status });
  });

  test('reasons', () => {
    expect(failureOf(answer({ status: 404, body: OWN })).reason).toBe('notFound');
    expect(failureOf(answer({ status: 422, body: OWN })).reason).toBe('invalid');
    expect(failureOf(answer({ status: 403, body: OWN })).reason).toBe('notAllowed');
  });

  test('words are the server’s own, or name the page', () => {
    expect(failureOf(answer({ status: 422, body: OWN })).words).toBe('Record not found');
    expect(failureOf(answer({ status: 200, body: PAGE })).words).toContain('Kirjaudu verkkoon');
  });
});

describe('when to try again', () => {
  const throttled = (headers: Record<string, string>, dateSkewMs: number | null = null) =>
    failureOf(answer({ status: 429, body: OWN, headers, dateSkewMs })).until;

  test('by retry-after', () => expect(throttled({ 'retry-after': '60' })).toBe(NOW + 60_000));

  test('by the reset, moved from the server’s clock to ours', () => {
    const reset = new Date(NOW + 7_200_000 + 300_000).toISOString();
    expect(throttled({ 'x-ratelimit-reset': reset }, 7_200_000)).toBe(NOW + 300_000);
  });

  test('never in the past, never beyond a day', () => {
    expect(throttled({ 'x-ratelimit-reset': '2020-01-01T00:00:00Z' })).toBe(NOW);
    expect(throttled({ 'x-ratelimit-reset': '2090-01-01T00:00:00Z' })).toBe(NOW + 86_400_000);
    expect(throttled({ 'x-ratelimit-reset': 'soon' })).toBeNull();
  });

  test('a page that names a reset in the year 2999 means a day at most', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2999-01-01T00:00:00Z' };
    expect(rateLimitOf({ headers, dateSkewMs: null }, NOW)?.resetAt).toBe(NOW + 86_400_000);
    expect(rateLimitOf({ headers, dateSkewMs: -1e15 }, NOW)?.resetAt).toBe(NOW + 86_400_000);
  });

  test('rate limits are read, and missing ones are not invented', () => {
    const headers = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' };
    expect(rateLimitOf({ headers, dateSkewMs: null }, NOW)).toEqual({ limit: 300, remaining: 0, resetAt: null });
    expect(rateLimitOf({ headers: {}, dateSkewMs: null }, NOW)).toBeNull();
  });
});

function answer(part: Partial<BadAnswer>): BadAnswer {
  return { status: 200, headers: {}, dateSkewMs: null, body: '', isSend: true, now: NOW, ...part };
}
