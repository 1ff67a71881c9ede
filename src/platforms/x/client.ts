/**
 * The network of one account (https://docs.x.com/x-api). twitter-api-v2 signs and calls; our agents give it its
 * transport. Answers are handed on as they came.
 */
import type { Agent } from 'node:https';
import { ApiResponseError, TwitterApi, type TwitterApiTokens } from 'twitter-api-v2';
import { type Answer, BODY_MAX_BYTES, DEADLINE_MS, networkFailure, wireAgent } from '../http.ts';
import { PlatformError, type RateLimit } from '../platform.ts';
import { failureOf, rateLimitOf } from './failure.ts';
import { fieldsOf, isAboutNames, type Query, type Spelling, USER_FIELDS, type Wanted } from './fields.ts';
import type { UserToken } from './user-token.ts';

/** OAuth 1.0a values of the account, its OAuth 2.0 token, or an app's bearer token that can only read. */
export type Login =
  | { readonly kind: 'oauth1'; readonly tokens: TwitterApiTokens }
  | { readonly kind: 'oauth2'; readonly token: UserToken }
  | { readonly kind: 'app'; readonly bearer: string };

export interface ClientOptions {
  readonly login: Login;
  readonly baseUrl: string | null;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Everything throws PlatformError. */
export class XClient {
  readonly login: Login;
  readonly #agents: Readonly<Record<'read' | 'write', Agent>>;
  readonly #now: () => number;
  #requests = 0;
  #answer: Answer | null = null;
  #spelling: Spelling = 'tweet';

  constructor({ login, baseUrl, signal, now }: ClientOptions) {
    const agentOf = (isSend: boolean) => {
      const onAnswer = (answer: Answer) => {
        this.#answer = answer;
      };
      return wireAgent({ baseUrl, signal, isSend, onAnswer, deadlineMs: DEADLINE_MS, bodyMaxBytes: BODY_MAX_BYTES });
    };
    this.login = login;
    this.#agents = { read: agentOf(false), write: agentOf(true) };
    this.#now = now;
  }

  /** Whether we act as the account, not as an app that may only read. */
  get isUser(): boolean {
    return this.login.kind !== 'app';
  }

  /** How many requests were made so far. */
  get requests(): number {
    return this.#requests;
  }

  /** What the newest answer said about itself. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** What is left by the newest answer. */
  get rateLimit(): RateLimit | null {
    return this.#answer && rateLimitOf(this.#answer, this.#now());
  }

  async user(path: string): Promise<unknown> {
    return this.#get(path, { 'user.fields': USER_FIELDS });
  }

  /** A page of posts with all fields kuulo reads; `again` leaves out what would be paid for besides. */
  async posts(path: string, query: Query, wanted: 'posts' | 'again' = 'posts'): Promise<unknown> {
    return this.#inEitherSpelling(wanted, path, query);
  }

  /** A page of private events. */
  async directs(path: string, query: Query): Promise<unknown> {
    return this.#inEitherSpelling('directs', path, query);
  }

  /** Publishes, or writes a private message. There is no idempotency key. */
  async create(path: string, payload: Payload): Promise<unknown> {
    return this.#call(true, (api) => api.post<unknown>(path, { ...payload }));
  }

  /** Changes what is there; twice is the same as once. */
  async put(path: string, payload: Payload): Promise<unknown> {
    return this.#call(true, (api) => api.put<unknown>(path, { ...payload }));
  }

  /** The failure of an answer that lacks what was asked for. */
  spoilt(data: unknown, isSend: boolean): PlatformError {
    const { status, headers, dateSkewMs } = this.#answer ?? { status: 200, headers: {}, dateSkewMs: null };
    return new PlatformError(failureOf({ status, headers, dateSkewMs, data, isSend, now: this.#now() }));
  }

  /** The API is being renamed: a server that no longer knows one spelling says so, and is asked in the other. */
  async #inEitherSpelling(wanted: Wanted, path: string, query: Query): Promise<unknown> {
    try {
      return await this.#get(path, { ...query, ...fieldsOf(wanted, this.#spelling) });
    } catch (error) {
      const isUnknownName =
        error instanceof PlatformError && error.failure.status === 400 && isAboutNames(error.failure.words);
      if (!isUnknownName || this.#spelling === 'post') throw error;
      this.#spelling = 'post';
      return this.#get(path, { ...query, ...fieldsOf(wanted, 'post') });
    }
  }

  #get(path: string, query: Query): Promise<unknown> {
    return this.#call(false, (api) => api.get<unknown>(path, { ...query }));
  }

  /** 401 means that nothing was done: with a token that can be renewed the call is made once more. */
  async #call(isSend: boolean, ask: Ask): Promise<unknown> {
    if (this.login.kind !== 'oauth2') return this.#once(isSend, this.login, ask);
    const { token } = this.login;
    const bearer = await token.current();
    try {
      return await this.#once(isSend, { kind: 'app', bearer }, ask);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.failure.status !== 401) throw error;
      return this.#once(isSend, { kind: 'app', bearer: await token.renew(bearer) }, ask);
    }
  }

  async #once(isSend: boolean, by: Exclude<Login, { kind: 'oauth2' }>, ask: Ask): Promise<unknown> {
    const rules = { httpAgent: isSend ? this.#agents.write : this.#agents.read, compression: 'identity' } as const;
    const api = by.kind === 'app' ? new TwitterApi(by.bearer, rules) : new TwitterApi(by.tokens, rules);
    this.#requests += 1;
    this.#answer = null;
    try {
      return await ask(api.v2);
    } catch (error) {
      throw new PlatformError(this.#failureOf(error, isSend), { cause: error });
    }
  }

  #failureOf(error: unknown, isSend: boolean): PlatformError['failure'] {
    if (error instanceof ApiResponseError) {
      const { code: status, data } = error;
      const { headers = {}, dateSkewMs = null } = this.#answer ?? {};
      return failureOf({ status, headers, dateSkewMs, data, isSend, now: this.#now() });
    }
    const failure = networkFailure(error, isSend);
    return { ...failure, status: failure.status ?? this.#answer?.status ?? null };
  }
}

type Payload = Readonly<Record<string, unknown>>;
type Ask = (api: TwitterApi['v2']) => Promise<unknown>;
