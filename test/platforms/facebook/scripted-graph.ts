/** A loopback server that answers Graph's paths as the test says, and remembers what it was asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** Without version: `500/published_posts`; where none was asked it begins with `/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As the header has it. */
  readonly token: string | null;
  readonly body: unknown;
}

/** What to answer; a number is a status without a body. */
export type Answer = object | number | { readonly status: number; readonly json: unknown };

export interface ScriptedGraph {
  readonly url: string;
  readonly asked: Asked[];
  /** May be changed at any time. */
  answer: (asked: Asked) => Answer;
  /** The server's clock, UTC milliseconds. */
  now: () => number;
  headers: Record<string, string>;
  close(): void;
}

export const GONE = { status: 400, json: { error: { message: 'gone', code: 100, error_subcode: 33 } } };

export async function startScriptedGraph(answer: ScriptedGraph['answer']): Promise<ScriptedGraph> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://loopback');
    const path = url.pathname.replace(/^\/v26\.0\//, '');
    const text = Buffer.concat(chunks).toString();
    const one = {
      method: request.method ?? '',
      path,
      query: url.searchParams,
      token: request.headers.authorization?.replace('Bearer ', '') ?? null,
      body: text === '' ? null : JSON.parse(text),
    };
    asked.push(one);
    const told = graph.answer(one);
    if (typeof told === 'number') {
      response.writeHead(told).end();
      return;
    }
    const { status, json } = 'status' in told && 'json' in told ? told : { status: 200, json: told };
    response
      .writeHead(Number(status), {
        'content-type': 'application/json',
        date: new Date(graph.now()).toUTCString(),
        ...graph.headers,
      })
      .end(JSON.stringify(json));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const graph: ScriptedGraph = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer,
    now: Date.now,
    headers: {},
    close,
  };
  return graph;
}

/** A page of an edge: `after` is where the next begins; one that was told under another `era` no longer holds. */
export function pageOf(items: readonly object[], query: URLSearchParams, { size = 3, era = 0 } = {}): Answer {
  const [told, from] = (query.get('after') ?? `${era}.0`).split('.').map(Number);
  if (told !== era) return { status: 400, json: { error: { message: 'Invalid cursor', code: 100 } } };
  const page = items.slice(from, (from ?? 0) + size);
  const end = (from ?? 0) + size;
  const after = `${era}.${end}`;
  const next = `https://elsewhere.example/v26.0/x?access_token=EAAx&after=${after}`;
  return { data: page, paging: end < items.length ? { cursors: { after }, next } : { cursors: { after } } };
}

/** As Graph writes it, UTC milliseconds in. */
export function graphTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');
}
