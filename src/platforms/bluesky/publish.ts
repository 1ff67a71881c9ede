/**
 * Public replies: put under a record key of our own, looked for by it.
 * https://docs.bsky.app/docs/api/com-atproto-repo-put-record, com-atproto-repo-get-record
 */
import type { Json } from '../../domain/message.ts';
import { PlatformError, type Prepared, type Sent } from '../platform.ts';
import type { BlueskyClient, Good } from './client.ts';
import { failed } from './failed.ts';
import { isAbsent } from './failure.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';
import { type RecordKey, recordKeyOf } from './record-key.ts';

const POSTS = 'app.bsky.feed.post';

/**
 * Puts the record under the key's own record key. The same record again changes nothing and a different one is refused
 * (`swapRecord: null`: only where there is none), so not even a repeat after a lost answer makes a second post.
 */
export async function publish(
  client: BlueskyClient,
  prepared: Prepared,
  { key, now }: { key: string; now: () => number },
): Promise<Sent> {
  const record = recordOf(prepared, key);
  const { did } = await client.account();
  await lookAtTarget(client, prepared.targetRemoteId);
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
export async function findPublished(
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

/**
 * Our server takes a reply to anything, also to what is gone or closed to us, and nobody would see it: so the target is
 * looked at first. https://docs.bsky.app/docs/api/app-bsky-feed-get-posts
 */
async function lookAtTarget(client: BlueskyClient, uri: string): Promise<void> {
  const { json } = await client.query('app.bsky.feed.getPosts', { uris: [uri] });
  if (!Array.isArray(at(json, 'posts'))) throw failed('unavailable', 'answer without posts');
  const view = listAt(json, 'posts').find((one) => textAt(one, 'uri') === uri);
  if (view === undefined) {
    throw failed(
      'refused',
      'The post is not there any more: deleted, taken down, or one of us blocks the other.',
      'notFound',
    );
  }
  if (at(view, 'viewer', 'replyDisabled') === true) {
    throw failed('refused', 'The author no longer lets us reply in this thread.', 'notAllowed');
  }
}

interface PostRecord extends RecordKey {
  readonly json: Json;
}

function recordOf({ payload, visibility }: Prepared, key: string): PostRecord {
  if (visibility !== 'public') throw failed('refused', 'a private reply is never posted');
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload) || textAt(payload, '$type') !== POSTS)
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
