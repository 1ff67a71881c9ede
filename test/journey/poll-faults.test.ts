import { expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { startBrand } from '../support/brand.ts';
import {
  ACCOUNT,
  ADDRESSED,
  approved,
  changeSettings,
  newCustomer,
  type Office,
  openQuietOffice,
  PLATFORMS,
  type PlatformId,
  READ,
  READ_PRIVATE,
  SEND,
  SEND_PRIVATE,
  sql,
  streams,
  WAYS,
  write,
} from './office.ts';

const EACH = PLATFORMS.flatMap((platform) => WAYS.map((visibility) => [platform, visibility] as const));
const timesStored = 'select count(*) as n from messages where remote_id = ?';

/** What spoils an answer. */
const SPOILT = ['500', 'dropBefore', 'dropAfter', '500After', 'html200', 'truncate', 'malformed'] as const;

it.each(
  PLATFORMS.flatMap((platform) =>
    WAYS.flatMap((visibility) => SPOILT.map((kind) => [platform, visibility, kind] as const)),
  ),
)('%s, %s: an answer spoilt by %s is a failure, not silence; the next poll hears everything', async (...spoilt) => {
  const [platform, visibility, kind] = spoilt;
  const { brand, aino } = await openQuietOffice();
  const accounts = [ACCOUNT[platform]];
  const [id = ''] = await write(brand, { count: 1, platform, visibility });
  const match = visibility === 'private' ? READ_PRIVATE[platform] : READ[platform];
  await brand.control('faults', { match, kind });
  const { runs } = await aino.poll({ accounts });
  const failed = runs.filter((run) => run.status !== 'ok');
  expect(failed.map((run) => [run.status, run.problem?.code])).toEqual([['failed', 'PLATFORM_DOWN']]);
  const stream = failed[0]?.stream ?? '';
  if (visibility === 'private') expect(stream).toBe('messages');
  expect(runs).toHaveLength(streams(aino, platform).length);
  const told = (await aino.status()).streams.find((one) => one.account === ACCOUNT[platform] && one.stream === stream);
  expect(told?.lastError?.code).toBe('PLATFORM_DOWN');
  const again = (await aino.poll({ accounts })).runs;
  expect(new Set(again.map((run) => run.status))).toEqual(new Set(['ok']));
  expect((await aino.status()).streams.every((one) => one.lastError === null)).toBe(true);
  expect(sql(brand, timesStored, id)).toEqual([{ n: 1 }]);
  expect((await aino.show(`${platform}:${id}`)).conversation).toMatchObject({ status: 'open', visibility });
});

it.each(EACH)('%s, %s: 429 is obeyed by later runs without asking again', async (platform, visibility) => {
  const { brand, aino, ville } = await openQuietOffice();
  const accounts = [ACCOUNT[platform]];
  const [id = ''] = await write(brand, { count: 1, platform, visibility });
  const match = visibility === 'private' ? READ_PRIVATE[platform] : READ[platform];
  await brand.control('faults', { match, kind: '429', retryAfter: 120 });
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
  const { runs } = await (await brand.as('aino')).poll({ accounts });
  expect(new Set(runs.map((run) => run.status))).toEqual(new Set(['ok']));
  // what came before the limit was kept, and the rest is heard now
  expect([...first, ...runs].reduce((sum, run) => sum + run.new, 0)).toBe(1);
  expect(sql(brand, timesStored, id)).toEqual([{ n: 1 }]);
});

it.each(PLATFORMS)('%s: a refused login fails the account and nobody else, without trying again', async (platform) => {
  const { brand, aino } = await openQuietOffice();
  const accounts = [ACCOUNT[platform]];
  const ids = await Promise.all(WAYS.map((visibility) => write(brand, { count: 1, platform, visibility })));
  // Bluesky renews its session twice before it believes the refusal
  const asksPerPoll = platform === 'bluesky' ? 3 : 1;
  await brand.control('faults', { match: `GET /${platform}/`, kind: '401', times: 2 * asksPerPoll });
  const { runs } = await aino.poll({ accounts });
  const all = streams(aino, platform).map(() => ['failed', 'AUTH_FAILED']);
  expect(runs.map((run) => [run.status, run.problem?.code])).toEqual(all);
  const everybody = (await aino.poll()).runs;
  const failed = everybody.filter((run) => run.status !== 'ok');
  expect(failed.map((run) => [run.account, run.problem?.code])).toEqual(
    all.map(() => [ACCOUNT[platform], 'AUTH_FAILED']),
  );
  // two polls used up all the faults and no more: the login is in order again, and all is heard
  expect(new Set((await aino.poll({ accounts })).runs.map((run) => run.status))).toEqual(new Set(['ok']));
  for (const [id = ''] of ids) expect(sql(brand, timesStored, id)).toEqual([{ n: 1 }]);
});

it.each(EACH)('%s, %s: what reads show late is heard when it shows', async (platform, visibility) => {
  const office = await openQuietOffice();
  const { brand, aino } = office;
  const { id } = await newCustomer(office, platform, { visibility });
  await approved(office, id, 'Hei! Selvitämme asian tänään.');
  const match = visibility === 'private' ? SEND_PRIVATE[platform] : SEND[platform];
  await brand.control('faults', { match, kind: 'late', delayMs: 240_000 });
  await office.ville.send();
  // somebody answers what others do not see yet: polls go on meanwhile, and hear it once it is there
  sql(brand, "delete from messages where direction = 'outbound' and conversation = ?", id);
  await write(brand, { count: 2, platform, visibility });
  expect((await aino.poll({ accounts: [ACCOUNT[platform]] })).totals.new).toBe(2);
  expect((await aino.show(id)).thread).toHaveLength(1);
  await brand.control('clock', { advance: '5m' });
  expect((await aino.poll({ accounts: [ACCOUNT[platform]] })).totals.new).toBe(1);
  expect((await aino.show(id)).thread.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
});

it('missing credentials are told by name', async () => {
  const brand = await startBrand({}, { KUULO_MASTO_ACCESS_TOKEN: '' });
  changeSettings(brand, 'name: masto', 'name: other');
  const app = await brand.as('aino');
  const { runs } = await app.poll({ accounts: ['other'] });
  expect(runs.length).toBeGreaterThan(2);
  expect(runs.map((run) => run.problem?.facts)).toEqual(
    runs.map(() => ({ account: 'other', missing: ['KUULO_OTHER_ACCESS_TOKEN'] })),
  );
});

/** Calls of a poll up to somewhere between the first and the last private message. */
const BEFORE_CHATS: Readonly<Record<PlatformId, number>> = {
  x: 2,
  facebook: 40,
  instagram: 40,
  bluesky: 150,
  mastodon: 10,
};

/** Where the pages of what addresses us in public come from. */
async function pagesOf({ brand }: Office, platform: PlatformId): Promise<string> {
  const { posts } = await brand.control('state');
  const post = posts.find((one) => one.platform === platform && one.byBrand && one.inReplyTo === null);
  if (platform !== 'facebook' && platform !== 'instagram') return READ[platform];
  return `GET /${platform}/v26.0/${post?.id}/comments`;
}

it.each(EACH)('%s, %s: a walk that breaks in the middle loses and doubles nothing', async (platform, visibility) => {
  const office = await openQuietOffice();
  const { brand, aino } = office;
  const accounts = [ACCOUNT[platform]];
  const ids = await write(brand, { count: 230, platform, visibility });
  const isPublic = visibility === 'public';
  const match = isPublic ? await pagesOf(office, platform) : `GET /${platform}/`;
  // these faults change nothing: they let pages pass before the last strikes
  const passing = isPublic ? 1 : BEFORE_CHATS[platform];
  await brand.control('faults', { match, kind: 'late', delayMs: 0, times: passing });
  await brand.control('faults', { match, kind: '500' });
  const first = (await aino.poll({ accounts })).runs;
  const broken = first.find((run) => run.status !== 'ok');
  expect([broken?.stream, broken?.status]).toEqual([isPublic ? ADDRESSED[platform] : 'messages', 'failed']);
  expect([(broken?.new ?? 0) > 0, (broken?.new ?? 0) < ids.length]).toEqual([true, true]);
  const whole = (await aino.poll({ accounts })).runs.find((run) => run.stream === broken?.stream);
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
  expect(runs.map((run) => run.status)).toEqual(streams(aino, platform).map(() => 'ok'));
  const { thread, conversation } = await aino.show(`${platform}:${odd}`);
  expect(thread[0]?.text.length).toBeGreaterThan(599_000);
  expect(thread[0]?.text.isWellFormed()).toBe(true);
  expect(conversation.subject.length).toBeLessThanOrEqual(140);
  expect((await aino.show(`${platform}:${plain}`)).conversation.status).toBe('open');
  // heard again within the overlap, it is not taken for an edit
  expect((await aino.poll()).totals).toMatchObject({ new: 0, updated: 0 });
});
