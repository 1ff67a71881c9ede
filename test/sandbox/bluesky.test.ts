import { expect, test } from 'vitest';
import { cidOf } from '../../src/sandbox/ids.ts';
import { logIn } from './bluesky-brand.ts';
import { openSandbox } from './open-sandbox.ts';

const LIST = 'app.bsky.notification.listNotifications';
const KEY = '3mk2aaaaaaa2a';

test('notifications page by page: every one exactly once, newest first, however many share a millisecond', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 130, platform: 'bluesky', visibility: 'public' });
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
  await sandbox.ask('customers', { count: 100, platform: 'bluesky', visibility: 'public' });
  const brand = await logIn(sandbox);
  const reasons = ['mention', 'reply', 'quote'];
  const { body } = await brand.get(LIST, { limit: '100', reasons });
  expect(body.notifications.length).toBeLessThan(100);
  expect(body.notifications.length).toBeGreaterThan(20);
  expect(body.cursor).toMatch(/^\d{4}-.*Z/);
  const told: string[] = body.notifications.map(({ reason }: { reason: string }) => reason);
  expect(told.every((reason) => reasons.includes(reason))).toBe(true);
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
  await sandbox.ask('customers', { count: 1, platform: 'bluesky', visibility: 'public' });
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

test('an access token ends after two hours with 400 ExpiredToken; its refresh token gives the next one', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  await sandbox.ask('clock', { advance: '119m' });
  expect((await brand.get(LIST)).status).toBe(200);
  await sandbox.ask('clock', { advance: '2m' });
  expect(await brand.get(LIST)).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
  const refreshed = await brand.post('com.atproto.server.refreshSession', {}, brand.refreshJwt);
  expect(refreshed.status).toBe(200);
  brand.accessJwt = refreshed.body.accessJwt;
  expect((await brand.get(LIST)).status).toBe(200);
  const { exp, sub } = claimsOf(brand.accessJwt);
  expect(sub).toBe(brand.did);
  expect(exp * 1000).toBeGreaterThan(Date.now() + 3.9 * 3_600_000);
});

test('a refresh token that was used holds two hours more, gives the same next one, and then no more', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const refresh = (token: string) => brand.post('com.atproto.server.refreshSession', {}, token);
  const first = await refresh(brand.refreshJwt);
  await sandbox.ask('clock', { advance: '119m' });
  const again = await refresh(brand.refreshJwt);
  expect(again.status).toBe(200);
  expect(claimsOf(again.body.refreshJwt).jti).toBe(claimsOf(first.body.refreshJwt).jti);
  // used again and again, it does not become younger than its first grace
  await sandbox.ask('clock', { advance: '121m' });
  expect(await refresh(brand.refreshJwt)).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
  expect((await refresh(first.body.refreshJwt)).status).toBe(200);
});

test('a session that was ended gives no new tokens; a refresh token dies after ninety days', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const other = await logIn(sandbox);
  const end = await brand.post('com.atproto.server.deleteSession', {}, brand.refreshJwt);
  expect(end.status).toBe(200);
  const refresh = (token: string) => brand.post('com.atproto.server.refreshSession', {}, token);
  expect(await refresh(brand.refreshJwt)).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
  await sandbox.ask('clock', { advance: '91d' });
  expect(await refresh(other.refreshJwt)).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } });
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
  await sandbox.ask('customers', {
    count: 60,
    platform: 'bluesky',
    visibility: 'public',
    text: '{brand} Esimerkki Oy tässä hei',
  });
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

test('a rewritten record has another cid; nobody is told anew, and nobody reacts twice', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'bluesky', visibility: 'public' });
  const brand = await logIn(sandbox);
  const [told] = (await brand.get(LIST, { reasons: ['mention'] })).body.notifications;
  const reply = { root: { uri: told.uri, cid: told.cid }, parent: { uri: told.uri, cid: told.cid } };
  const first = await brand.put('Hei', { rkey: KEY, reply });
  const before = (await sandbox.state()).posts.length;
  const second = await brand.put('Hei taas', { rkey: KEY, reply });
  expect(second.body.cid).not.toBe(first.body.cid);
  expect((await sandbox.state()).posts.length).toBe(before);
  const [shown] = (await brand.get('app.bsky.feed.getPosts', { uris: [first.body.uri] })).body.posts;
  expect(shown).toMatchObject({ cid: second.body.cid, record: { text: 'Hei taas', reply } });
});

test('what a customer edits gets another cid; what is deleted is left out of getPosts', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 2, platform: 'bluesky', visibility: 'public' });
  const brand = await logIn(sandbox);
  const [one, two] = (await brand.get(LIST, { reasons: ['mention'] })).body.notifications;
  const look = async () => (await brand.get('app.bsky.feed.getPosts', { uris: [one.uri, two.uri] })).body.posts;
  await sandbox.ask('edit', { platform: 'bluesky', id: one.uri, text: '@esimerkki.sandbox toinen sana' });
  const [edited, same] = await look();
  expect(edited.cid).not.toBe(one.cid);
  expect(edited.record.text).toBe('@esimerkki.sandbox toinen sana');
  expect(same.cid).toBe(two.cid);
  await sandbox.ask('remove', { platform: 'bluesky', id: one.uri });
  expect((await look()).map(({ uri }: { uri: string }) => uri)).toEqual([two.uri]);
});

test('what the brand said and somebody took away there can be put again', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const first = await brand.put('Hei', { rkey: KEY });
  await sandbox.ask('remove', { platform: 'bluesky', id: first.body.uri });
  expect((await brand.put('Hei', { rkey: KEY })).body.commit).toBeDefined();
});

test('some threads let the brand not answer; whoever addresses it can always be answered', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 40, platform: 'bluesky', visibility: 'public' });
  const brand = await logIn(sandbox);
  const { posts } = await sandbox.state();
  const uris = posts.filter(({ platform, visibility }) => platform === 'bluesky' && visibility === 'public');
  const seen = [];
  for (let from = 0; from < uris.length; from += 25) {
    const ids = uris.slice(from, from + 25).map(({ id }) => id);
    seen.push(...(await brand.get('app.bsky.feed.getPosts', { uris: ids })).body.posts);
  }
  const gated = seen.filter(({ viewer }) => viewer.replyDisabled);
  expect(gated.length).toBeGreaterThan(0);
  expect(gated.length).toBeLessThan(seen.length / 4);
  expect(gated.every(({ record }) => !record.text.includes('@esimerkki.sandbox'))).toBe(true);
  expect(gated[0].threadgate.record).toMatchObject({ $type: 'app.bsky.feed.threadgate', post: gated[0].uri });
  // the repository takes a reply all the same; the thread does not show it
  const parent = { uri: gated[0].uri, cid: gated[0].cid };
  const put = await brand.put('Hei', { reply: { root: parent, parent } });
  expect(put.status).toBe(200);
  const { thread } = (await brand.get('app.bsky.feed.getPostThread', { uri: gated[0].uri })).body;
  expect(JSON.stringify(thread.replies)).not.toContain(put.body.uri);
});

test('who is heard shows whether they follow and whose messages they take', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 90, platform: 'bluesky', visibility: 'public' });
  const brand = await logIn(sandbox);
  const { notifications } = (await brand.get(LIST, { limit: '100', reasons: ['mention', 'follow'] })).body;
  type Told = { author: { associated: { chat: { allowIncoming: string } }; viewer: { followedBy?: string } } };
  const kinds = new Set(notifications.map(({ author }: Told) => author.associated.chat.allowIncoming));
  expect(kinds).toEqual(new Set(['all', 'following', 'none']));
  const follow = notifications.find(({ reason }: { reason: string }) => reason === 'follow');
  expect(follow.author.viewer.followedBy).toBe(follow.uri);
  const strangers = notifications.filter(({ author }: Told) => author.viewer.followedBy === undefined);
  expect(strangers.length).toBeGreaterThan(0);
  expect(strangers.some(({ reason }: { reason: string }) => reason === 'follow')).toBe(false);
});

function claimsOf(token: string): { exp: number; sub: string; jti: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
