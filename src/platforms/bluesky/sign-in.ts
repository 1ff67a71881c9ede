/**
 * The session of one account: taken up where the last run left it, refreshed or begun anew under the vault's lock, so that
 * twenty runs at once make one call: logins are limited to 30 in 5 minutes and 300 a day, and a refresh token holds once.
 * https://docs.bsky.app/docs/api/com-atproto-server-create-session, com-atproto-server-refresh-session
 */
import type { CredentialSession } from '@atproto/api';
import { type Credentials, type OpenOptions, PlatformError, type PlatformFailure } from '../platform.ts';
import { thrownFailure } from './failure.ts';
import { type Held, keptText, type Place, readKept } from './kept-session.ts';

export class SignIn {
  readonly #credentials: Credentials;
  readonly #options: OpenOptions;
  readonly #transport: typeof fetch;
  readonly #place: Place;
  #loading: Promise<void> | null = null;
  #renewing: Promise<void> | null = null;
  #held: Held | null = null;

  constructor(credentials: Credentials, options: OpenOptions, door: { service: URL; transport: typeof fetch }) {
    this.#credentials = credentials;
    this.#options = options;
    this.#transport = door.transport;
    this.#place = { service: door.service.href, identifier: (credentials.identifier ?? '').replace(/^@/, '') };
  }

  /** The session in use: the kept one as it is, since a refresh on each run would burn tokens; else a new login. */
  async current(): Promise<Held> {
    this.#loading ??= this.#options.vault.load().then((text) => {
      this.#held = readKept(text, this.#place);
    });
    await this.#loading;
    if (!this.#held) await this.#renew(null);
    if (!this.#held) throw new PlatformError({ ...AUTH, words: 'no session after logging in' });
    return this.#held;
  }

  /** After this access token was refused: gets another, from another run, by a refresh, or by logging in again. */
  async replace(token: string): Promise<void> {
    if (this.#held?.session.accessJwt === token) await this.#renew(token);
  }

  /** Once for all who wait. */
  #renew(refused: string | null): Promise<void> {
    this.#renewing ??= this.#exchange(refused).finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #exchange(refused: string | null): Promise<void> {
    const text = await this.#options.vault.renew(async (kept) => {
      const held = readKept(kept, this.#place);
      if (kept !== null && held && held.session.accessJwt !== refused) return kept;
      const refreshed = held ? await this.#refreshed(held) : null;
      return keptText(refreshed ?? (await this.#loggedIn()), this.#place);
    });
    this.#held = readKept(text, this.#place);
  }

  /** A new pair of tokens, or null when the server no longer takes the old one. */
  async #refreshed(held: Held): Promise<Held | null> {
    let ended = '';
    const sdk = await this.#sdk((event) => {
      ended = event;
    });
    sdk.session = held.session;
    try {
      await sdk.refreshSession();
    } catch (error) {
      // Any other end than `expired` says nothing about the session: it is kept, and tried again later.
      if (ended !== 'expired') {
        const { kind, until, status } = thrownFailure(error, false, this.#options.now());
        const words = 'refreshing the session failed';
        throw new PlatformError({ ...AUTH, kind: kind === 'throttled' ? kind : 'unavailable', until, status, words });
      }
    }
    return sdk.session ? { session: sdk.session, pdsUrl: sdk.pdsUrl?.href ?? held.pdsUrl } : null;
  }

  async #loggedIn(): Promise<Held> {
    const sdk = await this.#sdk(() => {});
    try {
      await sdk.login({ identifier: this.#place.identifier, password: this.#credentials.appPassword ?? '' });
    } catch (error) {
      const failure = thrownFailure(error, false, this.#options.now());
      // Whatever the server has against a login, only a person can mend it.
      const isFinal = failure.kind === 'refused' && failure.reason !== 'redirect' && failure.reason !== 'certificate';
      throw new PlatformError(isFinal ? { ...failure, kind: 'auth' } : failure, { cause: error });
    }
    if (!sdk.session) throw new PlatformError({ ...AUTH, words: 'no session after logging in' });
    return { session: sdk.session, pdsUrl: sdk.pdsUrl?.href ?? null };
  }

  /** Loaded only to log in or refresh: the SDK takes a third of a second and 50 MB, most runs need neither. */
  async #sdk(onEvent: (event: string) => void): Promise<CredentialSession> {
    const { CredentialSession: Sdk } = await import('@atproto/api');
    return new Sdk(new URL(this.#place.service), this.#transport, onEvent);
  }
}

const AUTH: PlatformFailure = { kind: 'auth', until: null, reason: null, status: null, words: '' };
