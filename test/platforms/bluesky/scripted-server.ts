/** A loopback server that answers each method as the test says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly nsid: string;
  readonly url: URL;
  readonly token: string;
  /** The service it was meant for, where not the server itself. */
  readonly proxy: string;
  readonly body: string;
}

/** JSON to answer with 200, or a function that does as it likes. */
export type Script = Record<string, object | ((asked: Asked, response: ServerResponse) => void)>;

export interface ScriptedServer {
  readonly url: string;
  readonly asked: Asked[];
  /** May be changed at any time. */
  readonly script: Script;
  close(): void;
}

export const DID = 'did:plc:brandbrandbrandbrandbran';
export const HANDLE = 'brand.example.com';

/** Speaks just enough: logging in and refreshing work (tokens are numbered), all else is in `script`. */
export async function startScriptedServer(script: Script = {}): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  let tokens = 0;
  const tokensNow = () => {
    tokens += 1;
    return { accessJwt: `access-${tokens}`, refreshJwt: `refresh-${tokens}`, did: DID, handle: HANDLE, active: true };
  };
  const all: Script = {
    'com.atproto.server.createSession': (_asked, response) => json(response, 200, tokensNow()),
    'com.atproto.server.refreshSession': (_asked, response) => json(response, 200, tokensNow()),
    'com.atproto.server.getSession': { did: DID, handle: HANDLE, active: true },
    'app.bsky.actor.getProfile': { did: DID, handle: HANDLE, displayName: 'Brand' },
    'app.bsky.actor.getProfiles': { profiles: [] },
    'app.bsky.feed.getPosts': { posts: [] },
    ...script,
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const nsid = url.pathname.split('/').at(-1) ?? '';
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const proxy = String(request.headers['atproto-proxy'] ?? '');
    const one = { nsid, url, token, proxy, body: await bodyOf(request) };
    asked.push(one);
    const answer = all[nsid];
    if (typeof answer === 'function') answer(one, response);
    else if (answer) json(response, 200, answer);
    else json(response, 501, { error: 'MethodNotImplemented', message: nsid });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bluesky`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, asked, script: all, close };
}

export function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
