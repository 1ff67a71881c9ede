/** Mastodon and servers that speak its API (https://docs.joinmastodon.org/api/). */
import type { Credentials, OpenOptions, Platform } from '../platform.ts';
import { PlatformError } from '../platform.ts';
import { MastodonClient } from './client.ts';
import { eligibility, limits, measure, prepare } from './reply.ts';
import { MastodonSession } from './session.ts';
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
  open: async (credentials, options) => new MastodonSession(clientOf(credentials, options)),
};

function clientOf(credentials: Credentials, { baseUrl, signal, now }: OpenOptions): MastodonClient {
  const accessToken = credentials.accessToken ?? '';
  if (accessToken === '') throw missing('the access token is missing', 'auth');
  if (baseUrl === null) throw missing('baseUrl is missing: the address of the account’s server', 'refused');
  return new MastodonClient({ baseUrl, accessToken, signal, now });
}

function missing(words: string, kind: 'auth' | 'refused'): PlatformError {
  return new PlatformError({ kind, until: null, reason: kind === 'refused' ? 'invalid' : null, status: null, words });
}
