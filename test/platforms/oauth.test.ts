import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { withoutSecrets } from '../../src/log.ts';
import type { LoginBegun } from '../../src/platforms/login.ts';
import { beginOAuth, finishOAuth, type OAuthDoor, refreshOAuth, SHOWN_CODE } from '../../src/platforms/oauth.ts';
import { failureOf } from './contract-world.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const BACK = 'http://127.0.0.1:4711/';
const TOKENS = { token_type: 'bearer', access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 7200 };
const JSON_TYPE = { 'content-type': 'application/json' };
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

describe('begin', () => {
  test('asks with a fresh state and an S256 challenge of a fresh verifier', async () => {
    const door = doorTo('https://login.example');
    const [one, other] = [await begin(door), await begin(door)];
    const { state, verifier } = memoryOf(one);
    expect(Buffer.from(state, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(memoryOf(other).state).not.toBe(state);
    expect(memoryOf(other).verifier).not.toBe(verifier);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(Object.fromEntries(new URL(one.authorizeUrl).searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app',
      redirect_uri: BACK,
      scope: 'read write',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    expect(withoutSecrets(`${state} ${verifier}`)).not.toContain(state);
    expect(withoutSecrets(verifier)).not.toContain(verifier);
  });

  test('plain http is for loopback only', async () => {
    const act = () => begin({ ...doorTo('http://login.example') });
    expect(await failureOf(act)).toMatchObject({ kind: 'refused', reason: 'invalid' });
    expect(await failureOf(() => refreshOAuth(doorTo('http://10.0.0.1'), 'old-refresh'))).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('finish', () => {
  test('exchanges the code once, with the verifier, and knows when the token ends', async () => {
    const { door, asked } = await serve(() => TOKENS);
    const begun = await begin(door);
    const tokens = await finishOAuth(door, begun.memory, callback(begun, { code: 'code-one' }));
    expect(tokens).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: NOW + 7_200_000,
      scopes: null,
    });
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'code-one',
      redirect_uri: BACK,
      code_verifier: memoryOf(begun).verifier,
      client_id: 'app',
    });
    expect(withoutSecrets('access-1 refresh-1 code-one')).toBe('[secret] [secret] [secret]');
  });

  test.each([
    ['a wrong state', (begun: LoginBegun) => callback(begun, { code: 'c', state: 'x'.repeat(43) })],
    ['no state', () => new URL(`${BACK}?code=c`)],
    ['state twice', (begun: LoginBegun) => new URL(`${callback(begun, { code: 'c' })}&state=${memoryOf(begun).state}`)],
    ['no code', (begun: LoginBegun) => callback(begun, {})],
    ['an empty code', (begun: LoginBegun) => callback(begun, { code: '' })],
    ['a no', (begun: LoginBegun) => callback(begun, { error: 'access_denied', error_description: 'The user said no' })],
    ['a no with a wrong state', (begun: LoginBegun) => callback(begun, { error: 'access_denied', state: 'other' })],
    ['another issuer', (begun: LoginBegun) => callback(begun, { code: 'c', iss: 'https://evil.example' })],
  ])('%s is `auth` and calls nobody', async (_name, come) => {
    const { door, asked } = await serve(() => TOKENS);
    const known = { ...door, issuer: 'https://login.example' };
    const begun = await begin(known);
    expect((await failureOf(() => finishOAuth(known, begun.memory, come(begun)))).kind).toBe('auth');
    expect(asked).toEqual([]);
  });

  test('a callback that comes again gets nothing', async () => {
    const { door, asked } = await serve(() => TOKENS);
    const begun = await begin(door);
    await finishOAuth(door, begun.memory, callback(begun, { code: 'c-1' }));
    expect((await failureOf(() => finishOAuth(door, begun.memory, callback(begun, { code: 'c-1' })))).kind).toBe(
      'auth',
    );
    expect(asked).toHaveLength(1);
  });

  test('a code used before is the server’s no', async () => {
    const used = new Set<string>();
    const { door } = await serve(({ body }) => {
      const code = new URLSearchParams(body).get('code') ?? '';
      if (used.has(code)) return [400, { error: 'invalid_grant', error_description: 'code was used' }];
      used.add(code);
      return TOKENS;
    });
    const [first, second] = [await begin(door), await begin(door)];
    await finishOAuth(door, first.memory, callback(first, { code: 'same' }));
    const failure = await failureOf(() => finishOAuth(door, second.memory, callback(second, { code: 'same' })));
    expect(failure).toMatchObject({ kind: 'auth', status: 400, words: 'invalid_grant: code was used' });
  });

  test('memory of something else is refused', async () => {
    const { door, asked } = await serve(() => TOKENS);
    expect((await failureOf(() => finishOAuth(door, { state: '' }, new URL(`${BACK}?code=c&state=`)))).kind).toBe(
      'auth',
    );
    expect(asked).toEqual([]);
  });

  test('a code that was shown to the person needs no state; one that came with a wrong one does not hold', async () => {
    const { door, asked } = await serve(() => TOKENS);
    const begun = await beginOAuth(door, { redirectUri: SHOWN_CODE, scopes: ['read'] });
    const wrong = new URL(`${SHOWN_CODE}?code=c&state=other`);
    expect((await failureOf(() => finishOAuth(door, begun.memory, wrong))).kind).toBe('auth');
    expect(asked).toEqual([]);
    const tokens = await finishOAuth(door, begun.memory, new URL(`${SHOWN_CODE}?code=c`));
    expect(tokens.accessToken).toBe('access-1');
  });
});

describe('the app’s secret', () => {
  test.each([
    ['header', { authorization: `Basic ${btoa('app:s%3A1')}`, inBody: null }],
    ['body', { authorization: undefined, inBody: 's:1' }],
  ] as const)('in the %s', async (sentIn, expected) => {
    const { door, asked } = await serve(() => TOKENS);
    await refreshOAuth({ ...door, clientSecret: { value: 's:1', sentIn } }, 'refresh-0');
    const [call] = asked;
    expect(call?.headers.authorization).toBe(expected.authorization);
    expect(new URLSearchParams(call?.body).get('client_secret')).toBe(expected.inBody);
  });
});

describe('refresh: what an answer means', () => {
  const page = '<!doctype html><title>Log in to Wi-Fi</title>';
  test.each([
    ['a spent token', 400, { error: 'invalid_grant' }, 'auth'],
    ['X’s word for one', 400, { error: 'invalid_request', error_description: 'Value passed for the token' }, 'auth'],
    ['a wrong app', 401, { error: 'invalid_client' }, 'auth'],
    ['a bare 401', 401, '', 'auth'],
    ['a wall', 403, page, 'unavailable'],
    ['a passing trouble in its words', 400, { error: 'temporarily_unavailable' }, 'unavailable'],
    ['too many', 429, { error: 'slow_down' }, 'throttled'],
    ['500', 500, { error: 'server_error' }, 'unavailable'],
    ['503 of a page', 503, page, 'unavailable'],
    ['200 with a page', 200, page, 'unavailable'],
    ['200 with nothing', 200, '', 'unavailable'],
    ['200 with an empty token', 200, { ...TOKENS, access_token: '' }, 'unavailable'],
    ['200 without a token', 200, { token_type: 'bearer' }, 'unavailable'],
    ['200 with an empty refresh token', 200, { ...TOKENS, refresh_token: '' }, 'unavailable'],
    ['200 with a list', 200, [], 'unavailable'],
    ['a token of another kind', 200, { ...TOKENS, token_type: 'mac' }, 'unavailable'],
  ] as const)('%s', async (_name, status, ...[body, kind]) => {
    const { door } = await serve(() => [status, body]);
    const failure = await failureOf(() => refreshOAuth(door, 'refresh-0'));
    expect(failure).toMatchObject({ kind, status });
    expect(failure.words).not.toContain('refresh-0');
  });

  test('a challenge in the header is read', async () => {
    const challenge = 'Bearer realm="x", error="invalid_grant", error_description="expired"';
    const { door } = await serve((_call, answer) => {
      answer.writeHead(401, { 'www-authenticate': challenge }).end();
      return undefined;
    });
    expect(await failureOf(() => refreshOAuth(door, 'refresh-0'))).toMatchObject({
      kind: 'auth',
      words: 'invalid_grant: expired',
    });
  });

  test('429 tells until when', async () => {
    const { door } = await serve((_call, answer) => {
      answer.writeHead(429, { 'retry-after': '30' }).end('slow');
      return undefined;
    });
    expect(await failureOf(() => refreshOAuth(door, 'refresh-0'))).toMatchObject({
      kind: 'throttled',
      until: NOW + 30_000,
    });
  });

  test('307 is not followed: the token goes nowhere else', async () => {
    const elsewhere = await serve(() => TOKENS);
    const { door } = await serve((_call, answer) => {
      answer.writeHead(307, { location: elsewhere.door.tokenUrl }).end();
      return undefined;
    });
    const failure = await failureOf(() => refreshOAuth(door, 'refresh-0'));
    expect(failure).toMatchObject({ kind: 'refused', reason: 'redirect' });
    expect(elsewhere.asked).toEqual([]);
  });

  test('broken off, and nobody there: unavailable', async () => {
    const { door } = await serve((_call, answer) => {
      answer.destroy();
      return undefined;
    });
    expect((await failureOf(() => refreshOAuth(door, 'refresh-0'))).kind).toBe('unavailable');
    expect((await failureOf(() => refreshOAuth(doorTo('http://127.0.0.1:9'), 'refresh-0'))).kind).toBe('unavailable');
  });

  test('an endless answer is cut', async () => {
    const { door } = await serve((_call, answer) => {
      answer.writeHead(200, JSON_TYPE);
      answer.end(Buffer.alloc(3_000_000, ' '));
      return undefined;
    });
    expect((await failureOf(() => refreshOAuth(door, 'refresh-0'))).kind).toBe('unavailable');
  });

  test('without a new refresh token the old one stays; scopes are told when the server tells them', async () => {
    const { door } = await serve(() => ({ token_type: 'Bearer', access_token: 'access-2', scope: 'read  write' }));
    expect(await refreshOAuth(door, 'refresh-0')).toEqual({
      accessToken: 'access-2',
      refreshToken: null,
      expiresAt: null,
      scopes: ['read', 'write'],
    });
  });

  test('an empty refresh token is not even sent', async () => {
    const { door, asked } = await serve(() => TOKENS);
    expect((await failureOf(() => refreshOAuth(door, ''))).kind).toBe('auth');
    expect(asked).toEqual([]);
  });
});

interface Asked {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}
type Tell = (call: Asked, answer: ServerResponse) => object | readonly [number, unknown] | undefined;

async function serve(tell: Tell): Promise<{ door: OAuthDoor; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (call, answer) => {
    let body = '';
    for await (const chunk of call) body += String(chunk);
    const seen = { body, headers: call.headers };
    asked.push(seen);
    const told = tell(seen, answer);
    if (told === undefined) return;
    const [status, said] = Array.isArray(told) ? told : [200, told];
    if (typeof said === 'string') answer.writeHead(status, { 'content-type': 'text/html' }).end(said);
    else answer.writeHead(status, JSON_TYPE).end(JSON.stringify(said));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = z.object({ port: z.number() }).parse(server.address());
  return { door: doorTo(`http://127.0.0.1:${address.port}`), asked };
}

function doorTo(origin: string): OAuthDoor {
  return {
    authorizeUrl: `${origin}/authorize`,
    tokenUrl: `${origin}/token`,
    issuer: null,
    clientId: 'app',
    clientSecret: null,
    signal: new AbortController().signal,
    now: () => NOW,
  };
}

function begin(door: OAuthDoor): Promise<LoginBegun> {
  return beginOAuth(door, { redirectUri: BACK, scopes: ['read', 'write'] });
}

function memoryOf(begun: LoginBegun): { state: string; verifier: string } {
  return z.object({ state: z.string(), verifier: z.string() }).parse(begun.memory);
}

function callback(begun: LoginBegun, query: Record<string, string>): URL {
  return new URL(`${BACK}?${new URLSearchParams({ state: memoryOf(begun).state, ...query })}`);
}
