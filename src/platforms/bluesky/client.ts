/**
 * Calls to a Bluesky server as one account. Bodies are read here, since the SDK's check of answers lets one odd post fail a
 * whole page. https://docs.bsky.app/docs/advanced-guides/entryway
 */
import type { Json } from '../../domain/message.ts';
import {
  type Credentials,
  type OpenOptions,
  PlatformError,
  type PlatformFailure,
  type RateLimit,
} from '../platform.ts';
import { chatFailure, isExpired, rateLimitOf, responseFailure } from './failure.ts';
import { parsed } from './payload.ts';
import { SignIn } from './sign-in.ts';
import { openTransport } from './transport.ts';

export type Params = Readonly<Record<string, string | number | readonly string[] | null>>;

/** A good answer: its JSON, and when the server sent it (UTC milliseconds of its clock), if it told. */
export interface Good {
  readonly json: unknown;
  readonly servedAt: number | null;
}

const ENTRYWAY = 'https://bsky.social';

/** Private chats are another service, reached through the account's own server: https://atproto.com/specs/xrpc#service-proxying */
const CHAT_SERVICE = 'did:web:api.bsky.chat#bsky_chat';

export class BlueskyClient {
  /** Calls made so far, those for the session included. */
  requests = 0;
  /** What the newest answer said is left. */
  rateLimit: RateLimit | null = null;
  readonly #options: OpenOptions;
  readonly #service: URL;
  readonly #transport: typeof fetch;
  readonly #signIn: SignIn;

  constructor(credentials: Credentials, options: OpenOptions) {
    this.#options = options;
    this.#service = new URL(options.baseUrl ?? ENTRYWAY);
    this.#transport = openTransport(this.#service, options, () => {
      this.requests += 1;
    });
    this.#signIn = new SignIn(credentials, options, { service: this.#service, transport: this.#transport });
  }

  /** Who we are logged in as; logs in when no session is kept. */
  async account(): Promise<{ did: string; handle: string }> {
    const { did, handle } = (await this.#signIn.current()).session;
    const expected = this.#options.account.remoteId;
    if (expected !== null && expected !== did) {
      throw new PlatformError({ ...AUTH, words: `logged in as ${handle}, but the account is ${expected}` });
    }
    return { did, handle };
  }

  /** Tells the calls made since it was last asked; for a page of a stream each. */
  counter(): () => number {
    let told = this.requests;
    return () => {
      const fresh = this.requests - told;
      told = this.requests;
      return fresh;
    };
  }

  /** Asks; nothing is published. */
  async query(nsid: string, params: Params): Promise<Good> {
    return this.#call(nsid, { method: 'GET', asked: asked(params) });
  }

  /** Publishes one record or chat message. */
  async send(nsid: string, input: Json): Promise<Good> {
    return this.#call(nsid, { method: 'POST', body: JSON.stringify(input) });
  }

  async #call(nsid: string, request: Asking): Promise<Good> {
    await this.account();
    const isChat = nsid.startsWith('chat.bsky.');
    let answer = await this.#exchange(nsid, request);
    // Refused for the token alone: nothing was carried out, so that a send may be repeated too. Twice, since a run that
    // slept may first find a token that another run kept long ago.
    for (let tries = 0; tries < 2 && isExpired(answer.status, answer.body); tries += 1) {
      await this.#signIn.replace(answer.token);
      answer = await this.#exchange(nsid, request);
    }
    const { status, headers, body } = answer;
    const now = this.#options.now();
    this.rateLimit = rateLimitOf(headers, now) ?? this.rateLimit;
    const json = status >= 200 && status < 300 ? parsed(body) : null;
    if (typeof json !== 'object' || json === null) {
      const failure = responseFailure({ status, headers, body, isSend: request.method === 'POST', now });
      throw new PlatformError(isChat ? chatFailure(failure) : failure);
    }
    const servedAt = Date.parse(headers.date ?? '');
    return { json, servedAt: Number.isNaN(servedAt) ? null : servedAt };
  }

  async #exchange(nsid: string, { method, asked: query = '', body }: Asking): Promise<Exchanged> {
    const { session, pdsUrl } = await this.#signIn.current();
    const headers = new Headers({ authorization: `Bearer ${session.accessJwt}` });
    if (nsid.startsWith('chat.bsky.')) headers.set('atproto-proxy', CHAT_SERVICE);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const url = new URL(`/xrpc/${nsid}${query}`, pdsUrl ?? this.#service);
    const response = await this.#transport(url, { method, headers, ...(body === undefined ? {} : { body }) });
    const answered = Object.fromEntries(response.headers);
    return { status: response.status, headers: answered, body: await response.text(), token: session.accessJwt };
  }
}

function asked(params: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null) query.append(name, String(one));
  }
  return query.size === 0 ? '' : `?${query}`;
}

const AUTH: PlatformFailure = { kind: 'auth', until: null, reason: null, status: null, words: '' };

interface Asking {
  readonly method: 'GET' | 'POST';
  readonly asked?: string;
  readonly body?: string;
}

interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The access token it was asked with. */
  readonly token: string;
}
