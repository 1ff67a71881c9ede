import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { createControl } from '../../../src/sandbox/control.ts';
import { createWorld } from '../../../src/sandbox/create-world.ts';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { createFacebookDialect } from '../../../src/sandbox/facebook/facebook.ts';
import { createFaultQueue } from '../../../src/sandbox/faults.ts';
import { createInstagramDialect } from '../../../src/sandbox/instagram/instagram.ts';
import { createSandboxServer } from '../../../src/sandbox/server.ts';
import type { NewPost, Person, Post, World } from '../../../src/sandbox/world.ts';
import { checkError } from '../../support/graph-body.ts';
import { openGraphDescription } from '../../support/graph-description.ts';
import { type Exchange, startRecordingProxy } from '../../support/recording-proxy.ts';

/** JSON that a test looks into without a schema. */
type Loose = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Loose;
}

export interface GraphSandbox {
  readonly world: World;
  /** Of the product, without a slash at the end. */
  readonly url: string;
  readonly brand: Person;
  readonly exchanges: readonly Exchange[];
  person(handle: string, name?: string): Person;
  say(author: Person, text: string, more?: Partial<NewPost>): Post;
  /** A private message of a customer to the brand. */
  tell(author: Person, text: string, more?: Partial<NewPost>): Post;
  /** As the brand's token: `/me`, or a whole address of a next page. */
  get(path: string, query?: Readonly<Record<string, string>>, token?: string): Promise<Answer>;
  post(path: string, body: object, token?: string): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  /** Plants a fault by the sandbox's own call. */
  fault(fault: object): Promise<void>;
  /** Holds everything that was answered against Meta's SDK, and ends. */
  end(): Promise<void>;
}

/** One product's dialect behind real HTTP with everything recorded; nobody but the brand in it. */
export async function startGraphSandbox(product: 'facebook' | 'instagram'): Promise<GraphSandbox> {
  const world = createWorld({ seed: 1 });
  const faults = createFaultQueue();
  const control = createControl({ world, crowd: { add: () => [] }, faults });
  const dialects = [createFacebookDialect(world), createInstagramDialect(world)];
  const server = createSandboxServer({ world, dialects, faults, control, log() {} });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await startRecordingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const url = `${proxy.url}/${product}`;
  const brandToken: string =
    product === 'facebook' ? SANDBOX_CREDENTIALS.facebook.pageAccessToken : SANDBOX_CREDENTIALS.instagram.accessToken;
  const ask = async (path: string, init: RequestInit, token = brandToken): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(path.startsWith('http') ? path : `${url}${path}`, { ...init, headers });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const brand = world.brand(product);
  return {
    world,
    url,
    brand,
    exchanges: proxy.exchanges,
    person: (handle, name = handle) => world.addPerson({ platform: product, handle, name, followers: 12 }),
    say: (author, text, more) => world.addPost({ author, text, ...more }),
    tell: (author, text, more) => world.addPost({ author, text, visibility: 'private', to: brand, ...more }),
    get: (path, query = {}, token = brandToken) => {
      const search = new URLSearchParams(query).toString();
      return ask(search === '' ? path : `${path}?${search}`, { method: 'GET' }, token);
    },
    post: (path, body, token = brandToken) => ask(path, { method: 'POST', body: JSON.stringify(body) }, token),
    remove: (path) => ask(path, { method: 'DELETE' }),
    async fault(fault) {
      const answer = await fetch(`${proxy.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
      expect(answer.status).toBe(200);
    },
    async end() {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const calls = proxy.exchanges.filter(({ path }) => path.startsWith(`/${product}/`));
      const good = calls.filter(({ status }) => status === 200);
      expect(openGraphDescription(product).checkAll(good)).toEqual([]);
      expect(calls.flatMap(checkError)).toEqual([]);
    },
  };
}

/** The ids of an edge's page. */
export function idsOf(answer: Answer): string[] {
  return answer.body.data.map(({ id }: { id: string }) => id);
}
