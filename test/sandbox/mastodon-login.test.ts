import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
const PLACE = 'http://127.0.0.1:4711/';
const VERIFIER = 'v'.repeat(50);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const WRONG_CODE = { status: 400, body: { error: 'invalid_grant' } };

type Fields = Record<string, string>;

/** A client that nobody has logged in yet. */
async function openClient() {
  const sandbox = await openSandbox();
  const post = async (path: string, fields: Fields, headers: Fields = {}) => {
    const init = { method: 'POST', headers, body: new URLSearchParams(fields) };
    const answer = await fetch(`${sandbox.url}/mastodon${path}`, init);
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
  const scopes = 'read:notifications read:accounts write:statuses';
  const registered = await post('/api/v1/apps', {
    client_name: 'kuulo',
    redirect_uris: `${PLACE}\n${OUT_OF_BAND}`,
    scopes,
  });
  const { client_id, client_secret } = registered.body;
  const base: Fields = { client_id, response_type: 'code', redirect_uri: PLACE, scope: scopes };
  const authorize = (fields: Fields) =>
    fetch(`${sandbox.url}/mastodon/oauth/authorize?${new URLSearchParams({ ...base, ...fields })}`, {
      redirect: 'manual',
    });
  const code = async (fields: Fields = {}): Promise<string> =>
    new URL((await authorize(fields)).headers.get('location') ?? '').searchParams.get('code') ?? '';
  const change = (fields: Fields) =>
    post('/oauth/token', {
      grant_type: 'authorization_code',
      client_id,
      client_secret,
      redirect_uri: PLACE,
      ...fields,
    });
  return { sandbox, post, authorize, code, change, registered, client_id, client_secret, scopes };
}

function get(sandbox: OpenSandbox, path: string, token: string) {
  return fetch(`${sandbox.url}/mastodon${path}`, { headers: { authorization: `Bearer ${token}` } });
}

test('register, say yes, change the code: the token is the brand’s, for what was asked and no more', async () => {
  const { sandbox, authorize, change, scopes } = await openClient();
  const answer = await authorize({ state: 'a&b', code_challenge: CHALLENGE, code_challenge_method: 'S256' });
  expect(answer.status).toBe(302);
  const place = new URL(answer.headers.get('location') ?? '');
  expect(`${place.origin}${place.pathname}`).toBe(PLACE);
  expect(place.searchParams.get('state')).toBe('a&b');
  const token = await change({ code: place.searchParams.get('code') ?? '', code_verifier: VERIFIER });
  expect(token).toMatchObject({ status: 200, body: { token_type: 'Bearer', scope: scopes } });
  expect(token.body).not.toHaveProperty('refresh_token');
  const me = await get(sandbox, '/api/v1/accounts/verify_credentials', token.body.access_token);
  expect(await me.json()).toMatchObject({ acct: 'esimerkki' });
  const beyond = await get(sandbox, '/api/v2/search?q=hei', token.body.access_token);
  expect(beyond.status).toBe(403);
  expect(await beyond.json()).toEqual({ error: 'This action is outside the authorized scopes' });
  const app = await get(sandbox, '/api/v1/apps/verify_credentials', token.body.access_token);
  expect(await app.json()).toMatchObject({ name: 'kuulo', scopes: scopes.split(' ') });
});

test('a code works once', async () => {
  const { code, change } = await openClient();
  const given = await code();
  expect((await change({ code: given })).status).toBe(200);
  expect(await change({ code: given })).toMatchObject(WRONG_CODE);
});

test('a code lives ten minutes, a token for good', async () => {
  const { sandbox, code, change } = await openClient();
  const old = await code();
  const { body } = await change({ code: await code() });
  await sandbox.ask('clock', { advance: '10m' });
  expect(await change({ code: old })).toMatchObject(WRONG_CODE);
  await sandbox.ask('clock', { advance: '400d' });
  expect((await get(sandbox, '/api/v1/notifications', body.access_token)).status).toBe(200);
});

test('a code is for its client, its place and its verifier', async () => {
  const { code, change, post } = await openClient();
  const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
  expect(await change({ code: 'x' })).toMatchObject(WRONG_CODE);
  expect(await change({ code: await code(), redirect_uri: OUT_OF_BAND })).toMatchObject(WRONG_CODE);
  expect(await change({ code: await code(pkce), code_verifier: 'w'.repeat(50) })).toMatchObject(WRONG_CODE);
  expect(await change({ code: await code(), code_verifier: VERIFIER })).toMatchObject(WRONG_CODE);
  const without = await change({ code: await code(pkce) });
  expect(without).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  const other = (await post('/api/v1/apps', { client_name: 'toinen', redirect_uris: PLACE })).body;
  const { client_id, client_secret } = other;
  expect(await change({ code: await code(), client_id, client_secret })).toMatchObject(WRONG_CODE);
  const wrong = await change({ code: await code(), client_secret: 'x' });
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect((await change({ code: await code(), grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
});

test('a client may name itself by HTTP Basic', async () => {
  const { code, post, client_id, client_secret } = await openClient();
  const encoded = encodeURIComponent(client_id).replaceAll('-', '%2D');
  const basic = Buffer.from(`${encoded}:${encodeURIComponent(client_secret)}`).toString('base64');
  const fields = { grant_type: 'authorization_code', redirect_uri: PLACE, code: await code() };
  expect((await post('/oauth/token', fields, { authorization: `Basic ${basic}` })).status).toBe(200);
});

test('without a place to go to, a page shows the code', async () => {
  const { authorize, change } = await openClient();
  const page = await authorize({ redirect_uri: OUT_OF_BAND });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  const [, code = ''] = /<code>([^<]+)<\/code>/.exec(await page.text()) ?? [];
  expect((await change({ code, redirect_uri: OUT_OF_BAND })).status).toBe(200);
});

test('a false client or place is sent nowhere; other mistakes go back to the client with their state', async () => {
  const { authorize } = await openClient();
  for (const fields of [{ client_id: 'x' }, { redirect_uri: 'http://127.0.0.1:4712/' }]) {
    const answer = await authorize(fields);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('location')).toBeNull();
  }
  for (const [fields, error] of [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'read:notifications write:media' }, 'invalid_scope'],
    [{ code_challenge: CHALLENGE, code_challenge_method: 'plain' }, 'invalid_code_challenge_method'],
  ] as const) {
    const { searchParams } = new URL((await authorize({ ...fields, state: 's' })).headers.get('location') ?? '');
    expect([searchParams.get('error'), searchParams.get('state')]).toEqual([error, 's']);
    expect(searchParams.has('code')).toBe(false);
  }
});

test('a revoked token opens nothing; revoking is for its own client, and twice is no mistake', async () => {
  const { sandbox, code, change, post, client_id, client_secret } = await openClient();
  const { access_token: token } = (await change({ code: await code() })).body;
  expect((await post('/oauth/revoke', { client_id, client_secret: 'x', token })).status).toBe(403);
  expect((await get(sandbox, '/api/v1/notifications', token)).status).toBe(200);
  for (let round = 0; round < 2; round += 1) {
    expect(await post('/oauth/revoke', { client_id, client_secret, token })).toEqual({ status: 200, body: {} });
  }
  const answer = await get(sandbox, '/api/v1/notifications', token);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ error: 'The access token was revoked' });
});

test('an app’s own token is nobody’s', async () => {
  const { sandbox, change } = await openClient();
  const { body } = await change({ grant_type: 'client_credentials', scope: 'read:notifications' });
  expect((await get(sandbox, '/api/v1/apps/verify_credentials', body.access_token)).status).toBe(200);
  expect((await get(sandbox, '/api/v1/notifications', body.access_token)).status).toBe(422);
});

test.each([
  ['no name', { redirect_uris: PLACE }],
  ['no place', { client_name: 'kuulo' }],
  ['a place that is no address', { client_name: 'kuulo', redirect_uris: 'here' }],
  ['a scope that nobody knows', { client_name: 'kuulo', redirect_uris: PLACE, scopes: 'read everything' }],
])('an app with %s is refused', async (_name, fields) => {
  const { post } = await openClient();
  expect((await post('/api/v1/apps', fields as Fields)).status).toBe(422);
});

test('five apps in ten minutes, and then one has to wait', async () => {
  const { sandbox, post } = await openClient();
  const register = () => post('/api/v1/apps', { client_name: 'kuulo', redirect_uris: PLACE });
  for (let round = 2; round <= 5; round += 1) expect((await register()).status).toBe(200);
  expect((await register()).status).toBe(429);
  await sandbox.ask('clock', { advance: '10m' });
  expect((await register()).status).toBe(200);
});
