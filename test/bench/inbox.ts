import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reads } from './inbox-reads.ts';
import { idle, keys, type Site, starts } from './inbox-screen.ts';
import { makeWorld } from './inbox-world.ts';

/** Messages of each world, and how often it is looked at. */
const SIZES = [
  { messages: 1_000, starts: 3, keys: 60 },
  { messages: 100_000, starts: 3, keys: 60 },
  { messages: 1_000_000, starts: 7, keys: 160 },
] as const;

/**
 * Prints what the inbox costs with a thousand, a hundred thousand and a million messages: in a real terminal against a
 * program that does one query and paints it, in the database against a scan.
 * @param heard workspace that kuulo has polled into: what it heard is told again to fill the worlds
 */
export async function inbox(heard: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-inbox-'));
  try {
    const [first] = SIZES;
    const sites = SIZES.map(({ messages }) => {
      const workspace = join(folder, String(messages));
      const startedAt = performance.now();
      makeWorld(heard, workspace, messages);
      const seconds = (performance.now() - startedAt) / 1000;
      return { workspace, file: join(workspace, 'kuulo.db'), seconds };
    });
    console.log(`\nInbox, in a terminal of 200 by 55; the floor is one query and its rows painted, nothing else`);
    console.log(`${'messages'.padEnd(26)} ${SIZES.map(({ messages }) => String(messages).padStart(10)).join('')}`);
    const table = new Map<string, string[]>();
    for (const [index, size] of SIZES.entries()) {
      const site = sites[index];
      if (site !== undefined) for (const [name, value] of await figures(site, size)) add(table, name, value);
    }
    for (const [name, values] of table)
      console.log(`${name.padEnd(26)} ${values.map((value) => value.padStart(10)).join('')}`);
    const [small, , large] = sites;
    if (small !== undefined && large !== undefined) await tellIdle(large, small);
    console.log(
      `(made in ${sites.map(({ seconds }) => `${seconds.toFixed(1)} s`).join(', ')}; ${first.keys} keys or more each)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figures(site: Site, size: (typeof SIZES)[number]): Promise<[string, string][]> {
  const start = await starts(site, size.starts);
  const { floor, kuulo } = await keys(site, size.keys);
  const { search, lastPage, scanMs } = await reads(site);
  return [
    ['first page / floor', (start.pageMs / start.floorMs).toFixed(2)],
    ['keys answered / floor', (start.answeringMs / start.floorMs).toFixed(2)],
    ['floor, ms', start.floorMs.toFixed(0)],
    ['key to frame p50, ms', kuulo.each.p50.toFixed(2)],
    ['key to frame p95, ms', kuulo.each.p95.toFixed(2)],
    ['floor p50, ms', floor.p50.toFixed(2)],
    ['200 keys at once, ms', kuulo.burstMs.toFixed(0)],
    ['MB after 1,000 keys', kuulo.peakMb.toFixed(0)],
    ['search, rare / scan', search.rare.toFixed(4)],
    ['search, common / scan', search.common.toFixed(4)],
    ['search, beginning / scan', search.prefix.toFixed(4)],
    ['scan, ms', scanMs.toFixed(1)],
    ['page 40 / page 1', lastPage.toFixed(2)],
  ];
}

async function tellIdle(alone: Site, busy: Site): Promise<void> {
  const { aloneMs, busyMs, changes } = await idle(alone, busy);
  console.log(
    `idle, CPU ms a second      ${aloneMs.toFixed(2)}; where another process writes each second ${busyMs.toFixed(1)}`,
  );
  console.log(
    `a change elsewhere shows   after ${changes.p50.toFixed(0)} ms (p50), ${changes.p95.toFixed(0)} ms (p95)`,
  );
}

function add(table: Map<string, string[]>, name: string, value: string): void {
  table.set(name, [...(table.get(name) ?? []), value]);
}
