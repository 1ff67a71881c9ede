import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that went through, as both ends saw it. */
export interface Exchange {
  readonly method: string;
  /** As the client asked it, without what the target's address adds. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: http.IncomingHttpHeaders;
  /** Parsed where it is JSON, otherwise the text; undefined when there was none. */
  readonly requestBody: unknown;
  /** Null when the server broke off before answering. */
  readonly status: number | null;
  readonly answerHeaders: http.IncomingHttpHeaders;
  readonly answerBody: unknown;
}

/** A loopback server that passes everything on and remembers it. */
export interface RecordingProxy {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** In the order in which they ended. */
  readonly exchanges: readonly Exchange[];
  close(): Promise<void>;
}

/** Starts a proxy before `target`, whose path goes before every asked path: `http://127.0.0.1:4000/x`. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  const server = http.createServer((request, response) => {
    forward(target, request, response).then(
      (exchange) => exchanges.push(exchange),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function forward(
  target: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<Exchange> {
  const asked = new URL(request.url ?? '/', 'http://loopback');
  const sent = await collect(request);
  const base = new URL(target);
  const outgoing = http.request({
    host: base.hostname,
    port: base.port,
    method: request.method ?? 'GET',
    path: `${base.pathname.replace(/\/$/, '')}${asked.pathname}${asked.search}`,
    headers: request.headers,
  });
  const exchange = {
    method: request.method ?? 'GET',
    path: asked.pathname,
    query: queryOf(asked.searchParams),
    headers: request.headers,
    requestBody: bodyOf(sent),
  };
  try {
    const answer = await answerTo(outgoing, sent);
    const received = await collect(answer);
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(received);
    // a cut answer reaches the client as it was: headers promise more than there is
    if (!answer.complete) response.destroy();
    return {
      ...exchange,
      status: answer.statusCode ?? null,
      answerHeaders: answer.headers,
      answerBody: bodyOf(received),
    };
  } catch {
    response.destroy();
    return { ...exchange, status: null, answerHeaders: {}, answerBody: undefined };
  }
}

function answerTo(outgoing: http.ClientRequest, body: Buffer): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject).end(body);
  });
}

/** All that came, also when the other end broke off in the middle. */
function collect(stream: http.IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('error', () => {});
    stream.on('close', () => resolve(Buffer.concat(parts)));
  });
}

function queryOf(search: URLSearchParams): Record<string, string | readonly string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function bodyOf(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
