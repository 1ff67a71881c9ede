import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/credentials.ts';
import type { Scenario } from './crashes.ts';
import { type Running, startScript } from './kuulo.ts';
import type { NaiveJob } from './naive-sender.ts';
import { WRITE } from './platforms.ts';
import { type Rig, withRig } from './rig.ts';
import { countFaults, type Tally } from './tally.ts';

/** `naive`: post, mark, try again. `impatient`: the same, but it looks once, at once. */
export const STRATEGIES = ['naive', 'impatient'] as const;
export type Strategy = (typeof STRATEGIES)[number];

const PLATFORMS = ['mastodon', 'facebook'] as const;
const LABELS = ['claimed', 'called', 'recorded'] as const;
const TOKENS = {
  mastodon: SANDBOX_CREDENTIALS.mastodon.accessToken,
  facebook: SANDBOX_CREDENTIALS.facebook.pageAccessToken,
};
const RUNS_MAX = 12;
/** Longer than any run of theirs, however slow the machine. */
const HIDDEN_MS = 120_000;

/** The same rig, the same kills, another sender: it must show duplicates, else the rig could not see any. */
export async function drillNaive(strategy: Strategy, scenario: Scenario, seed: number): Promise<Tally> {
  return await withRig(seed, async (rig) => {
    const jobs: NaiveJob[] = [];
    let kills = 0;
    for (const platform of PLATFORMS) {
      for (const label of LABELS) {
        const job = await newJob(rig, platform, `Naiivi vastaus (${platform}, ${label}, ${scenario}).`);
        jobs.push(job);
        if (scenario !== 'clean') {
          await rig.fault({ match: WRITE[platform].public, kind: scenario, delayMs: HIDDEN_MS });
        }
        const file = await writeJobs(rig, jobs);
        const { signal } = await sender({ rig, file, strategy, crashAt: label }).ended;
        if (signal === 'SIGKILL') kills += 1;
        for (let run = 0; run < RUNS_MAX && !(await isAllSent(file)); run += 1)
          await sender({ rig, file, strategy }).ended;
        job.state = 'sent';
      }
    }
    await rig.advance('10m');
    const texts = jobs.map(({ text }) => text);
    const counts = countFaults(await rig.posts(), texts);
    const replies = texts.length;
    return { experiment: 'E1', strategy, scenario, replies, kills, ...counts, unmarked: 0, broken: [] };
  });
}

/** Two naive senders over the same answers at once, on a platform that takes its time. */
export async function drillNaivePair(replies: number, seed: number): Promise<Tally> {
  return await withRig(seed, async (rig) => {
    const texts = Array.from({ length: replies }, (_, index) => `Naiivi pari (${index + 1}).`);
    const jobs: NaiveJob[] = [];
    for (const text of texts) jobs.push(await newJob(rig, 'mastodon', text));
    await rig.fault({ match: WRITE.mastodon.public, kind: 'slow', times: 2 * replies, delayMs: 600 });
    const file = await writeJobs(rig, jobs);
    await Promise.all([1, 2].map(() => sender({ rig, file, strategy: 'naive' }).ended));
    const counts = countFaults(await rig.posts(), texts);
    return {
      experiment: 'E3',
      strategy: 'naive',
      scenario: '2 at once',
      replies,
      kills: 0,
      ...counts,
      unmarked: 0,
      broken: [],
    };
  });
}

function sender(run: { rig: Rig; file: string; strategy: Strategy; crashAt?: string }): Running {
  const env = run.crashAt === undefined ? {} : { KUULO_CRASH_AT: run.crashAt };
  return startScript('test/drill/naive-sender.ts', [run.file, run.strategy], { cwd: run.rig.folder, env });
}

async function newJob(rig: Rig, platform: NaiveJob['platform'], text: string): Promise<NaiveJob> {
  const [to = ''] = await rig.customers(1, { platform, visibility: 'public' });
  return { platform, base: `${rig.url}/${platform}`, token: TOKENS[platform], to, text, state: 'open' };
}

async function writeJobs(rig: Rig, jobs: readonly NaiveJob[]): Promise<string> {
  const file = join(rig.folder, 'naive.json');
  await writeFile(file, JSON.stringify(jobs));
  return file;
}

async function isAllSent(file: string): Promise<boolean> {
  const jobs: NaiveJob[] = JSON.parse(await readFile(file, 'utf8'));
  return jobs.every(({ state }) => state === 'sent');
}
