import { setTimeout as pause } from 'node:timers/promises';
import type { Ran, Running } from './kuulo.ts';
import { PLATFORMS, WRITE } from './platforms.ts';
import { type Rig, withRig } from './rig.ts';
import { countFaults, findUnmarked, type Tally } from './tally.ts';

/** Several `kuulo send` at once over the same replies, on platforms that take their time to answer. */
export interface SenderDrill {
  readonly senders: number;
  /** On each of the five platforms. */
  readonly repliesEach: number;
  /** How long a platform takes to answer after it has published. */
  readonly slowMs: number;
  /** One of them is stopped in the middle of its call, for so long; null when none is. */
  readonly stopMs: number | null;
  readonly seed: number;
}

/** Done, partly done, another sends, outcome unknown: how a sender among several may end. */
const ENDINGS = [0, 6, 7, 8];
const NOTHING_SENT = 7;
const LATER_RUNS = 4;

/** What a drill of this shape is called in the table. */
export function senderScenario({ senders, stopMs }: Pick<SenderDrill, 'senders' | 'stopMs'>): string {
  return stopMs === null ? `${senders} at once` : `${senders} at once, one stopped in mid-call and continued`;
}

/** Lets them run, stops one if asked, lets cron end it, and counts. */
export async function drillSenders(drill: SenderDrill): Promise<Tally> {
  return await withRig(drill.seed, async (rig) => {
    const texts = PLATFORMS.flatMap((platform) => textsFor(platform, drill.repliesEach));
    for (const platform of PLATFORMS) {
      await rig.approved({ platform, way: 'public', texts: textsFor(platform, drill.repliesEach) });
      const slow = { match: WRITE[platform].public, kind: 'slow', times: drill.repliesEach, delayMs: drill.slowMs };
      await rig.fault(slow);
    }
    const broken = drill.stopMs === null ? await race(rig, drill) : await stopOne(rig, drill, drill.stopMs);
    for (let run = 0; run < LATER_RUNS && rig.rows().some(({ status }) => status !== 'sent'); run += 1) {
      await rig.run(['send'], { env: { KUULO_SETTLE_MS: '0' } });
    }
    const rows = rig.rows();
    const posts = await rig.posts();
    broken.push(...rows.filter(({ status }) => status !== 'sent').map(({ id, status }) => `${id} stays ${status}`));
    const unmarked = findUnmarked(rows, posts);
    const scenario = senderScenario(drill);
    return {
      experiment: 'E3',
      strategy: 'kuulo',
      scenario,
      replies: texts.length,
      kills: drill.stopMs === null ? 0 : 1,
      ...countFaults(posts, texts),
      unmarked: unmarked.length,
      broken: [...broken, ...unmarked].map((words) => `${scenario}: ${words}`),
    };
  });
}

/** All at once; each either sends or says that another does. */
async function race(rig: Rig, { senders }: SenderDrill): Promise<string[]> {
  const runs = Array.from({ length: senders }, () => rig.start(['send']));
  return (await Promise.all(runs.map(({ ended }) => ended))).flatMap(badEnding);
}

/** The first one is stopped while the platforms have its replies; the others must not take over, since it will wake up. */
async function stopOne(rig: Rig, drill: SenderDrill, stopMs: number): Promise<string[]> {
  const first = rig.start(['send']);
  await firstPost(rig, first);
  first.kill('SIGSTOP');
  const before = (await rig.posts()).length;
  const others = Array.from({ length: drill.senders - 1 }, () => rig.start(['send', '--wait', '1s']));
  const ends = await Promise.all(others.map(({ ended }) => ended));
  await pause(stopMs);
  const meanwhile = (await rig.posts()).length - before;
  first.kill('SIGCONT');
  const broken = [...ends, await first.ended].flatMap(badEnding);
  if (meanwhile > 0) broken.push(`${meanwhile} were posted while their sender was stopped`);
  const eager = ends.filter(({ code }) => code !== NOTHING_SENT);
  broken.push(...eager.map(({ code, err }) => `a sender that met a stopped one ended with ${code}: ${err}`));
  return broken;
}

/** Waits until all five platforms have published something and none has answered. */
async function firstPost(rig: Rig, sender: Running): Promise<void> {
  for (;;) {
    const reached = new Set(
      (await rig.posts()).filter(({ text }) => text.includes(WORDS)).map(({ platform }) => platform),
    );
    if (reached.size === PLATFORMS.length || sender.hasEnded()) return;
    await pause(20);
  }
}

const WORDS = 'Vastaamme yhdessä';

function textsFor(platform: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${WORDS} (${platform}, ${index + 1}).`);
}

function badEnding({ code, signal, err }: Ran): string[] {
  return code !== null && ENDINGS.includes(code) ? [] : [`a sender ended with ${code ?? signal}: ${err}`];
}
