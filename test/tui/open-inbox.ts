import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Ran, ROOT, run } from '../e2e/program.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';

const REPLY = z.object({ id: z.int() });
const LIST = z.object({ items: z.array(REPLY) });

interface Post {
  readonly id: string;
  readonly platform: string;
  readonly author: string;
  readonly text: string;
  readonly byBrand: boolean;
  readonly visibility: string;
  readonly hidden: boolean;
}

/** A loopback world with a workspace, shared by the tests of one file. */
export interface World {
  readonly workspace: string;
  /** Customers write these texts on Mastodon, and kuulo hears them. */
  hear(...texts: string[]): Promise<void>;
  /** Somebody writes on a platform, in public or in private, and kuulo hears it. */
  hearOn(said: { platform: string; visibility: 'public' | 'private'; text: string }): Promise<void>;
  /** Every post of the brand. */
  brandPosts(): Promise<string[]>;
  /** Everything that holds these words, with who may see it. */
  postsWith(words: string): Promise<Post[]>;
  ask(what: string, body: object): Promise<void>;
  /** Changes kuulo.yaml. */
  settings(change: (yaml: string) => string): void;
  /** Number of the conversation with these words in it. */
  conversation(words: string): Promise<number>;
  /** aino answers the conversation with these words in it; ville approves, where that is asked for. Returns the reply's number. */
  drafted(words: string, text: string, until: 'draft' | 'submitted' | 'approved'): Promise<number>;
  /** Whoever wrote these words writes again, so that kuulo has not heard it. */
  writesAgain(words: string, text: string): Promise<void>;
  /** The brand answers the post with these words in the platform's own app, so that kuulo has not heard it. */
  answerThere(words: string, text: string): Promise<void>;
  /** Runs one command of the built program to its end. */
  kuulo(...args: string[]): Promise<Ran>;
  /** Opens the inbox in a terminal; closed with the test. */
  inbox(options?: { columns?: number; rows?: number; as?: string; env?: Record<string, string> }): Terminal;
}

/** Opens a world for the file; gone when its tests are. */
export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-test-tui-'));
  const sandbox = await startSandbox({ workspace: folder });
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (what: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/_sandbox/${what}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
  };
  const posts = async (): Promise<Post[]> => {
    const answer = await fetch(`${sandbox.url}/_sandbox/state`);
    const state: { posts: Post[] } = JSON.parse(await answer.text());
    return state.posts;
  };
  const postOf = async (words: string): Promise<Post> => {
    const said = (await posts()).find((post) => !post.byBrand && post.text.includes(words));
    if (said === undefined) throw new Error(`nobody said “${words}”`);
    return said;
  };
  const json = async (...args: string[]): Promise<unknown> => {
    const ran = await kuulo(...args, '--json');
    if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.code} ${ran.out}${ran.err}`);
    return JSON.parse(ran.out);
  };
  const conversation = async (words: string): Promise<number> => {
    const { items } = LIST.parse(await json('list', '--search', words));
    const [found] = items;
    if (found === undefined || items.length > 1) throw new Error(`${items.length} conversations hold “${words}”`);
    return found.id;
  };
  const kuulo = (...args: string[]): Promise<Ran> => run([...args, '--workspace', folder], { cwd: folder });
  return {
    workspace: folder,
    ask,
    kuulo,
    settings(change) {
      const file = join(folder, 'kuulo.yaml');
      const yaml = readFileSync(file, 'utf8');
      const changed = change(yaml);
      if (changed === yaml) throw new Error('nothing of kuulo.yaml was changed');
      writeFileSync(file, changed);
    },
    conversation,
    async drafted(words, text, until) {
      const { id } = REPLY.parse(
        await json('draft', String(await conversation(words)), '--text', text, '--as', 'aino'),
      );
      if (until !== 'draft') await json('review', 'submit', String(id), '--as', 'aino');
      if (until === 'approved') await json('review', 'approve', String(id), '--as', 'ville');
      return id;
    },
    async hear(...texts) {
      for (const text of texts) await ask('customers', { count: 1, platform: 'mastodon', text });
      const ran = await kuulo('poll', 'masto', '--as', 'aino');
      if (ran.code !== 0) throw new Error(`${ran.code}: ${ran.out}${ran.err}`);
    },
    async hearOn(said) {
      await ask('customers', { count: 1, ...said });
      const ran = await kuulo('poll', said.platform === 'mastodon' ? 'masto' : said.platform, '--as', 'aino');
      if (ran.code !== 0) throw new Error(`${ran.code}: ${ran.out}${ran.err}`);
    },
    async brandPosts() {
      return (await posts()).filter((post) => post.byBrand).map((post) => post.text);
    },
    async postsWith(words) {
      return (await posts()).filter((post) => post.text.includes(words));
    },
    async writesAgain(words, text) {
      const { platform, author, id: inReplyTo } = await postOf(words);
      await ask('say', { platform, author, text, inReplyTo });
    },
    async answerThere(words, text) {
      const { platform, id: inReplyTo } = await postOf(words);
      await ask('say', { platform, author: 'esimerkki', text, inReplyTo });
    },
    inbox({ columns = 80, rows = 24, as = 'aino', env = {} } = {}) {
      const args = [join(ROOT, 'bin', 'run.js'), 'inbox', '--workspace', folder, '--as', as];
      const terminal = openTerminal(process.execPath, args, { columns, rows, env: { HOME: folder, ...env } });
      onTestFinished(() => terminal.close());
      return terminal;
    },
  };
}
