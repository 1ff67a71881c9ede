import type { Setting } from '../platform.ts';

const KEYS = 'console.x.com, your app, Keys and tokens:';

/**
 * The four OAuth 1.0a values act as the account and do not expire; a bearer token alone can only read
 * (https://docs.x.com/fundamentals/authentication/overview). None is required by itself: `open` asks for one or the other.
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
    hint: `${KEYS} OAuth 1.0a, access token with "Read and write".`,
  }),
  secret('accessTokenSecret', 'ACCESS_TOKEN_SECRET', {
    title: 'Access token secret',
    hint: `${KEYS} shown together with the access token.`,
  }),
];

function secret(name: string, env: string, words: { readonly title: string; readonly hint: string }): Setting {
  return { name, env, ...words, isSecret: true, isRequired: false };
}
