import { createHash } from 'node:crypto';
import { TwitterApi } from 'twitter-api-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { LoopbackAgent } from '../../support/loopback-agent.ts';
import { startXSandbox, type XSandbox } from './x-sandbox.ts';

const { clientId, clientSecret } = SANDBOX_CREDENTIALS.x;
const redirectUri = 'http://127.0.0.1:9/callback';
const everyScope = ['tweet.read', 'tweet.write', 'tweet.moderate.write', 'users.read', 'dm.read', 'dm.write'];
const verifier = 'v'.repeat(64);

let sandbox: XSandbox;
beforeEach(async () => {
  sandbox = await startXSandbox();
});
afterEach(() => sandbox.close());

/** Where the sandbox's page sends the browser. */
async function browse(change: Record<string, string | null> = {}): Promise<Response> {
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state: 'tila',
    scope: [...everyScope, 'offline.access'].join(' '),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const query = new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null));
  return fetch(`${sandbox.url}/i/oauth2/authorize?${query}`, { redirect: 'manual' });
}

async function newCode(scopes?: readonly string[]): Promise<string> {
  const answer = await browse(scopes === undefined ? {} : { scope: scopes.join(' ') });
  expect(answer.status).toBe(302);
  const target = new URL(answer.headers.get('location') ?? '');
  expect(target.href.startsWith(redirectUri)).toBe(true);
  expect(target.searchParams.get('state')).toBe('tila');
  return target.searchParams.get('code') ?? '';
}

type Tokens = { access_token: string; refresh_token: string; expires_in: number; scope: string; error?: string };

async function token(form: Record<string, string>, authorization?: string): Promise<{ status: number; body: Tokens }> {
  const answer = await fetch(`${sandbox.url}/2/oauth2/token`, {
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
    body: new URLSearchParams(authorization === undefined ? { client_id: clientId, ...form } : form),
  });
  return { status: answer.status, body: (await answer.json()) as Tokens };
}

const change = (code: string, more: Record<string, string> = {}) =>
  token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...more });
const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
const clientOf = (accessToken: string) => new TwitterApi(accessToken, { httpAgent: new LoopbackAgent(sandbox.url) });

describe('logging in', () => {
  it('is what twitter-api-v2 does, from the link to the refresh', async () => {
    const { person, world } = sandbox;
    const client = new TwitterApi({ clientId, clientSecret }, { httpAgent: new LoopbackAgent(sandbox.url) });
    const link = client.generateOAuth2AuthLink(redirectUri, { scope: [...everyScope, 'offline.access'] as never });
    const url = new URL(link.url);
    const answer = await fetch(`${sandbox.url}${url.pathname}${url.search}`, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe(link.state);
    const code = back.searchParams.get('code') ?? '';
    const first = await client.loginWithOAuth2({ code, codeVerifier: link.codeVerifier, redirectUri });
    expect(first.expiresIn).toBe(7200);
    expect((await first.client.v2.me()).data.id).toBe(world.brand('x').id);
    const second = await client.refreshOAuth2Token(first.refreshToken ?? '');
    const maija = person('maija');
    sandbox.say(maija, 'hei', { visibility: 'private', to: world.brand('x') });
    await second.client.v2.post(`dm_conversations/with/${maija.id}/messages`, { text: 'Hei!' });
    await expect(client.refreshOAuth2Token(first.refreshToken ?? '')).rejects.toMatchObject({ code: 400 });
  });

  it.each([
    [{ code_challenge: null }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: null }, 'invalid_request'],
    [{ state: null }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'tweet.read everything' }, 'invalid_scope'],
  ])('is refused to a client that asks with %j', async (wrong, error) => {
    const answer = await browse(wrong);
    const target = new URL(answer.headers.get('location') ?? '');
    expect(target.searchParams.get('error')).toBe(error);
    expect(target.searchParams.has('code')).toBe(false);
  });

  it.each([[{ client_id: 'other' }], [{ redirect_uri: 'javascript:alert(1)' }], [{ redirect_uri: null }]])(
    'sends nobody anywhere with %j',
    async (wrong) => {
      const answer = await browse(wrong);
      expect(answer.status).toBe(400);
      expect(answer.headers.has('location')).toBe(false);
    },
  );
});

describe('a code', () => {
  it('works once, within 30 seconds, with its verifier and address', async () => {
    const code = await newCode();
    expect((await change(code)).status).toBe(200);
    expect((await change(code)).body.error).toBe('invalid_grant');
    const late = await newCode();
    sandbox.world.advance(30_000);
    expect((await change(late)).body.error).toBe('invalid_grant');
    expect((await change(await newCode(), { code_verifier: 'w'.repeat(64) })).body.error).toBe('invalid_grant');
    expect((await change(await newCode(), { redirect_uri: `${redirectUri}/x` })).body.error).toBe('invalid_grant');
    expect((await change('made-up')).status).toBe(400);
  });

  it('is changed for the right client alone', async () => {
    const form = { grant_type: 'authorization_code', code: await newCode(), redirect_uri: redirectUri };
    const basic = (secret: string) => `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    expect((await token({ ...form, code_verifier: verifier }, basic('wrong'))).status).toBe(401);
    expect((await token({ ...form, code_verifier: verifier, client_id: 'other' })).status).toBe(401);
    expect((await token({ ...form, code_verifier: verifier }, basic(clientSecret))).status).toBe(200);
  });
});

describe('tokens', () => {
  it('hold two hours by the sandbox clock; a refresh token changes with each use', async () => {
    const { body } = await change(await newCode());
    const { world } = sandbox;
    await clientOf(body.access_token).v2.me();
    world.advance(2 * 3_600_000);
    await expect(clientOf(body.access_token).v2.me()).rejects.toMatchObject({ code: 401 });
    const next = await refresh(body.refresh_token);
    expect(next.body.refresh_token).not.toBe(body.refresh_token);
    expect(await refresh(body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    await clientOf(next.body.access_token).v2.me();
    expect((await refresh(next.body.refresh_token)).status).toBe(200);
  });

  it('cannot be refreshed without offline.access', async () => {
    const { body } = await change(await newCode(everyScope));
    expect(body).not.toHaveProperty('refresh_token');
    expect(body.scope).toBe(everyScope.join(' '));
  });

  it('open what their scopes say and nothing else', async () => {
    const { world, person, say } = sandbox;
    const maija = person('maija');
    const reply = say(maija, 'hei', { inReplyTo: say(world.brand('x'), 'Uutuus').id });
    say(maija, 'salaa', { visibility: 'private', to: world.brand('x') });
    const reader = clientOf((await change(await newCode(['tweet.read', 'users.read']))).body.access_token);
    await reader.v2.userMentionTimeline(world.brand('x').id);
    const lacking = { code: 403, data: { title: 'Forbidden' } };
    await expect(reader.v2.tweet('hei')).rejects.toMatchObject(lacking);
    await expect(reader.v2.get('dm_events')).rejects.toMatchObject(lacking);
    await expect(reader.v2.hideReply(reply.id, true)).rejects.toMatchObject(lacking);
    const path = `dm_conversations/with/${maija.id}/messages`;
    await expect(reader.v2.post(path, { text: 'hei' })).rejects.toMatchObject(lacking);
    const all = clientOf((await change(await newCode(everyScope))).body.access_token);
    await all.v2.tweet('hei');
    await all.v2.get('dm_events');
    await all.v2.hideReply(reply.id, true);
    await all.v2.post(path, { text: 'hei' });
  });

  it('end when they are revoked', async () => {
    const { body } = await change(await newCode());
    const form = new URLSearchParams({ client_id: clientId, token: body.access_token });
    const answer = await fetch(`${sandbox.url}/2/oauth2/revoke`, { method: 'POST', body: form });
    expect(await answer.json()).toEqual({ revoked: true });
    await expect(clientOf(body.access_token).v2.me()).rejects.toMatchObject({ code: 401 });
  });
});
