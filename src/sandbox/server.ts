import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Control } from './control.ts';
import type { Dialect, SandboxAnswer, SandboxRequest } from './dialect.ts';
import type { Fault, FaultQueue } from './faults.ts';
import type { World } from './world.ts';

/** More than any platform takes, so that only a runaway client meets it. */
const BODY_MAX_BYTES = 64 * 1024 * 1024;

export interface ServerParts {
  readonly world: World;
  readonly dialects: readonly Dialect[];
  readonly faults: FaultQueue;
  readonly control: Control;
  readonly log: (line: string) => void;
}

/** The loopback server: it finds who is meant (a dialect or the control), and spoils what a fault says. Not yet listening. */
export function createSandboxServer(parts: ServerParts): Server {
  const server = createServer((incoming, outgoing) => {
    outgoing.sendDate = false;
    outgoing.setHeader('Date', new Date(parts.world.now()).toUTCString());
    answerCall(parts, incoming, outgoing).catch((error: unknown) => {
      parts.log(`sandbox: ${incoming.method} ${incoming.url}: ${String(error)}`);
      if (!outgoing.headersSent) write(outgoing, { status: 500, headers: {}, body: { error: String(error) } });
      else incoming.socket.destroy();
    });
  });
  // a stuck client must not hold the sandbox open, nor a slow answer be cut by us
  server.requestTimeout = 120_000;
  return server;
}

async function answerCall(parts: ServerParts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const method = incoming.method ?? 'GET';
  const target = incoming.url ?? '/';
  const body = await readBody(incoming);
  const url = URL.parse(target, 'http://127.0.0.1');
  if (url === null) return write(outgoing, { status: 400, headers: {}, body: { error: 'not a path' } });
  const path = url.pathname;
  if (path.startsWith('/_sandbox/')) return write(outgoing, parts.control.handle(method, path, body));
  const dialect = parts.dialects.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  if (dialect === undefined) return write(outgoing, { status: 404, headers: {}, body: { error: 'no such platform' } });
  parts.control.countRequest();
  const request: SandboxRequest = {
    method,
    path: path.slice(dialect.prefix.length) || '/',
    query: url.searchParams,
    headers: incoming.headers,
    body,
  };
  const fault = parts.faults.take(method, target);
  if (fault === null) return write(outgoing, await dialect.handle(request));
  parts.log(`sandbox: fault ${fault.kind} on ${method} ${target}`);
  await spoil({ fault, dialect, request, world: parts.world }, outgoing);
}

interface SpoiltCall {
  readonly fault: Fault;
  readonly dialect: Dialect;
  readonly request: SandboxRequest;
  readonly world: World;
}

async function spoil(call: SpoiltCall, outgoing: ServerResponse): Promise<void> {
  const { fault, dialect, request, world } = call;
  switch (fault.kind) {
    case '429':
      return write(outgoing, dialect.throttled(fault.retryAfter));
    case '500':
      return write(outgoing, dialect.failed());
    case '401':
      return write(outgoing, dialect.unauthorized());
    case 'dropBefore':
      outgoing.socket?.destroy();
      return;
    case 'late':
      return write(outgoing, await world.hiddenFor(fault.delayMs, () => dialect.handle(request)));
    case 'slow': {
      const answer = await dialect.handle(request);
      await whileConnected(fault.delayMs, outgoing);
      return write(outgoing, answer);
    }
    default:
      return spoilAnswer(fault.kind, await dialect.handle(request), { dialect, outgoing });
  }
}

type AnswerFault = Exclude<Fault['kind'], '429' | '500' | '401' | 'dropBefore' | 'late' | 'slow'>;

function spoilAnswer(
  kind: AnswerFault,
  answer: SandboxAnswer,
  { dialect, outgoing }: { dialect: Dialect; outgoing: ServerResponse },
): void {
  switch (kind) {
    case 'dropAfter':
      outgoing.socket?.destroy();
      return;
    case '500After':
      write(outgoing, dialect.failed());
      return;
    case 'html200':
      write(outgoing, {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><html><head><title>One moment</title></head><body><h1>We will be right back</h1></body></html>',
      });
      return;
    case 'truncate': {
      // the length promises more than comes: a connection that died in the middle
      const { headers, bytes } = encode(answer);
      outgoing.writeHead(answer.status, headers);
      outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy());
      return;
    }
    case 'malformed': {
      const { headers, bytes } = encode(answer);
      const broken = Buffer.concat([bytes.subarray(0, Math.floor(bytes.length / 2)), Buffer.from('\u0000<<')]);
      outgoing.writeHead(answer.status, { ...headers, 'content-length': String(broken.length) });
      outgoing.end(broken);
      return;
    }
    default:
      kind satisfies never;
  }
}

function write(outgoing: ServerResponse, answer: SandboxAnswer): void {
  if (outgoing.destroyed) return;
  const { headers, bytes } = encode(answer);
  outgoing.writeHead(answer.status, headers);
  outgoing.end(bytes);
}

function encode(answer: SandboxAnswer): { headers: Record<string, string>; bytes: Buffer } {
  const isText = typeof answer.body === 'string';
  const bytes = Buffer.from(isText ? String(answer.body) : JSON.stringify(answer.body), 'utf8');
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  return { headers: { 'content-type': type, ...answer.headers, 'content-length': String(bytes.length) }, bytes };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_MAX_BYTES) throw new RangeError('the body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Waits, but no longer than somebody is there to be answered. */
function whileConnected(ms: number, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      outgoing.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    outgoing.on('close', done);
  });
}
