/**
 * The OAuth 2.0 user token between runs (https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code). It
 * lives two hours; its refresh token is taken to be spent by use [unverified, common behaviour], so a refresh happens
 * under the vault's lock and what it brings is kept before it is used.
 */
import { z } from 'zod';
import { hideSecret } from '../../log.ts';
import type { OAuthTokens } from '../oauth.ts';
import { PlatformError, type TokenVault } from '../platform.ts';

/** What is kept. */
export interface Kept {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** UTC milliseconds, or null when X did not say. */
  readonly expiresAt: number | null;
  readonly scopes: readonly string[] | null;
}

export interface UserTokenNeeds {
  readonly vault: TokenVault;
  readonly refresh: (refreshToken: string) => Promise<OAuthTokens>;
  /** UTC milliseconds now. */
  readonly now: () => number;
}

/** What a login or a refresh brought, as the vault keeps it. */
export function keptText({ accessToken, refreshToken, expiresAt, scopes }: Kept): string {
  return JSON.stringify({ accessToken, refreshToken, expiresAt, scopes });
}

/** What the vault keeps, or null when there is nothing whole: then a person has to log in. */
export function readKept(text: string | null): Kept | null {
  const kept = keptShape.safeParse(parsed(text ?? ''));
  if (!kept.success) return null;
  for (const secret of [kept.data.accessToken, kept.data.refreshToken ?? '']) hideSecret(secret);
  return kept.data;
}

/** One account's user token. Everything throws PlatformError: `auth` when a person has to log in again. */
export class UserToken {
  readonly #needs: UserTokenNeeds;
  #held: Kept;

  constructor(held: Kept, needs: UserTokenNeeds) {
    this.#held = held;
    this.#needs = needs;
  }

  get scopes(): readonly string[] | null {
    return this.#held.scopes;
  }

  /** An access token that holds for a minute more at least, as far as X told. */
  async current(): Promise<string> {
    return this.#isEnding(this.#held) ? this.renew(this.#held.accessToken) : this.#held.accessToken;
  }

  /** A newer access token than `spent`: another run's where there is one, else X is asked, once for all runs. */
  async renew(spent: string): Promise<string> {
    const { vault, refresh } = this.#needs;
    const text = await vault.renew(async (now) => {
      const kept = readKept(now);
      if (kept === null) throw loginNeeded('the login that was kept is gone');
      if (now !== null && kept.accessToken !== spent && !this.#isEnding(kept)) return now;
      if (kept.refreshToken === null) throw loginNeeded('the login has ended and cannot be renewed');
      const fresh = await refresh(kept.refreshToken);
      return keptText({
        ...fresh,
        refreshToken: fresh.refreshToken ?? kept.refreshToken,
        scopes: fresh.scopes ?? kept.scopes,
      });
    });
    const kept = readKept(text);
    if (kept === null) throw loginNeeded('the login that was kept is gone');
    this.#held = kept;
    return kept.accessToken;
  }

  #isEnding({ expiresAt }: Kept): boolean {
    return expiresAt !== null && expiresAt - this.#needs.now() < ENDING_MS;
  }
}

const ENDING_MS = 60_000;

const keptShape = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).nullable(),
  expiresAt: z.number().nullable(),
  scopes: z.array(z.string()).nullable(),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function loginNeeded(words: string): PlatformError {
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words: `${words}: log in again` });
}
