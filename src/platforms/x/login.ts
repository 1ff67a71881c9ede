/**
 * Logging in as a user by OAuth 2.0 with PKCE (https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code).
 * A code holds for 30 seconds. An app with a secret (confidential) says it by Basic.
 */
import { z } from 'zod';
import type { BrowserLogin } from '../login.ts';
import type { OAuthDoor } from '../oauth.ts';
import { type Credentials, PlatformError } from '../platform.ts';
import { keptText } from './user-token.ts';

/** `offline.access` is what brings a refresh token. */
const SCOPES = [
  'tweet.read',
  'tweet.write',
  'tweet.moderate.write',
  'users.read',
  'dm.read',
  'dm.write',
  'offline.access',
];

/** Which app logs in where. */
export interface AppDoor extends Pick<OAuthDoor, 'signal' | 'now'> {
  readonly baseUrl: string | null;
}

export const login: BrowserLogin = {
  needs: ['clientId'],
  async begin(credentials, options) {
    const { beginOAuth } = await import('../oauth.ts');
    const { clientId = '', clientSecret = null } = credentials;
    const { redirectUri } = options;
    const begun = await beginOAuth(doorOf(credentials, options), { redirectUri, scopes: SCOPES });
    return { authorizeUrl: begun.authorizeUrl, memory: { oauth: begun.memory, clientId, clientSecret } };
  },
  async finish(begun, callback, options) {
    const { finishOAuth } = await import('../oauth.ts');
    const memory = memoryShape.safeParse(begun.memory);
    if (!memory.success) throw missing('this login was not begun here');
    const { oauth, clientId, clientSecret } = memory.data;
    const app: Credentials = { clientId, ...(clientSecret !== null && { clientSecret }) };
    const tokens = await finishOAuth(doorOf(app, options), oauth, callback);
    // a refresh token is of its app: kept beside it, a run without our environment can renew it
    return { credentials: app, session: keptText({ ...tokens, scopes: tokens.scopes ?? SCOPES }) };
  },
};

/**
 * Where an app logs in and renews.
 * @throws {PlatformError} `auth` without a client id
 */
export function doorOf({ clientId, clientSecret }: Credentials, { baseUrl, signal, now }: AppDoor): OAuthDoor {
  if (!clientId) throw missing('the OAuth 2.0 client ID is missing');
  const base = baseUrl?.replace(/\/$/, '');
  return {
    authorizeUrl: `${base ?? 'https://x.com'}/i/oauth2/authorize`,
    tokenUrl: `${base ?? 'https://api.x.com'}/2/oauth2/token`,
    // X has no discovery that would name it.
    issuer: null,
    clientId,
    clientSecret: clientSecret ? { value: clientSecret, sentIn: 'header' } : null,
    signal,
    now,
  };
}

const memoryShape = z.object({
  oauth: z.record(z.string(), z.string()),
  clientId: z.string(),
  clientSecret: z.string().nullable(),
});

function missing(words: string): PlatformError {
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}
