/** A server that says exactly what a test tells it to, and what it is told to say. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mastodon } from '../../../src/platforms/mastodon/mastodon.ts';
import type { Session, TokenVault } from '../../../src/platforms/platform.ts';
import { type SpoilingProxy, startSpoilingProxy } from '../../support/spoiling-proxy.ts';

/** A part of path and query → the answer's JSON, or a way to spoil it. The last that fits counts. */
export type Script = Readonly<Record<string, unknown>>;

export const JSON_TYPE = { 'content-type': 'application/json' };
export const ME = account('108', 'esimerkki');
export const MAIJA = account('2001', 'maija@piiri.example');

const servers: SpoilingProxy[] = [];

/** Every server that was started since the last time. */
export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** Starts it; `asked` gets what was asked, in order. Returns its address, prefix included. */
export async function serve(script: Script, how: { prefix?: string; asked?: string[] } = {}): Promise<string> {
  const { prefix = '', asked = [] } = how;
  const server = await startSpoilingProxy('http://127.0.0.1:9', (call, answer) => {
    const key = call.headers['idempotency-key'];
    asked.push(key ? `${call.url} key=${key}` : (call.url ?? ''));
    // Read to its end: a client must not see its call cut before it is answered.
    call.resume().on('end', () => tell(call, answer, { script, prefix }));
    return true;
  });
  servers.push(server);
  return `${server.url}${prefix}`;
}

/** A session of the brand with such a server. */
export async function open(
  script: Script,
  how: { prefix?: string; asked?: string[]; remoteId?: string } = {},
): Promise<Session> {
  return openAt(await serve(script, how), how.remoteId);
}

/** A session of the brand with a server at an address. */
export async function openAt(baseUrl: string, remoteId: string | null = null): Promise<Session> {
  return mastodon.open(
    { accessToken: 'token' },
    {
      account: { name: 'masto', handle: 'esimerkki', remoteId, limits: null },
      baseUrl,
      signal: new AbortController().signal,
      vault: memoryVault(),
      now: Date.now,
    },
  );
}

/** A list with a link to the next page, or with links but none to a next one. */
export function linked(items: readonly unknown[], next: string | null): Linked {
  return new Linked(items, next);
}

function account(id: string, acct: string) {
  const url = `https://${acct.split('@')[1] ?? 'meidan.example'}`;
  const name = acct.split('@')[0];
  return { id, acct, username: name, display_name: name, url: `${url}/@${name}`, uri: `${url}/users/${name}` };
}

export function status(id: string, more: object = {}) {
  const created_at = new Date().toISOString();
  return {
    id,
    created_at,
    content: '<p>missä pakettini on</p>',
    visibility: 'public',
    account: MAIJA,
    url: 'https://x.example/1',
    ...more,
  };
}

export function notification(id: string, more: object = {}) {
  const created_at = new Date().toISOString();
  return { id, type: 'mention', created_at, account: MAIJA, status: status(`s${id}`, more) };
}

export function memoryVault(): TokenVault {
  return { load: async () => null, save: async () => {}, renew: async (change) => change(null) };
}

class Linked {
  readonly items: readonly unknown[];
  readonly next: string | null;
  constructor(items: readonly unknown[], next: string | null) {
    this.items = items;
    this.next = next;
  }
}

function tell(call: IncomingMessage, answer: ServerResponse, of: { script: Script; prefix: string }): void {
  const path = decodeURIComponent(call.url ?? '').slice(of.prefix.length);
  const known: Script = { '/api/v1/accounts/verify_credentials': ME, ...of.script };
  const name = Object.keys(known).findLast((one) => path.includes(decodeURIComponent(one)));
  const told = name === undefined ? undefined : known[name];
  if (typeof told === 'function') told(answer);
  else if (told instanceof Linked) {
    const link = told.next === null ? '<http://x>; rel="prev"' : `<${told.next}>; rel="next"`;
    answer.writeHead(200, { ...JSON_TYPE, link }).end(JSON.stringify(told.items));
  } else {
    const code = told === undefined ? 404 : 200;
    answer.writeHead(code, JSON_TYPE).end(JSON.stringify(told ?? { error: 'Record not found' }));
  }
}
