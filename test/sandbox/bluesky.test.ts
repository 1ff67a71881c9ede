import { expect, test } from 'vitest';
import { cidOf } from '../../src/sandbox/ids.ts';
import { logIn } from './bluesky-brand.ts';
import { openSandbox } from './open-sandbox.ts';

const LIST = 'app.bsky.notification.listNotifications';
const KEY = '3mk2aaaaaaa2a';

test('notifications page by page: every one exactly once, newest first, however many share a millisecond', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 130, platform: 'bluesky' });
  const brand = await logIn(sandbox);
  const seen: { uri: string; indexedAt: string }[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await brand.get(LIST, { limit: '13', ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...body.notifications);
    cursor = body.cursor;
  } while (cursor !== undefined);
  expect(new Set(seen.map(({ uri }) => uri)).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(140);
  const times = seen.map(({ indexedAt }) => indexedAt);
  expect(times).toEqual([...times].sort().reverse());
});

test('the limit comes before the reasons: a short page still has a cursor', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 100, platform: 'bluesky' });
  const brand = await logIn(sandbox);
  const reasons = ['mention', 'reply', 'quote'];
  const { body } = await brand.get(LIST, { limit: '100', reasons });
  expect(body.notifications.length).toBeLessThan(100);
  expect(body.notifications.length).toBeGreaterThan(20);
  expect(body.cursor).toMatch(/^\d{4}-.*Z/);
  expect(new Set(body.notifications.map(({ reason }: { reason: string }) => reason))).toEqual(new Set(['mention']));
  expect((await brand.get(LIST, { reasons: ['follow'] })).body.notifications.length).toBeGreaterThan(0);
});

test('seenAt, a wild limit and a broken cursor are refused', async () => {
  const brand = await logIn(await openSandbox());
  for (const query of [{ seenAt: '2026-01-01T00:00:00Z' }, { limit: '101' }, { limit: '0' }, { cursor: 'x' }]) {
    expect(await brand.get(LIST, query)).toMatchObject({ status: 400, body: { error: 'InvalidRequest' } });
  }
});

test('putRecord: new has a commit, the same again has none, another under the same key is InvalidSwap', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const before = (await sandbox.state()).posts.length;
  const first = await brand.put('Hei', { rkey: KEY, swapRecord: null });
  expect(first).toMatchObject({ status: 200, body: { uri: `at://${brand.did}/app.bsky.feed.post/${KEY}` } });
  expect(first.body.commit).toBeDefined();
  const again = await brand.put('Hei', { rkey: KEY, swapRecord: null });
  expect(again).toMatchObject({ status: 200, body: { uri: first.body.uri, cid: first.body.cid } });
  expect(again.body.commit).toBeUndefined();
  const other = await brand.put('Moi', { rkey: KEY, swapRecord: null });
  expect(other).toMatchObject({ status: 400, body: { error: 'InvalidSwap' } });
  const { posts } = await sandbox.state();
  expect(posts.length).toBe(before + 1);
  expect(posts.at(-1)?.text).toBe('Hei');
});

test('getRecord is the truth: RecordNotFound before, the record after, RecordNotFound when taken back', async () => {
  const brand = await logIn(await openSandbox());
  const place = { repo: brand.did, collection: 'app.bsky.feed.post', rkey: KEY };
  const look = () => brand.get('com.atproto.repo.getRecord', place);
  expect(await look()).toMatchObject({ status: 400, body: { error: 'RecordNotFound' } });
  await brand.put('Hei', { rkey: KEY });
  const found = await look();
  expect(found).toMatchObject({ status: 200, body: { value: { text: 'Hei' } } });
  expect(cidOf(found.body.value)).toBe(found.body.cid);
  expect((await brand.post('com.atproto.repo.deleteRecord', place)).status).toBe(200);
  expect((await brand.post('com.atproto.repo.deleteRecord', place)).status).toBe(200);
  expect(await look()).toMatchObject({ status: 400, body: { error: 'RecordNotFound' } });
});

test('a late record: reads do not show it, and yet the same put makes no second one', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const before = (await sandbox.state()).posts.length;
  await sandbox.ask('faults', { match: 'POST /bluesky/xrpc/com.atproto.repo', kind: 'late', delayMs: 60_000 });
  const { body } = await brand.put('Hei', { rkey: KEY, swapRecord: null });
  expect((await brand.get('app.bsky.feed.getPosts', { uris: [body.uri] })).body.posts).toEqual([]);
  expect((await brand.put('Hei', { rkey: KEY, swapRecord: null })).body.commit).toBeUndefined();
  expect((await sandbox.state()).posts.length).toBe(before + 1);
  await sandbox.ask('clock', { advance: '1m' });
  expect((await brand.get('app.bsky.feed.getPosts', { uris: [body.uri] })).body.posts).toHaveLength(1);
});

test('createRecord under a key that is taken fails as the reference server does: 500', async () => {
  const brand = await logIn(await openSandbox());
  const record = { $type: 'app.bsky.feed.post', text: 'Hei', createdAt: '2026-11-22T10:00:00Z' };
  const input = { repo: brand.did, collection: 'app.bsky.feed.post', rkey: KEY, record };
  expect((await brand.post('com.atproto.repo.createRecord', input)).status).toBe(200);
  expect((await brand.post('com.atproto.repo.createRecord', input)).status).toBe(500);
});

test.each([
  ['300 graphemes', 'ä'.repeat(300), 200],
  ['301 graphemes', 'ä'.repeat(301), 400],
  ['emoji families are one grapheme each', '👩‍👩‍👧'.repeat(100), 200],
  ['3,000 bytes hold also below 300 graphemes', '👩‍👩‍👧'.repeat(170), 400],
])('length: %s', async (_name, text, status) => {
  const brand = await logIn(await openSandbox());
  expect((await brand.put(text)).status).toBe(status);
});

test.each([
  ['a key that is no TID', { rkey: 'hello' }],
  ['a reply without a root', { reply: { parent: { uri: 'at://x/y/z', cid: cidOf(1) } } }],
  ['a reference without a cid', { reply: { root: { uri: 'at://x/y/z' }, parent: { uri: 'at://x/y/z' } } }],
])('%s is refused', async (_name, options) => {
  const brand = await logIn(await openSandbox());
  expect(await brand.put('Hei', options)).toMatchObject({ status: 400, body: { error: 'InvalidRequest' } });
});

test('a reply is answered at once, told as a reply to our post, and threaded', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'bluesky' });
  const brand = await logIn(sandbox);
  const [told] = (await brand.get(LIST, { reasons: ['mention'] })).body.notifications;
  const parent = { uri: told.uri, cid: told.cid };
  const { body } = await brand.put('Hei, selvitetään.', { reply: { root: parent, parent } });
  const [reaction] = (await brand.get(LIST, { limit: '1' })).body.notifications;
  expect(reaction).toMatchObject({ reason: 'reply', reasonSubject: body.uri, author: { did: told.author.did } });
  expect(reaction.record.reply).toEqual({ root: parent, parent: { uri: body.uri, cid: body.cid } });
  const { thread } = (await brand.get('app.bsky.feed.getPostThread', { uri: body.uri })).body;
  expect(thread.parent.post.uri).toBe(told.uri);
  expect(thread.replies[0].post.uri).toBe(reaction.uri);
  expect(await brand.get('app.bsky.feed.getPostThread', { uri: `${body.uri}x` })).toMatchObject({
    status: 400,
    body: { error: 'NotFound' },
  });
});

test('an access token ends after two hours with 400 ExpiredToken; a refresh token works once', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  await sandbox.ask('clock', { advance: '119m' });
  expect((await brand.get(LIST)).status).toBe(200);
  await sandbox.ask('clock', { advance: '2m' });
  expect(await brand.get(LIST)).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
  const refreshed = await brand.post('com.atproto.server.refreshSession', {}, brand.refreshJwt);
  expect(refreshed.status).toBe(200);
  const again = await brand.post('com.atproto.server.refreshSession', {}, brand.refreshJwt);
  expect(again).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
  brand.accessJwt = refreshed.body.accessJwt;
  expect((await brand.get(LIST)).status).toBe(200);
  const { exp, sub } = JSON.parse(Buffer.from(brand.accessJwt.split('.')[1] ?? '', 'base64url').toString());
  expect(sub).toBe(brand.did);
  expect(exp * 1000).toBeGreaterThan(Date.now() + 3.9 * 3_600_000);
});

test('a wrong password, no token, a forged one and the wrong kind are refused', async () => {
  const brand = await logIn(await openSandbox());
  const login = { identifier: 'esimerkki.sandbox', password: 'wrong' };
  expect(await brand.post('com.atproto.server.createSession', login)).toMatchObject({
    status: 401,
    body: { error: 'AuthenticationRequired' },
  });
  const { refreshJwt } = brand;
  for (const [token, status] of [
    ['', 401],
    ['a.b.c', 400],
    [refreshJwt, 400],
  ] as const) {
    brand.accessJwt = token;
    expect((await brand.get(LIST)).status).toBe(status);
  }
});

test('logging in more than 30 times in five minutes locks out, until the window is over', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const login = () =>
    brand.post('com.atproto.server.createSession', { identifier: 'esimerkki', password: 'sand-boxx-pass-word' });
  for (let round = 1; round < 30; round += 1) expect((await login()).status).toBe(200);
  expect((await login()).status).toBe(429);
  await sandbox.ask('clock', { advance: '5m' });
  expect((await login()).status).toBe(200);
});

test('search pages through all hits once; profiles carry followers, notifications do not', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 60, platform: 'bluesky', text: '{brand} Esimerkki Oy tässä hei' });
  const brand = await logIn(sandbox);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { q: '"Esimerkki Oy tässä"', limit: '25', ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await brand.get('app.bsky.feed.searchPosts', query);
    seen.push(...body.posts.map(({ uri }: { uri: string }) => uri));
    cursor = body.cursor;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(60);
  expect(seen).toHaveLength(60);
  const [told] = (await brand.get(LIST, { limit: '2', reasons: ['mention'] })).body.notifications;
  expect(told.author.followersCount).toBeUndefined();
  const { profiles } = (await brand.get('app.bsky.actor.getProfiles', { actors: [told.author.did] })).body;
  expect(profiles[0].followersCount).toBeGreaterThanOrEqual(0);
  expect((await brand.get('app.bsky.feed.getPosts', { uris: seen.slice(0, 26) })).status).toBe(400);
});
