/**
 * Calls to a Bluesky server as one account. The SDK keeps the session (login, refresh, the account's own server); bodies
 * are read here, since the SDK's check of answers lets one odd post fail a whole page.
 * https://docs.bsky.app/docs/advanced-guides/entryway, https://docs.bsky.app/docs/api/com-atproto-server-create-session
 */
import type { CredentialSession } from '@atproto/api';
import type { Json } from '../../domain/message.ts';
import {
  type Credentials,
  type OpenOptions,
  PlatformError,
  type PlatformFailure,
  type RateLimit,
} from '../platform.ts';
import { isExpired, rateLimitOf, responseFailure, thrownFailure } from './failure.ts';
import { type Held, keptText, type Place, readKept } from './kept-session.ts';
import { parsed } from './payload.ts';
import { openTransport } from './transport.ts';

export type Params = Readonly<Record<string, string | number | readonly string[] | null>>;

/** A good answer: its JSON, and when the server sent it (UTC milliseconds of its clock), if it told. */
export interface Good {
  readonly json: unknown;
  readonly servedAt: number | null;
}

const ENTRYWAY = 'https://bsky.social';

export class BlueskyClient {
  /** Calls made so far, those for the session included. */
  requests = 0;
  /** What the newest answer said is left. */
  rateLimit: RateLimit | null = null;
  readonly #credentials: Credentials;
  readonly #options: OpenOptions;
  readonly #service: URL;
  readonly #identifier: string;
  readonly #transport: typeof fetch;
  #loading: Promise<void> | null = null;
  #opening: Promise<CredentialSession> | null = null;
  #entering: Promise<void> | null = null;
  #saving: Promise<void> = Promise.resolve();
  #hasRefreshFailed = false;
  #held: Held | null = null;

  constructor(credentials: Credentials, options: OpenOptions) {
    this.#credentials = credentials;
    this.#options = options;
    this.#service = new URL(options.baseUrl ?? ENTRYWAY);
    this.#identifier = (credentials.identifier ?? '').replace(/^@/, '');
    this.#transport = openTransport(this.#service, options, () => {
      this.requests += 1;
    });
  }

  /** Who we are logged in as; logs in when no session is kept. */
  async account(): Promise<{ did: string; handle: string }> {
    const { did, handle } = (await this.#current()).session;
    const expected = this.#options.account.remoteId;
    if (expected !== null && expected !== did) {
      throw new PlatformError({ ...AUTH, words: `logged in as ${handle}, but the account is ${expected}` });
    }
    return { did, handle };
  }

  /** Asks; nothing is written. */
  async query(nsid: string, params: Params): Promise<Good> {
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== null) asked.append(name, String(one));
    }
    return this.#call(`/xrpc/${nsid}?${asked}`, { method: 'GET' });
  }

  /** Writes one record. */
  async send(nsid: string, input: Json): Promise<Good> {
    const headers = { 'content-type': 'application/json' };
    return this.#call(`/xrpc/${nsid}`, { method: 'POST', headers, body: JSON.stringify(input) });
  }

  async #call(path: string, init: RequestInit & { method: string }): Promise<Good> {
    await this.account();
    let answer = await this.#exchange(path, init);
    if (isExpired(answer.status, answer.body)) {
      // Refused for the token alone: nothing was carried out, so that a send may be repeated too.
      await this.#renew(answer.token);
      answer = await this.#exchange(path, init);
    }
    const { status, headers, body } = answer;
    const now = this.#options.now();
    this.rateLimit = rateLimitOf(headers, now) ?? this.rateLimit;
    const json = status >= 200 && status < 300 ? parsed(body) : null;
    if (typeof json !== 'object' || json === null) {
      throw new PlatformError(responseFailure({ status, headers, body, isSend: init.method === 'POST', now }));
    }
    const servedAt = Date.parse(headers.date ?? '');
    return { json, servedAt: Number.isNaN(servedAt) ? null : servedAt };
  }

  async #exchange(path: string, init: RequestInit): Promise<Exchanged> {
    const { session, pdsUrl } = await this.#current();
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${session.accessJwt}`);
    const response = await this.#transport(new URL(path, pdsUrl ?? this.#service), { ...init, headers });
    const answered = Object.fromEntries(response.headers);
    return { status: response.status, headers: answered, body: await response.text(), token: session.accessJwt };
  }

  /** The session in use: the kept one as it is, since a refresh on each run would burn tokens; else a new login. */
  async #current(): Promise<Held> {
    this.#loading ??= this.#options.vault.load().then((text) => {
      this.#held = readKept(text, this.#place());
    });
    await this.#loading;
    if (!this.#held) await this.#login();
    if (!this.#held) throw new PlatformError({ ...AUTH, words: 'no session after logging in' });
    return this.#held;
  }

  /** After this token was refused: gets another, by a refresh or by logging in again. */
  async #renew(token: string): Promise<void> {
    if (this.#held?.session.accessJwt !== token) return;
    const sdk = await this.#sdk();
    sdk.session = this.#held.session;
    // How a refresh ended is told by its event, and by whether a session is left.
    await sdk.refreshSession().catch(() => {});
    if (this.#hasRefreshFailed) {
      throw new PlatformError({ ...AUTH, kind: 'unavailable', words: 'refreshing the session failed' });
    }
    await this.#saving;
  }

  /** Once for all who wait: logins are limited to 300 a day, and two at a time upset the SDK. */
  #login(): Promise<void> {
    this.#entering ??= this.#enter().finally(() => {
      this.#entering = null;
    });
    return this.#entering;
  }

  async #enter(): Promise<void> {
    const sdk = await this.#sdk();
    try {
      await sdk.login({ identifier: this.#identifier, password: this.#credentials.appPassword ?? '' });
    } catch (error) {
      const failure = thrownFailure(error, false, this.#options.now());
      // Whatever the server has against a login, only a person can mend it.
      const isFinal = failure.kind === 'refused' && failure.reason !== 'redirect' && failure.reason !== 'certificate';
      throw new PlatformError(isFinal ? { ...failure, kind: 'auth' } : failure, { cause: error });
    }
    await this.#saving;
  }

  /** Loaded only to log in or refresh: the SDK takes a third of a second and 50 MB, most runs need neither. */
  #sdk(): Promise<CredentialSession> {
    this.#opening ??= import('@atproto/api').then(({ CredentialSession: Sdk }) => {
      const sdk: CredentialSession = new Sdk(this.#service, this.#transport, (event, session) => {
        this.#hasRefreshFailed = event === 'network-error';
        if (event === 'network-error') return;
        this.#held = session ? { session, pdsUrl: sdk.pdsUrl?.href ?? null } : null;
        if (this.#held) this.#saving = this.#keep(this.#held);
      });
      return sdk;
    });
    return this.#opening;
  }

  #place(): Place {
    return { service: this.#service.href, identifier: this.#identifier };
  }

  async #keep(held: Held): Promise<void> {
    await this.#options.vault.save(keptText(held, this.#place()));
  }
}

const AUTH: PlatformFailure = { kind: 'auth', until: null, reason: null, status: null, words: '' };

interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The access token it was asked with. */
  readonly token: string;
}
