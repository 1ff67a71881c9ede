/**
 * The methods of one account on one server (https://docs.joinmastodon.org/methods/). masto.js gives them; its own
 * transport calls the global `fetch`, loses the status of a spoilt answer and the path in a server's address, so ours
 * takes its place. Answers are kept as they came, so every result is read as `unknown`.
 */
import type { mastodon } from 'masto';
import { HttpActionDispatcher } from 'masto/adapters/action/dispatcher-http.js';
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js';
import { createActionProxy } from 'masto/adapters/action/proxy.js';
import { BaseHttp } from 'masto/adapters/http/base-http.js';
import { SerializerNativeImpl } from 'masto/adapters/serializers/serializer-native-impl.js';
import type { HttpRequestParams, HttpResponse } from 'masto/interfaces/http.js';
import type { Stream } from '../../domain/stream.ts';
import type { Answer } from '../http.ts';
import type { RateLimit } from '../platform.ts';
import { call, type Reply, type Server } from './call.ts';
import { rateLimitOf } from './failure.ts';

/** Everything throws PlatformError. */
export class MastodonClient {
  readonly #http: WireHttp;
  readonly #api: mastodon.rest.Client;
  readonly #now: () => number;
  #requests = 0;
  #answer: Answer | null = null;

  constructor(server: Omit<Server, 'onAnswer'>) {
    const onAnswer = (answer: Answer) => {
      this.#answer = answer;
    };
    const count = () => {
      this.#requests += 1;
    };
    this.#now = server.now;
    this.#http = new WireHttp({ ...server, onAnswer }, count);
    const dispatcher = new HttpActionDispatcher(this.#http, new HttpActionDispatcherHookMastodon(this.#http));
    this.#api = createActionProxy<mastodon.rest.Client>(dispatcher, { context: ['api'] });
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

  async account(): Promise<unknown> {
    return this.#api.v1.accounts.verifyCredentials();
  }

  async instance(): Promise<unknown> {
    return this.#api.v2.instance.fetch();
  }

  /** The older description of a server; others of this API know nothing else. */
  async instanceV1(): Promise<unknown> {
    return this.#api.v1.instance.fetch();
  }

  /** The app that our token belongs to. */
  async app(): Promise<unknown> {
    return this.#api.v1.apps.verifyCredentials();
  }

  async status(id: string): Promise<unknown> {
    return this.#api.v1.statuses.$select(encodeURIComponent(id)).fetch();
  }

  async statuses(ids: readonly string[]): Promise<unknown> {
    return this.#api.v1.statuses.fetch({ id: [...ids] });
  }

  async context(id: string): Promise<unknown> {
    return this.#api.v1.statuses.$select(encodeURIComponent(id)).context.fetch();
  }

  /** A page of a list by its path and query: the first of `firstPage`, or where a link leads. */
  async page(path: string): Promise<Reply> {
    return this.#http.get(path);
  }

  /** Publishes; the server remembers `key` for an hour and answers a repeat with the first status. */
  async create(payload: Readonly<Record<string, unknown>>, key: string): Promise<unknown> {
    const requestInit = { headers: { 'Idempotency-Key': key } };
    const { data } = await this.#http.post<unknown>('/api/v1/statuses', payload, { encoding: 'json', requestInit });
    return data;
  }
}

/** One of a server's lists. `notifications` holds what is said to us, in public and in private. */
export type List = { readonly kind: 'notifications' } | Extract<Stream, { kind: 'own' | 'search' | 'hashtag' }>;

/** Path and query of a list's newest page. `me` is our account id there. */
export function firstPage(list: List, me: string): string {
  switch (list.kind) {
    case 'notifications':
      // Filtered ones too: a brand's customers are strangers with new accounts.
      return `/api/v1/notifications?${query({ types: ['mention', 'quote'], includeFiltered: true, limit: PAGE_SIZE })}`;
    case 'own':
      return `/api/v1/accounts/${encodeURIComponent(me)}/statuses?${query({ excludeReblogs: true, limit: PAGE_SIZE })}`;
    case 'search':
      return `/api/v2/search?${query({ q: list.query, type: 'statuses', limit: PAGE_SIZE })}`;
    case 'hashtag':
      return `/api/v1/timelines/tag/${encodeURIComponent(list.tag.replace(/^#/, ''))}?${query({ limit: PAGE_SIZE })}`;
    default:
      return list satisfies never;
  }
}

const PAGE_SIZE = 40;

const serializer = new SerializerNativeImpl();

function query(params: Readonly<Record<string, unknown>>): string {
  return serializer.serialize('querystring', params);
}

/** What masto.js asks of a transport. */
class WireHttp extends BaseHttp {
  readonly #server: Server;
  readonly #onCall: () => void;

  constructor(server: Server, onCall: () => void) {
    super();
    this.#server = server;
    this.#onCall = onCall;
  }

  async request<T>(params: HttpRequestParams): Promise<HttpResponse<T>>;
  async request(params: HttpRequestParams): Promise<HttpResponse<unknown>> {
    this.#onCall();
    const { method, search } = params;
    const asked = typeof search === 'string' ? search : query(search ?? {});
    const path = asked === '' ? params.path : `${params.path}?${asked}`;
    const body = params.body === undefined ? null : serializer.serialize('json', params.body);
    return call(this.#server, { method, path, headers: new Headers(params.requestInit?.headers), body });
  }
}
