import { type CredentialsOf, SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { Dialect } from '../dialect.ts';
import { createGraphDialect } from '../graph/graph.ts';
import { PRIVATE_REPLIES_PER_HOUR } from '../graph/send-message.ts';
import { createRateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import { createHashtags } from './hashtags.ts';
import { createLoginTokens } from './login-tokens.ts';
import { findObject } from './objects.ts';

const SCOPES = [
  'instagram_basic',
  'instagram_manage_comments',
  'instagram_manage_messages',
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_metadata',
];

/**
 * Instagram in Graph API v26.0 as a loopback server speaks it, with the brand's professional account on it:
 * https://developers.facebook.com/docs/instagram-platform and /docs/messenger-platform/instagram.
 */
export function createInstagramDialect(
  world: World,
  { accessToken, appSecret }: CredentialsOf<'instagram'> = SANDBOX_CREDENTIALS.instagram,
): Dialect {
  const privateReplies = createRateWindow(PRIVATE_REPLIES_PER_HOUR, 3_600_000, () => world.now());
  const hashtags = createHashtags(world);
  const loginTokens = createLoginTokens(world);
  return createGraphDialect(world, {
    prefix: '/instagram',
    appSecret,
    scopes: SCOPES,
    usage: {
      type: 'instagram',
      accountId: world.brand('instagram').id,
      code: 80002,
      words: 'There have been too many calls to this Instagram account. Wait a bit and try again.',
    },
    callers: () => [{ kind: 'page', token: accessToken, expiresAt: 0 }, ...loginTokens.callers()],
    refreshToken: (parameters, caller) => loginTokens.refresh(parameters, caller),
    find: (id, caller) => findObject({ world, caller, privateReplies, hashtags }, id),
    readRoot: (name, caller, query) =>
      name === 'ig_hashtag_search' && caller.kind === 'page' ? [hashtags.search(query)] : null,
  });
}
