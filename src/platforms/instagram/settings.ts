import type { Setting } from '../platform.ts';

/**
 * One token is enough. Which login it came from decides the server and what can be heard
 * (https://developers.facebook.com/docs/instagram-platform/overview): mentions and hashtags only with Facebook Login.
 */
export const settings: readonly Setting[] = [
  {
    name: 'accessToken',
    env: 'ACCESS_TOKEN',
    title: 'Access token',
    isSecret: true,
    isRequired: true,
    hint: 'The token of the Page that is linked to the account (Facebook Login), or of the account itself (Instagram Login).',
  },
  {
    name: 'appSecret',
    env: 'APP_SECRET',
    title: 'App secret',
    isSecret: true,
    isRequired: false,
    hint: 'developers.facebook.com, your app, Settings, Basic: proves that calls come from your app.',
  },
  {
    name: 'appId',
    env: 'APP_ID',
    title: 'App id',
    isSecret: false,
    isRequired: false,
    hint: 'Beside the app secret, with Facebook Login: with both, kuulo sees when the token ends and what it may do.',
  },
  {
    name: 'login',
    env: 'LOGIN',
    title: 'Login',
    isSecret: false,
    isRequired: false,
    hint: 'facebook (default) or instagram: where the token comes from.',
  },
];
