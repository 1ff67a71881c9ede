import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { median } from './measure.ts';

const COLUMNS = 200;
const ROWS = 55;
/** A page is there when this much of it is. */
const PAGE_BYTES = 2_000;
/** No byte for so long, and what was asked for is drawn. */
const QUIET_MS = 30;
const PATIENCE_MS = 20_000;

/** A program in a terminal of its own whose bytes are timed as they come. */
export interface Timed {
  type(keys: string): void;
  /** Milliseconds from the start to the first page. */
  page(): Promise<number>;
  /** Milliseconds from these keys to the first byte of the answer; resolves when all of it has come. */
  answer(keys: string): Promise<number>;
  /** Milliseconds from these keys to the last byte before so long a silence. */
  settled(keys: string, quietMs: number): Promise<number>;
  /** Milliseconds from the start until the screen matches. */
  shows(wanted: RegExp): Promise<number>;
  /** Milliseconds since the start. */
  age(): number;
  /** CPU used so far, milliseconds. */
  cpuMs(): number;
  /** The most memory it ever held, MB. */
  peakMb(): number;
  /** Resolves when it has ended by itself. */
  readonly over: Promise<void>;
  end(): Promise<void>;
}

/** The middle and the 95th of a hundred. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Starts this Node with these arguments in a terminal. `isRead`: what stands on the screen is asked for, too. */
export function startTimed(args: readonly string[], isRead = false): Timed {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const screen = isRead ? new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true }) : null;
  const startedAt = performance.now();
  const child = pty.spawn(process.execPath, [...args], {
    name: 'xterm-256color',
    cols: COLUMNS,
    rows: ROWS,
    env: { ...env, TERM: 'xterm-256color' },
  });
  let bytes = 0;
  let firstAt: number | null = null;
  let lastAt = startedAt;
  let pageAt: number | null = null;
  let isOver = false;
  const exited = new Promise<void>((resolve) => {
    child.onExit(() => {
      isOver = true;
      resolve();
    });
  });
  child.onData((data) => {
    const now = performance.now();
    firstAt ??= now;
    lastAt = now;
    bytes += data.length;
    if (bytes >= PAGE_BYTES) pageAt ??= now;
    screen?.write(data);
  });
  const until = async (isThere: () => boolean, what: string, stepMs: number): Promise<void> => {
    const end = performance.now() + PATIENCE_MS;
    while (!isThere()) {
      if (isOver || performance.now() > end) throw new Error(`${args.join(' ')}: no ${what}`);
      await sleep(stepMs);
    }
  };
  const settled = async (keys: string, quietMs: number): Promise<{ first: number; last: number }> => {
    firstAt = null;
    const typedAt = performance.now();
    child.write(keys);
    await until(() => firstAt !== null && performance.now() - lastAt > quietMs, 'answer', 2);
    return { first: (firstAt ?? typedAt) - typedAt, last: lastAt - typedAt };
  };
  return {
    type: (keys) => child.write(keys),
    async page() {
      await until(() => pageAt !== null, 'page', 2);
      return (pageAt ?? startedAt) - startedAt;
    },
    answer: async (keys) => (await settled(keys, QUIET_MS)).first,
    settled: async (keys, quietMs) => (await settled(keys, quietMs)).last,
    async shows(wanted) {
      await until(() => screen !== null && wanted.test(textOf(screen)), String(wanted), 2);
      return performance.now() - startedAt;
    },
    age: () => performance.now() - startedAt,
    cpuMs: () => cpuMs(child.pid),
    over: exited,
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async end() {
      if (!isOver) child.kill('SIGKILL');
      await exited;
      screen?.dispose();
    },
  };
}

function textOf(screen: InstanceType<typeof xterm.Terminal>): string {
  const { active } = screen.buffer;
  return Array.from({ length: ROWS }, (_, row) => active.getLine(row)?.translateToString(true) ?? '').join('\n');
}

/** Of all threads, in nanoseconds by schedstat. */
function cpuMs(pid: number): number {
  let sum = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return sum / 1e6;
}

/** Of these values. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: median(values), p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
}
