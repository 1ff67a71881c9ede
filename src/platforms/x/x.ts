/** X (https://docs.x.com/x-api). */
import { type Credentials, type OpenOptions, type Platform, PlatformError } from '../platform.ts';
import type { ClientOptions } from './client.ts';
import { eligibility, limits, measure, prepare } from './reply.ts';
import { settings } from './settings.ts';

export const x: Platform = {
  id: 'x',
  title: 'X',
  limits,
  settings,
  streams: ['mentions', 'own', 'search', 'hashtag'],
  measure,
  eligibility,
  prepare,
  async open(credentials: Credentials, { account, baseUrl, signal, now }: OpenOptions) {
    const login = loginOf(credentials);
    // The SDK is loaded when somebody calls: judging a text needs no network.
    const [{ XClient }, { XSession }] = await Promise.all([import('./client.ts'), import('./session.ts')]);
    return new XSession(new XClient({ login, baseUrl, signal, now }), account, now);
  },
};

/** As the account where the four values are there, else as an app that may read. */
function loginOf(credentials: Credentials): ClientOptions['login'] {
  const { bearerToken, apiKey, apiSecret, accessToken, accessTokenSecret } = credentials;
  if (apiKey && apiSecret && accessToken && accessTokenSecret) {
    return { appKey: apiKey, appSecret: apiSecret, accessToken, accessSecret: accessTokenSecret };
  }
  if (bearerToken) return bearerToken;
  const words = 'credentials are missing: the four OAuth 1.0a values, or a bearer token to read only';
  throw new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}
