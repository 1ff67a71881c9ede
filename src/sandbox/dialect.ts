import type { IncomingHttpHeaders } from 'node:http';

/** A call to one platform, with the platform's prefix taken off the path. */
export interface SandboxRequest {
  readonly method: string;
  /** Starts with `/`, without the prefix and without the query: `/2/tweets`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What goes back. An object body becomes JSON; a text body goes as it is. The server adds `Date` by the sandbox's clock. */
export interface SandboxAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | object;
}

/** One platform's way of speaking about the world. Exported as `createXxxDialect(world)`. */
export interface Dialect {
  /** `/x`, `/facebook`, `/instagram`, `/bluesky`, `/mastodon`. */
  readonly prefix: string;
  handle(request: SandboxRequest): Promise<SandboxAnswer> | SandboxAnswer;
  /** The platform's 429 with its own body and rate-limit headers, and `Retry-After` when seconds are given. Nothing is carried out. */
  throttled(retryAfterSeconds: number | null): SandboxAnswer;
  /** The platform's answer to a credential that does not hold (401). */
  unauthorized(): SandboxAnswer;
  /** The platform's own 500. */
  failed(): SandboxAnswer;
}
