import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Ran, ROOT, run } from '../e2e/program.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';

interface Post {
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
  const kuulo = (...args: string[]): Promise<Ran> => run([...args, '--workspace', folder], { cwd: folder });
  return {
    workspace: folder,
    ask,
    kuulo,
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
    inbox({ columns = 80, rows = 24, as = 'aino', env = {} } = {}) {
      const args = [join(ROOT, 'bin', 'run.js'), 'inbox', '--workspace', folder, '--as', as];
      const terminal = openTerminal(process.execPath, args, { columns, rows, env: { HOME: folder, ...env } });
      onTestFinished(() => terminal.close());
      return terminal;
    },
  };
}
