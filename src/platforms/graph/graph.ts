/**
 * The door to Meta's Graph API, which Facebook and Instagram share (https://developers.facebook.com/docs/graph-api). The
 * token travels in the `Authorization` header, as Meta's own Instagram messaging examples have it: the other documented
 * way, a parameter, would put the secret into addresses. Of a page's `next` address only the place is taken, for it
 * repeats the token and may name another host.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Answer, BODY_MAX_BYTES, DEADLINE_MS, isTooLarge, wireFetch } from '../http.ts';
import { PlatformError, type RateLimit } from '../platform.ts';
import { failureOf, isError, rateLimitOf } from './failure.ts';

/** A token that may change while it is in use. */
export interface GraphToken {
  /** The one to use now. */
  current(): Promise<string>;
  /** After `spent` was refused: another one to try, once; null where there is none. */
  instead(spent: string): Promise<string | null>;
}

export interface GraphOptions {
  readonly token: string | GraphToken;
  /** Proves on each call that the token is used by its app (`appsecret_proof`); null leaves it out. */
  readonly appSecret: string | null;
  /** Scheme and host of the real thing. */
  readonly host: string;
  /** Put in the place of `host`. */
  readonly baseUrl: string | null;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

export type Query = Readonly<Record<string, string>>;

/** A page of an edge; `next` are the parameters that lead to the one after it. */
export interface GraphList {
  readonly items: readonly unknown[];
  readonly next: Query | null;
}

/** What Meta tells about a token. `expiresAt`: UTC milliseconds, null when it does not expire. */
export interface TokenFacts {
  readonly type: string;
  /** Null where nobody tells. */
  readonly scopes: readonly string[] | null;
  readonly expiresAt: number | null;
}

/** Everything throws PlatformError. */
export class Graph {
  readonly #options: GraphOptions;
  readonly #token: GraphToken;
  #requests = 0;
  #answer: Answer | null = null;
  #rateLimit: RateLimit | null = null;

  constructor(options: GraphOptions) {
    this.#options = options;
    const { token } = options;
    this.#token = typeof token === 'string' ? { current: async () => token, instead: async () => null } : token;
  }

  /** How many requests were made so far. */
  get requests(): number {
    return this.#requests;
  }

  /** What is left by the newest answer. */
  get rateLimit(): RateLimit | null {
    return this.#rateLimit;
  }

  /** The server's clock minus ours in milliseconds, by the newest answer. */
  get skewMs(): number {
    return this.#answer?.dateSkewMs ?? 0;
  }

  /** UTC milliseconds by the server's clock, ours where it never told. */
  get serverNow(): number {
    return this.#options.now() + this.skewMs;
  }

  /**
   * For reading on and on: calls beyond the limit prolong the block.
   * @throws {PlatformError} `throttled` where nothing is left
   */
  obeyLimit(): void {
    const { remaining, resetAt } = this.#rateLimit ?? { remaining: null, resetAt: null };
    if (remaining !== 0 || resetAt === null || resetAt <= this.#options.now()) return;
    const words = 'Meta says that the budget of calls is nearly spent: not asked';
    throw new PlatformError({ kind: 'throttled', until: resetAt, reason: null, status: null, words });
  }

  /** One object. */
  get(path: string, query: Query): Promise<unknown> {
    return this.#ask({ path: `${VERSION}/${path}`, query, body: null });
  }

  /** One page of an edge. Objects may be of any size: a page too large is asked for in smaller ones. */
  async list(path: string, query: Query): Promise<GraphList> {
    try {
      return this.readList(await this.get(path, query));
    } catch (error) {
      const limit = Math.floor(Number(query.limit) / 2);
      if (isTooLarge(error) && limit >= 1) return this.list(path, { ...query, limit: String(limit) });
      throw error;
    }
  }

  /** A page that came, also inside another object. */
  readList(data: unknown): GraphList {
    const list = listShape.safeParse(data);
    if (!list.success) throw this.spoilt(data, false);
    return { items: list.data.data, next: nextOf(list.data.paging) };
  }

  /** Writes, once and never again by itself; there is no idempotency key. */
  post(path: string, body: Record<string, unknown>): Promise<unknown> {
    return this.#ask({ path: `${VERSION}/${path}`, query: {}, body });
  }

  /**
   * What the token is, asked with the app's own name and secret (https://developers.facebook.com/docs/graph-api/reference/debug_token).
   * The token stands in the address, because it is the thing asked about.
   */
  async inspect(appId: string): Promise<TokenFacts> {
    const input_token = await this.#token.current();
    const token = `${appId}|${this.#options.appSecret ?? ''}`;
    const path = `${VERSION}/debug_token`;
    const told = await this.#call({ path, query: { input_token }, body: null }, token);
    const facts = tokenShape.safeParse(told);
    if (!facts.success) throw this.spoilt(told, false);
    const { type, scopes, expires_at } = facts.data.data;
    return { type, scopes: scopes ?? [], expiresAt: expires_at ? expires_at * 1000 : null };
  }

  /**
   * A new token for an old one, as Meta documents such calls: the path whole, the old token and whatever else proves it
   * in the address, none in a header. `expiresAt` is null when no end was told.
   */
  async trade(
    path: string,
    query: Query,
  ): Promise<{ readonly accessToken: string; readonly expiresAt: number | null }> {
    const told = await this.#call({ path, query, body: null }, null);
    const traded = tradedShape.safeParse(told);
    if (!traded.success) throw this.spoilt(told, false);
    const { access_token: accessToken, expires_in } = traded.data;
    return { accessToken, expiresAt: expires_in == null ? null : this.#options.now() + expires_in * 1000 };
  }

  /** The failure of an answer that lacks what was asked for. */
  spoilt(data: unknown, isSend: boolean): PlatformError {
    const { status, headers } = this.#answer ?? { status: 200, headers: {} };
    return new PlatformError(failureOf({ status, headers, data, isSend, now: this.#options.now() }));
  }

  /** A token that was refused did nothing: where there is another, the same is said with that, once. */
  async #ask(call: Call): Promise<unknown> {
    const token = await this.#token.current();
    try {
      return await this.#call(call, token);
    } catch (error) {
      const isRefused = error instanceof PlatformError && error.failure.kind === 'auth';
      const other = isRefused ? await this.#token.instead(token) : null;
      if (other === null) throw error;
      return this.#call(call, other);
    }
  }

  async #call({ path, query, body }: Call, token: string | null): Promise<unknown> {
    const { baseUrl, host, signal, appSecret } = this.#options;
    const isSend = body !== null;
    const address = new URL(`${(baseUrl ?? host).replace(/\/+$/, '')}/${path}`);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    if (appSecret !== null && token !== null) address.searchParams.set('appsecret_proof', proofOf(token, appSecret));
    const onAnswer = (answer: Answer) => {
      this.#answer = answer;
      this.#rateLimit = rateLimitOf(answer, this.#options.now());
    };
    this.#requests += 1;
    const wire = { deadlineMs: DEADLINE_MS, bodyMaxBytes: BODY_MAX_BYTES, isSend, signal, onAnswer };
    const by = token === null ? {} : { authorization: `Bearer ${token}` };
    const headers = { ...by, accept: 'application/json' };
    const answer = await wireFetch(wire)(
      address,
      isSend
        ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : { headers },
    );
    const text = await answer.text();
    const data = readJson(text);
    if (answer.ok && typeof data !== 'string' && !isError(data)) return data;
    throw this.spoilt(data, isSend);
  }
}

interface Call {
  /** From the host on. */
  readonly path: string;
  readonly query: Query;
  readonly body: Record<string, unknown> | null;
}

/** The first part of nearly every path. */
export const VERSION = 'v26.0';

const pagingShape = z
  .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
  .nullish();
const listShape = z.object({ data: z.array(z.unknown()), paging: pagingShape });
const tokenShape = z.object({
  data: z.object({ type: z.string(), scopes: z.array(z.string()).nullish(), expires_at: z.number().nullish() }),
});
const tradedShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().nullish() });

/** The end is where no `next` is; pages in between may be empty. */
function nextOf(paging: z.infer<typeof pagingShape>): Query | null {
  if (!paging?.next) return null;
  if (paging.cursors?.after) return { after: paging.cursors.after };
  if (!URL.canParse(paging.next)) return null;
  const { searchParams } = new URL(paging.next);
  for (const name of ['access_token', 'appsecret_proof', 'fields']) searchParams.delete(name);
  return Object.fromEntries(searchParams);
}

/** HMAC-SHA256 of the token by the app's secret (https://developers.facebook.com/docs/graph-api/guides/secure-requests). */
function proofOf(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}

/** The text itself where it is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
