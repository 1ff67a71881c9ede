/**
 * What the brand logs in with, the same in every sandbox: it opens nothing but a loopback server.
 * Dialects refuse everything else, as the platforms do.
 */
export const SANDBOX_CREDENTIALS = {
  x: {
    bearerToken: 'sandbox-x-bearer-token',
    apiKey: 'sandbox-x-api-key',
    apiSecret: 'sandbox-x-api-secret',
    accessToken: 'sandbox-x-access-token',
    accessTokenSecret: 'sandbox-x-access-token-secret',
    // the app by OAuth 2.0, for logging in through the browser; not in the workspace's .env
    clientId: 'sandbox-x-client-id',
    clientSecret: 'sandbox-x-client-secret',
  },
  facebook: { pageAccessToken: 'EAAsandboxFacebookPageToken', appSecret: 'sandbox-meta-app-secret' },
  instagram: { accessToken: 'EAAsandboxInstagramPageToken', appSecret: 'sandbox-meta-app-secret' },
  mastodon: { accessToken: 'sandbox-mastodon-access-token' },
  bluesky: { identifier: 'esimerkki.sandbox', appPassword: 'sand-boxx-pass-word' },
} as const;

/** Credentials of some account on a platform. */
export type CredentialsOf<P extends keyof typeof SANDBOX_CREDENTIALS> = Readonly<
  Record<keyof (typeof SANDBOX_CREDENTIALS)[P], string>
>;
