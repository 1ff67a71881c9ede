import { expect, test } from 'vitest';
import { PLATFORM_NAMES } from '../../src/sandbox/world.ts';
import { openSandbox } from './open-sandbox.ts';

test('the state shows every post with exactly the promised fields', async () => {
  const sandbox = await openSandbox();
  const { posts, requests } = await sandbox.state();
  expect(requests).toBe(0);
  expect(posts.filter((post) => !post.byBrand).length).toBeGreaterThanOrEqual(30);
  for (const post of posts) {
    expect(Object.keys(post)).toEqual([
      'platform',
      'id',
      'author',
      'text',
      'inReplyTo',
      'visibility',
      'createdAt',
      'byBrand',
      'to',
      'hidden',
      'editedAt',
    ]);
    expect(post.visibility).toBe(post.to === null ? 'public' : 'private');
    expect(post.to ?? 'esimerkki').toMatch(/^esimerkki(\.sandbox)?$/);
    expect(post.createdAt).toMatch(/^\d{4}-.*Z$/);
  }
  expect(new Set(posts.map((post) => `${post.platform} ${post.id}`)).size).toBe(posts.length);
});

test('only calls to platforms are counted', async () => {
  const sandbox = await openSandbox();
  await sandbox.mastodon('/api/v2/instance');
  await sandbox.mastodon('/nowhere');
  await sandbox.ask('customers', { count: 1 });
  expect((await sandbox.state()).requests).toBe(2);
});

test('new customers are stored before the call answers, each a new person who addresses the brand', async () => {
  const sandbox = await openSandbox();
  const before = await sandbox.state();
  const answer = await sandbox.ask('customers', { count: 300 });
  expect(answer.added).toBe(300);
  const after = await sandbox.state();
  const known = new Set(before.posts.map(({ id }) => id));
  const added = after.posts.filter(({ id }) => !known.has(id));
  expect(added).toHaveLength(300);
  expect(new Set(added.map(({ platform, author }) => `${platform} ${author}`)).size).toBe(300);
  const authors = new Set(before.posts.map(({ platform, author }) => `${platform} ${author}`));
  for (const post of added) {
    expect(authors.has(`${post.platform} ${post.author}`)).toBe(false);
    expect(post.text).not.toMatch(/[{}]/);
    const isPage = post.platform === 'facebook' || post.platform === 'instagram';
    const isPrivate = post.visibility === 'private';
    // a page hears its comments, a chat its messages; elsewhere the handle says who is meant
    if (post.platform === 'mastodon' || !(isPrivate || isPage)) expect(post.text).toContain('@esimerkki');
    const target = after.posts.find(({ platform, id }) => platform === post.platform && id === post.inReplyTo);
    if (isPage && !isPrivate) expect(target).toMatchObject({ byBrand: true, inReplyTo: null, visibility: 'public' });
    else expect(post.inReplyTo).toBeNull();
  }
  const perPlatform = Object.groupBy(added, ({ platform }) => platform);
  for (const platform of PLATFORM_NAMES) {
    expect(perPlatform[platform]).toHaveLength(60);
    expect(perPlatform[platform]?.filter(({ visibility }) => visibility === 'private')).toHaveLength(15);
  }
});

test.each([undefined, ...PLATFORM_NAMES])(
  'in every call the fourth, the eighth … is private (platform %s)',
  async (platform) => {
    const sandbox = await openSandbox();
    for (const count of [1, 3, 8, 10]) {
      const { posts } = (await sandbox.ask('customers', { count, platform })) as { posts: { visibility: string }[] };
      const wanted = Array.from({ length: count }, (_, index) => (index % 4 === 3 ? 'private' : 'public'));
      expect(posts.map(({ visibility }) => visibility)).toEqual(wanted);
    }
  },
);

test('comments go under the newest posts of the page in turn', async () => {
  const sandbox = await openSandbox();
  const before = await sandbox.state();
  await sandbox.ask('customers', { count: 9, platform: 'facebook', visibility: 'public' });
  const { posts } = await sandbox.state();
  const added = posts.filter(({ id }) => !before.posts.some((known) => known.id === id));
  const counts = Object.values(Object.groupBy(added, ({ inReplyTo }) => inReplyTo ?? '')).map((group) => group?.length);
  expect(counts).toEqual([3, 3, 3]);
});

test('a page without posts gets one to comment under', async () => {
  const scenario = new URL('./impatient.yaml', import.meta.url).pathname;
  const sandbox = await openSandbox({ scenario });
  await sandbox.ask('customers', { count: 2, platform: 'instagram' });
  await sandbox.ask('customers', { count: 1, platform: 'instagram' });
  const posts = (await sandbox.state()).posts.filter(({ platform }) => platform === 'instagram');
  expect(posts.map(({ byBrand }) => byBrand)).toEqual([true, false, false, false]);
  expect(posts.slice(1).map(({ inReplyTo }) => inReplyTo)).toEqual(Array(3).fill(posts[0]?.id));
});

test('a platform can be named, and handles fit it', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 40, platform: 'x' });
  await sandbox.ask('customers', { count: 40, platform: 'bluesky' });
  const { posts } = await sandbox.state();
  for (const { platform, author } of posts) {
    if (platform === 'x') expect(author).toMatch(/^\w{1,15}$/);
    if (platform === 'bluesky') expect(author).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?\.sandbox$/);
    if (platform === 'mastodon') expect(author).toMatch(/^\w+(@[a-z.]+)?$/);
  }
});

test('what customers say can be forced: 10 MB, and half a surrogate pair', async () => {
  const sandbox = await openSandbox();
  const huge = `{brand} ${'ä'.repeat(5 * 1024 * 1024)}`;
  await sandbox.ask('customers', { count: 1, platform: 'mastodon', text: huge });
  await sandbox.ask('customers', { count: 1, platform: 'mastodon', text: 'rikki \ud83d täällä' });
  const notifications = await (await sandbox.mastodon('/api/v1/notifications?types[]=mention&limit=2')).json();
  expect(notifications[0].status.content).toContain('rikki \ud83d täällä');
  expect(notifications[1].status.content.length).toBeGreaterThan(5 * 1024 * 1024);
});

test.each([
  [{ count: -1 }],
  [{ count: 1.5 }],
  [{ count: '3' }],
  [{}],
  [{ count: 1, platform: 'myspace' }],
  [{ count: 1, visibility: 'secret' }],
  [{ count: 1, text: 7 }],
])('customers %j are refused and nobody comes', async (body) => {
  const sandbox = await openSandbox();
  const before = (await sandbox.state()).posts.length;
  await expect(sandbox.ask('customers', body)).rejects.toThrow('400');
  expect((await sandbox.state()).posts).toHaveLength(before);
});

test('the world is still: neither time nor reading makes anybody write', async () => {
  const sandbox = await openSandbox();
  const before = await sandbox.state();
  await sandbox.ask('clock', { advance: '3d' });
  await sandbox.mastodon('/api/v1/notifications');
  expect((await sandbox.state()).posts).toEqual(before.posts);
});

test('unknown calls and broken JSON are told, not swallowed', async () => {
  const { url } = await openSandbox();
  expect((await fetch(`${url}/_sandbox/nothing`)).status).toBe(404);
  expect((await fetch(`${url}/_sandbox/customers`)).status).toBe(404);
  expect((await fetch(`${url}/_sandbox/customers`, { method: 'POST', body: '{' })).status).toBe(400);
  expect((await fetch(`${url}/myspace/me`)).status).toBe(404);
  expect((await fetch(`${url}/mastodonish/api`)).status).toBe(404);
});

test('it listens on 127.0.0.1 only', async () => {
  const { url } = await openSandbox();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  await expect(fetch(url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow();
});
