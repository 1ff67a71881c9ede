import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from './measure.ts';

/** What `kuulo classify` costs in the built program. */
export interface ClassifyCost {
  readonly linesPerSecond: number;
  /** Of a run that is given nothing. */
  readonly startUpMs: number;
  /** The most memory that a run held, by its lines; null where the system does not tell. */
  readonly megabytes: Readonly<Record<'few' | 'many', number | null>>;
}

export const FEW = 20_000;
export const MANY = 200_000;
const STARTS = 5;
const LOOK_MS = 20;
const NEWLINE = 0x0a;

/** Sends JSON lines through a shell's pipe into the program and its output into a file. @throws when a line has no answer */
export async function classifyCost(texts: readonly string[]): Promise<ClassifyCost> {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-bench-'));
  try {
    const inputs = { none: 0, few: FEW, many: MANY };
    for (const [name, count] of Object.entries(inputs)) writeFileSync(join(folder, name), linesOf(texts, count));
    const few = await classify(folder, 'few', FEW); // warms caches too
    const starts: number[] = [];
    for (let round = 0; round < STARTS; round += 1) starts.push((await classify(folder, 'none', 0)).wallMs);
    const startUpMs = median(starts);
    const many = await classify(folder, 'many', MANY);
    return {
      linesPerSecond: (MANY / (many.wallMs - startUpMs)) * 1000,
      startUpMs,
      megabytes: { few: few.megabytes, many: many.megabytes },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly wallMs: number;
  readonly megabytes: number | null;
}

/** In a folder without a workspace: as shipped. */
async function classify(folder: string, input: string, count: number): Promise<Run> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(KUULO_|NODE_EXTRA_CA_CERTS)/.test(name));
  const startedAt = performance.now();
  const shell = spawn(
    'sh',
    ['-c', 'cat "$1" | "$2" "$3" classify > out', 'sh', input, process.execPath, resolve('bin/run.js')],
    {
      cwd: folder,
      env: Object.fromEntries(kept),
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, peakOfChildren(shell.pid ?? 0));
  }, LOOK_MS);
  const [status] = await once(shell, 'exit');
  const wallMs = performance.now() - startedAt;
  clearInterval(looking);
  const answers = linesIn(readFileSync(join(folder, 'out')));
  if (status !== 0 || answers !== count) throw new Error(`${answers} of ${count} lines came out, status ${status}`);
  return { wallMs, megabytes: peak === 0 ? null : peak };
}

/** Megabytes that the largest of its children has held so far (proc(5), VmHWM); 0 where that is not told. */
function peakOfChildren(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return Math.max(0, ...children.map((child) => peakOf(child)));
  } catch {
    return 0;
  }
}

function peakOf(pid: string): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes ?? 0) * 1024) / 1e6;
}

function linesOf(texts: readonly string[], count: number): string {
  const line = (place: number): string =>
    `${JSON.stringify({ id: String(place), text: texts[place % texts.length] ?? '' })}\n`;
  return Array.from({ length: count }, (_, place) => line(place)).join('');
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (const byte of bytes) if (byte === NEWLINE) lines += 1;
  return lines;
}
