/** What is told before anyone types, and that preparing keeps to it. */
import { describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { bluesky } from '../../../src/platforms/bluesky/bluesky.ts';
import { CUSTOMER, messageOf, postView, SITUATION } from './posts.ts';

const AUTHOR = { did: CUSTOMER, handle: 'maija.example.org' };
const account = { name: 'bluesky', handle: 'brand.example.com', remoteId: null, limits: null };

function post(author: object, viewer: object = {}): HeardMessage {
  return messageOf(postView('3lx', 0, { author: { ...AUTHOR, ...author }, viewer }));
}

const takes = (allowIncoming: string) => ({ associated: { chat: { allowIncoming } } });
const FOLLOWS = { viewer: { followedBy: 'at://did:plc:customercustomercustome/app.bsky.graph.follow/1' } };
const WE_FOLLOW = { viewer: { following: 'at://did:plc:brandbrandbrandbrandbran/app.bsky.graph.follow/1' } };

function chat(changes: object = {}): HeardMessage {
  const reference = { convoId: 'c1', isBlocked: false, isDisabled: false, ...changes };
  return { ...post({}), remoteId: 'm1', threadId: 'c1', kind: 'direct', visibility: 'private', reference };
}

describe('eligibility', () => {
  const rows: [string, HeardMessage, boolean, boolean, RegExp][] = [
    ['nothing declared', post({}), true, false, /only from people they follow/],
    ['nothing declared, follows us', post(FOLLOWS), true, true, /follow us/],
    ['nothing declared, we follow them', post(WE_FOLLOW), true, false, /only from people they follow/],
    ['all', post(takes('all')), true, true, /from everyone/],
    ['following', post(takes('following')), true, false, /only from people they follow/],
    ['following, follows us', post({ ...takes('following'), ...FOLLOWS }), true, true, /follow us/],
    ['none', post({ ...takes('none'), ...FOLLOWS }), true, false, /no private messages/],
    ['a word we do not know', post({ ...takes('friends'), ...FOLLOWS }), true, false, /no private messages/],
    ['a closed thread', post({}, { replyDisabled: true }), false, false, /does not let us reply/],
    ['a closed thread, takes chats', post(takes('all'), { replyDisabled: true }), false, true, /from everyone/],
    ['blocks us', post({ ...takes('all'), viewer: { blockedBy: true } }), false, false, /blocks/],
    ['we block them', post({ ...takes('all'), viewer: { blocking: 'at://x' } }), false, false, /blocks/],
    ['a chat', chat(), false, true, /same chat/],
    ['a chat with someone who may not chat', chat({ isDisabled: true }), false, false, /may not take part/],
    ['a chat with someone who blocks us', chat({ isBlocked: true }), false, false, /blocks/],
    [
      'kept by an older kuulo',
      { ...post({}), reference: { cid: 'bafy', root: null } },
      true,
      false,
      /only from people/,
    ],
    ['nothing of ours', { ...post({}), reference: { x: 1 } }, false, false, /cannot|can be/],
  ];
  test.each(rows)('%s', (...[, target, inPublic, inPrivate, why]) => {
    const told = bluesky.eligibility(target, SITUATION);
    expect(told).toMatchObject({ public: inPublic, private: inPrivate, until: null, priceUsd: 0 });
    expect(told.why).toMatch(why);
    for (const visibility of ['public', 'private'] as const) {
      const outgoing = { account, target, visibility, text: 'Hello', language: 'en', situation: SITUATION };
      if (told[visibility]) expect(bluesky.prepare(outgoing).visibility).toBe(visibility);
      else expect(() => bluesky.prepare(outgoing)).toThrow(expect.objectContaining({ reason: 'notAnswerable' }));
    }
  });

  test('who wrote to us in private may be answered in private, unless one blocks the other', () => {
    const situation = { ...SITUATION, lastPrivateAt: 1 };
    expect(bluesky.eligibility(post(takes('none')), situation).private).toBe(true);
    expect(bluesky.eligibility(post({ viewer: { blockedBy: true } }), situation).private).toBe(false);
  });
});

test('nothing is hidden on Bluesky, and nothing costs', () => {
  expect(bluesky.moderation(post({}))).toMatchObject({ isAllowed: false, why: expect.stringContaining('in the app') });
  expect(bluesky.priceUsd({ visibility: 'private', text: 'x' })).toBe(0);
});
