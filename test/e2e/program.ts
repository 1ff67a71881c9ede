import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What one run of the built program left behind. */
export interface Ran {
  /** Null after a signal. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What it reads; an empty stdin when left out. */
  readonly stdin?: string | Buffer | undefined;
}

/** A run that goes on while the test does something else. */
export interface Running {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Its first line of output, as soon as it is there. */
  readonly firstLine: Promise<string>;
  /** Takes one piece of its output and closes the pipe, as `head -1` does. */
  readOnceAndLeave(): Promise<string>;
  /** Closes the pipe before anything is read. */
  leave(): void;
  readonly ended: Promise<Ran>;
}

const home = mkdtempSync(join(tmpdir(), 'kuulo-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

execFileSync(process.execPath, [join(ROOT, 'bin', 'build.js')]);

/** Runs the built program to its end, in a home of its own and with nothing of our environment but the PATH. */
export async function run(args: readonly string[], options: RunOptions): Promise<Ran> {
  return await start(args, options).ended;
}

/** Starts the built program. */
export function start(args: readonly string[], { cwd, env, stdin = '' }: RunOptions): Running {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'run.js'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: home, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // a program that ends without reading what it was given closes the pipe
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const chunks: Buffer[] = [];
  const line = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    const [first, ...more] = Buffer.concat(chunks).toString('utf8').split('\n');
    if (more.length > 0) line.resolve(first ?? '');
  });
  const err = text(child.stderr);
  const ended = once(child, 'close').then(async ([code, signal]): Promise<Ran> => {
    const out = Buffer.concat(chunks).toString('utf8');
    line.resolve(out);
    return { code, signal, out, err: await err };
  });
  return {
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    firstLine: line.promise,
    readOnceAndLeave: async () => {
      const [piece] = await once(child.stdout, 'data');
      child.stdout.destroy();
      return String(piece);
    },
    leave: () => void child.stdout.destroy(),
    ended,
  };
}
