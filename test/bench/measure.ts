import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** Clock ticks per second that /proc counts in (Linux's USER_HZ). */
const TICKS_PER_SECOND = 100;

/** One program's cost: processor time of all its runs, and the median of their wall times. Milliseconds. */
export interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** A program to time, run with this Node. */
export interface Candidate {
  readonly name: string;
  readonly args: readonly string[];
}

/** Runs this Node with these arguments; the caller goes on serving meanwhile. Returns what was printed. */
export async function run(args: readonly string[]): Promise<string> {
  // reading more certificates would slow the start of every Node, the floor's too
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

/** Runs the candidates in turn, round after round, so that a busy machine slows all of them alike. */
export async function interleaved(candidates: readonly Candidate[], rounds: number): Promise<Map<string, Cost>> {
  const walls = new Map<string, number[]>();
  const cpus = new Map<string, number>();
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, args } of candidates) {
      const cpuBefore = childrenCpuMs();
      const startedAt = performance.now();
      await run(args);
      if (round < 0) continue; // warms caches
      walls.set(name, [...(walls.get(name) ?? []), performance.now() - startedAt]);
      cpus.set(name, (cpus.get(name) ?? 0) + childrenCpuMs() - cpuBefore);
    }
  }
  return new Map(
    [...walls].map(([name, wall]) => [name, { cpuMs: (cpus.get(name) ?? 0) / rounds, wallMs: median(wall) }]),
  );
}

/** User and system time of all children waited for so far (proc(5), fields 16 and 17 of stat). */
function childrenCpuMs(): number {
  const afterName = readFileSync('/proc/self/stat', 'utf8').split(') ')[1] ?? '';
  const fields = afterName.split(' ');
  return ((Number(fields[13]) + Number(fields[14])) * 1000) / TICKS_PER_SECOND;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
