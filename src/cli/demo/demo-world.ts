import type { App } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import { ProblemError } from '../../domain/problem.ts';

/** The demo's three hands on one workspace: who drafts, who approves, and who listens. */
export interface DemoCrew {
  readonly aino: App;
  readonly ville: App;
  readonly listener: App;
  end(): Promise<void>;
}

/** A post as the sandbox holds it. */
export interface SandboxPost {
  readonly platform: string;
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly visibility: string;
  readonly byBrand: boolean;
}

/** Opens the workspace once for each of them; what belongs beside a database lies in `stateFolder`, null is the usual place. */
export async function hireCrew(workspace: string, signal: AbortSignal, stateFolder: string | null): Promise<DemoCrew> {
  const { openApp } = await import('../../app.ts');
  const open = async (as: string): Promise<App> => {
    const config = await loadConfig({ workspace, as });
    return await openApp({ ...config, stateFolder: stateFolder ?? config.stateFolder }, { signal });
  };
  const [aino, ville, listener] = [await open('aino'), await open('ville'), await open('system')];
  return {
    aino,
    ville,
    listener,
    end: async () => {
      for (const app of [aino, ville, listener]) await app.end();
    },
  };
}

/** The sandbox's own record of one post: what really arrived. */
export async function postOnRecord(url: string, platform: string, id: string): Promise<SandboxPost> {
  const answer = await fetch(`${url}/_sandbox/state`);
  const state: unknown = await answer.json();
  const posts = typeof state === 'object' && state !== null && 'posts' in state ? state.posts : [];
  const post = Array.isArray(posts)
    ? posts.find((one) => isPost(one) && one.platform === platform && one.id === id)
    : null;
  if (isPost(post)) return post;
  throw new ProblemError('UNEXPECTED', { words: `the sandbox does not hold the reply ${platform}:${id}` });
}

function isPost(value: unknown): value is SandboxPost {
  return typeof value === 'object' && value !== null && 'platform' in value && 'id' in value && 'text' in value;
}
