import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Running, start } from './program.ts';
import * as shapes from './shapes.ts';
import { readJson, World } from './world.ts';

let world: World;
let sandbox: Running;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuulo-e2e-'));
  sandbox = start(['sandbox', '--json', '--port', '0', '--seed', '5', '--workspace', join(folder, 'desk')], {
    cwd: folder,
  });
  const ready = readJson(z.object({ url: z.url(), workspace: z.string() }), `${await sandbox.firstLine}\n`);
  world = new World(ready.url, ready.workspace, async () => {});
});

afterAll(async () => {
  sandbox.kill('SIGTERM');
  expect((await sandbox.ended).code).toBe(143);
  await rm(folder, { recursive: true, force: true });
});

async function open(more: string[] = []) {
  return (await world.json(shapes.PAGE, ['list', '--limit', '1000', ...more])).items;
}

describe('listening', () => {
  it('hears every stream, and hears nothing new the second time', async () => {
    const first = await world.json(shapes.POLL, ['poll']);
    expect(first.runs.map(({ status }) => status)).toEqual(Array(await world.streamCount()).fill('ok'));
    expect(first.totals.new).toBeGreaterThan(40);
    const again = await world.json(shapes.POLL, ['poll']);
    expect(again.totals.new).toBe(0);
    expect(again.runs.every((run) => run.new === 0 && run.status === 'ok')).toBe(true);
  });

  it('hears each new customer once', async () => {
    const posts = await world.customers(12);
    const { totals } = await world.json(shapes.POLL, ['poll']);
    expect(totals.new).toBe(12);
    for (const { platform, id } of posts) {
      const detail = await world.json(shapes.DETAIL, ['show', `${platform}:${id}`]);
      expect(detail.thread.at(-1)?.remoteId).toContain(id);
    }
    // what its own platform calls it is what the program calls it
    const platforms = (await world.accounts()).map(({ platform }) => platform);
    expect(new Set(posts.map(({ platform }) => platform))).toEqual(new Set(platforms));
  });

  it('polls one account, and says which it does not know', async () => {
    const { runs } = await world.json(shapes.POLL, ['poll', 'masto']);
    expect(new Set(runs.map(({ account }) => account))).toEqual(new Set(['masto']));
    const { error } = await world.json(shapes.PROBLEM, ['poll', 'mastoo'], { code: 5 });
    expect(`${error.message} ${error.hint}`).toMatch(/mastoo.*masto/);
  });

  it('tells its standing', async () => {
    const status = await world.json(shapes.STATUS, ['status']);
    expect(status.stale).toEqual([]);
    expect(status.streams).toHaveLength(await world.streamCount());
    expect(status.conversations.open).toBe((await world.json(shapes.PAGE, ['list'])).total);
    expect((await world.run(['status', '--check'])).code).toBe(0);
    expect((await world.run(['status', '--check', '--max-age', '0s'])).code).toBe(7);
    await world.json(shapes.items(shapes.GAP), ['gaps']);
    const accounts = await world.json(shapes.items(shapes.ACCOUNT), ['account', 'list']);
    const names = (await world.accounts()).map(({ name }) => name);
    expect(accounts.items.map(({ name }) => name)).toEqual(names);
    const checks = await world.json(shapes.items(shapes.ACCOUNT_CHECK), ['account', 'check']);
    expect(checks.items.map(({ error }) => error)).toEqual(names.map(() => null));
    const diagnoses = await world.json(shapes.items(shapes.DIAGNOSIS), ['doctor']);
    expect(diagnoses.items.filter(({ fine }) => !fine)).toEqual([]);
  });
});

describe('the inbox', () => {
  it('walks every conversation once, page by page, in every order', async () => {
    for (const sort of ['pressing', 'waiting']) {
      const whole = await world.json(shapes.PAGE, ['list', '--status', 'all', '--sort', sort, '--limit', '1000']);
      const walked: number[] = [];
      let cursor: string | null = null;
      do {
        const more: string[] = cursor === null ? [] : ['--cursor', cursor];
        const page: z.output<typeof shapes.PAGE> = await world.json(shapes.PAGE, [
          ...['list', '--status', 'all', '--sort', sort, '--limit', '17'],
          ...more,
        ]);
        expect(page.total).toBe(whole.total);
        expect(page.items.length).toBeLessThanOrEqual(17);
        walked.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== null);
      expect(walked).toEqual(whole.items.map(({ id }) => id));
      expect(new Set(walked).size).toBe(whole.total);
    }
  });

  it('filters by what a team asks for', async () => {
    const all = await open(['--status', 'all']);
    for (const [flag, value, key] of [
      ['--platform', 'mastodon', (one) => one.platform === 'mastodon'],
      ['--account', 'x', (one) => one.account === 'x'],
      ['--sentiment', 'negative', (one) => one.sentiment.label === 'negative'],
      ['--urgency', 'critical,high', (one) => ['critical', 'high'].includes(one.urgency.level)],
    ] satisfies [string, string, (one: z.output<typeof shapes.CONVERSATION>) => boolean][]) {
      const found = await open(['--status', 'all', flag, value]);
      expect(found.map(({ id }) => id).sort(), flag).toEqual(
        all
          .filter(key)
          .map(({ id }) => id)
          .sort(),
      );
    }
  });

  it('names one conversation by number, by the platform’s id and by its address', async () => {
    for (const { platform } of await world.accounts()) {
      const [one] = await open(['--platform', platform]);
      const detail = await world.json(shapes.DETAIL, ['show', String(one?.id)]);
      const newest = detail.thread.at(-1);
      expect((await world.json(shapes.DETAIL, ['show', `${platform}:${newest?.remoteId}`])).id).toBe(detail.id);
      for (const url of [newest?.url ?? '', detail.url]) {
        const shown = await world.json(shapes.DETAIL, ['show', url]);
        expect(shown.id, url).toBe(detail.id);
      }
    }
  });

  it('finds messages by their words', async () => {
    const found = await world.json(shapes.items(shapes.MESSAGE), ['search', 'esimerkki', '--limit', '5']);
    expect(found.items).toHaveLength(5);
    expect(found.items.every(({ text }) => /esimerkki/i.test(text))).toBe(true);
  });

  it('judges texts without a workspace, in order, line by line', async () => {
    const lines = [
      { id: 'a', text: 'Palautus ei toimi, olen odottanut jo viikon!' },
      { id: 'b', text: 'Thank you, lovely service!', language: 'en' },
    ];
    const stdin = lines.map((line) => JSON.stringify(line)).join('\n');
    const ran = await start(['classify'], { cwd: folder, stdin }).ended;
    const scores = ran.out
      .trimEnd()
      .split('\n')
      .map((line) => readJson(shapes.SCORE, `${line}\n`));
    expect(scores.map(({ id, language, sentiment }) => [id, language, sentiment.label])).toEqual([
      ['a', 'fi', 'negative'],
      ['b', 'en', 'positive'],
    ]);
    const spoken = await world.json(shapes.SCORE, ['classify', 'Kiitos paljon, mahtavaa palvelua!']);
    expect(spoken.sentiment.label).toBe('positive');
  });

  it('explains and lets a person correct', async () => {
    const [one] = await open();
    const id = String(one?.id);
    await world.json(shapes.EXPLANATION, ['triage', 'explain', id]);
    const corrected = await world.json(
      shapes.CONVERSATION,
      ['triage', 'set', id, '--urgency', 'low', '--sentiment', 'positive'],
      { as: 'aino' },
    );
    expect([corrected.urgency.level, corrected.sentiment.label]).toEqual(['low', 'positive']);
    await world.run(['triage']);
    const after = await world.json(shapes.DETAIL, ['show', id]);
    expect([after.urgency.level, after.sentiment.label]).toEqual(['low', 'positive']);
    expect(after.events.at(-1)?.actor).toBe('aino');
  });

  it('works on many at once, by ids and by stdin', async () => {
    const [a, b, c] = (await open(['--platform', 'x'])).map(({ id }) => String(id));
    const ids = [a, b].map(String);
    const list = shapes.items(shapes.CONVERSATION);
    const closed = await world.json(list, ['close', ...ids], { as: 'aino' });
    expect(closed.items.map(({ status }) => status)).toEqual(['closed', 'closed']);
    const opened = await world.json(list, ['reopen', '-'], { as: 'aino', stdin: `${ids.join('\n')}\n` });
    expect(opened.items.map(({ id, status }) => [String(id), status])).toEqual(ids.map((id) => [id, 'open']));
    const snoozed = await world.json(shapes.CONVERSATION, ['snooze', String(c), '--until', '2h'], { as: 'aino' });
    expect(snoozed.status).toBe('snoozed');
    const assigned = await world.json(shapes.CONVERSATION, ['assign', String(a), '--to', 'ville'], { as: 'aino' });
    expect(assigned.assignee).toBe('ville');
    const labelled = await world.json(shapes.CONVERSATION, ['label', String(a), '--add', 'vip,delivery'], {
      as: 'aino',
    });
    expect(labelled.labels.toSorted()).toEqual(['delivery', 'vip']);
    expect((await open(['--label', 'vip', '--assignee', 'ville'])).map(({ id }) => String(id))).toEqual([a]);
    const note = await world.json(shapes.NOTE, ['note', String(a), '--text', 'varasto lupasi soittaa'], {
      as: 'aino',
    });
    const detail = await world.json(shapes.DETAIL, ['show', String(a)]);
    expect(detail.notes).toEqual([note]);
  });

  it('does the rest when one of several is unknown', async () => {
    const [one] = await open();
    const some = z.object({
      ...shapes.items(shapes.CONVERSATION).shape,
      errors: z.array(z.looseObject({ id: z.string() })),
    });
    const done = await world.json(some, ['label', String(one?.id), '999999', '--add', 'seen'], { as: 'aino', code: 6 });
    expect([done.items.length, done.errors.map(({ id }) => id)]).toEqual([1, ['999999']]);
  });
});
