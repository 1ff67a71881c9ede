import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Spread, spread, startTimed, type Timed } from './inbox-terminal.ts';
import { median } from './measure.ts';

/** A database to look at: `file` for the floor, its workspace for kuulo. */
export interface Site {
  readonly workspace: string;
  readonly file: string;
}

/** How long the first page takes, and until keys are answered. Milliseconds. */
export interface Start {
  readonly floorMs: number;
  readonly pageMs: number;
  readonly answeringMs: number;
}

/** What keys cost. Milliseconds, but for the memory, which is the most that was held after all keys. */
export interface Keys {
  readonly each: Spread;
  readonly burstMs: number;
  readonly peakMb: number;
}

const BURST = 200;
const BURST_QUIET_MS = 150;
const STEADY_MS = 4;
/** Long enough that what starting left to do is done. */
const SETTLE_MS = 700;
const IDLE_S = 10;
const CHANGE_MS = 1_000;

const floor = (site: Site): Timed => startTimed(['test/bench/inbox-floor.js', site.file]);
const kuulo = (site: Site, isRead = false): Timed =>
  startTimed(['bin/run.js', 'inbox', '--workspace', site.workspace, '--as', 'aino'], isRead);

/** Starts both in turn, so often. */
export async function starts(site: Site, rounds: number): Promise<Start> {
  const floors: number[] = [];
  const pages: number[] = [];
  const answers: number[] = [];
  // a program that is killed keeps nothing of what it compiled
  await leaving(kuulo(site, true));
  for (let round = 0; round < rounds; round += 1) {
    const bare = floor(site);
    floors.push(await bare.page());
    await bare.end();
    const inbox = kuulo(site, true);
    pages.push(await inbox.page());
    inbox.type('j');
    answers.push(await inbox.shows(/^ .*\n>/m));
    await inbox.end();
  }
  return { floorMs: median(floors), pageMs: median(pages), answeringMs: median(answers) };
}

async function leaving(inbox: Timed): Promise<void> {
  inbox.type('j');
  await inbox.shows(/^ .*\n>/m);
  inbox.type('qq');
  await inbox.over;
}

/** Types `j` so often, one after another; then two hundred at once; then steadily up to a thousand. */
export async function keys(site: Site, count: number): Promise<{ floor: Spread; kuulo: Keys }> {
  const bare = floor(site);
  const inbox = kuulo(site);
  try {
    await Promise.all([bare.page(), inbox.page()]);
    await sleep(SETTLE_MS);
    const floors: number[] = [];
    const each: number[] = [];
    for (let key = 0; key < count; key += 1) {
      floors.push(await bare.answer('j'));
      each.push(await inbox.answer('j'));
    }
    const burstMs = await inbox.settled('k'.repeat(BURST), BURST_QUIET_MS);
    for (let key = count + BURST; key < 1_000; key += 1) {
      inbox.type(key % 200 < 100 ? 'j' : 'k');
      await sleep(STEADY_MS);
    }
    return { floor: spread(floors), kuulo: { each: spread(each), burstMs, peakMb: inbox.peakMb() } };
  } finally {
    await Promise.all([bare.end(), inbox.end()]);
  }
}

/** Processor time of an inbox nobody touches, milliseconds a second: left alone, and where another process writes. */
export async function idle(alone: Site, busy: Site): Promise<{ aloneMs: number; busyMs: number; changes: Spread }> {
  const quiet = kuulo(alone);
  const watched = kuulo(busy, true);
  const db = new Database(busy.file);
  const rename = db.prepare(
    `update conversations set subject = ? where id =
       (select id from conversations where status = 'open' order by urgency_rank desc, id desc limit 1)`,
  );
  try {
    await Promise.all([quiet.page(), watched.page()]);
    await sleep(SETTLE_MS);
    const before = [quiet.cpuMs(), watched.cpuMs()] as const;
    const startedAt = performance.now();
    const delays: number[] = [];
    for (let change = 0; performance.now() - startedAt < IDLE_S * 1000; change += 1) {
      const words = `changed ${change} elsewhere`;
      const due = performance.now() + CHANGE_MS;
      rename.run(words);
      const writtenAt = watched.age();
      delays.push((await watched.shows(new RegExp(words))) - writtenAt);
      await sleep(Math.max(0, due - performance.now()));
    }
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      aloneMs: (quiet.cpuMs() - before[0]) / seconds,
      busyMs: (watched.cpuMs() - before[1]) / seconds,
      changes: spread(delays),
    };
  } finally {
    db.close();
    await Promise.all([quiet.end(), watched.end()]);
  }
}
