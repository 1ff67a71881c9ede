import type { Setting } from '../platform.ts';

/** One token is enough: user tokens do not expire (https://docs.joinmastodon.org/client/token/). */
export const settings: readonly Setting[] = [
  {
    name: 'accessToken',
    env: 'ACCESS_TOKEN',
    title: 'Access token',
    isSecret: true,
    isRequired: true,
    hint: 'On your server: Preferences, Development, New application with scopes read and write:statuses; copy "Your access token".',
  },
];
