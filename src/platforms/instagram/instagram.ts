/** Instagram's professional accounts (https://developers.facebook.com/docs/instagram-platform). */
import { HUMAN_AGENT, SAME_TEXT } from '../graph/rules.ts';
import { type Platform, PlatformError } from '../platform.ts';
import { eligibility, limits, measure, moderation, prepare } from './reply.ts';
import { settings } from './settings.ts';

export const instagram: Platform = {
  id: 'instagram',
  title: 'Instagram',
  limits,
  settings,
  streams: ['mentions', 'comments', 'messages', 'hashtag', 'own'],
  // By Facebook Login (https://developers.facebook.com/docs/permissions); of Instagram Login nobody tells what was granted.
  scopes: {
    mentions: ['instagram_basic'],
    comments: ['instagram_basic', 'instagram_manage_comments'],
    messages: ['instagram_manage_messages'],
    hashtag: ['instagram_basic'],
    own: ['instagram_basic'],
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
  async open({ accessToken: token, appSecret, appId, login = '' }, { account, baseUrl, signal, vault, now }) {
    if (!token) throw cannotLogIn('the access token is missing');
    const kind = login === '' ? 'facebook' : login.toLowerCase();
    if (kind !== 'facebook' && kind !== 'instagram') {
      throw cannotLogIn(`login must be "facebook" or "instagram", not "${login.slice(0, 40)}"`);
    }
    // The network is loaded when somebody calls: judging a text needs none.
    const [{ InstagramClient }, { InstagramSession }] = await Promise.all([
      import('./client.ts'),
      import('./session.ts'),
    ]);
    // A token is asked about with the app's name and secret: one without the other asks nothing.
    const by = { appSecret: appSecret || null, appId: (appSecret && appId) || null };
    return new InstagramSession(
      new InstagramClient({ login: kind, token, ...by, baseUrl, signal, vault, now }),
      account,
    );
  },
};

function cannotLogIn(words: string): PlatformError {
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}
