import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Ran, type Running, type RunOptions, run, start } from './program.ts';
import { POLL, REPLY } from './shapes.ts';

const WAY = z.enum(['public', 'private']);
const NAME = z.object({ platform: z.string(), id: z.string(), visibility: WAY });
const POST = NAME.extend({
  author: z.string(),
  text: z.string(),
  inReplyTo: z.string().nullable(),
  byBrand: z.boolean(),
  hidden: z.boolean(),
});
const STATE = z.object({ posts: z.array(POST), requests: z.int() });
const SAID = z.object({ post: POST });
const ADDED = z.object({ posts: z.array(NAME) });

/** One post of the sandbox's world. */
export type Post = z.output<typeof POST>;
/** Which post it is. */
export type PostName = z.output<typeof NAME>;

/** What spoils the next calls that match. */
export interface Fault {
  readonly match: string;
  readonly kind: string;
  readonly times?: number;
  readonly retryAfter?: number;
  readonly delayMs?: number;
}

const SETTINGS = z.object({
  accounts: z.array(z.object({ name: z.string(), platform: z.string(), streams: z.array(z.unknown()) })),
});

/** One of the workspace's accounts, as its settings have it. */
export type Account = z.output<typeof SETTINGS>['accounts'][number];

type Reply = z.output<typeof REPLY>;

/** Where new customers write, what, and which way; else in turn, in their own words, every fourth in private. */
interface NewCustomers {
  readonly platform?: string;
  readonly text?: string;
  readonly visibility?: 'public' | 'private';
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
    expect(ran.code, `${args.join(' ')}\n${ran.out}${ran.err}`).toBe(around.code ?? 0);
    return readJson(shape, ran.out);
  }

  /** Everything said in the sandbox. */
  async posts(): Promise<Post[]> {
    const answer = await fetch(`${this.url}/_sandbox/state`);
    return STATE.parse(await answer.json()).posts;
  }

  /** How many calls the platforms have had. */
  async requests(): Promise<number> {
    const answer = await fetch(`${this.url}/_sandbox/state`);
    return STATE.parse(await answer.json()).requests;
  }

  /** New messages of new people. */
  async customers(count: number, more: NewCustomers = {}): Promise<PostName[]> {
    return ADDED.parse(await this.#control('customers', { count, ...more })).posts;
  }

  async fault(fault: Fault): Promise<void> {
    await this.#control('faults', { times: 1, ...fault });
  }

  /** Its author changes a post on the platform. */
  async edit({ platform, id }: Pick<PostName, 'platform' | 'id'>, text: string): Promise<void> {
    await this.#control('edit', { platform, id, text });
  }

  /** Somebody known says one more thing, under another post. */
  async say(post: Pick<Post, 'platform' | 'author' | 'text' | 'inReplyTo'>): Promise<Post> {
    const { platform, author, text, inReplyTo } = post;
    return SAID.parse(await this.#control('say', { platform, author, text, inReplyTo })).post;
  }

  /** Its author deletes a post on the platform. */
  async remove({ platform, id }: Pick<PostName, 'platform' | 'id'>): Promise<void> {
    await this.#control('remove', { platform, id });
  }

  /** Moves the sandbox's clock. */
  async advance(advance: string): Promise<void> {
    await this.#control('clock', { advance });
  }

  /** The workspace's accounts. */
  async accounts(): Promise<Account[]> {
    return SETTINGS.parse(parse(await readFile(join(this.folder, 'kuulo.yaml'), 'utf8'))).accounts;
  }

  /** How many streams are heard: those of the settings, and each account's own posts. */
  async streamCount(): Promise<number> {
    return (await this.accounts()).reduce((sum, { streams }) => sum + streams.length + 1, 0);
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

  /** Listens, to all accounts or some, and wants every stream to be heard. */
  async poll(...accounts: readonly string[]): Promise<z.output<typeof POLL>> {
    return await this.json(POLL, ['poll', ...accounts]);
  }

  /** A reply to a conversation, drafted by aino and approved by ville. */
  async approved(conversation: number | string, text: string, more: readonly string[] = []): Promise<Reply> {
    const draft = await this.json(REPLY, ['draft', String(conversation), '--text', text, ...more], { as: 'aino' });
    return await this.json(REPLY, ['review', 'approve', String(draft.id)], { as: 'ville' });
  }

  /** What the brand said in these words, as the platforms have it. */
  async said(text: string): Promise<Post[]> {
    return (await this.posts()).filter((post) => post.byBrand && post.text.includes(text));
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

  async #control(call: string, body: object): Promise<unknown> {
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
