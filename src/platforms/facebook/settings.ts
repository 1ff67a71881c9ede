import type { Setting } from '../platform.ts';

/**
 * A Page's token is enough to listen and answer; the app's id and secret let kuulo prove its calls and see when the
 * token ends (https://developers.facebook.com/docs/facebook-login/guides/access-tokens).
 */
export const settings: readonly Setting[] = [
  {
    name: 'pageAccessToken',
    env: 'PAGE_ACCESS_TOKEN',
    title: 'Page access token',
    isSecret: true,
    isRequired: true,
    hint: 'developers.facebook.com/tools/explorer, your app, your Page under "User or Page" (or your own token, with app id and secret below): with pages_read_engagement, pages_read_user_content, pages_manage_engagement, pages_messaging.',
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
    hint: 'Beside the app secret: with both, kuulo sees when the token ends and what it may do, and gets the Page’s token from yours.',
  },
];
