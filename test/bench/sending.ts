import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { startInstantMastodon } from './instant-mastodon.ts';
import { median, run } from './measure.ts';

const REPLIES = 1_000;
const FLOORS = 3;

/**
 * Sending approved replies without pacing to a loopback platform, as a ratio to the bare calls and commits it cannot do
 * without. Prints the ratio; throws when not every reply arrived.
 */
export async function sending(): Promise<void> {
  const sandbox = await startSandbox({ seed: 1 });
  const server = await startInstantMastodon(sandbox.url);
  try {
    const file = join(sandbox.workspace, 'kuulo.yaml');
    const settings = readFileSync(file, 'utf8');
    writeFileSync(file, settings.replace(`${sandbox.url}/mastodon`, `${server.url}/mastodon`));
    const kuulo = (args: readonly string[], as: string) =>
      run(['bin/run.js', ...args, '--workspace', sandbox.workspace, '--as', as]);
    await fetch(`${sandbox.url}/_sandbox/customers`, {
      method: 'POST',
      body: JSON.stringify({ count: REPLIES, platform: 'mastodon', visibility: 'public' }),
    });
    await kuulo(['poll', 'masto', '--json'], 'aino');
    const drafts = join(sandbox.workspace, 'rows.jsonl');
    writeFileSync(drafts, await rowsOf(kuulo));
    const { plan, count }: { plan: string; count: number } = JSON.parse(
      await kuulo(['bulk', 'plan', '--from', drafts, '--json'], 'aino'),
    );
    await kuulo(['review', 'approve', plan, '--json'], 'ville');
    const startedAt = performance.now();
    await kuulo(['bulk', 'apply', plan, '--expect', String(count), '--yes', '--json'], 'aino');
    const wallMs = performance.now() - startedAt;
    if (server.posts !== count) throw new Error(`${server.posts} of ${count} arrived`);
    const floors: number[] = [];
    for (let round = 0; round < FLOORS; round += 1) {
      floors.push(Number(await run(['test/bench/sending-floor.ts', `${server.url}/mastodon`, String(count)])));
    }
    console.log(`\nSending ${count} approved replies, unpaced, against as many bare GETs, POSTs and synced commits`);
    console.log(
      `wall time / floor  ${(wallMs / median(floors)).toFixed(2)}   (start-up and the plan's own work included)`,
    );
  } finally {
    await server.close();
    await sandbox.close();
    rmSync(sandbox.workspace, { recursive: true, force: true });
  }
}

async function rowsOf(kuulo: (args: readonly string[], as: string) => Promise<string>): Promise<string> {
  const list = ['list', '--account', 'masto', '--status', 'open', '--limit', '1000', '--sort', 'newest', '--json'];
  const { items }: { items: readonly { id: number }[] } = JSON.parse(await kuulo(list, 'aino'));
  const text = (id: number) => `Hei! Selvitämme asian numero ${id} ja palaamme sinulle tänään.`;
  return items.map(({ id }) => `${JSON.stringify({ conversation: id, text: text(id) })}\n`).join('');
}
