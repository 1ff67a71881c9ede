import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

const POSTING = 'POST /mastodon/api/v1/statuses';

async function brandPosts(sandbox: OpenSandbox): Promise<number> {
  return (await sandbox.state()).posts.filter(({ byBrand }) => byBrand).length;
}

/** Status, raw body, or what broke: the way a client meets it. */
function rawPost(sandbox: OpenSandbox, text: string): Promise<{ status: number; body: string; broke: boolean }> {
  return new Promise((resolve) => {
    const call = request(`${sandbox.url}/mastodon/api/v1/statuses`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-mastodon-access-token', 'content-type': 'application/json' },
    });
    call.on('error', () => resolve({ status: 0, body: '', broke: true }));
    call.on('response', (answer) => {
      let body = '';
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('error', () => resolve({ status: answer.statusCode ?? 0, body, broke: true }));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, broke: false }));
    });
    call.end(JSON.stringify({ status: text }));
  });
}

test('without a fault a post is carried out and answered whole', async () => {
  const sandbox = await openSandbox();
  const before = await brandPosts(sandbox);
  const { status, body, broke } = await rawPost(sandbox, 'Hei');
  expect({ status, broke }).toEqual({ status: 200, broke: false });
  expect(JSON.parse(body).content).toBe('<p>Hei</p>');
  expect(await brandPosts(sandbox)).toBe(before + 1);
});

describe('nothing is carried out', () => {
  test.each([
    ['429', 429],
    ['500', 500],
    ['401', 401],
    ['dropBefore', 0],
  ])('%s', async (kind, wanted) => {
    const sandbox = await openSandbox();
    const before = await brandPosts(sandbox);
    await sandbox.ask('faults', { match: POSTING, kind, times: 1 });
    const { status, broke } = await rawPost(sandbox, 'Hei');
    expect({ status, broke }).toEqual({ status: wanted, broke: wanted === 0 });
    expect(await brandPosts(sandbox)).toBe(before);
    expect((await rawPost(sandbox, 'Hei')).status).toBe(200);
    expect(await brandPosts(sandbox)).toBe(before + 1);
  });
});

describe('carried out, then the answer is spoilt', () => {
  test.each([
    ['dropAfter', 0, true],
    ['500After', 500, false],
    ['html200', 200, false],
    ['truncate', 200, true],
    ['malformed', 200, false],
  ])('%s', async (kind, wanted, isBroken) => {
    const sandbox = await openSandbox();
    const before = await brandPosts(sandbox);
    await sandbox.ask('faults', { match: POSTING, kind, times: 1 });
    const { status, body, broke } = await rawPost(sandbox, 'Hei');
    expect({ status, broke }).toEqual({ status: wanted, broke: isBroken });
    if (kind !== '500After') expect(() => JSON.parse(body)).toThrow();
    expect(await brandPosts(sandbox)).toBe(before + 1);
    expect((await rawPost(sandbox, 'Moi')).status).toBe(200);
  });
});

test('slow is carried out at once and answered after its delay', async () => {
  const sandbox = await openSandbox();
  const before = await brandPosts(sandbox);
  await sandbox.ask('faults', { match: POSTING, kind: 'slow', times: 1, delayMs: 700 });
  const startedAt = performance.now();
  const answer = rawPost(sandbox, 'Hei');
  await expect.poll(() => brandPosts(sandbox), { timeout: 600 }).toBe(before + 1);
  expect((await answer).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(690);
});

test('slow waits 40 seconds unless told, and closing the sandbox does not wait for it', async () => {
  const sandbox = await openSandbox();
  const { planted } = await sandbox.ask('faults', { match: POSTING, kind: 'slow', times: 1 });
  expect(planted).toMatchObject({ delayMs: 40_000 });
  const before = await brandPosts(sandbox);
  void rawPost(sandbox, 'Hei');
  await expect.poll(() => brandPosts(sandbox)).toBe(before + 1);
});

test('late is carried out and answered, but reads show it only after its delay', async () => {
  const sandbox = await openSandbox();
  const before = await brandPosts(sandbox);
  await sandbox.ask('faults', { match: POSTING, kind: 'late', times: 1, delayMs: 3_600_000 });
  const { id, account } = await (await sandbox.toot('Hei', { key: 'k' })).json();
  expect(await brandPosts(sandbox)).toBe(before + 1);
  const reads = async (): Promise<boolean[]> => {
    const own = await (await sandbox.mastodon(`/api/v1/accounts/${account.id}/statuses`)).json();
    const one = await sandbox.mastodon(`/api/v1/statuses/${id}`);
    return [own.some((status: { id: string }) => status.id === id), one.status === 200];
  };
  expect(await reads()).toEqual([false, false]);
  // a write meets it all the same
  expect((await (await sandbox.toot('Hei', { key: 'k' })).json()).id).toBe(id);
  await sandbox.ask('clock', { advance: '1h' });
  expect(await reads()).toEqual([true, true]);
});

test('what a customer answers to a late reply is not seen before the reply', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon' });
  const [told] = await (await sandbox.mastodon('/api/v1/notifications?types[]=mention&limit=1')).json();
  await sandbox.ask('faults', { match: POSTING, kind: 'late', times: 1, delayMs: 3_600_000 });
  const { id } = await (await sandbox.toot('Hei', { to: told.status.id })).json();
  const answers = async (): Promise<object[]> =>
    (await (await sandbox.mastodon(`/api/v1/notifications?types[]=mention&min_id=${told.id}`)).json()).map(
      ({ status }: { status: { in_reply_to_id: string } }) => status.in_reply_to_id,
    );
  expect(await answers()).toEqual([]);
  await sandbox.ask('customers', { count: 1, platform: 'mastodon' });
  await sandbox.ask('clock', { advance: '2h' });
  expect((await answers())[0]).toBe(id);
});

test('a fault meets the next calls that match, as many as told, and no others', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('faults', { match: POSTING, kind: '500', times: 2 });
  await sandbox.ask('faults', { match: 'DELETE', kind: '401', times: 1 });
  expect((await sandbox.mastodon('/api/v1/notifications')).status).toBe(200);
  const statuses: number[] = [];
  for (const text of ['a', 'b', 'c']) statuses.push((await sandbox.toot(text)).status);
  expect(statuses).toEqual([500, 500, 200]);
  expect((await sandbox.mastodon('/api/v1/statuses/1', { method: 'DELETE' })).status).toBe(401);
  expect((await sandbox.mastodon('/api/v1/statuses/1', { method: 'DELETE' })).status).toBe(404);
});

test('a 429 speaks the dialect of its platform', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('faults', { match: 'GET', kind: '429', times: 3, retryAfter: 77 });
  const mastodon = await sandbox.mastodon('/api/v1/notifications');
  expect(mastodon.headers.get('retry-after')).toBe('77');
  expect(mastodon.headers.get('x-ratelimit-remaining')).toBe('0');
  const waitMs =
    Date.parse(mastodon.headers.get('x-ratelimit-reset') ?? '') - Date.parse(mastodon.headers.get('date') ?? '');
  expect(waitMs).toBeGreaterThan(75_000);
  expect(waitMs).toBeLessThan(79_000);
  expect(await mastodon.json()).toEqual({ error: 'Too many requests' });
  const bluesky = await fetch(`${sandbox.url}/bluesky/xrpc/app.bsky.feed.getPosts`);
  expect(bluesky.status).toBe(429);
  expect(Number(bluesky.headers.get('ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000 + 70);
  expect(await bluesky.json()).toMatchObject({ error: 'RateLimitExceeded' });
  const x = await fetch(`${sandbox.url}/x/2/tweets/1`);
  expect(x.status).toBe(429);
  expect(Number(x.headers.get('x-rate-limit-reset'))).toBeGreaterThan(Date.now() / 1000);
});

test.each([
  [{ match: 'POST /x', kind: '418', times: 1 }],
  [{ match: 'post', kind: '500', times: 1 }],
  [{ match: 'POST x', kind: '500', times: 1 }],
  [{ kind: '500', times: 1 }],
  [{ match: 'POST', kind: '500', times: 0 }],
  [{ match: 'POST', kind: 'slow', delayMs: -1 }],
])('the fault %j is refused and nothing is spoilt', async (fault) => {
  const sandbox = await openSandbox();
  await expect(sandbox.ask('faults', fault)).rejects.toThrow('400');
  expect((await sandbox.toot('Hei')).status).toBe(200);
});
