import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

const promises = shapes.items(shapes.PROMISE);
const HOUR_MS = 3_600_000;

let world: World;
let ids: number[];

beforeAll(async () => {
  world = await openWorld(11);
  await world.customers(3, { platform: 'mastodon', visibility: 'public' });
  await world.poll();
  const { items } = await world.json(shapes.PAGE, ['list', '--limit', '1000', '--sort', 'newest']);
  ids = items.map(({ id }) => id);
});

afterAll(() => world.close());

/** The exit code and the problem's code under `--json`. */
async function refused(args: readonly string[], as = 'aino'): Promise<[number | null, string]> {
  const { code, out } = await world.run([...args, '--json'], { as });
  return [code, shapes.PROBLEM.parse(JSON.parse(out)).error.code];
}

describe('kuulo promises', () => {
  it('adds, lists, moves and keeps one', async () => {
    const [id = 0] = ids;
    const words = ['Soita', 'varastolle', '-', 'ja kysy'];
    const added = await world.json(shapes.PROMISE, ['promises', 'add', String(id), '2h', ...words], { as: 'aino' });
    expect(added).toMatchObject({ conversation: id, words: 'Soita varastolle - ja kysy', author: 'aino', moves: 0 });
    expect(Math.abs(Date.parse(added.dueAt) - Date.now() - 2 * HOUR_MS)).toBeLessThan(60_000);
    expect((await world.json(shapes.CONVERSATION, ['show', String(id)])).followUpAt).toBe(added.dueAt);
    expect((await world.run(['show', String(id)])).out).toMatch(/^promised {2}by /m);
    const earlier = await world.json(shapes.PROMISE, ['promises', 'add', String(id), '1h', 'ensin'], { as: 'aino' });
    const open = async (...more: string[]) =>
      (await world.json(promises, ['promises', 'list', ...more])).items.map((one) => one.id);
    expect(await open()).toEqual([earlier.id, added.id]);
    const to = ['--to', '3h', '--reason', 'varasto on kiinni'];
    const moved = await world.json(shapes.PROMISE, ['promises', 'move', String(added.id), ...to], { as: 'ville' });
    expect(moved).toMatchObject({ reason: 'varasto on kiinni', moves: 1 });
    const { out } = await world.run(['promises']);
    expect(out).toMatch(/^ *ID {2}DUE .* CONVERSATION .*WHAT$/m);
    expect(out).toContain('Soita varastolle - ja kysy (moved: varasto on kiinni)');
    await world.json(shapes.PROMISE, ['promises', 'keep', String(earlier.id)], { as: 'ville' });
    expect(await open()).toEqual([added.id]);
    expect(await open('--all')).toEqual([added.id, earlier.id]);
    expect(await refused(['promises', 'move', String(earlier.id), ...to])).toEqual([3, 'FOLLOW_UP_KEPT']);
    await world.json(shapes.PROMISE, ['promises', 'keep', String(added.id)], { as: 'aino' });
    expect((await world.run(['promises', 'list'])).out).toBe('No promises.\n');
  });

  it('takes ids from stdin, and says which of them are none', async () => {
    const stdin = `${ids.slice(0, 2).join('\n')} 999999\n`;
    const { code, out, err } = await world.run(['promises', 'add', '-', 'tomorrow', 'kerro', '--json'], {
      as: 'aino',
      stdin,
    });
    expect(code).toBe(6);
    expect(err).toContain('999999');
    const { items } = promises.parse(JSON.parse(out));
    expect(items.map(({ conversation }) => conversation)).toEqual(ids.slice(0, 2));
    const numbers = items.map(({ id }) => id).join(' ');
    const kept = await world.json(promises, ['promises', 'keep', '-'], { as: 'aino', stdin: numbers });
    expect(kept.items.map(({ status }) => status)).toEqual(['kept', 'kept']);
  });

  it('refuses what is wrong, with the contract’s codes, and changes nothing', async () => {
    const id = String(ids[0]);
    const before = (await world.run(['promises', 'list', '--all', '--json'])).out;
    const move = ['promises', 'move', '1', '--to', '2h'];
    for (const [args, code, problem] of [
      [['promises', 'add', id, 'whenever', 'x'], 2, 'USAGE'],
      [['promises', 'add', id, '2020-01-01', 'x'], 2, 'USAGE'],
      [['promises', 'add', id, '2h'], 2, 'USAGE'],
      [['promises', 'add', id, '2h', '  '], 3, 'EMPTY_TEXT'],
      [['promises', 'add', '999999', '2h', 'x'], 5, 'UNKNOWN_CONVERSATION'],
      [['promises', 'add', 'mastodon:none', '2h', 'x'], 5, 'UNKNOWN_CONVERSATION'],
      [['promises', 'keep'], 2, 'USAGE'],
      [['promises', 'keep', '999999'], 5, 'UNKNOWN_FOLLOW_UP'],
      [['promises', 'keep', 'b7'], 5, 'UNKNOWN_FOLLOW_UP'],
      [['promises', 'keep', '1e3'], 5, 'UNKNOWN_FOLLOW_UP'],
      [move, 2, 'USAGE'],
      [[...move, '--reason', ' '], 2, 'USAGE'],
      [['promises', 'move', '1', '--reason', 'x'], 2, 'USAGE'],
      [['promises', 'move', '1', '--to', '2020-01-01', '--reason', 'x'], 2, 'USAGE'],
      [['promises', 'move', '999999', '--to', '2h', '--reason', 'x'], 5, 'UNKNOWN_FOLLOW_UP'],
    ] as const)
      expect(await refused(args), args.join(' ')).toEqual([code, problem]);
    // an operator that is none may do nothing; without one it is the system, which may not work on conversations
    for (const args of [
      ['promises', 'add', id, '2h', 'x'],
      ['promises', 'keep', '1'],
      [...move, '--reason', 'x'],
    ])
      expect(await refused(args, 'system'), args.join(' ')).toEqual([3, 'NOT_PERMITTED']);
    expect((await world.run(['promises', 'list', '--all', '--json'])).out).toBe(before);
  });

  it('shows hostile words without a control, and keeps them as they are', async () => {
    const hostile = '\u001b]0;pwned\u0007\u001b[2J\u202eevil\u200b 👩‍👩‍👧 a\tb';
    const added = await world.json(shapes.PROMISE, ['promises', 'add', String(ids[0]), '2h', hostile], { as: 'aino' });
    expect(added.words).toBe(hostile);
    const to = ['--to', '3h', '--reason', hostile];
    const moved = await world.run(['promises', 'move', String(added.id), ...to], { as: 'aino' });
    for (const { out, err } of [moved, await world.run(['promises'])]) {
      expect(out).toContain('evil');
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    }
  });
});

describe('a promise in a sent reply', () => {
  it('is found, confirmed, overdue on top of the list by a poll with nothing due, kept, and sinks', async () => {
    const id = String(ids[1]);
    const text = 'Hei! Selvitämme asian ja palaamme asiaan huomenna.';
    const draft = await world.json(shapes.REPLY, ['draft', id, '--text', text], { as: 'aino' });
    await world.json(shapes.REPLY, ['review', 'submit', String(draft.id)], { as: 'aino' });
    await world.json(shapes.REPLY, ['review', 'approve', String(draft.id)], { as: 'ville' });
    const went = await world.run(['send', String(draft.id), '--json'], { as: 'aino' });
    expect(went.err).toMatch(
      /1 promise found: "Selvitämme asian ja palaamme asiaan huomenna\.", due .*promises confirm \d+/,
    );
    expect(shapes.REPLY.parse(JSON.parse(went.out)).status).toBe('sent');
    expect((await world.run(['status'])).out).toMatch(/^to confirm {5}1 found in replies/m);
    const list = async (...more: string[]) => (await world.json(promises, ['promises', 'list', ...more])).items;
    const [found, ...more] = await list('--status', 'proposed');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ conversation: Number(id), reply: draft.id, author: 'aino', status: 'proposed' });
    const promise = String(found?.id);
    expect((await world.run(['promises'])).out).toMatch(/TO CONFIRM/);
    expect(await refused(['promises', 'dismiss', promise])).toEqual([2, 'USAGE']);
    expect(await refused(['promises', 'break', promise, '--reason', 'x'])).toEqual([3, 'FOLLOW_UP_STATUS']);
    expect(await refused(['promises', 'confirm', promise, '--due', '2020-01-01'])).toEqual([2, 'USAGE']);
    const due = ['--to', '2h', '--words', 'Kysy varastolta'];
    const confirmed = await world.json(shapes.PROMISE, ['promises', 'confirm', promise, ...due], { as: 'aino' });
    expect(confirmed).toMatchObject({ status: 'open', words: 'Kysy varastolta', quote: found?.quote });
    const closed = await world.run(['close', id, '--json'], { as: 'aino' });
    expect([closed.code, JSON.parse(closed.out).status]).toEqual([0, 'closed']);
    expect(closed.err).toMatch(
      new RegExp(
        `conversation ${id}: 1 promise is still open: "Kysy varastolta", due \\S+; kuulo promises keep ${promise}`,
      ),
    );
    const other = await world.run(['close', String(ids[2])], { as: 'aino' });
    expect([other.code, other.err]).toEqual([0, '']);
    // the streams are to be left alone for a day: the quick start would answer, were nothing overdue
    sql(world, "update streams set not_before = strftime('%s','now') * 1000 + 86400000");
    const first = async () => (await world.json(shapes.PAGE, ['list', '--limit', '1'])).items[0]?.id;
    await world.poll();
    expect(await first()).not.toBe(Number(id));
    sql(world, `update follow_ups set due_at = strftime('%s','now') * 1000 - 60000 where id = ${promise}`);
    expect((await world.run(['status'])).out).toMatch(/1 OVERDUE/);
    await world.run(['poll']);
    expect(await first()).toBe(Number(id));
    expect((await list('--overdue')).map((one) => one.id)).toContain(Number(promise));
    const kept = await world.json(shapes.PROMISE, ['promises', 'keep', promise], { as: 'aino' });
    expect(kept.status).toBe('kept');
    expect(await first()).not.toBe(Number(id));
    const detail = JSON.parse((await world.run(['show', id, '--json'])).out);
    expect(detail.clock).toMatchObject({ waitingMs: null, dueAt: null, isBreached: expect.any(Boolean) });
    expect(detail.isBreached).toBe(false);
  });
});

describe('kuulo hours', () => {
  it('shows the coming days with holidays by name, for people and for scripts', async () => {
    const { out } = await world.run(['hours', '--from', '2026-12-05', '--days', '3']);
    expect(out).toMatch(/2026-12-06 +sun +closed +Independence Day/);
    expect(out).toMatch(/2026-12-05 +sat +10:00-14:00/);
    const { items, timezone } = JSON.parse((await world.run(['hours', '--json'])).out);
    expect(timezone).toBe('Europe/Helsinki');
    expect(items).toHaveLength(14);
    expect(await refused(['hours', '--from', '2199-01-01'])).toEqual([2, 'USAGE']);
    expect(await refused(['hours', '--days', '0'])).toEqual([2, 'USAGE']);
  });
});

/** Time passes behind the program's back. */
function sql({ folder }: World, statement: string): void {
  const db = new SQLite(join(folder, 'kuulo.db'));
  db.exec(statement);
  db.close();
}

describe('finding people', () => {
  it('by name and with from:, in lists and in search', async () => {
    const { items } = await world.json(shapes.PAGE, ['list', '--limit', '1000']);
    const [one] = items;
    const handle = one?.contact.handle.split('@')[0] ?? '';
    const listed = await world.json(shapes.PAGE, ['list', '--search', `from:${handle}`, '--status', 'all']);
    expect(listed.items.map(({ id }) => id)).toContain(one?.id);
    expect(listed.total).toBeLessThan(items.length);
    const found = await world.json(shapes.items(shapes.MESSAGE), ['search', `from:${handle}`]);
    expect(found.items.length).toBeGreaterThan(0);
    const none = await world.json(shapes.items(shapes.MESSAGE), ['search', 'from:nobodyatall', 'x']);
    expect(none.items).toEqual([]);
    const theirs = await world.json(shapes.PAGE, ['list', '--contact', String(one?.contact.id), '--status', 'all']);
    expect(new Set(theirs.items.map(({ contact }) => contact.id))).toEqual(new Set([one?.contact.id]));
  });

  it('by way, language, topic and what is due', async () => {
    const list = async (...args: string[]) =>
      (await world.json(shapes.PAGE, ['list', '--limit', '1000', ...args])).items;
    const all = await list();
    for (const visibility of ['public', 'private'] as const)
      expect((await list('--visibility', visibility)).length).toBe(
        all.filter((one) => one.visibility === visibility).length,
      );
    expect((await list('--language', 'fi,en')).length).toBe(all.filter((one) => /fi|en/.test(one.language)).length);
    const topics = all.filter((one) => one.topics.includes('delivery'));
    expect((await list('--topic', 'delivery')).length).toBe(topics.length);
    const due = (await list('--sort', 'due')).map(({ dueAt }) => Date.parse(dueAt ?? '9999-01-01T00:00:00Z'));
    expect(due).toEqual([...due].sort((a, b) => a - b));
    const late = await list('--overdue');
    const rest = await list('--no-overdue');
    expect(late.length + rest.length).toBe(all.length);
    expect((await world.run(['list', '--topic', 'nonsense'])).code).toBe(2);
    expect((await world.run(['list', '--contact', '0'])).code).toBe(2);
  });
});
