/**
 * Prints ratios against a floor measured in the same run: start-up against `node -e 0`, polling against the bare SQLite insert
 * of the same rows, sending against bare calls and commits. Read the ratios, not the times: the machine is noisy. Then
 * the inbox on its screen and in its database (`--inbox` prints only that), the guard on labelled drafts (`--guard`), and
 * triage against its targets (`--triage`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { guard } from './guard.ts';
import { inbox } from './inbox.ts';
import { interleaved, median, run } from './measure.ts';
import { sending } from './sending.ts';
import { triage } from './triage.ts';

const ROUNDS = 15;
const MESSAGES = 3_000;
const PROGRAM = 'bin/run.js';

const sandbox = await startSandbox({ seed: 1 });
try {
  const only = ['--inbox', '--guard', '--triage'].find((one) => process.argv.includes(one));
  const isAsked = (one: string): boolean => only === undefined || only === one;
  if (isAsked('--inbox')) {
    await kuulo(['poll', '--json']);
    await inbox(sandbox.workspace);
  }
  if (only === undefined) {
    await startUp();
    await polling();
    await sending();
  }
  if (isAsked('--guard')) guard();
  if (isAsked('--triage')) await triage();
} finally {
  await sandbox.close();
  rmSync(sandbox.workspace, { recursive: true, force: true });
}

async function kuulo(args: readonly string[]): Promise<string> {
  return await run([PROGRAM, ...args, '--workspace', sandbox.workspace]);
}

async function startUp(): Promise<void> {
  const floor = 'node -e 0';
  const workspace = ['--workspace', sandbox.workspace];
  const costs = await interleaved(
    [
      { name: floor, args: ['-e', '0'] },
      { name: 'kuulo --version', args: [PROGRAM, '--version'] },
      { name: 'kuulo status', args: [PROGRAM, 'status', ...workspace] },
      { name: 'kuulo list --json', args: [PROGRAM, 'list', '--json', ...workspace] },
      { name: 'kuulo poll (nothing new)', args: [PROGRAM, 'poll', '--json', ...workspace] },
    ],
    ROUNDS,
  );
  const base = costs.get(floor);
  if (base === undefined) throw new Error('no floor');
  console.log(`\nStart-up, ratio to ${floor} (${ROUNDS} interleaved rounds)\n${'command'.padEnd(28)}  cpu x  wall x`);
  for (const [name, cost] of costs) {
    const ratios = [cost.cpuMs / base.cpuMs, cost.wallMs / base.wallMs].map((ratio) => ratio.toFixed(2).padStart(6));
    console.log(`${name.padEnd(28)} ${ratios.join(' ')}`);
  }
}

async function polling(): Promise<void> {
  await fetch(`${sandbox.url}/_sandbox/customers`, { method: 'POST', body: JSON.stringify({ count: MESSAGES }) });
  const startedAt = performance.now();
  const report: { totals: { new: number; elapsedMs: number } } = JSON.parse(await kuulo(['poll', '--json']));
  const wallMs = performance.now() - startedAt;
  const bareMs = bareInsertMs(report.totals.new);
  const rate = (report.totals.new / report.totals.elapsedMs) * 1000;
  const bareRate = (report.totals.new / bareMs) * 1000;
  console.log(
    `\nPolling ${report.totals.new} new messages (HTTP, triage, index) against bare inserts of the same rows`,
  );
  console.log(
    `poll rate / bare insert rate  ${(rate / bareRate).toFixed(4)}   (the whole process took ${(wallMs / bareMs).toFixed(0)} x the inserts)`,
  );
}

/** The same rows into a bare table of the same columns: one prepared statement, one transaction. */
function bareInsertMs(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-bench-'));
  const source = new Database(join(sandbox.workspace, 'kuulo.db'), { readonly: true });
  const rows = source
    .prepare<[number], Record<string, unknown>>('select * from messages order by id desc limit ?')
    .all(count);
  source.close();
  const columns = Object.keys(rows[0] ?? {});
  const times = Array.from({ length: 5 }, (_, round) => {
    const db = new Database(join(folder, `bare-${round}.db`));
    db.pragma('journal_mode = WAL');
    db.exec(`create table bare (${columns.map((name) => `"${name}"`).join(', ')})`);
    const insert = db.prepare(`insert into bare values (${columns.map(() => '?').join(', ')})`);
    const all = db.transaction(() => {
      for (const row of rows) insert.run(columns.map((name) => row[name]));
    });
    const startedAt = performance.now();
    all.immediate();
    const ms = performance.now() - startedAt;
    db.close();
    return ms;
  });
  rmSync(folder, { recursive: true, force: true });
  return median(times);
}
