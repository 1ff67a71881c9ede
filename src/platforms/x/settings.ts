import type { Setting } from '../platform.ts';

const KEYS = 'console.x.com, your app, Keys and tokens:';

/**
 * The four OAuth 1.0a values act as the account and do not expire; a client id is for logging in with the browser (OAuth
 * 2.0), which does the same; a bearer token alone can only read
 * (https://docs.x.com/fundamentals/authentication/overview). None is required by itself: `open` takes the first that is there.
 */
export const settings: readonly Setting[] = [
  secret('bearerToken', 'BEARER_TOKEN', {
    title: 'Bearer token',
    hint: `${KEYS} enough for reading without answering.`,
  }),
  secret('apiKey', 'API_KEY', { title: 'API key', hint: `${KEYS} OAuth 1.0a, API key.` }),
  secret('apiSecret', 'API_SECRET', { title: 'API key secret', hint: `${KEYS} OAuth 1.0a, API key secret.` }),
  secret('accessToken', 'ACCESS_TOKEN', {
    title: 'Access token',
    hint: `${KEYS} OAuth 1.0a, access token with "Read and write and Direct message".`,
  }),
  secret('accessTokenSecret', 'ACCESS_TOKEN_SECRET', {
    title: 'Access token secret',
    hint: `${KEYS} shown together with the access token.`,
  }),
  {
    name: 'clientId',
    env: 'CLIENT_ID',
    title: 'OAuth 2.0 client ID',
    isSecret: false,
    isRequired: false,
    hint: `${KEYS} OAuth 2.0, client ID; then log in with the browser.`,
  },
  secret('clientSecret', 'CLIENT_SECRET', {
    title: 'OAuth 2.0 client secret',
    hint: `${KEYS} OAuth 2.0, client secret, where the app is a confidential client.`,
  }),
];

function secret(name: string, env: string, words: { readonly title: string; readonly hint: string }): Setting {
  return { name, env, ...words, isSecret: true, isRequired: false };
}
