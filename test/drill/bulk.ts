import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PLATFORMS, type PlatformName, WRITE } from './platforms.ts';
import { seededNumbers } from './random.ts';
import { type Rig, withRig } from './rig.ts';
import { countFaults, findUnmarked, type Tally } from './tally.ts';

/** What ends a bulk run before it is done. */
export const BULK_SCENARIOS = [
  'kill -9 at random, run again until done',
  'SIGINT at random, run again until done',
] as const;
type BulkScenario = (typeof BULK_SCENARIOS)[number];

/** One plan, applied over and over, each run ended at a random row. */
export interface BulkDrill {
  readonly scenario: BulkScenario;
  readonly rows: number;
  /** Runs that are ended. */
  readonly ends: number;
  readonly seed: number;
  readonly onProgress?: (words: string) => void;
}

const PLANNED = z.object({ plan: z.string(), count: z.int() });
const CONVERSATIONS = z.object({ items: z.array(z.object({ id: z.int(), visibility: z.string() })) });
const INTERRUPTED = 130;
const TRY_LATER = 7;
const PARTLY = 6;
/** Runs to the end; more than one only because platforms count calls in a window of time. */
const RUNS_MAX = 10;
/** While the platforms answer so late, a signal finds every account in the middle of a call. */
const SLOW_MS = 250;

/** Plans, approves, applies and ends the runs, then applies until nothing is left, and counts. */
export async function drillBulk(drill: BulkDrill): Promise<Tally> {
  return await withRig(drill.seed, async (rig) => {
    const { plan, texts } = await planned(rig, drill.rows);
    const args = ['bulk', 'apply', plan, '--expect', String(drill.rows), '--yes'];
    const random = seededNumbers(drill.seed);
    const end = { rig, args, rows: drill.rows };
    const broken: string[] = [];
    let ended = 0;
    for (let round = 0; round < drill.ends; round += 1) {
      const share = Math.floor((drill.rows - sentRows(rig)) / (drill.ends - round + 1));
      const after = random(1, Math.max(1, drill.scenario === BULK_SCENARIOS[0] ? share : 3 * PLATFORMS.length));
      const found =
        drill.scenario === BULK_SCENARIOS[0] ? await killAfter(end, after) : await interruptAfter(end, after);
      broken.push(...found.broken);
      if (found.isEnded) ended += 1;
      drill.onProgress?.(`${drill.scenario}: ${sentRows(rig)} of ${drill.rows} sent after ${round + 1} runs`);
      await rig.advance('16m');
    }
    broken.push(...(await finish(end)));
    const posts = await rig.posts();
    const rows = rig.rows();
    const unmarked = findUnmarked(rows, posts);
    if (rows.length !== drill.rows) broken.push(`${rows.length} replies of ${drill.rows} rows`);
    return {
      experiment: 'E4',
      strategy: 'kuulo',
      scenario: drill.scenario,
      replies: drill.rows,
      kills: ended,
      ...countFaults(posts, texts),
      unmarked: unmarked.length,
      broken: [...broken, ...unmarked].map((words) => `${drill.scenario}: ${words}`),
    };
  });
}

interface Applying {
  readonly rig: Rig;
  readonly args: readonly string[];
  readonly rows: number;
}

interface Ended {
  /** Whether the run was still going when it was ended. */
  readonly isEnded: boolean;
  readonly broken: readonly string[];
}

const AT_ONCE = { KUULO_SETTLE_MS: '0' };

/** Rows that were told before count as lines, too. */
async function killAfter({ rig, args }: Applying, rows: number): Promise<Ended> {
  const run = rig.start(args, { env: AT_ONCE });
  await run.wrote(sentRows(rig) + rows);
  run.kill('SIGKILL');
  return { isEnded: (await run.ended).signal === 'SIGKILL', broken: [] };
}

async function interruptAfter(applying: Applying, rows: number): Promise<Ended> {
  const { rig, args } = applying;
  for (const platform of PLATFORMS) {
    await rig.fault({ match: WRITE[platform].public, kind: 'slow', times: rows, delayMs: SLOW_MS });
  }
  const run = rig.start(args, { env: AT_ONCE });
  await run.wrote(sentRows(rig) + rows);
  const before = await postsByPlatform(rig);
  run.kill('SIGINT');
  const { code, err } = await run.ended;
  const broken: string[] = [];
  for (const [platform, count] of await postsByPlatform(rig)) {
    const more = count - (before.get(platform) ?? 0);
    if (more > 1) broken.push(`${more} posts on ${platform} after the signal`);
  }
  if (code !== INTERRUPTED) broken.push(`the interrupted run ended with ${code}: ${err.slice(-300)}`);
  const told = `${sentRows(rig)} of ${applying.rows}`;
  if (!err.includes(told)) broken.push(`the words do not say ${told}: ${err.slice(-300)}`);
  return { isEnded: code === INTERRUPTED, broken };
}

async function finish({ rig, args, rows }: Applying): Promise<string[]> {
  for (let run = 0; run < RUNS_MAX; run += 1) {
    const { code, err } = await rig.run(args, { env: AT_ONCE });
    if (code === 0) return [];
    if (code !== TRY_LATER && code !== PARTLY) return [`a run ended with ${code}: ${err.slice(-300)}`];
    await rig.advance('16m');
  }
  return [`${sentRows(rig)} of ${rows} sent after ${RUNS_MAX} runs`];
}

/** New people on all platforms, and a plan for them, by aino and approved by ville. */
async function planned(rig: Rig, rows: number): Promise<{ plan: string; texts: string[] }> {
  const shares = sharesOf(rows);
  for (const [platform, count] of shares) await rig.customers(count, { platform, visibility: 'public' });
  await rig.done(['poll']);
  const texts: string[] = [];
  const lines: string[] = [];
  for (const [platform, count] of shares) {
    const newest = ['list', '--limit', '1000', '--sort', 'newest', '--platform', platform, '--json'];
    const { items } = CONVERSATIONS.parse(JSON.parse(await rig.done(newest)));
    const open = items.filter(({ visibility }) => visibility === 'public').slice(0, count);
    for (const { id } of open) {
      const text = `Vika on korjattu, kiitos kärsivällisyydestä (${platform}, ${id}).`;
      texts.push(text);
      lines.push(JSON.stringify({ conversation: id, text }));
    }
  }
  const file = join(rig.folder, 'rows.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  const { plan, count } = PLANNED.parse(
    JSON.parse(await rig.done(['bulk', 'plan', '--from', file, '--json'], { as: 'aino' })),
  );
  if (count !== rows) throw new Error(`the plan has ${count} rows, not ${rows}`);
  await rig.done(['review', 'approve', plan]);
  return { plan, texts };
}

/**
 * X takes 100 posts in 15 minutes, a Mastodon server 300 calls in 5 (a reply is three), and who is told so waits them out by the real clock: these
 * two get fewer.
 */
const MOST: Readonly<Partial<Record<PlatformName, number>>> = { x: 80, mastodon: 60 };

function sharesOf(rows: number): Map<PlatformName, number> {
  const shares = new Map<PlatformName, number>();
  let left = rows;
  for (const [index, platform] of SCARCE_FIRST.entries()) {
    const share = Math.min(MOST[platform] ?? rows, Math.floor(left / (SCARCE_FIRST.length - index)));
    shares.set(platform, share);
    left -= share;
  }
  return shares;
}

const SCARCE_FIRST = [...PLATFORMS].sort(
  (a, b) => (MOST[a] ?? Number.MAX_SAFE_INTEGER) - (MOST[b] ?? Number.MAX_SAFE_INTEGER),
);

function sentRows(rig: Rig): number {
  return rig.rows().filter(({ status }) => status === 'sent').length;
}

async function postsByPlatform(rig: Rig): Promise<Map<string, number>> {
  const named = Map.groupBy(await rig.posts(), ({ platform }) => platform);
  return new Map([...named].map(([platform, posts]) => [platform, posts.length]));
}
