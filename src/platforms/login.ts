/** Logging in to a platform with the browser: what a platform offers, and what it brings. */
import type { Json } from '../domain/message.ts';

/** Values of a platform's settings by name, secrets included. Never logged, never stored in the database. */
export type Credentials = Readonly<Record<string, string>>;

/** Where a login in the browser goes, and what has to be remembered until its answer. */
export interface LoginBegun {
  /** The page on which a person says yes. */
  readonly authorizeUrl: string;
  /** What `finish` needs again; holds secrets. */
  readonly memory: Json;
}

/** What a login brought: settings by name to keep as secrets, and what the session's vault begins with. */
export interface LoginResult {
  readonly credentials: Credentials;
  readonly session: string | null;
}

export interface LoginOptions {
  readonly baseUrl: string | null;
  /** `http://127.0.0.1:PORT/` of our own listener, or the platform's address for codes that are pasted. */
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  /** UTC milliseconds now. */
  readonly now: () => number;
}

/** Logging in with the browser: OAuth 2.0 authorization code with PKCE and `state` (RFC 6749, 7636, 8252). */
export interface BrowserLogin {
  /** Settings that must be there before (an app's client id), by name. */
  readonly needs: readonly string[];
  /** The `redirectUri` with which the platform shows the code to be copied; absent where it always goes to an address. */
  readonly shownCodeUri?: string;
  /** Registers an app first where the platform wants one. */
  begin(credentials: Credentials, options: LoginOptions): Promise<LoginBegun>;
  /**
   * Changes the code for tokens. `callback` is the address the browser came back to (or `redirectUri` with a pasted code).
   * @throws {PlatformError} `auth` when `state` is not ours, the person said no, or the code does not hold
   */
  finish(begun: LoginBegun, callback: URL, options: LoginOptions): Promise<LoginResult>;
}
