/** Facebook Pages (https://developers.facebook.com/docs/pages-api, …/docs/messenger-platform). */
import { HUMAN_AGENT, SAME_TEXT } from '../graph/rules.ts';
import { type Platform, PlatformError } from '../platform.ts';
import { eligibility, limits, measure, moderation, prepare } from './reply.ts';
import { settings } from './settings.ts';

export const facebook: Platform = {
  id: 'facebook',
  title: 'Facebook',
  limits,
  settings,
  streams: ['mentions', 'comments', 'messages', 'own'],
  // https://developers.facebook.com/docs/permissions
  scopes: {
    mentions: ['pages_read_user_content'],
    comments: ['pages_read_user_content'],
    messages: ['pages_messaging'],
    own: ['pages_read_engagement'],
  },
  features: [HUMAN_AGENT],
  throttles: 'account',
  threads: 'flat',
  recheck: { everyMs: 15 * 60_000, batchMax: 25 },
  sameText: SAME_TEXT,
  login: null,
  measure,
  eligibility,
  priceUsd: () => 0,
  moderation,
  prepare,
  async open({ pageAccessToken: token, appSecret, appId }, { account, baseUrl, signal, vault, now }) {
    if (!token) {
      const words = 'the Page access token is missing';
      throw new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
    }
    // The network is loaded when somebody calls: judging a text needs none.
    const [{ FacebookClient }, { FacebookSession }] = await Promise.all([
      import('./client.ts'),
      import('./session.ts'),
    ]);
    // An id without the secret asks nothing.
    const by = { appSecret: appSecret || null, appId: (appSecret && appId) || null };
    return new FacebookSession(new FacebookClient({ token, ...by, baseUrl, signal, vault, now }), account);
  },
};
