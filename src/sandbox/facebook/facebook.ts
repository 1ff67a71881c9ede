import { type CredentialsOf, SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { Dialect } from '../dialect.ts';
import { createGraphDialect } from '../graph/graph.ts';
import { PRIVATE_REPLIES_PER_HOUR } from '../graph/send-message.ts';
import { type Caller, LONG_TOKEN_SECONDS, MANAGER } from '../graph/tokens.ts';
import { createRateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import { findObject } from './objects.ts';

const SCOPES = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_messaging',
  'pages_manage_metadata',
];

/**
 * Facebook Pages in Graph API v26.0 and Messenger as a loopback server speaks them, with the brand's Page on it, or that of the account the world is seen by:
 * https://developers.facebook.com/docs/pages-api, /docs/graph-api/reference, /docs/messenger-platform.
 */
export function createFacebookDialect(
  world: World,
  { pageAccessToken, appSecret }: CredentialsOf<'facebook'> = SANDBOX_CREDENTIALS.facebook,
): Dialect {
  const privateReplies = createRateWindow(PRIVATE_REPLIES_PER_HOUR, 3_600_000, () => world.now());
  return createGraphDialect(world, {
    prefix: '/facebook',
    appSecret,
    scopes: SCOPES,
    usage: {
      type: 'pages',
      accountId: world.brand('facebook').id,
      code: 80001,
      words: 'There have been too many calls to this Page account. Wait a bit and try again.',
    },
    callers: () => [{ kind: 'page', token: pageAccessToken, expiresAt: 0 }, ...userTokens(world)],
    find: (id, caller) => findObject({ world, caller, privateReplies, pageToken: pageAccessToken }, id),
  });
}

/** A short token lasts an hour or two, a long one about 60 days; both from when the world began. */
function userTokens(world: World): Caller[] {
  const begun = Math.floor(world.startedAt / 1000);
  return [
    { kind: 'user', token: MANAGER.shortToken, expiresAt: begun + 5400 },
    { kind: 'user', token: MANAGER.longToken, expiresAt: begun + LONG_TOKEN_SECONDS },
  ];
}
