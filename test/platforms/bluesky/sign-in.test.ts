/** Many runs at once on one account: logins are few and refresh tokens hold once. */
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf, memoryVault, openOn } from './opened.ts';
import { DID, HANDLE, json, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const LOGIN = 'com.atproto.server.createSession';
const REFRESH = 'com.atproto.server.refreshSession';
const SESSION = 'com.atproto.server.getSession';

const servers: ScriptedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Takes access tokens from number `valid` on. */
async function start(state: { valid: number }, script: Script = {}): Promise<ScriptedServer> {
  const server = await startScriptedServer({
    [SESSION]: ({ token }, response) =>
      Number(token.replace('access-', '')) >= state.valid
        ? json(response, 200, { did: DID, handle: HANDLE, active: true })
        : json(response, 400, { error: 'ExpiredToken', message: 'Token has expired' }),
    ...script,
  });
  servers.push(server);
  return server;
}

function countOf(server: ScriptedServer, nsid: string): number {
  return server.asked.filter((one) => one.nsid === nsid).length;
}

describe('twenty runs at once', () => {
  test('log in once when nothing is kept, and refresh once when the token has run out', async () => {
    const state = { valid: 1 };
    const server = await start(state);
    const vault = memoryVault();
    const all = async () => {
      const sessions = await Promise.all(Array.from({ length: 20 }, () => openOn(server.url, { vault })));
      return Promise.all(sessions.map((session) => session.identity()));
    };
    await all();
    expect([countOf(server, LOGIN), countOf(server, REFRESH)]).toEqual([1, 0]);
    state.valid = 2;
    expect(new Set((await all()).map((one) => one.remoteId))).toEqual(new Set([DID]));
    expect([countOf(server, LOGIN), countOf(server, REFRESH)]).toEqual([1, 1]);
    expect(vault.text).toContain('refresh-2');
  });

  test('whose refresh token is dead: one login', async () => {
    const state = { valid: 1 };
    const dead: Script = {
      [REFRESH]: (_asked, response) => json(response, 400, { error: 'ExpiredToken', message: '' }),
    };
    const server = await start(state, dead);
    const vault = memoryVault();
    await (await openOn(server.url, { vault })).identity();
    state.valid = 2;
    const sessions = await Promise.all(Array.from({ length: 20 }, () => openOn(server.url, { vault })));
    await Promise.all(sessions.map((session) => session.identity()));
    expect(countOf(server, LOGIN)).toBe(2);
  });
});

test('a run that slept takes what another kept, and renews that when it is old too', async () => {
  const state = { valid: 1 };
  const server = await start(state);
  const vault = memoryVault();
  const sleeper = await openOn(server.url, { vault });
  await sleeper.identity();
  state.valid = 2;
  await (await openOn(server.url, { vault })).identity();
  await sleeper.identity();
  expect(countOf(server, REFRESH)).toBe(1);
  state.valid = 3;
  await (await openOn(server.url, { vault })).identity();
  state.valid = 4;
  await sleeper.identity();
  expect([countOf(server, LOGIN), vault.text?.includes('access-4')]).toEqual([1, true]);
});

test('a limit while refreshing is a limit, and what is kept stays', async () => {
  const state = { valid: 1 };
  const server = await start(state);
  const vault = memoryVault();
  await (await openOn(server.url, { vault })).identity();
  const kept = vault.text;
  state.valid = 2;
  server.script[REFRESH] = (_asked, response) => {
    response.setHeader('retry-after', '60');
    json(response, 429, { error: 'RateLimitExceeded', message: '' });
  };
  expect((await failureOf((await openOn(server.url, { vault })).identity())).kind).toBe('throttled');
  expect([vault.text, countOf(server, LOGIN)]).toEqual([kept, 1]);
});
