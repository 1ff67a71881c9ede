import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PLATFORMS, type PlatformName } from './platforms.ts';
import { type Rig, withRig } from './rig.ts';
import { countFaults, findUnmarked, type Tally } from './tally.ts';

/** What becomes of the database between two sends. */
export const RESTORE_SCENARIOS = [
  'backup taken, all sent, backup restored',
  'workspace copied elsewhere, original goes on',
  'workspace moved to a machine without its state',
] as const;
export type RestoreScenario = (typeof RESTORE_SCENARIOS)[number];

export interface RestoreDrill {
  readonly scenario: RestoreScenario;
  readonly replies: number;
  readonly seed: number;
}

const AT_ONCE = { KUULO_SETTLE_MS: '0' };

/** An older state of the outbox comes back: whatever it says is still to be sent must not be, until somebody looked. */
export async function drillRestore({ scenario, replies, seed }: RestoreDrill): Promise<Tally> {
  return await withRig(seed, async (rig) => {
    const texts = Array.from({ length: replies }, (_, index) => `Varmuuskopio (${String(index).padStart(3, '0')}).`);
    await approveEverywhere(rig, texts);
    const broken = await ACTS[scenario](rig, texts);
    const posts = await rig.posts();
    const unmarked = findUnmarked(rig.rows(), posts);
    return {
      experiment: 'restore',
      strategy: 'kuulo',
      scenario,
      replies,
      kills: 0,
      ...countFaults(posts, texts),
      unmarked: unmarked.length,
      broken: [...broken, ...unmarked].map((words) => `${scenario}: ${words}`),
    };
  });
}

const ACTS: Readonly<Record<RestoreScenario, (rig: Rig, texts: readonly string[]) => Promise<string[]>>> = {
  'backup taken, all sent, backup restored': async (rig, texts) => {
    const backup = join(rig.folder, '..', 'backup.db');
    rig.database((db) => db.prepare('vacuum into ?').run(backup));
    await sendAll(rig);
    const sent = await countSent(rig, texts);
    for (const end of ['', '-wal', '-shm']) await rm(join(rig.folder, `kuulo.db${end}`), { force: true });
    await cp(backup, join(rig.folder, 'kuulo.db'));
    const broken = await wantHeld(rig, { posts: sent, workspace: rig.folder });
    // looking shows that each of them went
    await rig.run(['outbox', 'settle'], { env: AT_ONCE });
    const open = rig.rows().filter(({ status }) => status !== 'sent');
    return [...broken, ...open.map(({ id, status }) => `after the look ${id} stays ${status}`)];
  },
  'workspace copied elsewhere, original goes on': async (rig, texts) => {
    // what has sent before, so that there is a mark; the copy comes with what is still to go
    const copy = await copied(rig);
    await sendAll(rig);
    return await wantHeld(rig, { posts: await countSent(rig, texts), workspace: copy });
  },
  'workspace moved to a machine without its state': async (rig, texts) => {
    const home = join(rig.folder, '..', 'another-home');
    await mkdir(home);
    const before = await countSent(rig, texts);
    const broken = await wantHeld(rig, { posts: before, workspace: rig.folder, env: { HOME: home } });
    // nothing was sent from there: a person says so, and they go
    const ids = rig.rows().map(({ id }) => String(id));
    for (const id of ids) await rig.done(['outbox', 'settle', id, '--not-sent'], { env: { HOME: home } });
    await rig.run(['send'], { env: { HOME: home, ...AT_ONCE } });
    return broken;
  },
};

async function copied(rig: Rig): Promise<string> {
  const copy = join(rig.folder, '..', 'copy');
  // as somebody does who knows that the newest part may be in the -wal
  rig.database((db) => db.pragma('wal_checkpoint(truncate)'));
  await cp(rig.folder, copy, { recursive: true });
  return copy;
}

/** A send from there posts nothing and holds everything back. */
async function wantHeld(
  rig: Rig,
  { posts, workspace, env = {} }: { posts: number; workspace: string; env?: Readonly<Record<string, string>> },
): Promise<string[]> {
  const texts = rig.rows(workspace).map(({ text }) => text);
  const { code } = await rig.run(['send'], { workspace, env: { ...AT_ONCE, ...env } });
  const more = (await countSent(rig, texts)) - posts;
  const broken = more === 0 ? [] : [`${more} were posted from there`];
  const loose = rig.rows(workspace).filter(({ status }) => status !== 'held' && status !== 'sent');
  broken.push(...loose.map(({ id, status }) => `${id} is ${status}, not held`));
  if (code === 0) broken.push('the send ended with 0');
  return broken;
}

async function approveEverywhere(rig: Rig, texts: readonly string[]): Promise<void> {
  const shares = Map.groupBy(texts.keys(), (index): PlatformName => PLATFORMS[index % PLATFORMS.length] ?? 'x');
  for (const [platform, indexes] of shares) {
    await rig.approved({ platform, way: 'public', texts: indexes.map((index) => texts[index] ?? '') });
  }
}

async function sendAll(rig: Rig): Promise<void> {
  await rig.done(['send']);
}

async function countSent(rig: Rig, texts: readonly string[]): Promise<number> {
  return (await rig.posts()).filter((post) => texts.some((text) => post.text.includes(text))).length;
}
