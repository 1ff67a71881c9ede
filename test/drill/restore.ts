import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PLATFORMS, type PlatformName } from './platforms.ts';
import { type Rig, withRig } from './rig.ts';
import { countFaults, findUnmarked, type Tally } from './tally.ts';

/** What becomes of the database between two sends. */
export const RESTORE_SCENARIOS = [
  'backup taken, all sent, backup restored',
  'copied elsewhere, the original sends, then the copy',
  'copied elsewhere, the copy sends first',
  'state of the machine lost while a reply was on its way',
  'backup restored, state of the machine lost as well',
  'cloned to a second machine before the first send, both send',
] as const;
type RestoreScenario = (typeof RESTORE_SCENARIOS)[number];

export interface RestoreDrill {
  readonly scenario: RestoreScenario;
  readonly replies: number;
  readonly seed: number;
}

const AT_ONCE = { KUULO_SETTLE_MS: '0' };

/** An older or another state of the outbox comes back: what it says is still to be sent must not be, until somebody looked. */
export async function drillRestore({ scenario, replies, seed }: RestoreDrill): Promise<Tally> {
  return await withRig(seed, async (rig) => {
    const texts = Array.from({ length: replies }, (_, index) => `Varmuuskopio (${String(index).padStart(3, '0')}).`);
    if (scenario !== CLONED) await sendOne(rig);
    await approveEverywhere(rig, texts);
    const broken = await ACTS[scenario](rig, texts);
    const posts = await rig.posts();
    const rows = rig.rows();
    const heard = heardTexts(rig);
    const unsure = rows.filter((row) => !heard.some((text) => text.includes(row.text)) || row.status === 'sent');
    const unmarked = findUnmarked(unsure, posts);
    const open = unsure.filter(({ status }) => status !== 'sent');
    broken.push(...open.map(({ id, status }) => `${id} stays ${status}`));
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

const CLONED: RestoreScenario = 'cloned to a second machine before the first send, both send';

const ACTS: Readonly<Record<RestoreScenario, (rig: Rig, texts: readonly string[]) => Promise<string[]>>> = {
  'backup taken, all sent, backup restored': async (rig, texts) => {
    await restored(rig, () => rig.done(['send']));
    // looking shows that each of them went
    return await wantHeld(rig, { texts });
  },
  'copied elsewhere, the original sends, then the copy': async (rig, texts) => {
    const copy = await copied(rig);
    await rig.done(['send']);
    return await wantHeld(rig, { texts, workspace: copy });
  },
  'copied elsewhere, the copy sends first': async (rig, texts) => {
    const copy = await copied(rig);
    const broken = await wantHeld(rig, { texts, workspace: copy });
    // whoever tried there has not taken the place of the one that sends
    const { code } = await rig.run(['send'], { env: AT_ONCE });
    if (code !== 0) await release(rig, {});
    return broken;
  },
  'state of the machine lost while a reply was on its way': async (rig, texts) => {
    const env = await anotherHome(rig);
    const first = String(rig.rows().find(({ status }) => status === 'approved')?.id);
    await rig.run(['send', first], { env: { KUULO_CRASH_AT: 'send:called' } });
    const broken = await wantHeld(rig, { texts, env });
    await release(rig, env);
    return broken;
  },
  // nothing tells that this is an older state: it is the look before each send that finds what went
  'backup restored, state of the machine lost as well': async (rig, texts) => {
    await restored(rig, () => rig.done(['send']));
    const env = { ...AT_ONCE, ...(await anotherHome(rig)) };
    const before = await countSent(rig, texts);
    await rig.run(['send'], { env });
    // where the customer has written since, the approval is void: somebody tries to approve again
    const again = rig.rows().filter(({ status }) => status === 'inReview');
    if (again.length > 0) await rig.run(['review', 'approve', ...again.map(({ id }) => String(id))], { env });
    await rig.run(['send'], { env });
    const more = (await countSent(rig, texts)) - before;
    return more === 0 ? [] : [`${more} were posted again`];
  },
  // no machine knows of the other: it is the look before each send that finds the first one's answers
  [CLONED]: async (rig) => {
    const env = await anotherHome(rig);
    const copy = await copied(rig);
    await rig.done(['send']);
    await rig.run(['send'], { workspace: copy, env: { ...AT_ONCE, ...env } });
    return [];
  },
};

/** Answers of ours that the threads show, whoever gave them. */
function heardTexts(rig: Rig): string[] {
  const all = "select text from messages where direction = 'outbound'";
  return rig.database((db) => db.prepare(all).pluck().all()).map(String);
}

/** A backup is taken, things happen, and the backup is put back. */
async function restored(rig: Rig, meanwhile: () => Promise<unknown>): Promise<void> {
  const backup = join(rig.folder, '..', 'backup.db');
  rig.database((db) => db.prepare('vacuum into ?').run(backup));
  await meanwhile();
  for (const end of ['', '-wal', '-shm']) await rm(join(rig.folder, `kuulo.db${end}`), { force: true });
  await cp(backup, join(rig.folder, 'kuulo.db'));
}

/** What lies outside the workspace is gone, or never was there. */
async function anotherHome(rig: Rig): Promise<{ HOME: string }> {
  const home = join(rig.folder, '..', 'another-home');
  await mkdir(home, { recursive: true });
  return { HOME: home };
}

/** Something has been sent before, so that it is known who sent last. */
async function sendOne(rig: Rig): Promise<void> {
  await rig.approved({ platform: 'mastodon', way: 'public', texts: ['Kiitos palautteesta.'] });
  await rig.done(['send']);
}

/** A person looked and says that they did not go; then they go. */
async function release(rig: Rig, env: Readonly<Record<string, string>>): Promise<void> {
  const held = rig.rows().filter(({ status }) => status === 'held');
  for (const { id } of held) await rig.done(['outbox', 'settle', String(id), '--not-sent'], { env });
  await rig.done(['send'], { env: { ...AT_ONCE, ...env } });
}

async function copied(rig: Rig): Promise<string> {
  const copy = join(rig.folder, '..', 'copy');
  // as somebody does who knows that the newest part may be in the -wal
  rig.database((db) => db.pragma('wal_checkpoint(truncate)'));
  await cp(rig.folder, copy, { recursive: true });
  return copy;
}

interface From {
  readonly texts: readonly string[];
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A send from there posts nothing, holds back all that it has, and says so unless a look showed that all of it went. */
async function wantHeld(rig: Rig, { texts, workspace = rig.folder, env = {} }: From): Promise<string[]> {
  const before = await countSent(rig, texts);
  const { code } = await rig.run(['send'], { workspace, env: { ...AT_ONCE, ...env } });
  const more = (await countSent(rig, texts)) - before;
  const broken = more === 0 ? [] : [`${more} were posted from there`];
  const heldEver = "select count(distinct reply) from events where kind = 'reply.held'";
  const held = rig.database((db) => db.prepare(heldEver).pluck().get(), workspace);
  if (held !== texts.length) broken.push(`${held} were held, not ${texts.length}`);
  const rows = rig.rows(workspace);
  const loose = rows.filter(({ status }) => status !== 'held' && status !== 'sent');
  broken.push(...loose.map(({ id, status }) => `${id} is ${status}, not held`));
  const isAllSent = rows.every(({ status }) => status === 'sent');
  if ((code === 0) !== isAllSent) broken.push(`the send ended with ${code}`);
  return broken;
}

async function approveEverywhere(rig: Rig, texts: readonly string[]): Promise<void> {
  const shares = Map.groupBy(texts.keys(), (index): PlatformName => PLATFORMS[index % PLATFORMS.length] ?? 'x');
  for (const [platform, indexes] of shares) {
    await rig.approved({ platform, way: 'public', texts: indexes.map((index) => texts[index] ?? '') });
  }
}

async function countSent(rig: Rig, texts: readonly string[]): Promise<number> {
  return (await rig.posts()).filter((post) => texts.some((text) => post.text.includes(text))).length;
}
