/** Payloads as the network sends them, for tests. */
import type { Situation } from '../../../src/domain/eligibility.ts';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { toMessage } from '../../../src/platforms/bluesky/message.ts';
import { DID } from './scripted-server.ts';

export const CUSTOMER = 'did:plc:customercustomercustome';
export const NOW = Date.UTC(2026, 10, 21, 12);

export const SITUATION: Situation = {
  now: NOW,
  lastPrivateAt: null,
  isAnsweredPrivately: false,
  isByHand: true,
  features: [],
};

export function iso(time: number): string {
  return new Date(time).toISOString();
}

/** A post view; `agoMs` before `NOW`. */
export function postView(name: string, agoMs = 0, changes: object = {}): Record<string, unknown> & { uri: string } {
  const time = iso(NOW - agoMs);
  return {
    uri: `at://${CUSTOMER}/app.bsky.feed.post/${name}`,
    cid: `bafy${name}`,
    author: { did: CUSTOMER, handle: 'maija.example.org', displayName: 'Maija' },
    record: { $type: 'app.bsky.feed.post', text: `post ${name}`, createdAt: time },
    indexedAt: time,
    ...changes,
  };
}

export function notification(name: string, agoMs = 0, changes: object = {}): Record<string, unknown> & { uri: string } {
  return { ...postView(name, agoMs), reason: 'mention', isRead: true, ...changes };
}

export function messageOf(post: object): HeardMessage {
  return toMessage(post, { kind: 'mention', ownDid: DID, followers: new Map(), rawIndex: 0 });
}
