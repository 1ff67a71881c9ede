import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { startBrand } from '../support/brand.ts';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { ACCOUNT, changeSettings, openQuietOffice, PLATFORMS, READ, sql, write } from './office.ts';

const timesStored = 'select count(*) as n from messages where remote_id = ?';

it.each(
  PLATFORMS.flatMap((platform) =>
    (['500', 'dropBefore', 'dropAfter', '500After', 'html200', 'truncate', 'malformed'] as const).map(
      (kind) => [platform, kind] as const,
    ),
  ),
)('%s: an answer spoilt by %s is a failure, not silence; the next poll hears everything', async (platform, kind) => {
  const { brand, aino } = await openQuietOffice();
  const accounts = [ACCOUNT[platform]];
  const [id = ''] = await write(brand, { count: 1, platform });
  await brand.control('faults', { match: READ[platform], kind });
  const { runs } = await aino.poll({ accounts });
  const failed = runs.filter((run) => run.status !== 'ok');
  expect(failed.map((run) => [run.status, run.problem?.code])).toEqual([['failed', 'PLATFORM_DOWN']]);
  const stream = failed[0]?.stream ?? '';
  expect(runs.length).toBeGreaterThan(2);
  const told = (await aino.status()).streams.find((one) => one.account === ACCOUNT[platform] && one.stream === stream);
  expect(told?.lastError?.code).toBe('PLATFORM_DOWN');
  const again = (await aino.poll({ accounts })).runs;
  expect(new Set(again.map((run) => run.status))).toEqual(new Set(['ok']));
  expect((await aino.status()).streams.every((one) => one.lastError === null)).toBe(true);
  expect(sql(brand, timesStored, id)).toEqual([{ n: 1 }]);
  expect((await aino.show(`${platform}:${id}`)).conversation.status).toBe('open');
});

it.each(PLATFORMS)('%s: 429 is obeyed by later runs without asking again', async (platform) => {
  const { brand, aino, ville } = await openQuietOffice();
  const accounts = [ACCOUNT[platform]];
  const [id = ''] = await write(brand, { count: 1, platform });
  await brand.control('faults', { match: READ[platform], kind: '429', retryAfter: 120 });
  const first = (await aino.poll({ accounts })).runs;
  const hit = first.find((run) => run.problem !== null);
  expect([hit?.status, hit?.problem?.code]).toEqual(['throttled', 'THROTTLED']);
  const waitMs = (hit?.nextPollAt ?? 0) - aino.now();
  expect([waitMs > 100_000, waitMs <= 121_000]).toEqual([true, true]);
  const { requests } = await brand.control('state');
  const again = (await ville.poll({ accounts })).runs;
  // a platform that counts by account says it of all that comes after, one that counts by stream of this one only
  const waiting = first.filter((run) => run.status === 'throttled').map((run) => run.stream);
  expect(again.filter((run) => run.status === 'throttled').map((run) => run.stream)).toEqual(waiting);
  expect(again.filter((run) => !waiting.includes(run.stream)).every((run) => run.status === 'ok')).toBe(true);
  expect(again.filter((run) => waiting.includes(run.stream)).every((run) => run.requests === 0)).toBe(true);
  const asked = again.reduce((sum, run) => sum + run.requests, 0);
  expect((await brand.control('state')).requests - requests).toBeLessThanOrEqual(asked + 1);
  // the control: when its time has come, it is asked and hears all
  sql(brand, 'update streams set not_before = 1');
  const { runs } = await aino.poll({ accounts });
  expect([new Set(runs.map((run) => run.status)), runs.some((run) => run.new === 1)]).toEqual([new Set(['ok']), true]);
  expect(sql(brand, timesStored, id)).toEqual([{ n: 1 }]);
});

it('a refused login fails the account and nobody else, without trying again and again', async () => {
  const brand = await startBrand();
  const app = await brand.as('aino');
  await brand.control('faults', { match: 'GET /mastodon', kind: '401', times: 50 });
  const { requests } = await brand.control('state');
  const masto = (await app.poll({ accounts: ['masto'] })).runs;
  expect(masto.map((run) => [run.status, run.problem?.code])).toEqual([0, 1, 2].map(() => ['failed', 'AUTH_FAILED']));
  expect((await brand.control('state')).requests - requests).toBe(1);
  const { runs } = await app.poll();
  expect(runs.map((run) => run.status)).toEqual(['ok', 'ok', 'ok', 'failed', 'failed', 'failed', 'ok', 'ok', 'ok']);
});

it('missing credentials are told by name', async () => {
  const brand = await startBrand({}, { KUULO_MASTO_ACCESS_TOKEN: '' });
  changeSettings(brand, 'name: masto', 'name: other');
  const app = await brand.as('aino');
  const { runs } = await app.poll({ accounts: ['other'] });
  expect(runs.map((run) => run.problem?.facts)).toEqual(
    [0, 1, 2].map(() => ({ account: 'other', missing: ['KUULO_OTHER_ACCESS_TOKEN'] })),
  );
});

it.each(PLATFORMS)('%s: a walk that breaks in the middle loses nothing and doubles nothing', async (platform) => {
  const { brand, aino } = await openQuietOffice();
  const accounts = [ACCOUNT[platform]];
  const ids = await write(brand, { count: 230, platform });
  // the first fault changes nothing: it lets one page pass before the second strikes
  await brand.control('faults', { match: READ[platform], kind: 'late', delayMs: 0 });
  await brand.control('faults', { match: READ[platform], kind: '500' });
  const [broken] = (await aino.poll({ accounts })).runs;
  expect(broken?.status).toBe('failed');
  expect([(broken?.new ?? 0) > 0, (broken?.new ?? 0) < ids.length]).toEqual([true, true]);
  const [whole] = (await aino.poll({ accounts })).runs;
  expect([whole?.status, (broken?.new ?? 0) + (whole?.new ?? 0)]).toEqual(['ok', ids.length]);
  const heard = new Set(sql(brand, 'select remote_id from messages').map((row) => row.remote_id));
  expect(ids.filter((id) => !heard.has(id))).toEqual([]);
  expect((await aino.poll({ accounts })).totals.new).toBe(0);
});

it('a signal stops a poll that waits for a slow server; nothing is lost', async () => {
  const { brand, aino } = await openQuietOffice();
  await write(brand, { count: 3, platform: 'mastodon' });
  const stop = new AbortController();
  const config = await loadConfig({ workspace: brand.sandbox.workspace, as: 'aino' });
  const app = await openApp(config, { signal: stop.signal });
  await brand.control('faults', { match: READ.mastodon, kind: 'slow', delayMs: 30_000 });
  const { requests } = await brand.control('state');
  const began = performance.now();
  const polling = app.poll({ accounts: ['masto'] });
  polling.catch(() => undefined);
  // identity, then the slow page
  await expect
    .poll(async () => (await brand.control('state')).requests, { timeout: 5_000 })
    .toBeGreaterThan(requests + 1);
  stop.abort();
  await expect(polling).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(8_000);
  await app.end();
  expect((await aino.poll({ accounts: ['masto'] })).totals.new).toBe(3);
});

it.each(PLATFORMS)('%s: long, broken and hidden characters are kept and do not stop the rest', async (platform) => {
  const { brand, aino } = await openQuietOffice();
  const text = `a\u0000b\ud800c\u202ed\u{e0041}${'pitkä '.repeat(100_000)}`;
  const [odd = ''] = await write(brand, { count: 1, platform, text });
  const [plain = ''] = await write(brand, { count: 1, platform });
  const { runs } = await aino.poll({ accounts: [ACCOUNT[platform]] });
  expect(runs.map((run) => run.status)).toEqual(['ok', 'ok', 'ok']);
  const { thread, conversation } = await aino.show(`${platform}:${odd}`);
  expect(thread[0]?.text.length).toBeGreaterThan(599_000);
  expect(thread[0]?.text.isWellFormed()).toBe(true);
  expect(conversation.subject.length).toBeLessThanOrEqual(140);
  expect((await aino.show(`${platform}:${plain}`)).conversation.status).toBe('open');
  // heard again within the overlap, it is not taken for an edit
  expect((await aino.poll()).totals).toMatchObject({ new: 0, updated: 0 });
});

it('an item that cannot be read is kept aside, counted and told; the rest of its page is stored', async () => {
  const { brand, aino } = await openQuietOffice();
  const [bad = '', ...good] = await write(brand, { count: 4, platform: 'mastodon' });
  const proxy = await startSpoilingProxy(brand.sandbox.url, (call, answer) => {
    if (!call.url?.startsWith('/mastodon/api/v1/notifications')) return false;
    void withoutTime(brand.sandbox.url, { call, answer, id: bad });
    return true;
  });
  try {
    changeSettings(brand, `${brand.sandbox.url}/mastodon`, `${proxy.url}/mastodon`);
    const app = await brand.as('aino');
    const [mentions] = (await app.poll({ accounts: ['masto'] })).runs;
    expect(mentions).toMatchObject({ status: 'partial', unreadable: 1, new: good.length, problem: null });
    expect(sql(brand, 'select account, stream from unreadable')).toEqual([{ account: 'masto', stream: 'mentions' }]);
    // the control: the same page, unspoilt, holds all four
    sql(brand, "update streams set cursor = null where account = 'masto'");
    expect((await aino.poll({ accounts: ['masto'] })).totals.new).toBe(1);
  } finally {
    await proxy.close();
  }
});

async function withoutTime(
  target: string,
  { call, answer, id }: { call: IncomingMessage; answer: ServerResponse; id: string },
): Promise<void> {
  const onward = request(`${target}${call.url}`, { headers: call.headers });
  onward.on('response', async (back) => {
    const chunks: Buffer[] = [];
    for await (const chunk of back) chunks.push(Buffer.from(chunk));
    const page: { status: { id: string; created_at: string } }[] = JSON.parse(Buffer.concat(chunks).toString());
    for (const item of page) if (item.status.id === id) item.status.created_at = 'soon';
    const { 'content-length': _length, ...headers } = back.headers;
    answer.writeHead(back.statusCode ?? 502, headers).end(JSON.stringify(page));
  });
  onward.end();
}

it('a platform that hangs delays no other: theirs is heard and triaged meanwhile', async () => {
  const { brand, aino, ville } = await openQuietOffice();
  const [id = ''] = await write(brand, { count: 1, platform: 'mastodon', text: 'Paketti hukkui ja hävisi!' });
  await brand.control('faults', { match: 'GET /x/', kind: 'slow', times: 1, delayMs: 8_000 });
  let isOver = false;
  const polling = aino.poll().finally(() => {
    isOver = true;
  });
  await expect
    .poll(async () => (await ville.list({ search: 'hukkui' })).items[0]?.urgency.level, { timeout: 7_000 })
    .toMatch(/high|critical|normal/);
  expect([(await ville.show(`mastodon:${id}`)).conversation.status, isOver]).toEqual(['open', false]);
  const { runs } = await polling;
  expect(runs.filter((run) => run.status !== 'ok')).toEqual([]);
}, 30_000);
