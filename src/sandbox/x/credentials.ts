import { SANDBOX_CREDENTIALS } from '../credentials.ts';

/** What the workspace's `.env` holds for X: the app's bearer token and the brand's OAuth 1.0a tokens. */
export const xCredentials = {
  KUULO_X_BEARER_TOKEN: SANDBOX_CREDENTIALS.x.bearerToken,
  KUULO_X_API_KEY: SANDBOX_CREDENTIALS.x.apiKey,
  KUULO_X_API_SECRET: SANDBOX_CREDENTIALS.x.apiSecret,
  KUULO_X_ACCESS_TOKEN: SANDBOX_CREDENTIALS.x.accessToken,
  KUULO_X_ACCESS_TOKEN_SECRET: SANDBOX_CREDENTIALS.x.accessTokenSecret,
} as const;

/** An OAuth 2.0 user token of the brand, for clients that log in that way instead. */
export const X_USER_BEARER = 'sandbox-x-user-bearer-token';
