/** Mastodon and servers that speak its API (https://docs.joinmastodon.org/api/). */
import type { Credentials, OpenOptions, Platform } from '../platform.ts';
import { PlatformError } from '../platform.ts';
import type { Server } from './call.ts';
import { eligibility, limits, measure, prepare } from './reply.ts';
import { settings } from './settings.ts';

export const mastodon: Platform = {
  id: 'mastodon',
  title: 'Mastodon',
  limits,
  settings,
  streams: ['mentions', 'own', 'search', 'hashtag'],
  measure,
  eligibility,
  prepare,
  async open(credentials, options) {
    const server = serverOf(credentials, options);
    // The SDK is loaded when somebody calls: judging a text needs no network.
    const [{ MastodonClient }, { MastodonSession }] = await Promise.all([
      import('./client.ts'),
      import('./session.ts'),
    ]);
    return new MastodonSession(new MastodonClient(server), options.account);
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
