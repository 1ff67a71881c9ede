import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { type CredentialsOf, SANDBOX_CREDENTIALS } from '../credentials.ts';
import { createRateWindow, type RateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import { XrpcError } from './problem.ts';

const ACCESS_S = 120 * 60;
const REFRESH_S = 90 * 86_400;
const MINUTE_MS = 60_000;
/** How long a refresh token that was used can be used again: the reference server's grace. */
const GRACE_MS = 120 * MINUTE_MS;
const REFRESH_SCOPE = 'com.atproto.refresh';
/** An app password with access to direct messages, and one without. */
const PRIVILEGED_SCOPE = 'com.atproto.appPassPrivileged';
const PLAIN_SCOPE = 'com.atproto.appPass';

/** The brand's second app password: it opens everything but chat. The first one, in the credentials, opens chat too. */
export const PLAIN_APP_PASSWORD = 'publ-iccc-only-word';

/** What createSession and refreshSession give, besides who it is. */
interface TokenPair {
  readonly accessJwt: string;
  readonly refreshJwt: string;
}

/** Logins with an app password (https://docs.bsky.app/docs/api/com-atproto-server-create-session). */
export interface Sessions {
  /** 30 logins in 5 minutes, 300 a day. @throws {XrpcError} 401 for a wrong password, 429 over the limit */
  create(identifier: unknown, password: unknown): TokenPair;
  /**
   * A new pair. The refresh token used holds two hours more and gives the same next one again in that time, so that two
   * runs at once both go on. @throws {XrpcError} 400 `ExpiredToken` or `InvalidToken`
   */
  refresh(authorization: string | undefined): TokenPair;
  /** Ends what a refresh token stands for. @throws {XrpcError} as `refresh` */
  end(authorization: string | undefined): void;
  /** @throws {XrpcError} 401 without a token, 400 `ExpiredToken` (not 401) or `InvalidToken` */
  check(authorization: string | undefined): { readonly isPrivileged: boolean };
}

/** What the server keeps of a refresh token. */
interface KeptToken {
  /** Scope of the access tokens it gives. */
  readonly scope: string;
  /** Id of the refresh token that follows it, once it was used. */
  readonly nextId: string | null;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

interface Claims {
  readonly scope: string;
  /** The DID of the account it was given to. */
  readonly sub: string;
  readonly jti: string;
  readonly exp: number;
}

/** Sessions of one account, and of no other; tokens age by the sandbox's clock. */
export function createSessions(
  world: World,
  { identifier: handle, appPassword }: CredentialsOf<'bluesky'> = SANDBOX_CREDENTIALS.bluesky,
): Sessions {
  const account = world.brand('bluesky');
  const did = account.id;
  /** What each app password opens. */
  const scopes: ReadonlyMap<unknown, string> = new Map([
    [appPassword, PRIVILEGED_SCOPE],
    [PLAIN_APP_PASSWORD, PLAIN_SCOPE],
  ]);
  const key = `sandbox ${world.seed}`;
  const kept = new Map<string, KeptToken>();
  const logins: RateWindow[] = [
    createRateWindow(30, 5 * MINUTE_MS, () => world.now()),
    createRateWindow(300, 1440 * MINUTE_MS, () => world.now()),
  ];
  const issue = (scope: string, lifeS: number, jti: string = randomUUID()): string => {
    const iat = Math.floor(world.now() / 1000);
    const type = scope.endsWith('refresh') ? 'refresh+jwt' : 'at+jwt';
    const claims = { scope, sub: did, aud: 'did:web:bluesky.sandbox', iat, exp: iat + lifeS, jti };
    const head = `${encode({ typ: type, alg: 'HS256' })}.${encode(claims)}`;
    return `${head}.${sign(head, key)}`;
  };
  const pair = (scope: string, id: string): TokenPair => {
    if (!kept.has(id)) kept.set(id, { scope, nextId: null, expiresAt: world.now() + REFRESH_S * 1000 });
    return { accessJwt: issue(scope, ACCESS_S), refreshJwt: issue(REFRESH_SCOPE, REFRESH_S, id) };
  };
  const open = (authorization: string | undefined): Claims => {
    if (authorization === undefined || !authorization.startsWith('Bearer ')) {
      throw new XrpcError(401, 'AuthenticationRequired', 'Authentication Required');
    }
    const claims = readToken(authorization.slice('Bearer '.length), key);
    if (claims === null || claims.sub !== did) throw new XrpcError(400, 'InvalidToken', 'Token could not be verified');
    if (claims.exp * 1000 <= world.now()) throw new XrpcError(400, 'ExpiredToken', 'Token has expired');
    return claims;
  };
  const openRefresh = (authorization: string | undefined): { readonly id: string; readonly token: KeptToken } => {
    const { scope, jti: id } = open(authorization);
    if (scope !== REFRESH_SCOPE) throw new XrpcError(400, 'InvalidToken', 'Invalid token type');
    const token = kept.get(id);
    if (token === undefined || token.expiresAt <= world.now()) {
      throw new XrpcError(400, 'ExpiredToken', 'Token has been revoked');
    }
    return { id, token };
  };
  return {
    create(identifier, password) {
      if (logins.some((window) => !window.take().isAllowed)) {
        throw new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded');
      }
      // the credentials' own name holds after a rename, so that nobody has to log in anew
      const names = [handle, handle.split('.')[0], account.handle, did];
      const isKnown = names.some((name) => name === identifier);
      const scope = scopes.get(password);
      if (!isKnown || scope === undefined) {
        throw new XrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password');
      }
      return pair(scope, randomUUID());
    },
    refresh(authorization) {
      const { id, token } = openRefresh(authorization);
      const nextId = token.nextId ?? randomUUID();
      kept.set(id, { ...token, nextId, expiresAt: Math.min(token.expiresAt, world.now() + GRACE_MS) });
      return pair(token.scope, nextId);
    },
    end(authorization) {
      kept.delete(openRefresh(authorization).id);
    },
    check(authorization) {
      const { scope } = open(authorization);
      if (scope === REFRESH_SCOPE) throw new XrpcError(400, 'InvalidToken', 'Bad token scope');
      return { isPrivileged: scope === PRIVILEGED_SCOPE };
    },
  };
}

function readToken(token: string, key: string): Claims | null {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const wanted = Buffer.from(sign(`${head}.${payload}`, key));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  // our own signature stands on it, so the shape is ours
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

function sign(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
