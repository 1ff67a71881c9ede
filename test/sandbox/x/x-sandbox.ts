import type { AddressInfo } from 'node:net';
import { TwitterApi } from 'twitter-api-v2';
import { createControl } from '../../../src/sandbox/control.ts';
import { createWorld } from '../../../src/sandbox/create-world.ts';
import { createFaultQueue } from '../../../src/sandbox/faults.ts';
import { createSandboxServer } from '../../../src/sandbox/server.ts';
import type { NewPost, Person, Post, World } from '../../../src/sandbox/world.ts';
import { xCredentials } from '../../../src/sandbox/x/credentials.ts';
import { createXDialect, type XDialectOptions } from '../../../src/sandbox/x/x.ts';
import { LoopbackAgent } from '../../support/loopback-agent.ts';
import { type Exchange, startRecordingProxy } from '../../support/recording-proxy.ts';

/** A world with the X dialect behind real HTTP, with everything that goes over the wire recorded. */
export interface XSandbox {
  readonly world: World;
  /** The brand, by OAuth 1.0a. */
  readonly user: TwitterApi;
  /** The app alone, by its bearer token. */
  readonly app: TwitterApi;
  /** Address of the platform's root: `/2/tweets` comes after it. */
  readonly url: string;
  /** Address of the server, for its own calls under `/_sandbox/`. */
  readonly serverUrl: string;
  readonly exchanges: readonly Exchange[];
  person(handle: string): Person;
  say(author: Person, text: string, more?: Partial<NewPost>): Post;
  close(): Promise<void>;
}

/** Starts one with nobody but the brand in it. */
export async function startXSandbox(options: XDialectOptions = {}): Promise<XSandbox> {
  const world = createWorld({ seed: 1 });
  const faults = createFaultQueue();
  const control = createControl({ world, crowd: { add: () => [] }, faults });
  const server = createSandboxServer({ world, dialects: [createXDialect(world, options)], faults, control, log() {} });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy = await startRecordingProxy(`${serverUrl}/x`);
  const settings = { httpAgent: new LoopbackAgent(proxy.url) };
  return {
    world,
    user: new TwitterApi(brandTokens, settings),
    app: new TwitterApi(xCredentials.KUULO_X_BEARER_TOKEN, settings),
    url: proxy.url,
    serverUrl,
    exchanges: proxy.exchanges,
    person: (handle) => world.addPerson({ platform: 'x', handle, name: handle, followers: 12 }),
    say: (author, text, more) => world.addPost({ author, text, ...more }),
    async close() {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The brand's four secrets as twitter-api-v2 names them. */
export const brandTokens = {
  appKey: xCredentials.KUULO_X_API_KEY,
  appSecret: xCredentials.KUULO_X_API_SECRET,
  accessToken: xCredentials.KUULO_X_ACCESS_TOKEN,
  accessSecret: xCredentials.KUULO_X_ACCESS_TOKEN_SECRET,
};
