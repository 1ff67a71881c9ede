/** X (https://docs.x.com/x-api). */
import { type Credentials, type OpenOptions, type Platform, PlatformError } from '../platform.ts';
import type { Login } from './client.ts';
import { eligibility, moderation } from './eligibility.ts';
import { doorOf, login } from './login.ts';
import { priceUsd } from './price.ts';
import { limits, measure, prepare } from './reply.ts';
import { settings } from './settings.ts';

export const x: Platform = {
  id: 'x',
  title: 'X',
  limits,
  settings,
  streams: ['mentions', 'messages', 'own', 'search', 'hashtag'],
  // https://docs.x.com/fundamentals/authentication/guides/v2-authentication-mapping
  scopes: {
    mentions: ['tweet.read', 'users.read'],
    messages: ['dm.read'],
    own: ['tweet.read', 'users.read'],
    search: ['tweet.read', 'users.read'],
    hashtag: ['tweet.read', 'users.read'],
  },
  features: [],
  throttles: 'stream',
  threads: 'exact',
  // Every post that is looked at again is paid for.
  recheck: { everyMs: 6 * 3_600_000, batchMax: 100 },
  // https://docs.x.com/developer-guidelines; how long X remembers a text is not told, and another target does not save it
  sameText: {
    max: 1,
    rule: 'X refuses words it has had from us before as "duplicate content": vary them',
  },
  login,
  measure,
  eligibility,
  priceUsd,
  moderation,
  prepare,
  async open(credentials: Credentials, options: OpenOptions) {
    const { account, baseUrl, signal, now } = options;
    // The SDK is loaded when somebody calls: judging a text needs no network.
    const [{ XClient }, { XSession }] = await Promise.all([import('./client.ts'), import('./session.ts')]);
    const by = ownLogin(credentials) ?? (await userLogin(credentials, options)) ?? appLogin(credentials);
    return new XSession(new XClient({ login: by, baseUrl, signal, now }), account, now);
  },
};

/** As the account, where the four values are there: they do not expire. */
function ownLogin({ apiKey, apiSecret, accessToken, accessTokenSecret }: Credentials): Login | null {
  if (!apiKey || !apiSecret || !accessToken || !accessTokenSecret) return null;
  const tokens = { appKey: apiKey, appSecret: apiSecret, accessToken, accessSecret: accessTokenSecret };
  return { kind: 'oauth1', tokens };
}

/** As the account, by a login with the browser that the vault kept. */
async function userLogin(
  credentials: Credentials,
  { vault, baseUrl, signal, now }: OpenOptions,
): Promise<Login | null> {
  if (!credentials.clientId) return null;
  const { readKept, UserToken } = await import('./user-token.ts');
  const kept = readKept(await vault.load());
  if (kept === null) return null;
  const door = doorOf(credentials, { baseUrl, signal, now });
  const refresh = async (token: string) => (await import('../oauth.ts')).refreshOAuth(door, token);
  return { kind: 'oauth2', token: new UserToken(kept, { vault, refresh, now }) };
}

/** As an app that may read what is public. */
function appLogin({ bearerToken, clientId }: Credentials): Login {
  if (bearerToken) return { kind: 'app', bearer: bearerToken };
  const words = clientId
    ? 'nobody has logged in with the browser yet'
    : 'credentials are missing: the four OAuth 1.0a values, an OAuth 2.0 client ID to log in with, or a bearer token to read only';
  throw new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}
