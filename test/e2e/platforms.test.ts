import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { run } from './program.ts';
import * as shapes from './shapes.ts';
import { openWorld, readJson, type World } from './world.ts';

const PLATFORMS = ['x', 'facebook', 'instagram', 'bluesky', 'mastodon'] as const;
type Platform = (typeof PLATFORMS)[number];
const WAYS = ['public', 'private'] as const;
const TEXT = 'Hei! Kiitos viestistä, selvitämme asiaa parhaillaan.';

let world: World;

beforeAll(async () => {
  world = await openWorld(1);
  await world.poll();
});

afterAll(() => world.close());

const accountOf = (platform: Platform): string => (platform === 'mastodon' ? 'masto' : platform);

/** Somebody new writes, and is heard. Returns the post, and the conversation as `show` tells it. */
async function newcomer(platform: Platform, visibility: (typeof WAYS)[number]) {
  const [post] = await world.customers(1, { platform, visibility });
  if (post === undefined) throw new Error('nobody came');
  await world.poll(accountOf(platform));
  return { post, detail: await world.json(shapes.DETAIL, ['show', `${platform}:${post.id}`]) };
}

describe.each([1, 2, 3])('world %i', (seed) => {
  it('is heard whole: every stream, no item unreadable, each newcomer the way they wrote', async () => {
    const other = await openWorld(seed);
    onTestFinished(() => other.close());
    const { runs } = await other.poll();
    expect(runs.map(({ status, error }) => [status, error])).toEqual(runs.map(() => ['ok', null]));
    expect(runs).toHaveLength(await other.streamCount());
    for (const platform of PLATFORMS) await other.customers(8, { platform });
    expect((await other.poll()).totals.new).toBe(8 * PLATFORMS.length);
    expect((await other.json(shapes.STATUS, ['status'])).unreadable).toBe(0);
    const rows = other.database((db) => db.prepare("select platform || ':' || remote_id from messages").pluck().all());
    const heard = new Set(rows.map(String));
    const unheard = (await other.posts()).filter(({ platform, id }) => !heard.has(`${platform}:${id}`));
    // a quote on X that does not name the brand, and a hashtag on Instagram after its 24 hours, reach nobody
    const addressed = unheard.filter(
      ({ byBrand, inReplyTo, visibility, text }) =>
        byBrand || inReplyTo !== null || visibility === 'private' || text.includes('@esimerkki'),
    );
    expect(addressed).toEqual([]);
    const newest = ['list', '--sort', 'newest', '--limit', '8', '--platform'];
    for (const platform of PLATFORMS) {
      const { items } = await other.json(shapes.PAGE, [...newest, platform]);
      const ways = Object.groupBy(items, ({ visibility }) => visibility);
      expect([ways.public?.length, ways.private?.length], platform).toEqual([6, 2]);
      for (const { id, visibility } of items) {
        const { eligibility } = await other.json(shapes.DETAIL, ['show', String(id)]);
        expect(eligibility[visibility], `${platform} ${visibility}: ${eligibility.why}`).toBe(true);
      }
    }
  });
});

describe('before anybody types', () => {
  it.each([
    ['x', 'public', 280, 'weighted'],
    ['x', 'private', 10_000, 'characters'],
    ['facebook', 'public', 8_000, 'characters'],
    ['facebook', 'private', 2_000, 'characters'],
    ['instagram', 'public', 2_200, 'characters'],
    ['instagram', 'private', 1_000, 'bytes'],
    ['bluesky', 'public', 300, 'graphemes'],
    ['bluesky', 'private', 1_000, 'graphemes'],
    ['mastodon', 'public', 500, 'characters'],
    ['mastodon', 'private', 500, 'characters'],
  ] as const)(
    '%s in %s takes %i %s, and a longer text is refused with both numbers',
    async (...[platform, way, max, unit]) => {
      const check = ['check', '--platform', platform, `--${way}`, '--text'];
      const fits = await world.json(shapes.CHECK, [...check, 'a'.repeat(max)]);
      expect(fits).toMatchObject({ sendable: true, measure: { units: max, max, unit } });
      const over = await world.json(shapes.CHECK, [...check, 'a'.repeat(max + 7)], { code: 3 });
      expect(over).toMatchObject({ sendable: false, measure: { units: max + 7, max, unit } });
      expect(over.findings[0]?.why).toMatch(new RegExp(`\\b${max + 7}\\b.*\\b${max}\\b`));
      const emoji = await world.json(shapes.CHECK, [...check, '👩‍👩‍👧']);
      const units = { weighted: 2, graphemes: 1, bytes: 18, characters: platform === 'mastodon' ? 1 : 8 }[unit];
      expect(emoji.measure?.units).toBe(units);
    },
  );

  it('tells how long a window is open, what an answer costs, and what it is about', async () => {
    const facebook = (await newcomer('facebook', 'public')).detail;
    expect(facebook.eligibility).toMatchObject({ public: true, private: true, priceUsd: 0 });
    const days = (Date.parse(facebook.eligibility.until ?? '') - Date.parse(facebook.lastMessageAt)) / 86_400_000;
    expect(days).toBe(7);
    expect(facebook.parent).toMatchObject({ direction: 'outbound', visibility: 'public' });
    const instagram = (await newcomer('instagram', 'private')).detail;
    const hours = (Date.parse(instagram.eligibility.until ?? '') - Date.parse(instagram.lastMessageAt)) / 3_600_000;
    expect([instagram.eligibility.public, instagram.eligibility.private, hours]).toEqual([false, true, 24]);
    expect((await newcomer('instagram', 'public')).detail.parent?.direction).toBe('outbound');
    const x = (await newcomer('x', 'public')).detail;
    expect(x.eligibility).toMatchObject({ public: true, private: false });
    expect(x.eligibility.priceUsd).toBeGreaterThan(0);
    const shown = await world.run(['show', String(x.id)]);
    expect(shown.out).toMatch(/costs \$0\.\d+/);
    const { error } = await world.json(shapes.PROBLEM, ['draft', String(x.id), '--private', '--text', TEXT], {
      as: 'aino',
      code: 3,
    });
    expect(error).toMatchObject({ code: 'NOT_ANSWERABLE', message: expect.stringContaining('private') });
  });

  it('names people by their names where a page sees no handle', async () => {
    const { detail } = await newcomer('facebook', 'public');
    const { name } = detail.contact;
    for (const args of [
      ['show', String(detail.id)],
      ['list', '--platform', 'facebook'],
    ]) {
      const { out } = await world.run(args);
      expect(out).toContain(name);
      expect(out).not.toContain(`@${name}`);
    }
  });

  it('refuses a stream that the platform has not, with line, column and what it has', async () => {
    const settings = await readFile(join(world.folder, 'kuulo.yaml'), 'utf8');
    const cwd = await mkdtemp(join(tmpdir(), 'kuulo-e2e-'));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    await writeFile(join(cwd, 'kuulo.yaml'), settings.replace('[mentions, comments, messages]', '[{ search: Oy }]'));
    const ran = await run(['list', '--json'], { cwd });
    expect(ran.code).toBe(2);
    const { error } = readJson(shapes.PROBLEM, ran.out);
    expect(error.message).toMatch(/kuulo\.yaml:\d+:\d+.*Facebook.*search/);
    expect(error.hint).toMatch(/mentions, comments, messages/);
  });
});

describe('an answer', () => {
  it.each(PLATFORMS.flatMap((platform) => WAYS.map((way) => [platform, way] as const)))(
    'on %s in %s takes the conversation off the queue, and the customer’s next word puts it back',
    async (platform, way) => {
      const { detail } = await newcomer(platform, way);
      const { id } = await world.approved(detail.id, `${TEXT} (${platform} ${way})`);
      const sent = await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino' });
      expect(sent).toMatchObject({
        status: 'sent',
        visibility: way,
        to: `${platform}:${detail.thread.at(-1)?.remoteId}`,
      });
      const [said, ...more] = await world.said(`(${platform} ${way})`);
      expect([said?.visibility, more]).toEqual([way, []]);
      const reaction = (await world.posts()).find((post) => post.platform === platform && post.inReplyTo === said?.id);
      await world.poll(accountOf(platform));
      const after = await world.json(shapes.DETAIL, ['show', String(detail.id)]);
      expect(after.status).toBe(reaction === undefined ? 'pending' : 'open');
      expect(after.waitingSince === null).toBe(reaction === undefined);
      if (reaction === undefined) return;
      expect(after.thread.map((one) => [one.remoteId, one.visibility])).toContainEqual([reaction.id, way]);
    },
  );
});

describe('hiding', () => {
  /** A message on this platform that its rules let us hide. */
  async function hideable(platform: 'x' | 'facebook' | 'instagram') {
    if (platform !== 'x') return (await newcomer(platform, 'public')).detail.thread.at(-1);
    const posts = (await world.posts()).filter((post) => post.platform === 'x' && post.visibility === 'public');
    const own = posts.find(({ byBrand, inReplyTo }) => byBrand && inReplyTo === null);
    const author = posts.find(({ byBrand }) => !byBrand)?.author ?? '';
    const text = '@esimerkki osta sinäkin halvat kellot';
    const { id } = await world.say({ platform, author, text, inReplyTo: own?.id ?? null });
    await world.poll('x');
    return (await world.json(shapes.DETAIL, ['show', `x:${id}`])).thread.find(({ remoteId }) => remoteId === id);
  }

  it.each(['x', 'facebook', 'instagram'] as const)('asks first, is recorded, and is undone: %s', async (platform) => {
    const message = await hideable(platform);
    const name = `${platform}:${message?.remoteId}`;
    const isHidden = async () => (await world.posts()).find(({ id }) => id === message?.remoteId)?.hidden;
    const { error } = await world.json(shapes.PROBLEM, ['hide', name], { as: 'aino', code: 2 });
    expect(error.code).toBe('CONFIRMATION_MISSING');
    await world.json(shapes.PROBLEM, ['hide', name, '--yes'], { code: 3 });
    expect(await isHidden()).toBe(false);
    const hidden = await world.json(shapes.MESSAGE, ['hide', name, '--yes'], { as: 'aino' });
    expect(hidden.hiddenAt).not.toBeNull();
    expect(await isHidden()).toBe(true);
    const detail = await world.json(shapes.DETAIL, ['show', name]);
    expect(detail.thread.find(({ id }) => id === hidden.id)?.hiddenAt).toBe(hidden.hiddenAt);
    expect(detail.events.at(-1)).toMatchObject({ kind: 'message.hidden', actor: 'aino' });
    const shown = await world.json(shapes.MESSAGE, ['unhide', String(hidden.id), '--yes'], { as: 'aino' });
    expect(shown.hiddenAt).toBeNull();
    expect(await isHidden()).toBe(false);
  });

  it.each(['bluesky', 'mastodon'] as const)('is refused where the platform has no such thing: %s', async (platform) => {
    const { post } = await newcomer(platform, 'public');
    const { error } = await world.json(shapes.PROBLEM, ['hide', `${platform}:${post.id}`, '--yes'], {
      as: 'aino',
      code: 3,
    });
    expect(error.code).toBe('NOT_MODERATABLE');
  });

  it('is never done to a private message', async () => {
    const { post } = await newcomer('facebook', 'private');
    await world.json(shapes.PROBLEM, ['hide', `facebook:${post.id}`, '--yes'], { as: 'aino', code: 3 });
  });
});

describe('what changes upstream', () => {
  it.each(PLATFORMS)('is followed on %s: an edit, and a deletion that stops what was on its way', async (platform) => {
    const kept = await newcomer(platform, 'public');
    const gone = await newcomer(platform, 'public');
    const { id } = await world.approved(gone.detail.id, `Tämä ei lähde (${platform}).`);
    await world.edit(kept.post, `@esimerkki korjaus (${platform}): tilaus onkin 4711`);
    await world.remove(gone.post);
    const { runs } = await world.json(shapes.POLL, ['poll', accountOf(platform), '--recheck']);
    expect(runs.filter(({ error }) => error !== null)).toEqual([]);
    expect(runs.reduce((sum, run) => sum + run.deleted, 0)).toBe(1);
    const edited = await world.json(shapes.DETAIL, ['show', String(kept.detail.id)]);
    expect(edited.thread.at(-1)?.text).toContain('4711');
    expect(edited.thread.at(-1)?.editedAt).not.toBeNull();
    const removed = await world.json(shapes.DETAIL, ['show', String(gone.detail.id)]);
    expect(removed.thread.map(({ deletedAt }) => deletedAt === null)).toEqual([false]);
    expect([removed.status, removed.waitingSince]).toEqual(['closed', null]);
    expect([removed.eligibility.public, removed.eligibility.private]).toEqual([false, false]);
    await world.json(shapes.PROBLEM, ['send', String(id)], { as: 'aino', code: 3 });
    expect(await world.said(`Tämä ei lähde (${platform})`)).toEqual([]);
  });
});

describe('a poll', () => {
  it.each(PLATFORMS)('that %s asks to wait is left at that by the next run too', async (platform) => {
    const account = accountOf(platform);
    const times = (await world.accounts()).find(({ name }) => name === account)?.streams.length ?? 0;
    await world.fault({ match: `GET /${platform}/`, kind: '429', times: times + 1, retryAfter: 3600 });
    const first = await world.json(shapes.POLL, ['poll', account], { code: 7 });
    expect(first.runs[0]).toMatchObject({ status: 'throttled' });
    expect(Date.parse(first.runs[0]?.nextPollAt ?? '')).toBeGreaterThan(Date.now() + 60_000);
    const before = await world.requests();
    const again = await world.run(['poll', account, '--json']);
    expect(readJson(shapes.POLL, again.out).runs[0]).toMatchObject({ status: 'throttled', fetched: 0 });
    expect(await world.requests()).toBe(before);
  });

  it('can hear the past again, and tells what it could not hear', async () => {
    world.database((db) => db.exec('update streams set not_before = null'));
    const again = await openWorld(2);
    onTestFinished(() => again.close());
    await again.poll();
    const { runs, totals } = await again.json(shapes.POLL, ['poll', '--backfill', '30d']);
    expect(runs.every(({ status }) => status === 'ok')).toBe(true);
    expect([totals.new, totals.fetched > 40]).toEqual([0, true]);
    const { items } = await again.json(shapes.items(shapes.GAP), ['gaps']);
    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-hashtag/recent-media
    expect(items).toContainEqual(expect.objectContaining({ account: 'instagram', stream: 'hashtag:esimerkki' }));
  });
});
