import { describe, expect, test } from 'vitest';
import { facetsOf } from '../../../src/platforms/bluesky/facets.ts';
import { recordKeyOf } from '../../../src/platforms/bluesky/record-key.ts';
import { measureText, prepareReply } from '../../../src/platforms/bluesky/reply.ts';
import { BLUESKY_LIMITS } from '../../../src/platforms/bluesky/settings.ts';
import { type Outgoing, ReplyRefusedError } from '../../../src/platforms/platform.ts';
import { messageOf, postView, SITUATION } from './posts.ts';

const target = messageOf(postView('3lbqwertyuiop'));
const account = { name: 'bluesky', handle: 'brand.example.com', remoteId: null, limits: null };

function outgoing(changes: Partial<Outgoing> = {}): Outgoing {
  return { account, target, visibility: 'public', text: 'Thanks!', language: 'en', situation: SITUATION, ...changes };
}

function refusalOf(changes: Partial<Outgoing>): string {
  try {
    prepareReply(outgoing(changes));
  } catch (error) {
    if (error instanceof ReplyRefusedError) return error.reason;
    throw error;
  }
  return 'prepared';
}

describe('measureText', () => {
  test.each([
    ['a', 1, 'graphemes'],
    ['👨‍👩‍👧‍👦'.repeat(100), 100, 'graphemes'],
    ['👨‍👩‍👧‍👦'.repeat(121), 3025, 'bytes'],
    ['x'.repeat(301), 301, 'graphemes'],
    ['x'.repeat(3001), 3001, 'graphemes'],
    ['e\u0301', 1, 'graphemes'],
  ])('%#', (text, units, unit) => {
    expect(measureText(text, BLUESKY_LIMITS)).toMatchObject({ units, unit });
  });

  test.each([
    ['x'.repeat(1000), { units: 1000, max: 1000, unit: 'graphemes' }],
    ['x'.repeat(1001), { units: 1001, max: 1000, unit: 'graphemes' }],
    ['👨‍👩‍👧‍👦'.repeat(401), { units: 10_025, max: 10_000, unit: 'bytes' }],
  ])('in private: 1,000 graphemes and 10,000 bytes (%#)', (text, measure) => {
    expect(measureText(text, BLUESKY_LIMITS, { visibility: 'private' })).toEqual(measure);
  });

  test('10 MB is measured at once', () => {
    const before = performance.now();
    expect(measureText('😀'.repeat(2_500_000), BLUESKY_LIMITS)).toMatchObject({ units: 10_000_000, unit: 'bytes' });
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('prepareReply', () => {
  test('answers a post that starts its thread: root and parent are the post itself', () => {
    const prepared = prepareReply(outgoing());
    const parent = { uri: target.remoteId, cid: 'bafy3lbqwertyuiop' };
    expect(prepared.payload).toEqual({
      $type: 'app.bsky.feed.post',
      text: 'Thanks!',
      langs: ['en'],
      reply: { root: parent, parent },
    });
    expect(prepared).toMatchObject({ preview: 'Thanks!', targetRemoteId: target.remoteId, platform: 'bluesky' });
  });

  test('answers deep in a thread: the root stays the thread’s', () => {
    const root = { uri: 'at://did:plc:x/app.bsky.feed.post/root', cid: 'bafyroot' };
    const record = {
      text: 'deep',
      reply: { root, parent: { uri: 'at://did:plc:x/app.bsky.feed.post/mid', cid: 'm' } },
    };
    const deep = messageOf(postView('3deep', 0, { record }));
    const { payload } = prepareReply(outgoing({ target: deep }));
    expect(payload).toMatchObject({ reply: { root, parent: { uri: deep.remoteId, cid: 'bafy3deep' } } });
    expect(deep.threadId).toBe(root.uri);
  });

  test('refuses what the network would not take or would hide', () => {
    const gated = messageOf(postView('3gated', 0, { viewer: { replyDisabled: true } }));
    expect(refusalOf({ target: gated })).toBe('notAnswerable');
    expect(refusalOf({ visibility: 'private' })).toBe('notAnswerable');
    expect(refusalOf({ target: { ...target, reference: null } })).toBe('notAnswerable');
    expect(refusalOf({ text: ' \n ' })).toBe('empty');
    expect(refusalOf({ text: 'x'.repeat(301) })).toBe('tooLong');
    expect(refusalOf({ text: '👨‍👩‍👧‍👦'.repeat(121) })).toBe('tooLong');
    expect(refusalOf({ text: 'x'.repeat(300) })).toBe('prepared');
    expect(refusalOf({ text: 'x'.repeat(10_000_000) })).toBe('tooLong');
  });

  test('a lone surrogate goes out well-formed, and the preview shows the same', () => {
    const prepared = prepareReply(outgoing({ text: 'half \ud83d of it', language: 'und' }));
    expect(prepared.preview).toBe('half \ufffd of it');
    expect(prepared.payload).toMatchObject({ text: 'half \ufffd of it' });
    expect(prepared.payload).not.toHaveProperty('langs');
  });
});

describe('facetsOf', () => {
  const said = (text: string) =>
    facetsOf(text, target.author).map((facet) => {
      const { index, features } = facet as { index: { byteStart: number; byteEnd: number }; features: object[] };
      return [Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(), features[0]];
    });
  const link = (uri: string) => [uri, { $type: 'app.bsky.richtext.facet#link', uri }];

  test('counts bytes, in order, also after emoji', () => {
    expect(said('👨‍👩‍👧 @maija.example.org katso https://example.com/ä?x=1#y. #apua')).toEqual([
      ['@maija.example.org', { $type: 'app.bsky.richtext.facet#mention', did: target.author.remoteId }],
      link('https://example.com/ä?x=1#y'),
      ['#apua', { $type: 'app.bsky.richtext.facet#tag', tag: 'apua' }],
    ]);
  });

  test('brackets and full stops around a link are not the link', () => {
    expect(said('(https://example.com/a) https://example.com/b_(c)!')).toEqual([
      link('https://example.com/a'),
      link('https://example.com/b_(c)'),
    ]);
  });

  test.each(['@other.example.org', 'me@maija.example.org', '@maija.example.org.evil', '#1', '# x', 'https://', 'a#b'])(
    'makes nothing of %s',
    (text) => {
      expect(said(text)).toEqual([]);
    },
  );

  test('a stranger’s handle is never a pattern', () => {
    expect(facetsOf('@aaaaaaaaaaaa', { ...target.author, handle: '(a+)+$.x' })).toEqual([]);
  });
});

describe('recordKeyOf', () => {
  test('is a sound key of the moment in the UUID, the same each time, another for another UUID', () => {
    const key = '0194f3c8-1c00-7abc-9def-0123456789ab';
    const first = recordKeyOf(key);
    expect(first).toEqual(recordKeyOf(key.toUpperCase()));
    expect(first?.rkey).toMatch(/^[234567a-j][234567a-z]{12}$/);
    expect(first?.createdAt).toBe(0x0194f3c81c00);
    expect(recordKeyOf('0194f3c8-1c00-7abc-9dee-0123456789ab')?.rkey).not.toBe(first?.rkey);
    expect(recordKeyOf('0194f3c8-1c00-7abd-9def-0123456789ab')?.rkey).not.toBe(first?.rkey);
  });

  test('sorts by time', () => {
    const early = recordKeyOf('0194f3c8-1c00-7fff-bfff-0123456789ab')?.rkey ?? '';
    const late = recordKeyOf('0194f3c8-1c01-7000-8000-0123456789ab')?.rkey ?? '';
    expect(early < late).toBe(true);
  });

  test('takes version 7 only', () => {
    expect(recordKeyOf('b0d4f3c8-1c00-4abc-9def-0123456789ab')).toBeNull();
  });
});
