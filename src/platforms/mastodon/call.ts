/** One HTTP call to a server: the address kept whole, the token only to that server, the status never lost. */
import { type Answer, BODY_MAX_BYTES, DEADLINE_MS, wireFetch } from '../http.ts';
import { PlatformError } from '../platform.ts';
import { type BadAnswer, failureOf, isWorded } from './failure.ts';

/** A server and our right to it. */
export interface Server {
  /** May have a path of its own. */
  readonly baseUrl: string;
  /** Null before a login. */
  readonly accessToken: string | null;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly onAnswer: (answer: Answer) => void;
}

export interface Call {
  readonly method: string;
  /** Path and query on the server. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** JSON as it came. */
export interface Reply {
  readonly headers: Headers;
  readonly data: unknown;
}

/**
 * Makes the call and reads its JSON.
 * @throws {PlatformError} for anything else than a 2xx with JSON in it
 */
export async function call(server: Server, request: Call): Promise<Reply> {
  const isSend = request.method !== 'GET';
  let answer: Answer | null = null;
  const send = wireFetch({
    deadlineMs: DEADLINE_MS,
    bodyMaxBytes: BODY_MAX_BYTES,
    isSend,
    signal: server.signal,
    onAnswer: (one) => {
      answer = one;
      server.onAnswer(one);
    },
  });
  const headers = new Headers(request.headers);
  if (server.accessToken !== null) headers.set('authorization', `Bearer ${server.accessToken}`);
  headers.set('accept', 'application/json');
  if (request.body !== null) headers.set('content-type', 'application/json');
  const { method, body } = request;
  const response = await send(addressOf(server.baseUrl, request.path), { method, headers, body });
  const text = await response.text();
  const data = response.ok ? parsed(text) : undefined;
  if (data !== undefined) return { headers: response.headers, data };
  throw new AnswerError({ ...facts(answer, response), body: text, isSend, now: server.now() });
}

/** An answer that is not what was asked for. */
export class AnswerError extends PlatformError {
  /** The server itself said no; otherwise it may have been anything in between. */
  readonly isWorded: boolean;

  constructor(answer: BadAnswer) {
    super(failureOf(answer));
    this.isWorded = isWorded(answer);
  }
}

/** The failure of an answer whose JSON lacks what was asked for. */
export function withoutIt(data: unknown, isSend: boolean): PlatformError {
  const body = JSON.stringify(data) ?? '';
  return new AnswerError({ status: 200, headers: {}, dateSkewMs: null, body, isSend, now: 0 });
}

/** The whole address of a path. A server behind a prefix may leave the prefix out of the links it gives, or put it in. */
export function addressOf(baseUrl: string, path: string): URL {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/$/, '');
  const isWhole = prefix === '' || path.startsWith(`${prefix}/`);
  // Put together as text: a path of two slashes must not become another host.
  return new URL(`${base.origin}${isWhole ? '' : prefix}${path}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function facts(answer: Answer | null, response: Response): Answer {
  return answer ?? { status: response.status, headers: Object.fromEntries(response.headers), dateSkewMs: null };
}
