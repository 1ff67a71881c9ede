/** Bluesky and the AT Protocol: https://docs.bsky.app. Posts and replies in public, chats in private. */
import {
  type Credentials,
  type Identity,
  type OpenOptions,
  type Platform,
  PlatformError,
  type Session,
} from '../platform.ts';
import { listenToChats } from './chat-listen.ts';
import { findInChat, sayInChat } from './chat-send.ts';
import { BlueskyClient } from './client.ts';
import { eligibilityOf, moderationOf } from './eligibility.ts';
import { failed } from './failed.ts';
import { listen } from './listen.ts';
import { lookAround } from './look-around.ts';
import { at, textAt } from './payload.ts';
import { findPublished, publish } from './publish.ts';
import { recheck } from './recheck.ts';
import { measureText, prepareReply } from './reply.ts';
import { BLUESKY_LIMITS, BLUESKY_SETTINGS } from './settings.ts';

export const bluesky: Platform = {
  id: 'bluesky',
  title: 'Bluesky',
  limits: BLUESKY_LIMITS,
  settings: BLUESKY_SETTINGS,
  streams: ['mentions', 'messages', 'own', 'search', 'hashtag'],
  features: [],
  // Limits are per address and per account: https://docs.bsky.app/docs/advanced-guides/rate-limits
  throttles: 'account',
  threads: 'exact',
  recheck: { everyMs: 15 * 60_000, batchMax: 50 },
  // https://docs.bsky.app/docs/support/developer-guidelines names no number: this one is ours
  sameText: {
    max: 5,
    rule: 'bulk interactions that notify people (replies, messages) are listed as spam: vary the words',
  },
  login: null,
  measure: measureText,
  eligibility: eligibilityOf,
  priceUsd: () => 0,
  moderation: moderationOf,
  prepare: prepareReply,
  async open(credentials, options) {
    const missing = BLUESKY_SETTINGS.filter((setting) => setting.isRequired && !credentials[setting.name]);
    if (missing.length > 0) throw failed('auth', `missing: ${missing.map((setting) => setting.title).join(', ')}`);
    return openSession(credentials, options);
  },
};

/** Logs in at the first call, not before. */
function openSession(credentials: Credentials, options: OpenOptions): Session {
  const client = new BlueskyClient(credentials, options);
  const { now } = options;
  return {
    identity: () => identityOf(client),
    fetch(stream, since, fetchOptions) {
      const asked = { since, options: fetchOptions };
      if (stream.kind === 'comments') throw failed('refused', 'Bluesky has no comments but replies');
      return stream.kind === 'messages' ? listenToChats(client, asked) : listen(client, stream, asked);
    },
    send: (prepared, key) =>
      prepared.visibility === 'private' ? sayInChat(client, prepared, now) : publish(client, prepared, { key, now }),
    recheck: (messages) => recheck(client, messages),
    lookAround: (target) => lookAround(client, target),
    moderate: async () => {
      throw failed('refused', moderationOf().why, 'notAllowed');
    },
    findSent: (prepared, key, attempt) =>
      prepared.visibility === 'private'
        ? findInChat(client, prepared, { ...attempt, now })
        : findPublished(client, prepared, key),
  };
}

async function identityOf(client: BlueskyClient): Promise<Identity> {
  const { json: session } = await client.query('com.atproto.server.getSession', {});
  const did = textAt(session, 'did');
  const handle = textAt(session, 'handle');
  if (!did || !handle) throw failed('unavailable', 'the session has no name');
  if (at(session, 'active') === false)
    throw failed('auth', `the account is ${textAt(session, 'status') ?? 'not active'}`);
  const profile = await client.query('app.bsky.actor.getProfile', { actor: did }).catch(unlessRefused);
  return {
    remoteId: did,
    handle,
    name: textAt(profile?.json, 'displayName') || handle,
    url: `https://bsky.app/profile/${did}`,
    tokenKind: 'app password',
    // An app password lasts until it is removed; whether it reaches chats only a call to them tells.
    scopes: null,
    expiresAt: null,
    rateLimit: client.rateLimit,
    limits: BLUESKY_LIMITS,
  };
}

function unlessRefused(error: unknown): null {
  if (error instanceof PlatformError && error.failure.kind === 'refused') return null;
  throw error;
}
