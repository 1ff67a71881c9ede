import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ROOT } from './program.ts';
import { PAGE } from './shapes.ts';
import { openWorld, type World } from './world.ts';

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';
const WRITE = 'POST /mastodon/api/v1/statuses';

async function opened(): Promise<World> {
  const world = await openWorld();
  onTestFinished(() => world.close());
  return world;
}

/** Approved replies on Mastodon, in the order they go. */
async function approvedReplies(world: World, count: number): Promise<number[]> {
  await world.customers(count, { platform: 'mastodon', visibility: 'public' });
  await world.poll('masto');
  const newest = ['list', '--platform', 'mastodon', '--sort', 'newest', '--limit', String(count)];
  const found = (await world.json(PAGE, newest)).items;
  const ids: number[] = [];
  for (const [n, { id }] of found.entries()) ids.push((await world.approved(id, `${TEXT} (${n + 1})`)).id);
  return ids;
}

/** Until the platform has carried out so many of our posts. */
async function posted(world: World, count: number): Promise<void> {
  while ((await world.said(TEXT)).length < count) await new Promise(setImmediate);
}

function statuses(world: World): string[] {
  return world.database((db) => db.prepare('select status from replies order by id').pluck().all()).map(String);
}

describe('a send that is interrupted in mid-call', () => {
  it.each(SIGNALS)(
    'by %s ends the call that is under way, writes it down, begins no other, and ends with %i',
    async (signal, code) => {
      const world = await opened();
      await approvedReplies(world, 3);
      // carried out, and answered late: the signal finds the call waiting
      await world.fault({ match: WRITE, kind: 'slow', delayMs: 1_500 });
      const send = world.start(['send', '--json']);
      await posted(world, 1);
      send.kill(signal);
      const ended = await send.ended;
      expect(ended.code, ended.out + ended.err).toBe(code);
      expect(statuses(world)).toEqual(['sent', 'approved', 'approved']);
      expect(world.isSound()).toBe(true);
      expect((await world.run(['send'])).code).toBe(0);
      expect(statuses(world)).toEqual(['sent', 'sent', 'sent']);
      expect(await world.said(TEXT)).toHaveLength(3);
    },
  );

  it('twice ends at once; what nobody knows is looked up, and is there once', async () => {
    const world = await opened();
    const [id] = await approvedReplies(world, 1);
    await world.fault({ match: WRITE, kind: 'slow', delayMs: 20_000 });
    const send = world.start(['send', String(id)]);
    await posted(world, 1);
    const at = performance.now();
    send.kill('SIGINT');
    // a person who presses again, later than a key that bounced
    while (performance.now() - at < 500) await new Promise(setImmediate);
    send.kill('SIGINT');
    expect((await send.ended).code).toBe(130);
    expect(performance.now() - at).toBeLessThan(10_000);
    expect(statuses(world)).toEqual(['sending']);
    await world.run(['send'], { env: { KUULO_SETTLE_MS: '0' } });
    expect(statuses(world)).toEqual(['sent']);
    expect(await world.said(TEXT)).toHaveLength(1);
  });

  it('by a reader who leaves sends on: nobody reads it, but a customer waits', async () => {
    const world = await opened();
    await approvedReplies(world, 2);
    const send = world.start(['send', '--json', '--verbose']);
    send.leave();
    const { code } = await send.ended;
    expect(code).toBe(0);
    expect(statuses(world)).toEqual(['sent', 'sent']);
  });
});

/** What each command is given so that it has something to do. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'account:add': ['toinen', '--platform', 'mastodon', '--handle', 'toinen'],
  'account:login': ['masto'],
  'account:remove': ['bluesky'],
  assign: ['CONVERSATION', '--to', 'ville'],
  'bulk:apply': ['b1', '--expect', '1', '--yes'],
  'bulk:pause': ['b1'],
  'bulk:plan': ['--text', TEXT, '--where', 'platform=mastodon status=open'],
  'bulk:resume': ['b1'],
  check: ['--text', TEXT],
  claim: ['CONVERSATION'],
  classify: [TEXT],
  close: ['CONVERSATION'],
  demo: ['--no-input'],
  draft: ['CONVERSATION', '--text', TEXT],
  hide: ['CONVERSATION', '--yes'],
  inbox: [],
  label: ['CONVERSATION', '--add', 'kiire'],
  note: ['CONVERSATION', '--text', 'soitettu'],
  'outbox:cancel': ['1'],
  'outbox:retry': ['1'],
  'outbox:settle': [],
  release: ['CONVERSATION'],
  reopen: ['CONVERSATION'],
  reply: ['CONVERSATION', '--text', TEXT],
  'review:approve': ['1'],
  'review:reject': ['1', '--note', 'ei näin'],
  'review:submit': ['1'],
  search: ['tilaus'],
  send: [],
  show: ['CONVERSATION'],
  snooze: ['CONVERSATION', '2h'],
  triage: ['CONVERSATION'],
  'triage:explain': ['CONVERSATION'],
  'triage:set': ['CONVERSATION', '--urgency', 'low'],
  unhide: ['CONVERSATION', '--yes'],
};

const MANIFEST = z.object({ commands: z.record(z.string(), z.unknown()) });
const COMMANDS = Object.keys(
  MANIFEST.parse(JSON.parse(readFileSync(join(ROOT, 'oclif.manifest.json'), 'utf8'))).commands,
);

/** Signals at these moments after the start, in milliseconds: while it loads, while it works, when it may be done. */
const MOMENTS = [60, 180, 350];

describe('every command', () => {
  let world: World;
  let conversation = '';

  beforeAll(async () => {
    world = await openWorld();
    await world.customers(2, { platform: 'mastodon', visibility: 'public' });
    await world.poll('masto');
    const [first] = (await world.json(PAGE, ['list', '--platform', 'mastodon', '--sort', 'newest'])).items;
    conversation = String(first?.id);
    await world.approved(conversation, TEXT);
  });
  afterAll(() => world.close());

  it.each(COMMANDS)('%s: interrupted or unread, it ends as it should', async (command) => {
    const given = (ARGUMENTS[command] ?? []).map((word) => (word === 'CONVERSATION' ? conversation : word));
    const words = [...command.split(':'), ...given];
    for (const [index, [signal, code]] of SIGNALS.entries()) {
      const run = world.start(words, { as: 'ville' });
      const at = performance.now();
      while (performance.now() - at < (MOMENTS[index] ?? 0)) await new Promise(setImmediate);
      run.kill(signal);
      const ended = await run.ended;
      // before it listens for signals the system ends it; what was quick has ended by itself
      const isOver = ended.signal === signal || ended.code === code || (ended.code ?? 99) <= 8;
      expect(isOver, `${signal}: ${ended.code} ${ended.signal} ${ended.err}`).toBe(true);
    }
    const unread = world.start([...words, '--json'], { as: 'ville' });
    unread.leave();
    const { code, err } = await (command === 'sandbox' ? stopped(unread) : unread.ended);
    expect(code === null || code <= 8 || code === 143, err).toBe(true);
    expect(err).not.toMatch(/EPIPE|Unhandled|at .*\.js:\d+/);
    expect(world.isSound()).toBe(true);
  });

  it('leaves nothing half done: what was on its way gets there once', async () => {
    await world.run(['resume'], { as: 'ville' });
    for (let runs = 0; runs < 3; runs += 1) await world.run(['send'], { env: { KUULO_SETTLE_MS: '0' } });
    expect(statuses(world).filter((status) => ['sending', 'unknown', 'queued'].includes(status))).toEqual([]);
    const sent = world.database((db) => db.prepare("select count(*) from replies where status = 'sent'").pluck().get());
    expect(await world.said(TEXT)).toHaveLength(Number(sent));
    expect(world.isSound()).toBe(true);
  });
});

async function stopped(run: {
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ code: number | null; err: string }>;
}) {
  run.kill('SIGTERM');
  return await run.ended;
}

it('has something to do for every command', () => {
  const unknown = Object.keys(ARGUMENTS).filter((command) => !COMMANDS.includes(command));
  expect(unknown).toEqual([]);
});
