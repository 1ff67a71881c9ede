import { afterEach, describe, expect, test } from 'vitest';
import { x } from '../../../src/platforms/x/x.ts';
import { failureOf } from '../contract-world.ts';
import { lockedVault, ok, type ScriptedX, startScriptedX } from './scripted-x.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const BACK = 'http://127.0.0.1:4711/';
const SCOPES = 'tweet.read tweet.write tweet.moderate.write users.read dm.read dm.write offline.access';

describe('logging in to X with the browser', () => {
  const servers: ScriptedX[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  const login = x.login;
  if (login === null) throw new Error('X has a login');

  const options = (baseUrl: string | null) => ({
    baseUrl,
    redirectUri: BACK,
    signal: new AbortController().signal,
    now: () => NOW,
  });

  test('needs an app’s client ID, and asks X itself for every right kuulo uses', async () => {
    expect(login.needs).toEqual(['clientId']);
    const begun = await login.begin({ clientId: 'app' }, options(null));
    const url = new URL(begun.authorizeUrl);
    expect(`${url.origin}${url.pathname}`).toBe('https://x.com/i/oauth2/authorize');
    expect(url.searchParams.get('scope')).toBe(SCOPES);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(JSON.parse(JSON.stringify(begun))).toEqual(begun);
    expect((await failureOf(() => login.begin({}, options(null)))).kind).toBe('auth');
  });

  test.each([
    ['a public app', { clientId: 'app' }, undefined, 'app'],
    ['an app with a secret', { clientId: 'app', clientSecret: 's3' }, `Basic ${btoa('app:s3')}`, null],
  ])('%s: the code brings a session that works', async (_name, credentials, ...[proof, idInBody]) => {
    const server = await startScriptedX((call) =>
      call.path === '/2/oauth2/token'
        ? ok({ token_type: 'bearer', access_token: 'a1', refresh_token: 'r1', expires_in: 7200, scope: SCOPES })
        : call.path === 'self'
          ? undefined
          : ok({ meta: { result_count: 0 } }),
    );
    servers.push(server);
    const begun = await login.begin(credentials, options(server.url));
    const url = new URL(begun.authorizeUrl);
    expect(url.href).toContain(`${server.url}/i/oauth2/authorize?`);
    const back = new URL(`${BACK}?code=c1&state=${url.searchParams.get('state')}`);
    const { credentials: gained, session } = await login.finish(begun, back, options(server.url));
    // kept beside the session, which only this app can renew
    expect(gained).toEqual(credentials);
    expect(JSON.parse(session ?? '')).toEqual({
      accessToken: 'a1',
      refreshToken: 'r1',
      expiresAt: NOW + 7_200_000,
      scopes: SCOPES.split(' '),
    });
    const [call] = server.asked;
    expect(call?.headers.authorization).toBe(proof);
    expect(new URLSearchParams(call?.body).get('client_id')).toBe(idInBody);
    const opened = await server.open({ credentials, vault: lockedVault(session), now: () => NOW });
    expect((await opened.identity()).tokenKind).toBe('OAuth 2.0 user');
  });

  test('a no, and a login of somebody else, bring nothing', async () => {
    const server = await startScriptedX(() => ok({ access_token: 'a', token_type: 'bearer' }));
    servers.push(server);
    const begun = await login.begin({ clientId: 'app' }, options(server.url));
    const state = new URL(begun.authorizeUrl).searchParams.get('state');
    for (const query of [`error=access_denied&state=${state}`, 'code=c&state=other', 'code=c', `state=${state}`]) {
      const back = new URL(`${BACK}?${query}`);
      expect((await failureOf(() => login.finish(begun, back, options(server.url)))).kind).toBe('auth');
    }
    const foreign = { authorizeUrl: '', memory: { state: 'x' } };
    expect((await failureOf(() => login.finish(foreign, new URL(BACK), options(server.url)))).kind).toBe('auth');
    expect(server.asked).toEqual([]);
  });
});
