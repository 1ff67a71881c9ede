import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { kindOfPost, kindOfReason, toMessage } from '../../../src/platforms/bluesky/message.ts';
import { textAt } from '../../../src/platforms/bluesky/payload.ts';
import { iso, messageOf, NOW, notification, postView } from './posts.ts';
import { DID } from './scripted-server.ts';

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));

const cases = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

function read(name: string): unknown {
  return JSON.parse(readFileSync(`${FIXTURES}/${name}`, 'utf8'));
}

describe('fixtures', () => {
  test.each(cases)('%s', (name) => {
    const post = read(`${name}.api.json`);
    const kind = kindOfReason(textAt(post, 'reason')) ?? kindOfPost(post);
    const followers = new Map([['did:plc:customercustomercustome', 812]]);
    const message = toMessage(post, { kind, ownDid: DID, followers, rawIndex: 0 });
    expect(message).toEqual(read(`${name}.message.json`));
  });
});

describe('toMessage', () => {
  test('takes the view’s word for pictures and for whether we may reply', () => {
    const view = postView('3a', 0, { viewer: { replyDisabled: true } });
    const hearing = { kind: 'mention', ownDid: DID, followers: new Map<string, number>(), rawIndex: 3 } as const;
    const message = toMessage(postView('3a'), hearing, view);
    expect(message.reference).toMatchObject({ replyDisabled: true });
    expect(message.rawIndex).toBe(3);
  });

  test('10 MB of text is kept whole and well-formed', () => {
    const text = `${'ä'.repeat(5_000_000)}\udc00`;
    const message = messageOf(postView('3big', 0, { record: { text, createdAt: '2026-11-20T08:15:30Z' } }));
    expect(message.text).toHaveLength(5_000_001);
    expect(message.text.isWellFormed()).toBe(true);
  });

  test('a notification whose author backdates it is dated by the server; a post found elsewhere is not', () => {
    const day = 86_400_000;
    const dated = (agoMs: number) => ({ record: { text: '@brand apua!', createdAt: iso(NOW - agoMs) } });
    expect(messageOf(notification('3a', 0, dated(NOW))).postedAt).toBe(NOW);
    expect(messageOf(notification('3a', 0, dated(day + 1000))).postedAt).toBe(NOW);
    // Within a day it is the author's own time: a phone that was offline, a server that was behind.
    expect(messageOf(notification('3a', 0, dated(day - 1000))).postedAt).toBe(NOW - day + 1000);
    expect(messageOf(notification('3a', 0, dated(-day))).postedAt).toBe(NOW);
    expect(messageOf(postView('3a', 0, dated(3 * day))).postedAt).toBe(NOW - 3 * day);
  });

  test('says which part cannot be read', () => {
    const changes: [object, RegExp][] = [
      [{ uri: 'at://did:plc:x/app.bsky.feed.like/1' }, /uri/],
      [{ uri: 'https://evil.example/' }, /uri/],
      [{ record: null }, /record/],
      [{ record: { text: 7 } }, /text/],
      [{ author: 'maija' }, /author/],
      [{ author: { did: ['x'] } }, /author.did/],
      [{ cid: undefined }, /cid/],
      [{ indexedAt: 'soon', record: { text: 'x', createdAt: 'late' } }, /indexedAt/],
    ];
    for (const [change, words] of changes) expect(() => messageOf(postView('3a', 0, change))).toThrow(words);
  });

  test('odd parts beside the text stop nothing', () => {
    const odd = { langs: 'fi', reply: [], embed: 7, facets: {}, text: 'x', createdAt: '2026-11-20T08:15:30Z' };
    const embed = { images: [{ fullsize: 1 }, null, 'x'], external: [], media: null };
    const message = messageOf(postView('3a', 0, { record: odd, embed, viewer: [], labels: 'x' }));
    expect(message).toMatchObject({ text: 'x', language: null, media: [], inReplyTo: null });
  });
});
