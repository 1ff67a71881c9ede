/**
 * The way back from a login in the browser: a listener on 127.0.0.1 for one request (RFC 8252, 7.3 and 8.3). Only a
 * navigation of the browser with our `state` counts; whatever else comes is sent away and changes nothing, so that a page
 * in another tab can neither log us in as somebody else nor end the login.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { formatDuration } from '../domain/duration.ts';
import { ProblemError } from '../domain/problem.ts';
import { usage } from './flags.ts';

/** The longest that a login may take in the browser. */
export const LOGIN_WAIT_MS = 5 * 60_000;

/** More than a page of one line takes to the browser of the same machine. */
const PAGE_MS = 500;

export interface LoopbackRedirect {
  /** Where the platform sends the browser back to. */
  readonly redirectUri: string;
  /**
   * The address the browser came back to, with the `state` of this login. The listener is closed when it is there.
   * @throws {ProblemError} AUTH_FAILED when nobody came in time
   */
  comeBack(awaited: AwaitedReturn): Promise<URL>;
  close(): Promise<void>;
}

/** What the way back is kept open for. */
interface AwaitedReturn {
  readonly account: string;
  readonly state: string;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Begins to listen.
 * @param port 0 takes any that is free
 * @throws {ProblemError} USAGE when the port is taken
 */
export async function openLoopbackRedirect(port: number): Promise<LoopbackRedirect> {
  const arrival = Promise.withResolvers<URL>();
  const expected: { state: string | null } = { state: null };
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    const found = answerTo(request, { server, state: expected.state });
    respond(response, found);
    if (!(found instanceof URL)) return;
    // the same answer a second time is nobody's: whoever comes now finds a closed door
    expected.state = null;
    arrival.resolve(found);
  });
  await listening(server, port);
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeIdleConnections();
    // the page has gone out by then; who holds a connection open and says nothing does not hold us
    const impatient = setTimeout(() => server.closeAllConnections(), PAGE_MS);
    await once(server, 'close');
    clearTimeout(impatient);
  };
  return {
    redirectUri: `http://127.0.0.1:${portOf(server)}/`,
    close,
    async comeBack(awaited) {
      expected.state = awaited.state;
      try {
        return await inTime(arrival.promise, awaited);
      } finally {
        await close();
      }
    },
  };
}

async function listening(server: Server, port: number): Promise<void> {
  // never 0.0.0.0: nobody but this machine may answer
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened to (${code})`;
    throw usage(`port ${port} ${why}`, 'Choose another with --port N, or log in with --paste.');
  }
}

async function inTime(arrival: Promise<URL>, { account, waitMs, signal }: AwaitedReturn): Promise<URL> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  const stopped = new Promise<never>((_, reject) => {
    const fail = (): void => {
      const words = `the browser did not come back within ${formatDuration(waitMs)}; nothing was changed`;
      reject(signal.aborted ? signal.reason : new ProblemError('AUTH_FAILED', { account, words }));
    };
    if (stop.aborted) fail();
    stop.addEventListener('abort', fail, { once: true });
  });
  return await Promise.race([arrival, stopped]);
}

type Refusal = 400 | 403 | 404 | 405;

/** The address, when it is the browser coming back from this login; else why not. */
function answerTo(request: IncomingMessage, door: { server: Server; state: string | null }): URL | Refusal {
  const host = `127.0.0.1:${portOf(door.server)}`;
  // a name that leads here (DNS rebinding) is not our address
  if (request.headers.host !== host) return 403;
  if (request.method !== 'GET') return 405;
  const url = URL.parse(request.url ?? '/', `http://${host}/`);
  if (url === null || url.host !== host || url.pathname !== '/') return 404;
  if (!isNavigation(request)) return 403;
  const [state, ...more] = url.searchParams.getAll('state');
  if (door.state === null || state === undefined || more.length > 0 || !isSame(state, door.state)) return 400;
  return url;
}

/**
 * A person's browser going to a page; not a script, a picture or a frame of another page. Browsers tell it by three headers
 * together (https://www.w3.org/TR/fetch-metadata/); what sends no `Sec-Fetch-Site` is no browser of today.
 */
function isNavigation({ headers }: IncomingMessage): boolean {
  if (headers.origin !== undefined) return false;
  if (headers['sec-fetch-site'] === undefined) return true;
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** The same page whatever was asked: nothing of the request, least of all the code, is in it. */
function respond(response: ServerResponse, found: URL | Refusal): void {
  const isOurs = found instanceof URL;
  const words = isOurs ? 'Done. You can close this page and go back to kuulo.' : 'kuulo is not waiting for this.';
  response.writeHead(isOurs ? 200 : found, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(`<!doctype html><meta charset="utf-8"><title>kuulo</title><p>${words}</p>\n`);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
