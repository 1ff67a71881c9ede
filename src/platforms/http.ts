/**
 * The one HTTP door. Every SDK gets its transport here, so that for all of them: a redirect is never followed, a call
 * has one deadline from first byte to last, an answer is cut at a cap, a send never reuses a connection, and a failure
 * says whether anything may have been written. Errors carry hosts and codes, never URLs or headers (they hold secrets).
 */
import type { Agent } from 'node:https';
import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { markNeverBegan, networkFailure } from './network-failure.ts';
import { PlatformError } from './platform.ts';
import { answerOf, refuseRedirect, tooLarge, type Wire } from './wire.ts';
import { type AgentWire, WireAgent } from './wire-agent.ts';

export { networkFailure, retryAfterAt, withinDay } from './network-failure.ts';
export { type Answer, isTooLarge, type Wire } from './wire.ts';

/** The defaults of every platform. */
export const DEADLINE_MS = 30_000;
/** Room for a page with a post of 10 MB in it; what is longer is not heard as a whole page. */
export const BODY_MAX_BYTES = 32_000_000;

const CONNECT_MS = 10_000;

/**
 * A `fetch` for SDKs that take one. The answer is read whole before it is handed over.
 * It throws PlatformError only: `refused` for redirects and bad certificates, else as `networkFailure` says.
 */
export function wireFetch(wire: Wire): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const trace: Trace = { isTracked: false, hasConnected: false };
    try {
      return await call(request, wire, trace);
    } catch (error) {
      // A wrapper of our own is marked: an abort's reason is shared by every call it stops.
      const broken = new Error('call failed', { cause: error });
      if (trace.isTracked && !trace.hasConnected) markNeverBegan(broken);
      throw new PlatformError(networkFailure(broken, wire.isSend), { cause: error });
    }
  };
}

/**
 * An agent for twitter-api-v2, which calls `https.request` and lets nobody change the host. The agent says `https:` and
 * connects where `baseUrl` points (plain TCP for `http:`), its path put before the request's. Answers come uncompressed,
 * so that the cap counts what is read. A broken rule reaches the caller as a PlatformError inside the SDK's error, where
 * `networkFailure` finds it. Proxies are not used.
 */
export function wireAgent(wire: AgentWire): Agent {
  return new WireAgent(wire);
}

/** What is known of a connection: whether we saw it being opened, and whether it ever stood. */
interface Trace {
  isTracked: boolean;
  hasConnected: boolean;
}

async function call(request: Request, wire: Wire, trace: Trace): Promise<Response> {
  // Undici is loaded at the first call: commands that call nobody start faster.
  const { fetch: send } = await import('./undici-door.ts');
  const signal = AbortSignal.any([wire.signal, request.signal, AbortSignal.timeout(wire.deadlineMs)]);
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
  const isLoopback = LOOPBACK.test(new URL(request.url).hostname);
  const dispatcher = wire.isSend ? await sendDoor(isLoopback, trace) : await readDoor(isLoopback);
  try {
    const headers = [...request.headers];
    const { method, url } = request;
    const raw = await send(url, { method, headers, body, redirect: 'manual', signal, dispatcher });
    const answer = answerOf(raw.status, Object.fromEntries(raw.headers));
    wire.onAnswer?.(answer);
    refuseRedirect(answer);
    const bytes = await readCapped(raw.body, wire);
    // One turn, so that the connection is free again and the next read does not open a second one.
    if (!wire.isSend) await setImmediate();
    return plainResponse(raw.status, answer.headers, bytes);
  } finally {
    if (wire.isSend) void dispatcher.destroy();
  }
}

async function readCapped(body: AsyncIterable<Uint8Array> | null, wire: Wire): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > wire.bodyMaxBytes) throw tooLarge(wire);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The global `Response`, which SDKs test for; headers that spoke of the compressed body are gone. */
function plainResponse(
  status: number,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array<ArrayBuffer>,
): Response {
  const { 'content-encoding': _encoding, 'content-length': _length, ...kept } = headers;
  const isBare = status === 204 || status === 205 || status === 304;
  return new Response(isBare ? null : bytes, { status, headers: kept });
}

/** A loopback server is never behind a proxy; for the rest undici itself reads the proxy variables. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

// HTTP/1.1 only: a send must own its connection. Undici's own time limits are off, ours spans the whole call.
const DOOR = { allowH2: false, headersTimeout: 0, bodyTimeout: 0 };

const readDoors = new Map<boolean, Dispatcher>();

/** Reads share kept-alive connections for the life of the process. */
async function readDoor(isLoopback: boolean): Promise<Dispatcher> {
  const known = readDoors.get(isLoopback);
  if (known) return known;
  const { Agent: Door, EnvHttpProxyAgent } = await import('./undici-door.ts');
  const options = { ...DOOR, connect: { timeout: CONNECT_MS } };
  const door = isLoopback ? new Door(options) : new EnvHttpProxyAgent(options);
  readDoors.set(isLoopback, door);
  return door;
}

/** Each send opens its own connection and notes whether it ever stood. */
async function sendDoor(isLoopback: boolean, trace: Trace): Promise<Dispatcher> {
  const { Agent: Door, EnvHttpProxyAgent, buildConnector } = await import('./undici-door.ts');
  const open = buildConnector({ timeout: CONNECT_MS });
  const tracked: typeof open = (target, callback) => {
    trace.isTracked = true;
    open(target, (...outcome) => {
      trace.hasConnected = outcome[0] === null;
      callback(...outcome);
    });
  };
  const options = { ...DOOR, pipelining: 0, connect: tracked };
  return isLoopback ? new Door(options) : new EnvHttpProxyAgent(options);
}
