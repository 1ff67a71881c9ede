import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { failureOf, rateLimitOf } from '../../../src/platforms/graph/failure.ts';
import { Graph } from '../../../src/platforms/graph/graph.ts';
import { PlatformError } from '../../../src/platforms/platform.ts';
import { sharedFile, sharedIsAbsent } from '../../support/shared-folder.ts';

const NOW = Date.UTC(2026, 7, 1, 12);
const MINUTE_MS = 60_000;

function verdict(error: unknown, { isSend = true, status = 400, headers = {} as Record<string, string> } = {}) {
  return failureOf({ status, headers, data: { error }, isSend, now: NOW });
}

describe('what an error of Meta means', () => {
  test.each([4, 17, 32, 613, 80_001, 80_002, 80_006])('%i: throttled', (code) => {
    const usage = { 1: [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 19 }] };
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
    expect(verdict({ message: 'limit', code }, { headers })).toMatchObject({
      kind: 'throttled',
      until: NOW + 19 * MINUTE_MS,
    });
    expect(verdict({ message: 'limit', code }, { isSend: false, status: 403 })).toMatchObject({
      kind: 'throttled',
      until: null,
    });
  });

  test.each([
    [{ code: 190, error_subcode: 463 }, 'auth', null, /463/],
    [{ code: 190, error_subcode: 492 }, 'auth', null, /lost the role/],
    [{ code: 102 }, 'auth', null, /102/],
    [{ code: 1705 }, 'auth', null, /1705/],
    [{ type: 'OAuthAccessTokenException' }, 'auth', null, /said/],
    [{ code: 10 }, 'auth', null, /a permission is missing/],
    [{ code: 200 }, 'auth', null, /a permission is missing/],
    [{ code: 299 }, 'auth', null, /a permission is missing/],
    [{ code: 10, error_subcode: 2018278 }, 'refused', 'notAllowed', /outside the messaging window/],
    [{ code: 10, error_subcode: 2534022 }, 'refused', 'notAllowed', /outside the messaging window/],
    [{ code: 10, error_subcode: 1893063 }, 'refused', 'barred', /barred/],
    [{ code: 100, error_subcode: 33 }, 'refused', 'notFound', /said/],
    [{ code: 100, error_subcode: 2018276 }, 'refused', 'notAllowed', /Human Agent/],
    [{ code: 100, error_subcode: 2534014 }, 'refused', 'notFound', /said/],
    [{ code: 100 }, 'refused', 'invalid', /said/],
    [{ code: 100, message: 'The text is too long' }, 'refused', 'tooLong', /too long/],
    [{ code: 368 }, 'refused', 'barred', /368/],
    [{ code: 551 }, 'refused', 'blocked', /551/],
    [{ code: 803 }, 'refused', 'notFound', /803/],
    [{ code: 10903 }, 'refused', 'notAllowed', /10903/],
    [{ code: 10900 }, 'unknown', null, /10900/],
    [{ code: 506 }, 'unknown', null, /506/],
    [{ code: 100, message: 'comment is invalid for a private reply' }, 'unknown', null, /private reply/],
    [{ code: 1 }, 'unknown', null, /code 1/],
    [{ code: 2 }, 'unknown', null, /code 2/],
    [{ code: 77, is_transient: true }, 'unknown', null, /77/],
    [{ code: 77 }, 'refused', 'invalid', /77/],
  ] as const)('a send: %o is %s %s', (...row) => {
    const [error, kind, reason, words] = row;
    const failure = verdict({ message: 'said', ...error });
    expect(failure).toMatchObject({ kind, reason, until: null, status: 400 });
    expect(failure.words).toMatch(words);
  });

  test.each([
    [{ code: 1 }, 400, 'unavailable'],
    [{ code: 2, is_transient: true }, 500, 'unavailable'],
    [{ code: 190 }, 401, 'auth'],
    [{ code: 100, error_subcode: 33 }, 400, 'refused'],
    [{ code: 4 }, 403, 'throttled'],
    [{}, 404, 'refused'],
    [{}, 200, 'unavailable'],
  ])('a read: %o with %i is %s', (error, status, kind) => {
    expect(verdict({ message: 'said', ...error }, { isSend: false, status }).kind).toBe(kind);
  });

  test('an inner error of a send is unknown, whatever its body says', () => {
    for (const code of [1, 100, 190, 4]) expect(verdict({ message: 'x', code }, { status: 500 }).kind).toBe('unknown');
    for (const status of [408, 409, 425, 503])
      expect(verdict({ message: 'x', code: 100 }, { status }).kind).toBe('unknown');
    expect(verdict({ message: 'x', code: 99_999 }, { status: 200 }).kind).toBe('unknown');
  });

  test.each([
    ['<html><title>Log in</title>', 200, true, 'unknown', /web page \("Log in", 200\)/],
    ['<html><title>Log in</title>', 200, false, 'unavailable', /web page/],
    ['', 200, true, 'unknown', /cannot be read/],
    ['gateway', 502, true, 'unknown', /502 without a reason/],
    [{ ok: 1 }, 403, true, 'unknown', /403/],
    ['no', 401, true, 'auth', /401/],
    ['no', 429, true, 'unknown', /429/],
  ])('a body that is not Meta’s proves nothing: %o %i', (...row) => {
    const [data, status, isSend, kind, words] = row;
    const failure = failureOf({ status, headers: {}, data, isSend, now: NOW });
    expect(failure).toMatchObject({ kind });
    expect(failure.words).toMatch(words);
  });

  test('no secret is repeated', () => {
    const message = 'Error validating access_token=EAAsecretsecretsecret and Bearer EAAothersecretsecret';
    expect(verdict({ message, code: 190 }).words).not.toMatch(/EAA/);
  });

  const file = sharedFile('platforms/meta/errors.json');
  test.skipIf(file === null)(file === null ? sharedIsAbsent : 'bodies that were recorded', () => {
    const recorded = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file ?? '', 'utf8')));
    const of = (name: string) => failureOf({ status: 400, headers: {}, data: recorded[name], isSend: true, now: NOW });
    expect(of('outside_window')).toMatchObject({ kind: 'refused', reason: 'notAllowed' });
    expect(of('human_agent_unapproved')).toMatchObject({ kind: 'refused', reason: 'notAllowed' });
    expect(of('token_missing')).toMatchObject({ kind: 'auth' });
    expect(of('token_bad')).toMatchObject({ kind: 'auth' });
    const codes = z.array(z.number()).parse(recorded.koala_authentication_error_codes);
    expect(codes.map((code) => verdict({ message: 'x', code }).kind)).toEqual(codes.map(() => 'auth'));
  });
});

describe('what is left', () => {
  const usage = (percent: number, minutes = 0) => ({
    'x-business-use-case-usage': JSON.stringify({
      1: [
        {
          type: 'pages',
          call_count: percent,
          total_cputime: 5,
          total_time: 3,
          estimated_time_to_regain_access: minutes,
        },
      ],
    }),
  });

  test.each([
    [{ 'x-app-usage': '{"call_count":28,"total_time":40,"total_cputime":25}' }, { remaining: 60, resetAt: null }],
    [usage(97, 19), { remaining: 0, resetAt: NOW + 19 * MINUTE_MS }],
    [usage(95), { remaining: 0, resetAt: NOW + 10 * MINUTE_MS }],
    [
      { ...usage(10), 'x-app-usage': '{"call_count":81}' },
      { remaining: 19, resetAt: null },
    ],
    [usage(140, 99_999), { remaining: 0, resetAt: NOW + 86_400_000 }],
  ])('%o', (headers, left) => {
    expect(rateLimitOf({ headers }, NOW)).toEqual({ limit: 100, ...left });
  });

  test.each([
    [{}],
    [{ 'x-app-usage': 'nonsense' }],
    [{ 'x-app-usage': '[]' }],
    [{ 'x-app-usage': '{"call_count":"x"}' }],
  ])('%o tells nothing', (headers) => {
    expect(rateLimitOf({ headers }, NOW)).toBeNull();
  });
});

describe('on the wire', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  async function graphAt(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    appSecret: string | null = null,
  ) {
    const asked: { url: URL; headers: IncomingMessage['headers'] }[] = [];
    const server = createServer((request, response) => {
      asked.push({ url: new URL(request.url ?? '', 'http://x'), headers: request.headers });
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(
      () => server.close(),
      () => server.closeAllConnections(),
    );
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/facebook/`;
    const { signal } = new AbortController();
    const graph = new Graph({
      token: 'EAAtoken',
      appSecret,
      host: 'https://graph.invalid',
      baseUrl,
      signal,
      now: () => NOW,
    });
    return { graph, asked };
  }

  test('the token travels in a header, the proof beside it, the version in the path', async () => {
    const { graph, asked } = await graphAt((_request, response) => response.end('{"id":"1"}'), 'app-secret');
    await graph.get('me', { fields: 'id,name' });
    await graph.post('me/messages', { a: 1 });
    const proof = createHmac('sha256', 'app-secret').update('EAAtoken').digest('hex');
    for (const { url, headers } of asked) {
      expect(headers.authorization).toBe('Bearer EAAtoken');
      expect(url.pathname).toMatch(/^\/facebook\/v26\.0\/me/);
      expect(url.searchParams.get('appsecret_proof')).toBe(proof);
      expect(url.search).not.toContain('EAAtoken');
    }
    expect(graph.requests).toBe(2);
  });

  test('of the next page only the place is taken, never its host or its token', async () => {
    const next = 'https://evil.example/v26.0/1/feed?access_token=EAAother&fields=x&until=17&__paging_token=abc';
    const { graph } = await graphAt((_request, response) =>
      response.end(JSON.stringify({ data: [1], paging: { next } })),
    );
    expect(await graph.list('1/feed', {})).toEqual({ items: [1], next: { until: '17', __paging_token: 'abc' } });
    const { graph: other } = await graphAt((_request, response) =>
      response.end(JSON.stringify({ data: [], paging: { next, cursors: { after: 'QQ' } } })),
    );
    expect((await other.list('1/feed', {})).next).toEqual({ after: 'QQ' });
    const { graph: last } = await graphAt((_request, response) =>
      response.end(JSON.stringify({ data: [], paging: { cursors: { after: 'QQ' } } })),
    );
    expect((await last.list('1/feed', {})).next).toBeNull();
  });

  test('a page too large is asked for in smaller ones', async () => {
    const { graph, asked } = await graphAt((request, response) => {
      const limit = Number(new URL(request.url ?? '', 'http://x').searchParams.get('limit'));
      response.end(limit > 25 ? Buffer.alloc(33_000_000, ' ') : '{"data":[1]}');
    });
    expect((await graph.list('1/feed', { limit: '100' })).items).toEqual([1]);
    expect(asked.map(({ url }) => url.searchParams.get('limit'))).toEqual(['100', '50', '25']);
  });

  test('where nothing is left a walk rests', async () => {
    const { graph, asked } = await graphAt((_request, response) => {
      response.setHeader('x-app-usage', '{"call_count":96}');
      response.end('{"id":"1"}');
    });
    expect(() => graph.obeyLimit()).not.toThrow();
    await graph.get('me', {});
    expect(() => graph.obeyLimit()).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ kind: 'throttled', until: NOW + 10 * MINUTE_MS }) }),
    );
    expect(asked.length).toBe(1);
  });

  test('an error inside a 200 is an error; a failure names no address', async () => {
    const { graph } = await graphAt((_request, response) =>
      response.end('{"error":{"message":"gone","code":100,"error_subcode":33}}'),
    );
    const error = await graph.get('9', {}).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(PlatformError);
    expect(error).toMatchObject({ failure: { kind: 'refused', reason: 'notFound' } });
    expect(String(error)).not.toMatch(/127\.0\.0\.1|EAAtoken/);
  });

  test('debug_token: by the app’s own name, expiry in seconds', async () => {
    const { graph, asked } = await graphAt(
      (_request, response) =>
        response.end('{"data":{"type":"PAGE","scopes":["pages_messaging"],"expires_at":1790000000,"is_valid":true}}'),
      'app-secret',
    );
    expect(await graph.inspect('77')).toEqual({
      type: 'PAGE',
      scopes: ['pages_messaging'],
      expiresAt: 1_790_000_000_000,
    });
    expect(asked[0]?.headers.authorization).toBe('Bearer 77|app-secret');
    expect(asked[0]?.url.searchParams.get('input_token')).toBe('EAAtoken');
  });
});
