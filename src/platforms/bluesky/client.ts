/**
 * Calls to a Bluesky server as one account. The SDK keeps the session (login, refresh, the account's own server); bodies
 * are read here, since the SDK's check of answers lets one odd post fail a whole page.
 * https://docs.bsky.app/docs/advanced-guides/entryway, https://docs.bsky.app/docs/api/com-atproto-server-create-session
 */
import type { AtpSessionData, CredentialSession } from '@atproto/api';
import type { Json } from '../../domain/message.ts';
import { BODY_MAX_BYTES, DEADLINE_MS, type Wire, wireFetch } from '../http.ts';
import {
  type Credentials,
  type OpenOptions,
  PlatformError,
  type PlatformFailure,
  type RateLimit,
} from '../platform.ts';
import { isExpired, rateLimitOf, responseFailure, thrownFailure } from './failure.ts';
import { at, textAt } from './payload.ts';

export type Params = Readonly<Record<string, string | number | readonly string[] | null>>;

/** A good answer: its JSON, and when the server sent it (UTC milliseconds of its clock), if it told. */
export interface Good {
  readonly json: unknown;
  readonly servedAt: number | null;
}

/** Methods that publish: never repeated, each on a connection of its own. */
const SENDS = /\/xrpc\/com\.atproto\.repo\.putRecord$/;

const ENTRYWAY = 'https://bsky.social';

export class BlueskyClient {
  /** Calls made so far, those for the session included. */
  requests = 0;
  /** What the newest answer said is left. */
  rateLimit: RateLimit | null = null;
  readonly #credentials: Credentials;
  readonly #options: OpenOptions;
  #opening: Promise<CredentialSession> | null = null;
  #entering: Promise<void> | null = null;
  #saving: Promise<void> = Promise.resolve();
  #hasRefreshFailed = false;

  constructor(credentials: Credentials, options: OpenOptions) {
    this.#credentials = credentials;
    this.#options = options;
  }

  /** Who we are logged in as; logs in when no usable session is kept. */
  async account(): Promise<{ did: string; handle: string }> {
    const session = await this.#session();
    if (!session.session) await this.#login(session);
    const { did = '', handle = '' } = session.session ?? {};
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

  /** Writes one record; see `SENDS`. */
  async send(nsid: string, input: Json): Promise<Good> {
    const headers = { 'content-type': 'application/json' };
    return this.#call(`/xrpc/${nsid}`, { method: 'POST', headers, body: JSON.stringify(input) });
  }

  async #call(path: string, init: RequestInit): Promise<Good> {
    await this.account();
    const session = await this.#session();
    const used = session.session?.accessJwt;
    let response = await session.fetchHandler(path, init);
    let body = await response.text();
    if (isExpired(response.status, body) && (await this.#renew(session, used))) {
      // Refused for the token alone: nothing was carried out, so that a send may be repeated too.
      response = await session.fetchHandler(path, init);
      body = await response.text();
    }
    await this.#saving;
    const now = this.#options.now();
    const headers = Object.fromEntries(response.headers);
    this.rateLimit = rateLimitOf(headers, now) ?? this.rateLimit;
    const json = response.ok ? parsed(body) : null;
    if (typeof json !== 'object' || json === null) {
      const isSend = init.method === 'POST';
      throw new PlatformError(responseFailure({ status: response.status, headers, body, isSend, now }));
    }
    const servedAt = Date.parse(headers.date ?? '');
    return { json, servedAt: Number.isNaN(servedAt) ? null : servedAt };
  }

  /** After a token was refused: whether there is another to try. The SDK has refreshed an expired one, but no broken one. */
  async #renew(session: CredentialSession, used: string | undefined): Promise<boolean> {
    const isRenewed = session.session !== undefined && session.session.accessJwt !== used;
    if (isRenewed) return false;
    // How a refresh ended is told by the event, and by whether a session is left.
    if (session.session && !this.#hasRefreshFailed) await session.refreshSession().catch(() => {});
    if (this.#hasRefreshFailed) {
      throw new PlatformError({ ...AUTH, kind: 'unavailable', words: 'refreshing the session failed' });
    }
    if (!session.session) await this.#login(session);
    return true;
  }

  #session(): Promise<CredentialSession> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Takes up the kept session as it is: a refresh on each run would burn tokens, and logins are limited to 300 a day. */
  async #open(): Promise<CredentialSession> {
    // Loaded at the first call: the SDK takes a third of a second.
    const { CredentialSession: Session } = await import('@atproto/api');
    const service = new URL(this.#options.baseUrl ?? ENTRYWAY);
    const session = new Session(service, this.#transport(), (event, data) => {
      this.#hasRefreshFailed = event === 'network-error';
      if (data && event !== 'network-error') this.#saving = this.#keep(data, session.pdsUrl);
    });
    const kept = readKept(await this.#options.vault.load());
    if (kept && kept.service === service.href && kept.identifier === this.#identifier()) {
      session.session = kept.session;
      if (kept.pdsUrl) session.pdsUrl = new URL(kept.pdsUrl);
    }
    return session;
  }

  /** Once for all who wait: two logins at a time upset the SDK, and they are counted. */
  #login(session: CredentialSession): Promise<void> {
    this.#entering ??= this.#enter(session).finally(() => {
      this.#entering = null;
    });
    return this.#entering;
  }

  async #enter(session: CredentialSession): Promise<void> {
    try {
      await session.login({ identifier: this.#identifier(), password: this.#credentials.appPassword ?? '' });
    } catch (error) {
      const failure = thrownFailure(error, false, this.#options.now());
      // Whatever the server has against a login, only a person can mend it.
      const isFinal = failure.kind === 'refused' && failure.reason !== 'redirect' && failure.reason !== 'certificate';
      throw new PlatformError(isFinal ? { ...failure, kind: 'auth' } : failure, { cause: error });
    }
    await this.#saving;
  }

  async #keep(session: AtpSessionData, pdsUrl: URL | undefined): Promise<void> {
    const service = new URL(this.#options.baseUrl ?? ENTRYWAY).href;
    const kept = { service, identifier: this.#identifier(), pdsUrl: pdsUrl?.href ?? null, session };
    await this.#options.vault.save(JSON.stringify(kept));
  }

  #identifier(): string {
    return (this.#credentials.identifier ?? '').replace(/^@/, '');
  }

  /** The SDK drops the path of a base URL, and would leave it for the server named in the account's DID document. */
  #transport(): typeof fetch {
    const { baseUrl, signal } = this.#options;
    const wire: Wire = { deadlineMs: DEADLINE_MS, bodyMaxBytes: BODY_MAX_BYTES, isSend: false, signal };
    const [reads, sends] = [wireFetch(wire), wireFetch({ ...wire, isSend: true })];
    return async (input, init) => {
      const request = new Request(input, init);
      let url = new URL(request.url);
      const isSend = SENDS.test(url.pathname);
      if (baseUrl !== null) {
        const base = new URL(baseUrl);
        url = new URL(base.pathname.replace(/\/+$/, '') + url.pathname + url.search, base);
      } else if (url.protocol !== 'https:') {
        const words = 'the account’s server is not reached by https';
        throw new PlatformError({ ...AUTH, kind: 'refused', reason: 'invalid', words });
      }
      const { method, headers } = request;
      const body = request.body === null ? null : await request.arrayBuffer();
      this.requests += 1;
      return (isSend ? sends : reads)(url, { method, headers, body, signal: request.signal });
    };
  }
}

const AUTH: PlatformFailure = { kind: 'auth', until: null, reason: null, status: null, words: '' };

interface Kept {
  readonly service: string;
  readonly identifier: string;
  readonly pdsUrl: string | null;
  readonly session: AtpSessionData;
}

/** The kept session, or null when there is none or it is not whole: then we log in. */
function readKept(text: string | null): Kept | null {
  const kept = parsed(text ?? '');
  const [service, identifier] = [textAt(kept, 'service'), textAt(kept, 'identifier')];
  const part = (name: string) => textAt(kept, 'session', name);
  const [did, handle, accessJwt, refreshJwt] = [part('did'), part('handle'), part('accessJwt'), part('refreshJwt')];
  if (!service || !identifier || !did || !handle || !accessJwt || !refreshJwt) return null;
  const pdsUrl = textAt(kept, 'pdsUrl');
  const active = at(kept, 'session', 'active') !== false;
  const isPlace = pdsUrl !== null && URL.canParse(pdsUrl);
  return {
    service,
    identifier,
    pdsUrl: isPlace ? pdsUrl : null,
    session: { did, handle, accessJwt, refreshJwt, active },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
