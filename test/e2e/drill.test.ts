import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ROOT } from './program.ts';
import { items, PAGE, REPLY } from './shapes.ts';
import { openWorld, type World } from './world.ts';

const PLATFORMS = ['x', 'facebook', 'instagram', 'bluesky', 'mastodon'] as const;
type PlatformName = (typeof PLATFORMS)[number];
type Way = 'public' | 'private';

/** The calls that publish, and that send a private message. */
const WRITE: Readonly<Record<PlatformName, Readonly<Record<Way, string>>>> = {
  x: { public: 'POST /x/2/tweets', private: 'POST /x/2/dm_conversations' },
  facebook: { public: 'POST /facebook/v26.0/', private: 'POST /facebook/v26.0/' },
  instagram: { public: 'POST /instagram/v26.0/', private: 'POST /instagram/v26.0/' },
  bluesky: {
    public: 'POST /bluesky/xrpc/com.atproto.repo.',
    private: 'POST /bluesky/xrpc/chat.bsky.convo.sendMessage',
  },
  mastodon: { public: 'POST /mastodon/api/v1/statuses', private: 'POST /mastodon/api/v1/statuses' },
};

const FAULTS = ['none', 'dropBefore', 'dropAfter', '500After', 'html200', 'truncate'] as const;

/** Every place where the source lets a drill kill the program. */
const LABELS = [
  ...new Set(
    globSync('src/**/*.ts', { cwd: ROOT }).flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bpoint\('([^']+)'\)/g)].map(([, label]) => String(label)),
    ),
  ),
].sort();

/** After any crash: nothing waits any longer before the program looks, so that a drill takes seconds. */
const AT_ONCE = { KUULO_SETTLE_MS: '0' };
const SENDS_MAX = 5;

const hits = new Map(LABELS.map((label) => [label, 0]));
const table: string[] = [];

it('has places to die at', () => {
  expect(LABELS.length).toBeGreaterThanOrEqual(4);
});

describe('kill -9 in the middle of answering', () => {
  it.concurrent.each(PLATFORMS)(
    'posts once on %s, wherever it dies and whatever the platform does',
    async (platform) => {
      const world = await openWorld();
      try {
        const drafts = await approvedReplies(world, platform);
        const problems: string[] = [];
        for (const cell of drafts) {
          const problem = await drill(world, cell);
          if (problem !== null) problems.push(`${cell.name}: ${problem}`);
        }
        expect(problems).toEqual([]);
      } finally {
        await world.close();
      }
    },
    180_000,
  );
});

it('was killed at every place, on every platform', () => {
  console.log(`\n${table.sort().join('\n')}\n`);
  expect(Object.fromEntries(hits)).toEqual(
    Object.fromEntries(LABELS.map((label) => [label, PLATFORMS.length * FAULTS.length])),
  );
});

describe('the rig itself', () => {
  /** A reply whose answer was lost, put back on its way by hand without a look: what a naive program does. */
  async function sentNaively(platform: 'x' | 'mastodon', text: string): Promise<World> {
    const world = await openWorld();
    onTestFinished(() => world.close());
    await world.customers(1, { platform });
    await world.poll(accountOf(platform));
    const { items: all } = await world.json(PAGE, ['list', '--platform', platform]);
    const found = all.filter(({ visibility }) => visibility === 'public');
    const { id } = await world.approved(String(found[0]?.id), text);
    await world.fault({ match: WRITE[platform].public, kind: 'dropAfter' });
    expect((await world.run(['send', String(id)])).code).toBe(8);
    const again = "update replies set status = 'queued', key = null, prepared = null, attempted_at = null where id = ?";
    world.database((db) => db.prepare(again).run(id));
    await world.run(['send', String(id)]);
    return world;
  }

  it('sees two posts when a reply is sent anew without a look', async () => {
    const world = await sentNaively('mastodon', 'Naiivi vastaus.');
    expect(await world.said('Naiivi vastaus.')).toHaveLength(2);
  });

  it('takes a platform’s word “duplicate” as a reason to look, not as a failure', async () => {
    const world = await sentNaively('x', 'Naiivi vastaus.');
    const { items: open } = await world.json(items(REPLY), ['outbox']);
    expect(open.map(({ status }) => status)).toEqual(['unknown']);
    await world.run(['send'], { env: AT_ONCE });
    expect((await world.json(items(REPLY), ['outbox'])).items).toEqual([]);
    expect(await world.said('Naiivi vastaus.')).toHaveLength(1);
  });
});

const ROW = z.object({ status: z.string(), remote_id: z.string().nullable() });

interface Cell {
  readonly platform: PlatformName;
  readonly label: string;
  readonly fault: (typeof FAULTS)[number];
  readonly way: Way;
  readonly name: string;
  readonly text: string;
  readonly id: number;
}

/** Answers whose outcome is lost go private at two of the places; not at more, since X lets chats be read 15 times in 15 minutes. */
function wayOf({ label, fault }: Pick<Cell, 'label' | 'fault'>): Way {
  return fault === 'dropAfter' && ['send:called', 'settle:looked'].includes(label) ? 'private' : 'public';
}

function accountOf(platform: PlatformName): string {
  return platform === 'mastodon' ? 'masto' : platform;
}

/** A conversation and an approved reply for every way to die. */
async function approvedReplies(world: World, platform: PlatformName): Promise<Cell[]> {
  const ways = LABELS.flatMap((label) => FAULTS.map((fault) => ({ label, fault })));
  const kinds: readonly Way[] = ['public', 'private'];
  for (const visibility of kinds) {
    await world.customers(ways.filter((way) => wayOf(way) === visibility).length, { platform, visibility });
  }
  await world.poll(accountOf(platform));
  const newest = ['list', '--limit', '1000', '--sort', 'newest', '--platform', platform];
  const found = Map.groupBy((await world.json(PAGE, newest)).items, ({ visibility }) => visibility);
  const cells: Cell[] = [];
  for (const { label, fault } of ways) {
    const way = wayOf({ label, fault });
    const name = `${platform.padEnd(10)}${way.padEnd(8)}${label.padEnd(16)}${fault.padEnd(11)}`;
    const text = `Selvitämme asian ja palaamme tänään (${label}, ${fault}).`;
    const target = String(found.get(way)?.shift()?.id);
    const { id, visibility } = await world.json(REPLY, ['draft', target, '--text', text, '--as', 'aino']);
    expect(visibility).toBe(way);
    cells.push({ platform, label, fault, way, name, text, id });
  }
  await world.json(items(REPLY), ['review', 'approve', ...cells.map(({ id }) => String(id))], { as: 'ville' });
  return cells;
}

/** Kills one send, then lets cron go on. Returns what is wrong afterwards, or null. */
async function drill(world: World, { platform, label, fault, way, name, text, id }: Cell): Promise<string | null> {
  const plant = async (match: string): Promise<void> => {
    if (fault !== 'none') await world.fault({ match, kind: fault });
  };
  if (label.startsWith('settle:')) {
    // nobody knows whether it was posted
    await world.fault({ match: WRITE[platform][way], kind: fault === 'dropBefore' ? 'dropBefore' : 'dropAfter' });
    await world.run(['send', String(id)]);
  } else {
    await plant(WRITE[platform][way]);
  }
  const died = await world.run(['send', String(id)], { env: { ...AT_ONCE, KUULO_CRASH_AT: label } });
  if (died.signal !== 'SIGKILL') return `it did not die: ${died.code} ${died.out}${died.err}`;
  hits.set(label, (hits.get(label) ?? 0) + 1);
  // the next look goes wrong too
  if (label.startsWith('settle:')) await plant(`GET /${platform}/`);
  const row = () => ROW.parse(world.database((db) => db.prepare('select * from replies where id = ?').get(id)));
  let runs = 0;
  while (row().status !== 'sent' && runs < SENDS_MAX) {
    runs += 1;
    await world.run(['send', String(id)], { env: AT_ONCE });
  }
  const posts = await world.said(text);
  table.push(`${name}${runs} more, ${posts.length} posted`);
  const { status, remote_id: remoteId } = row();
  if (posts.length !== 1) return `${posts.length} posts`;
  if (posts[0]?.visibility !== way) return `it went ${posts[0]?.visibility}`;
  if (status !== 'sent' || !remoteId?.includes(posts[0]?.id ?? '-')) return `${status} ${remoteId}`;
  return world.isSound() ? null : 'the database is damaged';
}
