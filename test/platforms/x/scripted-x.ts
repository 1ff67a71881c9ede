import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Credentials, Session, TokenVault } from '../../../src/platforms/platform.ts';
import { x } from '../../../src/platforms/x/x.ts';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';

/** One call as the server saw it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A status and a body, or a body with 200; undefined breaks the connection. */
export type Told = { readonly status: number; readonly body: unknown } | undefined;

/** X by a script, on loopback. */
export interface ScriptedX {
  readonly url: string;
  /** Every call but the look-ups of ourselves. */
  readonly asked: readonly Asked[];
  open(part?: Partial<Opening>): Promise<Session>;
  close(): Promise<void>;
}

interface Opening {
  readonly credentials: Credentials;
  readonly vault: TokenVault;
  readonly remoteId: string | null;
  readonly now: () => number;
}

/** Starts one; `tell` answers everything but who we are: `@esimerkki`, id 7. */
export async function startScriptedX(tell: (call: Asked) => Told | Promise<Told>): Promise<ScriptedX> {
  const asked: Asked[] = [];
  const server = createServer(async (call, answer) => {
    let body = '';
    for await (const chunk of call) body += String(chunk);
    const url = new URL(call.url ?? '/', 'http://x');
    const query = Object.fromEntries(url.searchParams);
    const seen = { method: call.method ?? '', path: url.pathname, query, headers: call.headers, body };
    const isSelf = seen.path === '/2/users/me';
    if (!isSelf) asked.push(seen);
    const refused = isSelf ? await tell({ ...seen, path: 'self' }) : undefined;
    const told = isSelf ? (refused ?? ok({ data: { id: '7', username: 'esimerkki', name: 'Oy' } })) : await tell(seen);
    if (told === undefined) answer.destroy();
    else answer.writeHead(told.status, { 'content-type': 'application/json' }).end(JSON.stringify(told.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    asked,
    open: (part) =>
      x.open(part?.credentials ?? SANDBOX_CREDENTIALS.x, {
        account: { name: 'x', handle: 'esimerkki', remoteId: part?.remoteId ?? '7', limits: null },
        baseUrl: url,
        signal: new AbortController().signal,
        vault: part?.vault ?? lockedVault(null),
        now: part?.now ?? Date.now,
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function ok(body: unknown): Told {
  return { status: 200, body };
}

/** A problem as X tells it. */
export function problem(status: number, detail: string): Told {
  return { status, body: { title: 'Problem', detail, type: 'about:blank', status } };
}

/** A vault in memory, with the lock that the contract asks for; `saved` is everything it was given, in order. */
export function lockedVault(begin: string | null): TokenVault & { readonly saved: readonly string[] } {
  let kept = begin;
  let turn: Promise<unknown> = Promise.resolve();
  const saved: string[] = [];
  const keep = (text: string) => {
    if (text === '') throw new Error('nothing is no session');
    if (text !== kept) saved.push(text);
    kept = text;
    return text;
  };
  return {
    saved,
    load: async () => kept,
    save: async (text) => void keep(text),
    renew(change) {
      const mine = turn.then(async () => keep(await change(kept)));
      turn = mine.catch(() => null);
      return mine;
    },
  };
}
