import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect } from 'vitest';
import type { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Ran, type RunOptions, type Running, run, start } from './program.ts';

/** One post of the sandbox's world. */
export interface Post {
  readonly platform: string;
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly visibility: string;
  readonly byBrand: boolean;
}

/** What spoils the next calls that match. */
export interface Fault {
  readonly match: string;
  readonly kind: string;
  readonly times?: number;
  readonly retryAfter?: number;
  readonly delayMs?: number;
}

/** Who acts, in which surroundings, and what is on stdin. */
export interface Around {
  readonly as?: string;
  readonly env?: RunOptions['env'];
  readonly stdin?: RunOptions['stdin'];
  /** The exit code that `json` wants; 0 when left out. */
  readonly code?: number;
}

/** A sandbox, a workspace that points at it, and the program in that folder. */
export class World {
  readonly url: string;
  readonly folder: string;
  readonly #end: () => Promise<void>;

  constructor(url: string, folder: string, end: () => Promise<void>) {
    this.url = url;
    this.folder = folder;
    this.#end = end;
  }

  /** Runs the program. */
  async run(args: readonly string[], around: Around = {}): Promise<Ran> {
    return await run(args, this.#options(around));
  }

  start(args: readonly string[], around: Around = {}): Running {
    return start(args, this.#options(around));
  }

  /** Runs it with `--json`, wants the exit code and this shape on stdout, and nothing else there. */
  async json<S extends z.ZodType>(shape: S, args: readonly string[], around: Around = {}): Promise<z.output<S>> {
    const ran = await this.run([...args, '--json'], around);
    expect.soft(ran.code, `${args.join(' ')}\n${ran.out}${ran.err}`).toBe(around.code ?? 0);
    return readJson(shape, ran.out);
  }

  /** Everything said in the sandbox. */
  async posts(): Promise<Post[]> {
    const { posts }: { posts: Post[] } = await (await fetch(`${this.url}/_sandbox/state`)).json();
    return posts;
  }

  /** New messages of new people. */
  async customers(count: number, more: { platform?: string; text?: string } = {}): Promise<Post[]> {
    const answer: { posts: Post[] } = await this.#control('customers', { count, ...more });
    return answer.posts;
  }

  async fault(fault: Fault): Promise<void> {
    await this.#control('faults', { times: 1, ...fault });
  }

  /** Moves the sandbox's clock. */
  async advance(advance: string): Promise<void> {
    await this.#control('clock', { advance });
  }

  /** Looks into the database, or changes it, while no program runs. */
  database<T>(work: (db: SQLite.Database) => T): T {
    const db = new SQLite(join(this.folder, 'kuulo.db'));
    try {
      return work(db);
    } finally {
      db.close();
    }
  }

  /** Whether SQLite finds the file sound. */
  isSound(): boolean {
    return this.database((db) => db.pragma('quick_check', { simple: true })) === 'ok';
  }

  async close(): Promise<void> {
    await this.#end();
  }

  #options({ as, env, stdin }: Around): RunOptions {
    return { cwd: this.folder, env: { ...(as === undefined ? {} : { KUULO_OPERATOR: as }), ...env }, stdin };
  }

  async #control<T>(call: string, body: object): Promise<T> {
    const answer = await fetch(`${this.url}/_sandbox/${call}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return await answer.json();
  }
}

/** A sandbox in this process, and a fresh workspace; both are gone after `close`. */
export async function openWorld(seed = 1): Promise<World> {
  const parent = await mkdtemp(join(tmpdir(), 'kuulo-e2e-'));
  const sandbox = await startSandbox({ seed, workspace: join(parent, 'workspace') });
  return new World(sandbox.url, sandbox.workspace, async () => {
    await sandbox.close();
    await rm(parent, { recursive: true, force: true });
  });
}

/** One line of JSON of this shape and nothing else. */
export function readJson<S extends z.ZodType>(shape: S, out: string): z.output<S> {
  expect(out.endsWith('\n') && !out.slice(0, -1).includes('\n'), `one line of JSON, not ${out}`).toBe(true);
  const read = shape.safeParse(JSON.parse(out));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${problems.join('\n')}\nin ${out.slice(0, 2000)}`);
}
