import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { markNeverBegan } from './network-failure.ts';
import { answerOf, refuseRedirect, spoilt, tooLarge, type Wire } from './wire.ts';

declare module 'node:http' {
  interface Agent {
    /** Where `http.request` hands over a new request, headers not yet written. Node's types leave it out. */
    addRequest(request: ClientRequest, options: RequestOptions): void;
  }
}

/** Wire, and the server to call instead of the one the SDK names. */
export interface AgentWire extends Wire {
  readonly baseUrl: string | null;
}

/** An `https:` agent that holds every request to the rules of a wire, and may open plain TCP to another server. */
export class WireAgent extends Agent {
  readonly #wire: Wire;
  readonly #target: URL | null;

  constructor(wire: AgentWire) {
    super({ keepAlive: !wire.isSend });
    this.#wire = wire;
    this.#target = wire.baseUrl === null ? null : new URL(wire.baseUrl);
  }

  override addRequest(request: ClientRequest, options: RequestOptions): void {
    request.removeHeader('accept-encoding');
    if (this.#target) {
      request.path = this.#target.pathname.replace(/\/$/, '') + request.path;
      request.setHeader('host', this.#target.host);
    }
    guard(request, this.#wire);
    super.addRequest(request, options);
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const target = this.#target;
    if (!target) return super.createConnection(options, callback);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const port = Number(target.port || (target.protocol === 'http:' ? 80 : 443));
    if (target.protocol === 'http:') return connect({ host, port });
    const there: RequestOptions & { servername: string } = { ...options, host, port, servername: host };
    return super.createConnection(there, callback);
  }
}

/** Deadline, cancelling, and whether the connection ever stood. */
function guard(request: ClientRequest, wire: Wire): void {
  const cancel = () => request.destroy(new DOMException('interrupted', 'AbortError'));
  const timer = setTimeout(() => request.destroy(new DOMException('deadline', 'TimeoutError')), wire.deadlineMs);
  wire.signal.addEventListener('abort', cancel, { once: true });
  if (wire.signal.aborted) process.nextTick(cancel);
  let hasConnected = false;
  request.once('socket', (socket) => {
    // A kept-alive socket comes connected; a new one says so by an event, TLS after its handshake.
    hasConnected = request.reusedSocket;
    if (!hasConnected)
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        hasConnected = true;
      });
  });
  request.prependListener('error', (error) => {
    if (!hasConnected) markNeverBegan(error);
  });
  request.once('close', () => {
    clearTimeout(timer);
    wire.signal.removeEventListener('abort', cancel);
  });
  request.prependListener('response', (incoming) => guardAnswer(request, incoming, wire));
}

/** Destroying the request with our error makes it the SDK's `requestError`; the truncated answer is not taken for whole. */
function guardAnswer(request: ClientRequest, incoming: IncomingMessage, wire: Wire): void {
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const answer = answerOf(incoming.statusCode ?? 0, headers);
  wire.onAnswer?.(answer);
  try {
    refuseRedirect(answer);
    // Compressed bytes would slip past the cap: a small answer may unpack into gigabytes.
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw spoilt(wire, 'answer compressed unasked');
  } catch (error) {
    request.destroy(error instanceof Error ? error : new Error('answer refused'));
    return;
  }
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > wire.bodyMaxBytes) request.destroy(tooLarge(wire));
  });
}
