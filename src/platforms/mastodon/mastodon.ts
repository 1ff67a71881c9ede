/** Mastodon and servers that speak its API (https://docs.joinmastodon.org/api/). */
import type { Credentials, OpenOptions, Platform } from '../platform.ts';
import { PlatformError } from '../platform.ts';
import type { Server } from './call.ts';
import { eligibility, limits, measure, moderation, prepare } from './reply.ts';
import { settings } from './settings.ts';

export const mastodon: Platform = {
  id: 'mastodon',
  title: 'Mastodon',
  limits,
  settings,
  streams: ['mentions', 'messages', 'own', 'search', 'hashtag'],
  // https://docs.joinmastodon.org/api/oauth-scopes/
  scopes: {
    mentions: ['read:notifications'],
    messages: ['read:notifications', 'read:statuses'],
    own: ['read:statuses'],
    search: ['read:search'],
    hashtag: ['read:statuses'],
  },
  features: [],
  // Stock limits are per token over all calls that page (https://docs.joinmastodon.org/api/rate-limits/).
  throttles: 'account',
  threads: 'exact',
  recheck: { everyMs: 15 * 60_000, batchMax: 50 },
  // https://docs.joinmastodon.org/methods/instance/#rules: each server has its own; none of them has a number, so this is ours
  sameText: {
    max: 5,
    rule: 'each server has its own rules, and many forbid unsolicited automated mentions: vary the words',
  },
  login: {
    needs: [],
    // https://docs.joinmastodon.org/client/token/: the server shows the code
    shownCodeUri: 'urn:ietf:wg:oauth:2.0:oob',
    begin: async (credentials, options) => (await import('./login.ts')).begin(credentials, options),
    finish: async (begun, callback, options) => (await import('./login.ts')).finish(begun, callback, options),
  },
  measure,
  eligibility,
  priceUsd: () => 0,
  moderation: () => moderation,
  prepare,
  async open(credentials, options) {
    const server = serverOf(credentials, options);
    // The SDK is loaded when somebody calls: judging a text needs no network.
    const [{ MastodonClient }, { MastodonSession }] = await Promise.all([
      import('./client.ts'),
      import('./session.ts'),
    ]);
    return new MastodonSession(new MastodonClient(server), options.account, options.now);
  },
};

function serverOf(credentials: Credentials, { baseUrl, signal, now }: OpenOptions): Omit<Server, 'onAnswer'> {
  const accessToken = credentials.accessToken ?? '';
  if (accessToken === '') throw missing('the access token is missing', 'auth');
  if (baseUrl === null || !/^https?:\/\/[^/]/i.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw missing('baseUrl must be the address of the account’s server, like https://mastodon.example', 'refused');
  }
  return { baseUrl, accessToken, signal, now };
}

function missing(words: string, kind: 'auth' | 'refused'): PlatformError {
  return new PlatformError({ kind, until: null, reason: kind === 'refused' ? 'invalid' : null, status: null, words });
}
