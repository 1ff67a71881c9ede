import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(11);
  await world.poll();
});

afterAll(() => world.close());

/** What the platforms hold for us and what the database holds, by the platforms' ids. */
async function held(): Promise<{ there: string[]; here: string[] }> {
  const there = (await world.posts()).filter(({ byBrand }) => !byBrand).map(({ platform, id }) => `${platform}:${id}`);
  const rows = world.database((db) =>
    db.prepare("select platform || ':' || remote_id from messages where direction = 'inbound'").pluck().all(),
  );
  return { there: there.sort(), here: rows.map(String).sort() };
}

describe('a poll', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('that gets %s ends with %i, and nothing is lost', async (signal, code) => {
    await world.customers(9);
    // platforms that answer late, so that the signal finds every account waiting
    const platforms = (await world.accounts()).map(({ platform }) => platform);
    for (const platform of platforms) await world.fault({ match: `GET /${platform}/`, kind: 'slow', delayMs: 20_000 });
    const before = await world.requests();
    const poll = world.start(['poll', '--json']);
    while ((await world.requests()) < before + platforms.length) await new Promise(setImmediate);
    const at = performance.now();
    poll.kill(signal);
    const ended = await poll.ended;
    expect(ended.code, ended.out + ended.err).toBe(code);
    expect(performance.now() - at).toBeLessThan(5_000);
    expect(world.isSound()).toBe(true);
    await world.poll();
    const { there, here } = await held();
    expect(here).toEqual(there);
  });

  // X lets a user read chats 15 times in 15 minutes
  beforeEach(async () => {
    await world.advance('15m');
    world.database((db) => db.exec('update streams set not_before = null'));
  });

  it('killed at ten moments loses nothing and doubles nothing', async () => {
    await world.customers(400);
    for (let round = 1; round <= 10; round += 1) {
      const before = await world.requests();
      const poll = world.start(['poll']);
      let isOver = false;
      void poll.ended.then(() => {
        isOver = true;
      });
      // further into the work with each round, counted in calls to the platforms
      while (!isOver && (await world.requests()) < before + 2 * round) await new Promise(setImmediate);
      poll.kill('SIGKILL');
      await poll.ended;
      expect(world.isSound()).toBe(true);
    }
    await world.poll();
    const { there, here } = await held();
    expect(here).toEqual(there);
    expect((await world.poll()).totals.new).toBe(0);
  });

  it('that meets another skips, and nothing collides', async () => {
    await world.customers(30);
    const runs = await Promise.all([1, 2, 3].map(() => world.run(['poll', '--json'])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    await world.poll();
    const { there, here } = await held();
    expect(here).toEqual(there);
  });
});

describe('output', () => {
  it.each([
    ['list', '--limit', '1000', '--json'],
    ['list', '--limit', '1000'],
    ['search', 'esimerkki', '--limit', '1000', '--json'],
  ])('whose reader leaves after the first piece ends quietly: %s %s %s', async (...args) => {
    const run = world.start(args);
    await run.readOnceAndLeave();
    const { code, err } = await run.ended;
    expect([code, err]).toEqual([0, '']);
  });

  it('of a classification stops when nobody reads it', async () => {
    const line = `${JSON.stringify({ id: '1', text: 'Palautus ei toimi!' })}\n`;
    const run = world.start(['classify'], { stdin: line.repeat(20_000) });
    await run.readOnceAndLeave();
    const { code, err } = await run.ended;
    expect([code, err]).toEqual([0, '']);
  });
});

describe('what strangers write', () => {
  it('reaches the terminal as text only', async () => {
    const text = 'Apua\u001b[2J\u001b]0;pwned\u0007 \u202Eedocne \u0000 \ud800 loppu';
    const posts = await world.customers(3, { text });
    await world.poll();
    for (const { platform, id } of posts) {
      for (const args of [
        ['show', `${platform}:${id}`],
        ['list'],
        ['search', 'loppu'],
        ['triage', 'explain', `${platform}:${id}`],
      ]) {
        const { code, out, err } = await world.run(args);
        expect(code).toBe(0);
        expect(`${out}${err}`, args.join(' ')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        const json = await world.run([...args, '--json']);
        expect(json.out.trimEnd(), args.join(' ')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      }
    }
  });

  it('is kept whole, however long it is, and stops nobody else from being heard', async () => {
    // together more than one answer of a server may hold
    const text = `Tilaus ei tullut. ${'Odotan. '.repeat(90_000)}`;
    const posts = await world.customers(16, { platform: 'mastodon', text });
    await world.poll('masto');
    const { there, here } = await held();
    expect(here).toEqual(there);
    const detail = await world.json(shapes.DETAIL, ['show', `mastodon:${posts[0]?.id}`]);
    expect(detail.thread[0]?.text.trimEnd()).toBe(`@esimerkki ${text}`.trimEnd());
    const page = await world.run(['list', '--limit', '1000', '--json']);
    expect(page.out.length).toBeLessThan(5_000_000);
  });
});
