import { setTimeout as pause } from 'node:timers/promises';
import type { Ran } from './kuulo.ts';
import { crashLabels } from './labels.ts';
import { type PlatformName, type Way, WRITE } from './platforms.ts';
import { type Post, type ReplyRow, type Rig, withRig } from './rig.ts';
import { countFaults, findUnmarked, type Tally } from './tally.ts';

/** What the platform does to the call that publishes. */
export const SCENARIOS = ['clean', 'dropBefore', 'dropAfter', '500After', 'html200', 'truncate', 'late'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** One sender killed at every label, over and over, on one platform that does one thing wrong. */
export interface CrashDrill {
  readonly platform: PlatformName;
  readonly scenario: Scenario;
  readonly way: Way;
  /** Where it is killed; everywhere when left out. */
  readonly labels?: readonly string[] | undefined;
  readonly seed: number;
}

export interface CrashResult {
  readonly tally: Tally;
  /** How often the sender died at each label. */
  readonly hits: ReadonlyMap<string, number>;
}

/** How long `late` keeps a post from readers; and a settle time that is longer, as the real one is. */
const LATE_MS = 700;
const SETTLE_MS = 1_500;
/** Nothing is looked up by a run that is killed elsewhere. */
const NOT_NOW = { KUULO_SETTLE_MS: '3600000' };
/** Runs that end the same way one after another, before the drill says that they always will. */
const SAME_MAX = 3;

/** Kills, lets cron go on until nothing moves any more, and counts. */
export async function drillCrashes(drill: CrashDrill): Promise<CrashResult> {
  return await withRig(drill.seed, async (rig) => {
    const cells = cellsOf(drill);
    const texts = cells.map(({ text }) => text);
    const ids = await rig.approved({ platform: drill.platform, way: drill.way, texts });
    const broken: string[] = [];
    const hits = new Map<string, number>();
    for (const [index, { label }] of cells.entries()) {
      const died = await killAt(rig, drill, { label, id: ids[index] ?? 0 });
      if (died) hits.set(label, (hits.get(label) ?? 0) + 1);
      else broken.push(`no run died at ${label}`);
    }
    broken.push(...(await recover(rig, drill)));
    const posts = await rig.posts();
    const rows = rig.rows();
    broken.push(...rows.filter(({ status }) => status !== 'sent').map(({ id, status }) => `${id} stays ${status}`));
    const wrongWay = posts.filter((post) =>
      texts.some((text) => post.text.includes(text) && post.visibility !== drill.way),
    );
    broken.push(...wrongWay.map(({ id }) => `${id} went the other way`));
    const isSound = rig.database((db) => db.pragma('quick_check', { simple: true })) === 'ok';
    if (!isSound) broken.push('the database is damaged');
    const unmarked = findUnmarked(rows, posts);
    return {
      hits,
      tally: {
        experiment: 'E1',
        strategy: 'kuulo',
        scenario: drill.scenario,
        replies: texts.length,
        kills: [...hits.values()].reduce((all, one) => all + one, 0),
        ...countFaults(posts, texts),
        unmarked: unmarked.length,
        broken: [...broken, ...unmarked].map((words) => `${drill.platform} ${drill.way} ${drill.scenario}: ${words}`),
      },
    };
  });
}

/**
 * The honest limit: a post that readers are shown later than the settle time has passed is taken for one that never was. It
 * goes out twice unless the platform knows the key (Mastodon), the place (Bluesky) or the words (X).
 */
export async function drillTooShortSettle(platform: PlatformName, seed: number): Promise<Tally> {
  return await withRig(seed, async (rig) => {
    const texts = ['Palaamme asiaan tänään (liian lyhyt odotus).'];
    const [id] = await rig.approved({ platform, way: 'public', texts });
    await rig.fault({ match: WRITE[platform].public, kind: 'late', delayMs: 60_000 });
    const died = await rig.run(['send', String(id)], { env: { ...NOT_NOW, KUULO_CRASH_AT: 'send:called' } });
    for (let run = 0; run < SAME_MAX; run += 1) await rig.run(['send'], { env: { KUULO_SETTLE_MS: '0' } });
    // by now everybody sees what there is
    await rig.advance('2m');
    return {
      experiment: 'limit',
      strategy: 'kuulo, settle time 0',
      scenario: platform,
      replies: 1,
      kills: died.signal === 'SIGKILL' ? 1 : 0,
      ...countFaults(await rig.posts(), texts),
      unmarked: 0,
      broken: [],
    };
  });
}

interface Cell {
  readonly label: string;
  readonly text: string;
}

function cellsOf({ scenario, labels = crashLabels() }: CrashDrill): Cell[] {
  // those that look after an unknown outcome come last: what they find is what the others left
  const inOrder = [...labels.filter((label) => !isSettling(label)), ...labels.filter(isSettling)];
  return inOrder.map((label) => ({ label, text: `Selvitämme asian ja palaamme tänään (${label}, ${scenario}).` }));
}

function isSettling(label: string): boolean {
  return label.startsWith('settle:');
}

/** One run that dies at the label. What it would have sent, or looked up, is this reply. */
async function killAt(rig: Rig, drill: CrashDrill, { label, id }: { label: string; id: number }): Promise<boolean> {
  const { platform, scenario, way } = drill;
  const fault = { match: WRITE[platform][way], kind: scenario, delayMs: LATE_MS };
  if (scenario !== 'clean') await rig.fault(fault);
  const env = { ...settleOf(scenario), KUULO_CRASH_AT: label };
  if (!isSettling(label))
    return (await rig.run(['send', String(id)], { env: { ...env, ...NOT_NOW } })).signal === 'SIGKILL';
  // first nobody knows what became of it
  await rig.run(['send', String(id)], { env: { ...NOT_NOW, KUULO_CRASH_AT: 'send:called' } });
  await settled(scenario);
  const died = await rig.run(['send', String(id)], { env });
  // and the next look is answered as badly
  if (!['clean', 'late'].includes(scenario)) await rig.fault({ ...fault, match: `GET /${platform}/` });
  return died.signal === 'SIGKILL';
}

function settleOf(scenario: Scenario): { KUULO_SETTLE_MS: string } {
  return { KUULO_SETTLE_MS: scenario === 'late' ? String(SETTLE_MS) : '0' };
}

async function settled(scenario: Scenario): Promise<void> {
  if (scenario === 'late') await pause(SETTLE_MS);
}

/** What cron does: `kuulo send`, until everything is sent or nothing moves. Returns what is wrong on the way. */
async function recover(rig: Rig, { scenario }: CrashDrill): Promise<string[]> {
  const broken: string[] = [];
  let before = '';
  let same = 0;
  while (same < SAME_MAX) {
    await settled(scenario);
    const ran = await rig.run(['send'], { env: settleOf(scenario) });
    const rows = rig.rows();
    broken.push(...wrongAfter(ran, rows, await rig.posts()));
    if (rows.every(({ status }) => status === 'sent')) break;
    const now = JSON.stringify(rows.map(({ status }) => status));
    same = now === before ? same + 1 : 0;
    before = now;
    // platforms that count calls in 15 minutes
    if (ran.code === TRY_LATER) await rig.advance('16m');
  }
  return broken;
}

const TRY_LATER = 7;
const PARTLY = 6;
const UNKNOWN = 8;

/** What a run that came to its end may not leave behind. */
function wrongAfter({ code, signal, err }: Ran, rows: readonly ReplyRow[], posts: readonly Post[]): string[] {
  const broken = findUnmarked(rows, posts);
  if (![0, PARTLY, TRY_LATER, UNKNOWN].includes(code ?? -1)) broken.push(`send ended with ${code ?? signal}: ${err}`);
  if (rows.some(({ status }) => status === 'sending')) broken.push('a run that ended left a reply as sending');
  const isOpen = rows.some(({ status }) => status === 'unknown');
  if (isOpen && code === 0) broken.push('a run ended with 0 while an outcome was unknown');
  return broken;
}
