import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { BrowserLogin, LoginBegun, LoginOptions } from '../../../src/platforms/login.ts';
import { mastodon } from '../../../src/platforms/mastodon/mastodon.ts';
import { failureOf } from './hearing.ts';

const REDIRECT = 'http://127.0.0.1:4999/';
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

for (const redirectUri of [REDIRECT, OUT_OF_BAND]) {
  test(`an app is registered, a person says yes, the code becomes a token: ${redirectUri}`, async () => {
    const server = await authority();
    const options = at(server.url, redirectUri);
    const begun = await login().begin({}, options);
    const page = new URL(begun.authorizeUrl);
    expect(page.href).toContain(`${server.url}/under/oauth/authorize?`);
    expect(page.searchParams.get('redirect_uri')).toBe(redirectUri);
    expect(server.registered).toMatchObject({ client_name: 'kuulo', redirect_uris: redirectUri });
    expect(page.searchParams.get('scope')).toBe(server.registered.scopes);
    const code = server.sayYes(page);
    const state = redirectUri === REDIRECT ? `&state=${page.searchParams.get('state')}` : '';
    const kept: LoginBegun = JSON.parse(JSON.stringify(begun));
    const { credentials, session } = await login().finish(
      kept,
      new URL(`${redirectUri}?code=${code}${state}`),
      options,
    );
    expect(credentials).toEqual({ accessToken: 'token-of-person', clientId: 'app-1', clientSecret: 'secret-1' });
    expect(session).toBeNull();
  });
}

test('a foreign state, a no, another server and a code of somebody else bring nothing', async () => {
  const server = await authority();
  const options = at(server.url, REDIRECT);
  const begun = await login().begin({}, options);
  const page = new URL(begun.authorizeUrl);
  const state = page.searchParams.get('state');
  const act =
    (query: string, how: LoginOptions = options) =>
    () =>
      login().finish(begun, new URL(`${REDIRECT}?${query}`), how);
  const code = server.sayYes(page);
  for (const query of [`code=${code}&state=forged`, `error=access_denied&state=${state}`, `code=${code}`]) {
    expect((await failureOf(act(query))).kind).toBe('auth');
  }
  expect((await failureOf(act(`code=${code}&state=${state}`, at('http://127.0.0.1:1', REDIRECT)))).kind).toBe('auth');
  expect((await failureOf(act(`code=wrong&state=${state}`))).kind).toBe('auth');
});

test.each([
  ['a web page', 200, '<html></html>', 'unavailable'],
  ['trouble', 503, '', 'unavailable'],
  ['no keys', 200, '{"client_id":"x"}', 'unavailable'],
  ['a no', 422, '{"error":"Validation failed"}', 'refused'],
] as const)('a server that answers the registration with %s', async (...[, code, body, kind]) => {
  const server = await authority({ code, body });
  expect((await failureOf(() => login().begin({}, at(server.url, REDIRECT)))).kind).toBe(kind);
});

test.each([null, '', 'mastodon.example', 'http://mastodon.example', 'file:///etc/passwd'])(
  'nobody is asked at %s: an app’s keys go over https, or to this machine',
  async (baseUrl) => {
    const act = () => login().begin({}, { ...at('', REDIRECT), baseUrl });
    expect(await failureOf(act)).toMatchObject({ kind: 'refused', reason: 'invalid' });
  },
);

function login(): BrowserLogin {
  if (!mastodon.login) throw new Error('no login');
  expect(mastodon.login.needs).toEqual([]);
  return mastodon.login;
}

function at(url: string, redirectUri: string): LoginOptions {
  return { baseUrl: `${url}/under`, redirectUri, signal: new AbortController().signal, now: Date.now };
}

/** An authorisation server after https://docs.joinmastodon.org/methods/oauth/, PKCE checked as RFC 7636 says. */
async function authority(spoilt?: { code: number; body: string }) {
  const registered: Record<string, string> = {};
  let granted: { code: string; challenge: string | null; redirect: string | null } | null = null;
  const server = createServer(async (call, answer) => {
    const parts: Buffer[] = [];
    for await (const part of call) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const json = (code: number, body: unknown) =>
      answer.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (call.url === '/under/api/v1/apps') {
      if (spoilt) return answer.writeHead(spoilt.code, { 'content-type': 'application/json' }).end(spoilt.body);
      Object.assign(registered, JSON.parse(text));
      return json(200, { client_id: 'app-1', client_secret: 'secret-1', name: 'kuulo' });
    }
    const form = new URLSearchParams(text);
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      call.url === '/under/oauth/token' &&
      form.get('client_id') === 'app-1' &&
      form.get('client_secret') === 'secret-1' &&
      form.get('code') === granted?.code &&
      form.get('redirect_uri') === granted?.redirect &&
      proof === granted?.challenge;
    if (!isRight) return json(400, { error: 'invalid_grant', error_description: 'expired or another client' });
    return json(200, { access_token: 'token-of-person', token_type: 'Bearer', scope: 'read', created_at: 1 });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    registered,
    sayYes({ searchParams }: URL): string {
      granted = {
        code: 'code-1',
        challenge: searchParams.get('code_challenge'),
        redirect: searchParams.get('redirect_uri'),
      };
      return granted.code;
    },
  };
}
