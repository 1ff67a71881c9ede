import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/log.ts';
import { failureOf, hear } from '../contract-world.ts';
import { type Asked, lockedVault, ok, problem, type ScriptedX, startScriptedX, type Told } from './scripted-x.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const APP = { clientId: 'app', clientSecret: 'app-secret-1' };
const kept = (part: object = {}) =>
  JSON.stringify({
    accessToken: 'access-0',
    refreshToken: 'refresh-0',
    expiresAt: NOW + 7_200_000,
    scopes: ['dm.read'],
    ...part,
  });

describe('the OAuth 2.0 user token', () => {
  let server: ScriptedX;
  /** Access tokens that hold, the refresh token that holds, and what the token endpoint says if not the usual. */
  let good: Set<string>;
  let refresh: string;
  let says: (() => Told) | null;

  beforeEach(async () => {
    good = new Set(['access-0']);
    [refresh, says] = ['refresh-0', null];
    server = await startScriptedX(tell);
  });
  afterEach(async () => {
    await server.close();
  });

  function tell(call: Asked): Told | Promise<Told> {
    if (call.path === '/2/oauth2/token') return says?.() ?? renewed(call);
    const bearer = (call.headers.authorization ?? '').replace('Bearer ', '');
    if (!good.has(bearer)) return problem(401, 'Unauthorized');
    if (call.path === 'self') return undefined;
    return call.method === 'POST' ? ok({ data: { id: '901' } }) : ok({ meta: { result_count: 0 } });
  }

  /** X rotates: each refresh token holds once. */
  function renewed({ body }: Asked): Told {
    if (new URLSearchParams(body).get('refresh_token') !== refresh) {
      return {
        status: 400,
        body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
      };
    }
    const next = Number(refresh.split('-')[1]) + 1;
    refresh = `refresh-${next}`;
    good = new Set([`access-${next}`]);
    const tokens = { access_token: `access-${next}`, refresh_token: refresh, expires_in: 7200, token_type: 'bearer' };
    return ok(tokens);
  }

  const open = (vault = lockedVault(kept())) => server.open({ credentials: APP, vault, now: () => NOW });
  const tokenCalls = () => server.asked.filter((call) => call.path === '/2/oauth2/token');
  const mentions = { kind: 'mentions' } as const;

  test('acts as the account, and says what it is', async () => {
    expect(await (await open()).identity()).toMatchObject({
      tokenKind: 'OAuth 2.0 user',
      scopes: ['dm.read'],
      expiresAt: null,
    });
    expect(tokenCalls()).toEqual([]);
  });

  test('within a minute of its end it is renewed before it is used, and kept before that', async () => {
    const vault = lockedVault(kept({ expiresAt: NOW + 59_000 }));
    let keptAtUse: readonly string[] = [];
    const session = await open({
      ...vault,
      renew: async (change) => {
        const text = await vault.renew(change);
        keptAtUse = [...vault.saved];
        expect(server.asked.filter((call) => call.path !== '/2/oauth2/token')).toEqual([]);
        return text;
      },
    });
    await hear(session, mentions, null);
    expect(keptAtUse.map((text) => JSON.parse(text))).toEqual([
      { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: NOW + 7_200_000, scopes: ['dm.read'] },
    ]);
    expect(server.asked.map((call) => call.headers.authorization)).toEqual([
      `Basic ${btoa('app:app-secret-1')}`,
      'Bearer access-1',
    ]);
    expect(withoutSecrets('access-1 refresh-1')).toBe('[secret] [secret]');
  });

  test('a 401 is met with one renewal and one more try, of a send too', async () => {
    good = new Set();
    const session = await open();
    const payload = { text: 'Hei', reply: { in_reply_to_tweet_id: '12' } };
    const measure = { units: 3, max: 280, unit: 'weighted' } as const;
    const prepared = { platform: 'x', account: 'x', visibility: 'public', preview: 'Hei', measure, payload } as const;
    expect((await session.send({ ...prepared, targetRemoteId: '12' }, 'key')).remoteId).toBe('901');
    expect(tokenCalls()).toHaveLength(1);
    expect(server.asked.filter((call) => call.method === 'POST' && call.path === '/2/tweets')).toHaveLength(1);
  });

  test('a 401 that stays is `auth`, after one renewal', async () => {
    const session = await open();
    says = () => ok({ access_token: 'access-bad', refresh_token: 'refresh-9', token_type: 'bearer', expires_in: 7200 });
    good = new Set();
    expect((await failureOf(() => hear(session, mentions, null))).kind).toBe('auth');
    expect(tokenCalls()).toHaveLength(1);
  });

  test('twenty sessions with one vault make one token call', async () => {
    const vault = lockedVault(kept({ expiresAt: NOW - 1 }));
    good = new Set();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => open(vault)));
    await Promise.all(sessions.map((session) => hear(session, mentions, null)));
    expect(tokenCalls()).toHaveLength(1);
    expect(vault.saved).toHaveLength(1);
  });

  test('twenty that all meet 401 make one token call', async () => {
    const vault = lockedVault(kept());
    good = new Set();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => open(vault)));
    await Promise.all(sessions.map((session) => hear(session, mentions, null)));
    expect(tokenCalls()).toHaveLength(1);
  });

  test('without a new refresh token the old one is kept, and so are the scopes', async () => {
    const vault = lockedVault(kept({ expiresAt: NOW }));
    says = () => {
      good = new Set(['access-x']);
      return ok({ access_token: 'access-x', token_type: 'bearer', expires_in: 7200 });
    };
    await hear(await open(vault), mentions, null);
    expect(JSON.parse(vault.saved[0] ?? '')).toMatchObject({ refreshToken: 'refresh-0', scopes: ['dm.read'] });
  });

  test.each([
    ['an empty access token', ok({ access_token: '', refresh_token: 'r', token_type: 'bearer' }), 'unavailable'],
    ['an empty refresh token', ok({ access_token: 'a', refresh_token: '', token_type: 'bearer' }), 'unavailable'],
    ['nothing', ok({}), 'unavailable'],
    ['a server in trouble', { status: 503, body: 'down' }, 'unavailable'],
    ['a spent refresh token', { status: 400, body: { error: 'invalid_grant' } }, 'auth'],
  ] as const)('%s leaves the vault as it was', async (_name, told, kind) => {
    const vault = lockedVault(kept({ expiresAt: NOW }));
    says = () => told;
    const session = await open(vault);
    expect((await failureOf(() => hear(session, mentions, null))).kind).toBe(kind);
    expect(vault.saved).toEqual([]);
    expect(await vault.load()).toBe(kept({ expiresAt: NOW }));
  });

  test('without a refresh token, or without a login, a person has to log in', async () => {
    const session = await open(lockedVault(kept({ expiresAt: NOW, refreshToken: null })));
    expect(await failureOf(() => hear(session, mentions, null))).toMatchObject({ kind: 'auth' });
    for (const text of [null, '', '{}', kept({ accessToken: '' }), 'no JSON']) {
      expect(await failureOf(() => open(lockedVault(text)))).toMatchObject({ kind: 'auth' });
    }
    expect(tokenCalls()).toEqual([]);
  });

  test('what is used: the four values, then the login, then the bearer token', async () => {
    good.add('app-bearer');
    const four = { apiKey: 'k', apiSecret: 's', accessToken: 't', accessTokenSecret: 'ts' };
    const used = async (credentials: Record<string, string>, vault = lockedVault(kept())) => {
      const session = await server.open({ credentials, vault, now: () => NOW });
      await hear(session, mentions, null).catch(() => null);
      return server.asked.at(-1)?.headers.authorization?.split(/[ ,]/).slice(0, 2).join(' ');
    };
    expect(await used({ ...four, ...APP, bearerToken: 'app-bearer' })).toMatch(/^OAuth oauth_consumer_key/);
    expect(await used({ ...APP, bearerToken: 'app-bearer' })).toBe('Bearer access-0');
    expect(await used({ ...APP, bearerToken: 'app-bearer' }, lockedVault(null))).toBe('Bearer app-bearer');
    expect(await used({ bearerToken: 'app-bearer' })).toBe('Bearer app-bearer');
  });
});
