import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What one run left behind. */
export interface Ran {
  /** Null after a signal. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A run that goes on while the drill does something to it. */
export interface Running {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  hasEnded(): boolean;
  /** Settles once it has written so many lines to stdout, or has ended. */
  wrote(lines: number): Promise<void>;
  readonly ended: Promise<Ran>;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

let isBuilt = false;

/** Builds the program, once a process and only if its source changed. */
export function buildOnce(): void {
  if (!isBuilt) execFileSync(process.execPath, [join(ROOT, 'bin', 'build.js')]);
  isBuilt = true;
}

/** Starts a script of ours: `bin/run.js` is the built program. */
export function startScript(script: string, args: readonly string[], { cwd, env }: Surroundings): Running {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd,
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = text(child.stdout);
  let written = 0;
  const waiting = new Set<{ readonly lines: number; readonly done: () => void }>();
  const tell = (isOver: boolean): void => {
    for (const one of waiting) if (isOver || written >= one.lines) one.done();
  };
  child.stdout.on('data', (piece: Buffer | string) => {
    written += String(piece).split('\n').length - 1;
    tell(false);
  });
  const err = text(child.stderr);
  let isOver = false;
  child.once('exit', () => {
    isOver = true;
    tell(true);
  });
  return {
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    hasEnded: () => isOver,
    wrote: (lines) =>
      new Promise((resolve) => {
        if (isOver || written >= lines) resolve();
        else waiting.add({ lines, done: resolve });
      }),
    ended: once(child, 'close').then(async ([code, signal]) => ({ code, signal, out: await out, err: await err })),
  };
}
