import { afterEach, describe, expect, test } from 'vitest';
import { bluesky } from '../../../src/platforms/bluesky/bluesky.ts';
import { recordKeyOf } from '../../../src/platforms/bluesky/record-key.ts';
import type { Prepared } from '../../../src/platforms/platform.ts';
import { failureOf, memoryVault, openOn } from './opened.ts';
import { messageOf, NOW, postView, SITUATION } from './posts.ts';
import {
  type Asked,
  DID,
  HANDLE,
  json,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const KEY = '019aa0b8-1c00-7abc-9def-0123456789ab';
const RKEY = recordKeyOf(KEY)?.rkey ?? '';
const URI = `at://${DID}/app.bsky.feed.post/${RKEY}`;
const PUT = 'com.atproto.repo.putRecord';

const servers: ScriptedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function start(script: Script = {}): Promise<ScriptedServer> {
  const server = await startScriptedServer({
    'app.bsky.feed.getPosts': { posts: [postView('3lbqwertyuiop')] },
    ...script,
  });
  servers.push(server);
  return server;
}

function prepared(text = 'Thanks!'): Prepared {
  const account = { name: 'bluesky', handle: HANDLE, remoteId: null, limits: null };
  const target = messageOf(postView('3lbqwertyuiop'));
  return bluesky.prepare({ account, target, visibility: 'public', text, language: 'en', situation: SITUATION });
}

function callsOf(server: ScriptedServer, nsid: string): Asked[] {
  return server.asked.filter((one) => one.nsid === nsid);
}

describe('the session', () => {
  test('is opened without a call, and refused without credentials', async () => {
    const server = await start();
    await openOn(server.url);
    expect(server.asked).toEqual([]);
    const options = { account: { name: 'b', handle: '', remoteId: null, limits: null }, baseUrl: server.url };
    const rest = { signal: new AbortController().signal, vault: memoryVault(), now: () => NOW };
    expect((await failureOf(bluesky.open({ identifier: 'x' }, { ...options, ...rest }))).kind).toBe('auth');
  });

  test('keeps the path of the base URL, logs in once and is taken up again by the next run', async () => {
    const server = await start();
    const vault = memoryVault();
    expect(await (await openOn(server.url, { vault })).identity()).toMatchObject({ remoteId: DID, name: 'Brand' });
    expect(server.asked.every((one) => one.url.pathname.startsWith('/bluesky/xrpc/'))).toBe(true);
    await (await openOn(server.url, { vault })).identity();
    expect(callsOf(server, 'com.atproto.server.createSession')).toHaveLength(1);
    expect(JSON.parse(callsOf(server, 'com.atproto.server.createSession')[0]?.body ?? '')).toMatchObject({
      identifier: HANDLE,
    });
    expect(vault.saves).toBe(1);
    expect(vault.text).not.toContain('s3cret-pass');
  });

  test('calls at the same time log in once', async () => {
    const server = await start();
    const session = await openOn(server.url);
    await Promise.all([
      session.identity(),
      session.identity(),
      session.findSent(prepared(), KEY, { since: 0 }).catch(() => {}),
    ]);
    expect(callsOf(server, 'com.atproto.server.createSession')).toHaveLength(1);
  });

  test.each([
    ['nonsense', 'not json'],
    ['another server', JSON.stringify({ service: 'https://bsky.social/', identifier: HANDLE, session: {} })],
    ['half a session', JSON.stringify({ service: 'x', identifier: HANDLE, session: { did: DID } })],
  ])('a vault with %s means a new login', async (_what, text) => {
    const server = await start();
    await (await openOn(server.url, { vault: memoryVault(text) })).identity();
    expect(callsOf(server, 'com.atproto.server.createSession')).toHaveLength(1);
  });

  test('an expired token is refreshed, the new pair kept before the call ends', async () => {
    const server = await start({
      'com.atproto.server.getSession': ({ token }, response) =>
        token === 'access-1'
          ? json(response, 400, { error: 'ExpiredToken', message: 'Token has expired' })
          : json(response, 200, { did: DID, handle: HANDLE }),
    });
    const vault = memoryVault();
    await (await openOn(server.url, { vault })).identity();
    expect(vault.text).toContain('refresh-2');
    expect(callsOf(server, 'com.atproto.server.createSession')).toHaveLength(1);
  });

  test('a refused refresh means a login, a broken one means try later: the kept session stays', async () => {
    const expired = (_asked: Asked, response: Parameters<typeof json>[0]) =>
      json(response, 400, { error: 'ExpiredToken', message: '' });
    const server = await start({
      'com.atproto.server.getSession': (asked, response) =>
        asked.token === 'access-2' ? json(response, 200, { did: DID, handle: HANDLE }) : expired(asked, response),
      'com.atproto.server.refreshSession': expired,
    });
    const vault = memoryVault();
    await (await openOn(server.url, { vault })).identity();
    expect(callsOf(server, 'com.atproto.server.createSession')).toHaveLength(2);

    server.script['com.atproto.server.getSession'] = expired;
    server.script['com.atproto.server.refreshSession'] = (_asked, response) => void response.writeHead(502).end('bad');
    const kept = vault.text;
    expect((await failureOf((await openOn(server.url, { vault })).identity())).kind).toBe('unavailable');
    expect(vault.text).toBe(kept);
  });

  test('a wrong password, a limit and another account each say what they are', async () => {
    const server = await start({
      'com.atproto.server.createSession': (_asked, response) =>
        json(response, 401, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' }),
    });
    const failure = await failureOf((await openOn(server.url)).identity());
    expect(failure).toMatchObject({ kind: 'auth', status: 401 });
    expect(failure.words).not.toContain('s3cret-pass');
    server.script['com.atproto.server.createSession'] = (_asked, response) => {
      response.setHeader('retry-after', '60');
      json(response, 429, { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' });
    };
    expect(await failureOf((await openOn(server.url)).identity())).toMatchObject({
      kind: 'throttled',
      until: NOW + 60_000,
    });
    const other = await start();
    const account = { name: 'bluesky', handle: HANDLE, remoteId: 'did:plc:someoneelse', limits: null };
    expect((await failureOf((await openOn(other.url, { account })).identity())).kind).toBe('auth');
    expect((await failureOf((await openOn(other.url, { account })).send(prepared(), KEY))).kind).toBe('auth');
    expect(callsOf(other, PUT)).toEqual([]);
  });
});

describe('send', () => {
  test('puts the record under the key’s own record key, only where there is none', async () => {
    const server = await start({ [PUT]: { uri: URI, cid: 'bafynew', commit: {} } });
    const session = await openOn(server.url);
    const sent = await session.send(prepared(), KEY);
    await session.send(prepared(), KEY);
    const [first, second] = callsOf(server, PUT).map((one) => one.body);
    expect(first).toBe(second);
    expect(JSON.parse(first ?? '')).toMatchObject({
      repo: DID,
      rkey: RKEY,
      swapRecord: null,
      record: { text: 'Thanks!' },
    });
    expect(JSON.parse(first ?? '').record.createdAt).toBe(new Date(0x019aa0b81c00).toISOString());
    expect(sent).toMatchObject({ remoteId: URI, url: `https://bsky.app/profile/${DID}/post/${RKEY}` });
  });

  const answers: [string, (asked: Asked, response: Parameters<typeof json>[0]) => void, string][] = [
    ['no address', (_asked, response) => json(response, 200, { cid: 'x' }), 'unknown'],
    ['another address', (_asked, response) => json(response, 200, { uri: `${URI}x`, cid: 'x' }), 'unknown'],
    ['a web page', (_asked, response) => void response.end('<html><title>Log in</title></html>'), 'unknown'],
    ['half an answer', (_asked, response) => void response.end(`{"uri":"${URI}`), 'unknown'],
    ['a dropped line', (_asked, response) => void response.socket?.destroy(), 'unknown'],
    ['500', (_asked, response) => json(response, 500, { error: 'InternalServerError', message: '' }), 'unknown'],
    ['a taken key', (_asked, response) => json(response, 400, { error: 'InvalidSwap', message: '' }), 'unknown'],
    ['429', (_asked, response) => json(response, 429, { error: 'RateLimitExceeded', message: '' }), 'throttled'],
    ['400', (_asked, response) => json(response, 400, { error: 'InvalidRequest', message: 'bad' }), 'refused'],
    ['307', (_asked, response) => void response.writeHead(307, { location: '/elsewhere' }).end(), 'refused'],
  ];
  test.each(answers)('%s: called once, and the outcome is what it is', async (_what, answer, kind) => {
    const server = await start({ [PUT]: answer });
    expect((await failureOf((await openOn(server.url)).send(prepared(), KEY))).kind).toBe(kind);
    expect(callsOf(server, PUT)).toHaveLength(1);
  });

  const gone: [string, object, string][] = [
    ['deleted', { posts: [] }, 'notFound'],
    ['closed', { posts: [{ ...postView('3lbqwertyuiop'), viewer: { replyDisabled: true } }] }, 'notAllowed'],
  ];
  test.each(gone)('to a post that was %s meanwhile: refused, nothing is put', async (_what, posts, reason) => {
    const server = await start({ 'app.bsky.feed.getPosts': posts });
    const failure = await failureOf((await openOn(server.url)).send(prepared(), KEY));
    expect(failure).toMatchObject({ kind: 'refused', reason });
    expect(callsOf(server, PUT)).toEqual([]);
  });

  test('a look at the target that fails is no attempt', async () => {
    const server = await start({ 'app.bsky.feed.getPosts': (_asked, response) => void response.writeHead(502).end() });
    expect((await failureOf((await openOn(server.url)).send(prepared(), KEY))).kind).toBe('unavailable');
    expect(callsOf(server, PUT)).toEqual([]);
  });

  test('a server that is not there got nothing', async () => {
    const server = await start();
    const vault = memoryVault();
    await (await openOn(server.url, { vault })).identity();
    server.close();
    expect((await failureOf((await openOn(server.url, { vault })).send(prepared(), KEY))).kind).toBe('unavailable');
  });

  test('a key that is no version 7 UUID is refused before any call', async () => {
    const server = await start();
    expect((await failureOf((await openOn(server.url)).send(prepared(), 'key'))).kind).toBe('refused');
    expect(server.asked).toEqual([]);
  });
});

describe('findSent', () => {
  const GET = 'com.atproto.repo.getRecord';
  const found = (value: object): Script => ({ [GET]: { uri: URI, cid: 'bafynew', value } });
  const record = {
    text: 'Thanks!',
    createdAt: '2026-11-21T11:00:00Z',
    reply: { parent: { uri: prepared().targetRemoteId } },
  };

  test('finds exactly the record of the key', async () => {
    const server = await start(found(record));
    const sent = await (await openOn(server.url)).findSent(prepared(), KEY, { since: 0 });
    expect(sent).toMatchObject({ remoteId: URI, sentAt: Date.UTC(2026, 10, 21, 11) });
    expect(callsOf(server, GET)[0]?.url.searchParams.get('rkey')).toBe(RKEY);
  });

  test('another text under the key: a person must look', async () => {
    const server = await start(found({ ...record, text: 'Else' }));
    expect(await (await openOn(server.url)).findSent(prepared(), KEY, { since: 0 })).toBe('cannotTell');
  });

  test('absent only by the server’s own word; a look that fails is no answer', async () => {
    const server = await start({
      [GET]: (_asked, response) => json(response, 400, { error: 'RecordNotFound', message: 'Could not locate record' }),
    });
    const session = await openOn(server.url);
    expect(await session.findSent(prepared(), KEY, { since: 0 })).toBe('absent');
    server.script[GET] = (_asked, response) => json(response, 400, { error: 'InvalidRequest', message: 'no repo' });
    expect(await session.findSent(prepared(), KEY, { since: 0 })).toBe('cannotTell');
    server.script[GET] = (_asked, response) => void response.writeHead(404).end('<html></html>');
    expect((await failureOf(session.findSent(prepared(), KEY, { since: 0 }))).kind).toBe('unavailable');
  });
});
