import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { buildOnce, type Ran, type Running, startScript } from './kuulo.ts';
import { accountOf, type PlatformName, type Way } from './platforms.ts';

const POST = z.object({
  platform: z.string(),
  id: z.string(),
  text: z.string(),
  inReplyTo: z.string().nullable(),
  visibility: z.enum(['public', 'private']),
  byBrand: z.boolean(),
});
const STATE = z.object({ posts: z.array(POST), requests: z.int() });
const PAGE = z.object({
  items: z.array(z.object({ id: z.int(), platform: z.string(), visibility: z.enum(['public', 'private']) })),
});
const ADDED = z.object({ posts: z.array(z.object({ platform: z.string(), id: z.string() })) });
const ROW = z.object({
  id: z.int(),
  account: z.string(),
  text: z.string(),
  status: z.string(),
  remote_id: z.string().nullable(),
  error_code: z.string().nullable(),
});

/** One post in the sandbox's world. */
export type Post = z.output<typeof POST>;
/** One reply as the database has it. */
export type ReplyRow = z.output<typeof ROW>;

/** What spoils the next calls that match. */
export interface Fault {
  readonly match: string;
  readonly kind: string;
  readonly times?: number;
  readonly delayMs?: number;
}

export interface RunAround {
  readonly as?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another copy of the workspace. */
  readonly workspace?: string;
}

export interface NewReplies {
  readonly platform: PlatformName;
  readonly way: Way;
  readonly texts: readonly string[];
}

/** Drafts written side by side while a drill sets up. */
const DRAFTS_AT_ONCE = 3;

/** A sandbox that counts posts, a workspace that points at it, and the built program with a home of its own. */
export class Rig {
  readonly url: string;
  readonly folder: string;
  readonly home: string;
  readonly #end: () => Promise<void>;

  constructor(place: { url: string; folder: string; home: string }, end: () => Promise<void>) {
    this.url = place.url;
    this.folder = place.folder;
    this.home = place.home;
    this.#end = end;
  }

  /** Runs the program to its end. */
  async run(args: readonly string[], around: RunAround = {}): Promise<Ran> {
    return await this.start(args, around).ended;
  }

  /** Runs it and wants it to succeed: for what leads up to a drill. */
  async done(args: readonly string[], around: RunAround = {}): Promise<string> {
    const { code, out, err } = await this.run(args, around);
    if (code !== 0) throw new Error(`kuulo ${args.join(' ')} ended with ${code}: ${out}${err}`);
    return out;
  }

  start(args: readonly string[], { as = 'ville', env, workspace }: RunAround = {}): Running {
    const all = { HOME: this.home, KUULO_OPERATOR: as, ...env };
    return startScript('bin/run.js', args, { cwd: workspace ?? this.folder, env: all });
  }

  /** Everything that the brand said, in public and in private. */
  async posts(): Promise<Post[]> {
    return (await this.#state()).posts.filter(({ byBrand }) => byBrand);
  }

  /** How many calls the platforms have had. */
  async requests(): Promise<number> {
    return (await this.#state()).requests;
  }

  async fault(fault: Fault): Promise<void> {
    await this.#control('faults', { times: 1, ...fault });
  }

  /** Moves the sandbox's clock, past its platforms' rate windows. */
  async advance(advance: string): Promise<void> {
    await this.#control('clock', { advance });
  }

  /** New people who write to the brand; their posts' ids. */
  async customers(count: number, more: { platform: PlatformName; visibility: Way }): Promise<string[]> {
    return ADDED.parse(await this.#control('customers', { count, ...more })).posts.map(({ id }) => id);
  }

  /** New people, each with a reply that aino wrote and ville approved; the replies' numbers in the order of the texts. */
  async approved(replies: NewReplies): Promise<number[]> {
    const ids = await this.drafted(replies);
    await this.approve(ids);
    return ids;
  }

  /** The same, not yet approved. */
  async drafted({ platform, way, texts }: NewReplies): Promise<number[]> {
    await this.customers(texts.length, { platform, visibility: way });
    await this.done(['poll', accountOf(platform)]);
    const newest = ['list', '--limit', '1000', '--sort', 'newest', '--platform', platform, '--json'];
    const { items } = PAGE.parse(JSON.parse(await this.done(newest)));
    const targets = items.filter(({ visibility }) => visibility === way).map(({ id }) => id);
    const ids: number[] = [];
    const waiting = texts.map((words, index) => ({ words, index, target: targets[index] }));
    const draft = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (next.target === undefined) throw new Error(`not enough ${way} conversations on ${platform}`);
        const args = ['draft', String(next.target), '--text', next.words, '--json'];
        ids[next.index] = z.object({ id: z.int() }).parse(JSON.parse(await this.done(args, { as: 'aino' }))).id;
      }
    };
    await Promise.all(Array.from({ length: DRAFTS_AT_ONCE }, draft));
    return ids;
  }

  async approve(ids: readonly number[]): Promise<void> {
    await this.done(['review', 'approve', ...ids.map(String)]);
  }

  /** All replies, as they stand in the file. */
  rows(workspace = this.folder): ReplyRow[] {
    const all = (db: SQLite.Database): unknown => db.prepare('select * from replies order by id').all();
    return z.array(ROW).parse(this.database(all, workspace));
  }

  /** Looks into the database, or changes it. */
  database<T>(work: (db: SQLite.Database) => T, workspace = this.folder): T {
    const db = new SQLite(join(workspace, 'kuulo.db'));
    try {
      return work(db);
    } finally {
      db.close();
    }
  }

  /** Replaces words in kuulo.yaml. */
  async rewriteSettings(from: string, to: string): Promise<void> {
    const file = join(this.folder, 'kuulo.yaml');
    const written = await readFile(file, 'utf8');
    if (!written.includes(from)) throw new Error(`kuulo.yaml does not say ${from}`);
    await writeFile(file, written.replaceAll(from, to));
  }

  async close(): Promise<void> {
    await this.#end();
  }

  async #state(): Promise<z.output<typeof STATE>> {
    return STATE.parse(await (await fetch(`${this.url}/_sandbox/state`)).json());
  }

  async #control(call: string, body: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/_sandbox/${call}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return await answer.json();
  }
}

/** A fresh one, in this process and in temporary folders; all of it is gone after `close`. */
async function openRig(seed = 1): Promise<Rig> {
  buildOnce();
  const parent = await mkdtemp(join(tmpdir(), 'kuulo-drill-'));
  const home = join(parent, 'home');
  await mkdir(home);
  const sandbox = await startSandbox({ seed, workspace: join(parent, 'workspace') });
  const rig = new Rig({ url: sandbox.url, folder: sandbox.workspace, home }, async () => {
    await sandbox.close();
    await rm(parent, { recursive: true, force: true });
  });
  // a drill makes more calls in a minute than a brand in a day
  await rig.rewriteSettings('dailyBudgetUsd: 20', 'dailyBudgetUsd: 10000');
  return rig;
}

/** Opens one, works with it, and closes it whatever happens. */
export async function withRig<T>(seed: number, work: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await openRig(seed);
  try {
    return await work(rig);
  } finally {
    await rig.close();
  }
}
