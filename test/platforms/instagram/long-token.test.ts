import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/log.ts';
import { prepare } from '../../../src/platforms/instagram/reply.ts';
import { INSTAGRAM_LOGIN_TOKEN } from '../../../src/sandbox/instagram/login-tokens.ts';
import { startGraphSandbox } from '../../sandbox/graph/graph-sandbox.ts';
import { failureOf } from '../contract-world.ts';
import { type Answer, type Asked, type ScriptedGraph, startScriptedGraph } from '../facebook/scripted-graph.ts';
import { lockedVault } from '../x/scripted-x.ts';
import { hear, openAccount } from './opened.ts';
import { comment, ME } from './readings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEGIN = Date.UTC(2026, 10, 2, 12);
const SECONDS_60_DAYS = 60 * 86_400;
const PATH = '/refresh_access_token';

function refused(code: number, message = 'said'): Answer {
  return { status: 400, json: { error: { message, code } } };
}

describe('the token of Instagram Login', () => {
  let graph: ScriptedGraph;
  let now: number;
  /** Tokens that hold, and what the renewal says if not the usual. */
  let good: Set<string>;
  let says: (() => Answer) | null;
  let made: number;

  beforeEach(async () => {
    now = BEGIN;
    good = new Set(['IGAA-first']);
    [says, made] = [null, 0];
    graph = await startScriptedGraph(tell);
    graph.now = () => now;
  });
  afterEach(() => graph.close());

  function tell({ path, query, token, method }: Asked): Answer {
    if (path === PATH) {
      if (says) return says();
      const old = query.get('access_token') ?? '';
      if (query.get('grant_type') !== 'ig_refresh_token' || !good.has(old)) return refused(190);
      made += 1;
      good.add(`IGAA-new-${made}`);
      return { access_token: `IGAA-new-${made}`, token_type: 'bearer', expires_in: SECONDS_60_DAYS };
    }
    if (!good.has(token ?? '')) return refused(190, 'Error validating access token');
    if (path === 'me') return { id: '1', user_id: ME.id, username: 'esimerkki' };
    return method === 'POST' ? { id: '1900' } : { data: [] };
  }

  const open = (vault = lockedVault(null), accessToken = 'IGAA-first') =>
    openAccount(graph.url, { credentials: { login: 'instagram', accessToken }, vault, now: () => now });
  const poll = async (vault = lockedVault(null), accessToken = 'IGAA-first') =>
    hear(await open(vault, accessToken), { kind: 'own' });
  const renewals = () => graph.asked.filter(({ path }) => path === PATH);
  const tokens = () => [...new Set(graph.asked.filter(({ path }) => path !== PATH).map(({ token }) => token))];
  const keptOf = async (vault: ReturnType<typeof lockedVault>) => JSON.parse((await vault.load()) ?? 'null');

  test('is renewed, kept before it is used, and then once a week', async () => {
    const vault = lockedVault(null);
    const identity = await (await open(vault)).identity();
    expect(identity).toMatchObject({ expiresAt: BEGIN + 60 * DAY_MS, scopes: null });
    expect(graph.asked[0]).toMatchObject({ path: PATH, token: null });
    expect(tokens()).toEqual(['IGAA-new-1']);
    expect(vault.saved).toHaveLength(1);
    expect(await vault.load()).not.toContain('IGAA-first');
    expect(withoutSecrets('a IGAA-new-1 b')).toBe('a [secret] b');
    now = BEGIN + 7 * DAY_MS - 1;
    await poll(vault);
    expect(renewals()).toHaveLength(1);
    now = BEGIN + 7 * DAY_MS;
    await poll(vault);
    expect(renewals().map(({ query }) => query.get('access_token'))).toEqual(['IGAA-first', 'IGAA-new-1']);
    expect(await keptOf(vault)).toMatchObject({ accessToken: 'IGAA-new-2', expiresAt: now + 60 * DAY_MS });
  });

  test('a session that lives on renews as well, while its reads run side by side', async () => {
    const session = await open();
    await hear(session, { kind: 'own' });
    now += 8 * DAY_MS;
    await Promise.all([1, 2, 3].map(() => hear(session, { kind: 'own' })));
    expect(renewals()).toHaveLength(2);
    expect(graph.asked.at(-1)?.token).toBe('IGAA-new-2');
  });

  test('twenty with one vault make one call; with a vault that does not lock, more', async () => {
    const vault = lockedVault(null);
    const sessions = await Promise.all(Array.from({ length: 20 }, () => open(vault)));
    await Promise.all(sessions.map((session) => hear(session, { kind: 'own' })));
    expect(renewals()).toHaveLength(1);
    expect(tokens()).toEqual(['IGAA-new-1']);
    const loose = { ...lockedVault(null), renew: (change: (kept: null) => Promise<string>) => change(null) };
    const others = await Promise.all(Array.from({ length: 20 }, () => openAccount(graph.url, looseNeeds(loose))));
    await Promise.all(others.map((session) => hear(session, { kind: 'own' })));
    expect(renewals()).toHaveLength(21);
  });

  const looseNeeds = (vault: Parameters<typeof open>[0]) => ({
    credentials: { login: 'instagram', accessToken: 'IGAA-first' },
    now: () => now,
    ...(vault && { vault }),
  });

  test('a newly configured token is used at once; what is kept wins only for its own', async () => {
    const vault = lockedVault(null);
    await poll(vault);
    await poll(vault);
    expect(tokens()).toEqual(['IGAA-new-1']);
    good = new Set(['IGAA-second']);
    says = () => refused(100, 'too young');
    await poll(vault, 'IGAA-second');
    expect(graph.asked.at(-1)?.token).toBe('IGAA-second');
    expect(await keptOf(vault)).toMatchObject({ accessToken: 'IGAA-second', nextAt: BEGIN + DAY_MS });
  });

  test('a configured token that does not hold takes nothing from the one that is kept', async () => {
    const vault = lockedVault(null);
    await poll(vault);
    expect((await failureOf(() => poll(vault, 'IGAA-mistyped'))).kind).toBe('auth');
    says = () => 503;
    expect((await failureOf(() => poll(vault, 'IGAA-mistyped'))).kind).toBe('auth');
    expect(await keptOf(vault)).toMatchObject({ accessToken: 'IGAA-new-1' });
    says = null;
    await poll(vault);
    expect(graph.asked.at(-1)?.token).toBe('IGAA-new-1');
  });

  test.each([
    ['too young', refused(100), DAY_MS],
    ['not taken', refused(190), DAY_MS],
    ['a server in trouble', 503, HOUR_MS],
    ['too many calls', refused(4), HOUR_MS],
    ['an empty token', { access_token: '', expires_in: 5_184_000 }, HOUR_MS],
    ['no token', { token_type: 'bearer' }, HOUR_MS],
    ['an end that has been', { access_token: 'IGAA-x', expires_in: -1 }, HOUR_MS],
  ] as const)('%s: the old one is used on, and the next try waits', async (_name, answer, restMs) => {
    const vault = lockedVault(null);
    says = () => answer;
    await poll(vault);
    expect(tokens()).toEqual(['IGAA-first']);
    expect(await keptOf(vault)).toMatchObject({ accessToken: 'IGAA-first', nextAt: BEGIN + restMs });
    now = BEGIN + restMs - 1;
    await poll(vault);
    expect(renewals()).toHaveLength(1);
    [now, says] = [BEGIN + restMs, null];
    await poll(vault);
    expect(renewals()).toHaveLength(2);
    expect(graph.asked.at(-1)?.token).toBe('IGAA-new-1');
  });

  test('a vault that cannot keep stops no poll', async () => {
    const broken = {
      ...lockedVault(null),
      renew: async () => {
        throw new Error('disk full');
      },
    };
    await poll(broken);
    expect(tokens()).toEqual(['IGAA-first']);
  });

  test.each(['', 'no JSON', '{}', '{"madeOf":"x","accessToken":""}'])('nothing whole is kept: %j', async (text) => {
    await poll(lockedVault(text));
    expect(tokens()).toEqual(['IGAA-new-1']);
  });

  test('refused meanwhile: what another run has kept is tried once, of a send too', async () => {
    const vault = lockedVault(null);
    const session = await open(vault);
    await session.identity();
    now += 7 * DAY_MS;
    await poll(vault);
    now -= 7 * DAY_MS;
    good = new Set(['IGAA-new-2']);
    const account = { name: 'ig', handle: 'esimerkki', remoteId: ME.id, limits: null };
    const target = comment();
    const situation = {
      now: target.postedAt,
      lastPrivateAt: null,
      isAnsweredPrivately: false,
      isByHand: true,
      features: [],
    };
    const outgoing = { account, target, visibility: 'public', text: 'Hei!', language: 'fi', situation } as const;
    expect((await session.send(prepare(outgoing), 'k')).remoteId).toBe('1900');
    const sends = graph.asked.filter(({ method }) => method === 'POST');
    expect(sends.map(({ token }) => token)).toEqual(['IGAA-new-1', 'IGAA-new-2']);
    good = new Set();
    const before = graph.asked.length;
    expect((await failureOf(() => session.send(prepare(outgoing), 'k'))).kind).toBe('auth');
    expect(graph.asked.length).toBe(before + 1);
  });
});

test('against the sandbox: too young at first, renewed a day later, alive after 100 days, dead if never renewed', async () => {
  const sandbox = await startGraphSandbox('instagram');
  try {
    const now = () => sandbox.world.now();
    const vault = lockedVault(null);
    const known = { remoteId: null };
    const credentials = { accessToken: INSTAGRAM_LOGIN_TOKEN, login: 'instagram' };
    const identity = async (to = vault) =>
      (await openAccount(sandbox.url, { credentials, vault: to, now, known })).identity();
    expect(await identity()).toMatchObject({ handle: 'esimerkki', expiresAt: null });
    sandbox.world.advance(DAY_MS + 1000);
    const { expiresAt } = await identity();
    expect(Math.abs((expiresAt ?? 0) - now() - 60 * DAY_MS)).toBeLessThan(60_000);
    for (let day = 0; day < 100; day += 10) {
      sandbox.world.advance(10 * DAY_MS);
      await identity();
    }
    expect(await failureOf(() => identity(lockedVault(null)))).toMatchObject({
      kind: 'auth',
      words: expect.stringContaining('463'),
    });
  } finally {
    await sandbox.end();
  }
});
