import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import { createRateWindow, type RateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import { XrpcError } from './problem.ts';

const ACCESS_S = 120 * 60;
const REFRESH_S = 90 * 86_400;
const MINUTE_MS = 60_000;

/** What createSession and refreshSession give, besides who it is. */
interface TokenPair {
  readonly accessJwt: string;
  readonly refreshJwt: string;
}

/** Logins with an app password (https://docs.bsky.app/docs/api/com-atproto-server-create-session). */
export interface Sessions {
  /** 30 logins in 5 minutes, 300 a day. @throws {XrpcError} 401 for a wrong password, 429 over the limit */
  create(identifier: unknown, password: unknown): TokenPair;
  /** Uses the refresh token up. @throws {XrpcError} 400 `ExpiredToken` or `InvalidToken` */
  refresh(authorization: string | undefined): TokenPair;
  /** @throws {XrpcError} 401 without a token, 400 `ExpiredToken` (not 401) or `InvalidToken` */
  check(authorization: string | undefined): void;
}

interface Claims {
  readonly scope: string;
  readonly jti: string;
  readonly exp: number;
}

/** Sessions of the brand; tokens age by the sandbox's clock. */
export function createSessions(world: World): Sessions {
  const { identifier: handle, appPassword } = SANDBOX_CREDENTIALS.bluesky;
  const did = world.brand('bluesky').id;
  const key = `sandbox ${world.seed}`;
  const usedUp = new Set<string>();
  const logins: RateWindow[] = [
    createRateWindow(30, 5 * MINUTE_MS, () => world.now()),
    createRateWindow(300, 1440 * MINUTE_MS, () => world.now()),
  ];
  const issue = (scope: string, lifeS: number): string => {
    const iat = Math.floor(world.now() / 1000);
    const type = scope.endsWith('refresh') ? 'refresh+jwt' : 'at+jwt';
    const claims = { scope, sub: did, aud: 'did:web:bluesky.sandbox', iat, exp: iat + lifeS, jti: randomUUID() };
    const head = `${encode({ typ: type, alg: 'HS256' })}.${encode(claims)}`;
    return `${head}.${sign(head, key)}`;
  };
  const pair = (): TokenPair => ({
    accessJwt: issue('com.atproto.appPassPrivileged', ACCESS_S),
    refreshJwt: issue('com.atproto.refresh', REFRESH_S),
  });
  const open = (authorization: string | undefined): Claims => {
    if (authorization === undefined || !authorization.startsWith('Bearer ')) {
      throw new XrpcError(401, 'AuthenticationRequired', 'Authentication Required');
    }
    const claims = readToken(authorization.slice('Bearer '.length), key);
    if (claims === null) throw new XrpcError(400, 'InvalidToken', 'Token could not be verified');
    if (claims.exp * 1000 <= world.now()) throw new XrpcError(400, 'ExpiredToken', 'Token has expired');
    return claims;
  };
  return {
    create(identifier, password) {
      if (logins.some((window) => !window.take().isAllowed)) {
        throw new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded');
      }
      const isKnown = identifier === handle || identifier === handle.split('.')[0] || identifier === did;
      if (!isKnown || password !== appPassword) {
        throw new XrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password');
      }
      return pair();
    },
    refresh(authorization) {
      const { scope, jti } = open(authorization);
      if (scope !== 'com.atproto.refresh') throw new XrpcError(400, 'InvalidToken', 'Invalid token type');
      if (usedUp.has(jti)) throw new XrpcError(400, 'ExpiredToken', 'Token has been revoked');
      usedUp.add(jti);
      return pair();
    },
    check(authorization) {
      if (open(authorization).scope === 'com.atproto.refresh') {
        throw new XrpcError(400, 'InvalidToken', 'Bad token scope');
      }
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
