import { tid } from '../../src/sandbox/ids.ts';
import type { OpenSandbox } from './open-sandbox.ts';

type Body = Record<string, unknown>;

interface Answer {
  status: number;
  body: ReturnType<typeof JSON.parse>;
  headers: Headers;
}

/** The brand, logged in to the sandbox's Bluesky. */
export interface BlueskyBrand {
  did: string;
  accessJwt: string;
  refreshJwt: string;
  get(name: string, query?: Record<string, string | string[]>): Promise<Answer>;
  post(name: string, body?: object, token?: string): Promise<Answer>;
  /** A method of the chat service: a body makes it a procedure. */
  chat(name: string, query?: Record<string, string | string[]>, body?: object): Promise<Answer>;
  put(text: string, options?: { rkey?: string; swapRecord?: string | null; reply?: object }): Promise<Answer>;
}

export async function logIn(sandbox: OpenSandbox, password = 'sand-boxx-pass-word'): Promise<BlueskyBrand> {
  const call = async (path: string, init: RequestInit, token: string | null): Promise<Answer> => {
    const headers = { ...init.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${sandbox.url}/bluesky/xrpc/${path}`, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Body, headers: answer.headers };
  };
  const login = await call(
    'com.atproto.server.createSession',
    { method: 'POST', body: JSON.stringify({ identifier: 'esimerkki', password }) },
    null,
  );
  const { did, accessJwt, refreshJwt } = login.body;
  const brand: BlueskyBrand = {
    did,
    accessJwt,
    refreshJwt,
    get(name, query = {}) {
      return call(`${name}?${new URLSearchParams(pairsOf(query))}`, {}, brand.accessJwt);
    },
    chat(name, query = {}, body) {
      const headers = { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' };
      const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
      return call(`chat.bsky.convo.${name}?${new URLSearchParams(pairsOf(query))}`, init, brand.accessJwt);
    },
    post: (name, body = {}, token = brand.accessJwt) =>
      call(name, { method: 'POST', body: JSON.stringify(body) }, token),
    put: (text, { rkey = tid(Date.now(), 1), swapRecord, reply } = {}) =>
      brand.post('com.atproto.repo.putRecord', {
        repo: did,
        collection: 'app.bsky.feed.post',
        rkey,
        ...(swapRecord === undefined ? {} : { swapRecord }),
        record: {
          $type: 'app.bsky.feed.post',
          text,
          createdAt: '2026-11-22T10:00:00.000Z',
          ...(reply === undefined ? {} : { reply }),
        },
      }),
  };
  return brand;
}

function pairsOf(query: Record<string, string | string[]>): [string, string][] {
  return Object.entries(query).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one]));
}
