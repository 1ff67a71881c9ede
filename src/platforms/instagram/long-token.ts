/**
 * The token of Instagram Login between runs. It lives 60 days and may be renewed when it is 24 hours old and has not
 * ended (https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token), which happens weekly,
 * under the vault's lock, so that twenty runs make one call. That the old token goes on until its own end is [unverified]:
 * so the new one is kept before it is used, and who holds a refused one looks for what another run has kept.
 */
import { log } from '../../log.ts';
import { type DerivedToken, derivedText, readDerived } from '../graph/derived-token.ts';
import type { GraphToken } from '../graph/graph.ts';
import { PlatformError, type PlatformFailure, type TokenVault } from '../platform.ts';

export interface LongTokenNeeds {
  readonly vault: TokenVault;
  /** A newer token for one that holds; throws PlatformError. */
  readonly refresh: (token: string) => Promise<Pick<DerivedToken, 'accessToken' | 'expiresAt'>>;
  /** UTC milliseconds now. */
  readonly now: () => number;
}

/** One account's token: the configured one, or what was renewed from it. A renewal that fails is nobody's failure. */
export class LongToken implements GraphToken {
  readonly #configured: string;
  readonly #needs: LongTokenNeeds;
  #held: DerivedToken;
  #loading: Promise<void> | null = null;
  #renewing: Promise<void> | null = null;

  constructor(configured: string, needs: LongTokenNeeds) {
    this.#configured = configured;
    this.#needs = needs;
    this.#held = { accessToken: configured, expiresAt: null, nextAt: 0 };
  }

  /** UTC milliseconds; null while nothing was renewed: of a token that is only configured nobody tells. */
  get expiresAt(): number | null {
    return this.#held.expiresAt;
  }

  async current(): Promise<string> {
    this.#loading ??= this.#needs.vault.load().then((text) => this.#take(text));
    await this.#loading;
    if (this.#isDue(this.#held)) {
      // Once for all who wait.
      this.#renewing ??= this.#renew().finally(() => {
        this.#renewing = null;
      });
      await this.#renewing;
    }
    return this.#held.accessToken;
  }

  /** What another run has renewed meanwhile. */
  async instead(spent: string): Promise<string | null> {
    this.#take(await this.#needs.vault.load());
    return this.#held.accessToken === spent ? null : this.#held.accessToken;
  }

  async #renew(): Promise<void> {
    try {
      const text = await this.#needs.vault.renew(async (kept) => {
        const mine = readDerived(kept, this.#configured);
        if (kept !== null && mine !== null && !this.#isDue(mine)) return kept;
        return derivedText(this.#configured, await this.#renewed(mine, kept));
      });
      this.#take(text);
    } catch (error) {
      log.info(`instagram: ${STAYS}: ${error instanceof Error ? error.message : String(error)}`);
      this.#held = { ...this.#held, nextAt: this.#needs.now() + SOON_MS };
    }
  }

  /** A newer token, or the same with the time of the next try. */
  async #renewed(mine: DerivedToken | null, kept: string | null): Promise<DerivedToken> {
    const { refresh, now } = this.#needs;
    const before = mine ?? { accessToken: this.#configured, expiresAt: null, nextAt: null };
    try {
      return { ...(await refresh(before.accessToken)), nextAt: now() + RENEW_MS };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      // What was renewed from another configured token stays until this one has proved to be good.
      if (mine === null && kept !== null && error.failure.kind !== 'refused') throw error;
      const nextAt = error.failure.until ?? now() + restMs(error.failure);
      // Too young, mostly.
      const tell = error.failure.kind === 'refused' ? log.debug : log.info;
      tell(`instagram: ${STAYS}: ${error.message}`);
      return { ...before, nextAt };
    }
  }

  #take(text: string | null): void {
    this.#held = readDerived(text, this.#configured) ?? this.#held;
  }

  #isDue({ nextAt }: DerivedToken): boolean {
    return nextAt !== null && nextAt <= this.#needs.now();
  }
}

const STAYS = 'the token was not renewed, the old one is used on';
const RENEW_MS = 7 * 86_400_000;
/** A token that is too young for it now is old enough then. */
const REST_MS = 86_400_000;
const SOON_MS = 3_600_000;

function restMs({ kind }: PlatformFailure): number {
  return kind === 'refused' || kind === 'auth' ? REST_MS : SOON_MS;
}
