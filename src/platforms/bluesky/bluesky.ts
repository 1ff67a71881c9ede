/** Bluesky and the AT Protocol: https://docs.bsky.app. Posts and replies; private chats are another service, not heard yet. */
import type { Json } from '../../domain/message.ts';
import {
  type Credentials,
  type Identity,
  type OpenOptions,
  type Platform,
  PlatformError,
  type PlatformFailure,
  type Prepared,
  type Sent,
  type Session,
} from '../platform.ts';
import { BlueskyClient, type Good } from './client.ts';
import { isAbsent } from './failure.ts';
import { listen } from './listen.ts';
import { at, textAt, timeAt } from './payload.ts';
import { type RecordKey, recordKeyOf } from './record-key.ts';
import { eligibilityOf, measureText, prepareReply } from './reply.ts';
import { BLUESKY_LIMITS, BLUESKY_SETTINGS } from './settings.ts';

export const bluesky: Platform = {
  id: 'bluesky',
  title: 'Bluesky',
  limits: BLUESKY_LIMITS,
  settings: BLUESKY_SETTINGS,
  streams: ['mentions', 'own', 'search', 'hashtag'],
  measure: measureText,
  eligibility: eligibilityOf,
  prepare: prepareReply,
  async open(credentials, options) {
    const missing = BLUESKY_SETTINGS.filter((setting) => setting.isRequired && !credentials[setting.name]);
    if (missing.length > 0) throw failed('auth', `missing: ${missing.map((setting) => setting.title).join(', ')}`);
    return openSession(credentials, options);
  },
};

const POSTS = 'app.bsky.feed.post';

/** Logs in at the first call, not before. */
function openSession(credentials: Credentials, options: OpenOptions): Session {
  const client = new BlueskyClient(credentials, options);
  return {
    identity: () => identityOf(client),
    fetch: (stream, since, fetchOptions) => listen(client, stream, { since, options: fetchOptions }),
    send: (prepared, key) => send(client, prepared, { key, now: options.now }),
    findSent: (prepared, key) => findSent(client, prepared, key),
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
    // An app password may do all that kuulo does, and lasts until it is removed.
    scopes: null,
    expiresAt: null,
    rateLimit: client.rateLimit,
    limits: BLUESKY_LIMITS,
  };
}

/**
 * Puts the record under the key's own record key. The same record again changes nothing and a different one is refused
 * (`swapRecord: null`: only where there is none), so not even a repeat after a lost answer makes a second post.
 * https://docs.bsky.app/docs/api/com-atproto-repo-put-record
 */
async function send(client: BlueskyClient, prepared: Prepared, { key, now }: { key: string; now: () => number }) {
  const record = recordOf(prepared, key);
  const { did } = await client.account();
  const good = await client.send('com.atproto.repo.putRecord', {
    repo: did,
    collection: POSTS,
    rkey: record.rkey,
    record: record.json,
    swapRecord: null,
  });
  const uri = textAt(good.json, 'uri');
  if (uri !== addressOf(did, record)) throw failed('unknown', 'the answer does not name the post');
  return sentAs(did, record, Math.max(record.createdAt, good.servedAt ?? now()));
}

/**
 * Asks the account's own server, which tells at once and exactly. A look that fails throws (try later); `cannotTell` is
 * for a record that is there with another text.
 */
async function findSent(
  client: BlueskyClient,
  prepared: Prepared,
  key: string,
): Promise<Sent | 'absent' | 'cannotTell'> {
  const record = recordOf(prepared, key);
  const { did } = await client.account();
  let found: Good;
  try {
    found = await client.query('com.atproto.repo.getRecord', { repo: did, collection: POSTS, rkey: record.rkey });
  } catch (error) {
    if (!(error instanceof PlatformError) || error.failure.kind !== 'refused') throw error;
    return isAbsent(error.failure) ? 'absent' : 'cannotTell';
  }
  const value = at(found.json, 'value');
  const isOurs =
    textAt(value, 'text') === textAt(prepared.payload, 'text') &&
    textAt(value, 'reply', 'parent', 'uri') === prepared.targetRemoteId;
  return isOurs ? sentAs(did, record, timeAt(value, 'createdAt') ?? record.createdAt) : 'cannotTell';
}

interface Record extends RecordKey {
  readonly json: Json;
}

function recordOf(prepared: Prepared, key: string): Record {
  const { payload } = prepared;
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw failed('refused', 'no post in it');
  const recordKey = recordKeyOf(key);
  if (recordKey === null) throw failed('refused', 'the idempotency key is not a version 7 UUID');
  return { ...recordKey, json: { ...payload, createdAt: new Date(recordKey.createdAt).toISOString() } };
}

function addressOf(did: string, { rkey }: RecordKey): string {
  return `at://${did}/${POSTS}/${rkey}`;
}

function sentAs(did: string, record: RecordKey, sentAt: number): Sent {
  return { remoteId: addressOf(did, record), url: `https://bsky.app/profile/${did}/post/${record.rkey}`, sentAt };
}

function unlessRefused(error: unknown): null {
  if (error instanceof PlatformError && error.failure.kind === 'refused') return null;
  throw error;
}

function failed(kind: PlatformFailure['kind'], words: string): PlatformError {
  return new PlatformError({ kind, until: null, reason: kind === 'refused' ? 'invalid' : null, status: null, words });
}
