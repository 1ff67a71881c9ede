import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/credentials.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';

export interface ShownPost {
  platform: string;
  id: string;
  author: string;
  text: string;
  inReplyTo: string | null;
  visibility: string;
  createdAt: string;
  byBrand: boolean;
  to: string | null;
  hidden: boolean;
  editedAt: string | null;
}

/** An answer whose JSON a test looks into without a schema. */
export type LooseAnswer = Omit<Response, 'json'> & { json(): Promise<ReturnType<typeof JSON.parse>> };

export interface OpenSandbox {
  url: string;
  workspace: string;
  /** `GET /_sandbox/state`. */
  state(): Promise<{ posts: ShownPost[]; requests: number }>;
  /** `POST /_sandbox/<what>` that must be taken. */
  ask(what: string, body: object): Promise<Record<string, unknown>>;
  mastodon(path: string, init?: RequestInit): Promise<LooseAnswer>;
  /** A reply of the brand, or its refusal. */
  toot(text: string, options?: { to?: string; key?: string; visibility?: string }): Promise<LooseAnswer>;
}

/** A sandbox of its own for one test, gone when the test is. */
export async function openSandbox(options: SandboxOptions = {}): Promise<OpenSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-test-sandbox-'));
  const sandbox = await startSandbox({ workspace: folder, ...options });
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { url, workspace } = sandbox;
  const mastodon = (path: string, init: RequestInit = {}): Promise<LooseAnswer> =>
    fetch(`${url}/mastodon${path}`, {
      ...init,
      headers: { authorization: `Bearer ${SANDBOX_CREDENTIALS.mastodon.accessToken}`, ...init.headers },
    });
  return {
    url,
    workspace,
    mastodon,
    state: async () => (await fetch(`${url}/_sandbox/state`)).json() as ReturnType<OpenSandbox['state']>,
    async ask(what, body) {
      const answer = await fetch(`${url}/_sandbox/${what}`, { method: 'POST', body: JSON.stringify(body) });
      if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
    toot: (status, { to, key, visibility } = {}) =>
      mastodon('/api/v1/statuses', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
        body: JSON.stringify({ status, in_reply_to_id: to, visibility }),
      }),
  };
}

/** The first customer's public post on a platform that addresses the brand and can be answered. */
export function firstCustomer(posts: readonly ShownPost[], platform: string): ShownPost {
  const found = posts.find(
    (post) =>
      post.platform === platform && !post.byBrand && post.visibility === 'public' && post.text.includes('@esimerkki'),
  );
  if (found === undefined) throw new Error(`nobody on ${platform}`);
  return found;
}
