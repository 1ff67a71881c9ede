import { describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { type Outgoing, ReplyRefusedError } from '../../../src/platforms/platform.ts';
import { eligibility, limits, measure, prepare } from '../../../src/platforms/x/reply.ts';

describe('length as X weighs it', () => {
  test.each([
    ['', 0],
    ['päivää', 6],
    ['日本語', 6],
    ['👩‍👩‍👧‍👦', 2],
    ['e\u0301', 1],
    [`katso https://kauppa.example.com/${'x'.repeat(300)}`, 'katso '.length + 23],
  ])('%s', (text, units) => {
    expect(measure(text, limits)).toEqual({ units, max: 280, unit: 'weighted' });
  });
});

describe('X takes a reply only where the author called us', () => {
  test('called: publicly, for a cent', () => {
    expect(eligibility(heard(true))).toMatchObject({ public: true, private: false, priceUsd: 0.01 });
  });

  test('not called: no, with the reason in words', () => {
    const no = eligibility(heard(false));
    expect(no).toMatchObject({ public: false, private: false });
    expect(no.why).toMatch(/mentioned or quoted/);
    expect(() => prepare(outgoing({ target: heard(false) }))).toThrow(
      expect.objectContaining({ reason: 'notAnswerable' }),
    );
  });

  test('our own post, and one heard without its reference: no', () => {
    expect(eligibility({ ...heard(true), direction: 'outbound' }).public).toBe(false);
    expect(eligibility({ ...heard(true), reference: { id: 5 } }).public).toBe(false);
  });
});

describe('the post that goes out', () => {
  test('names its target by the newest version’s id', () => {
    const prepared = prepare(outgoing({}));
    expect(prepared).toMatchObject({ targetRemoteId: '11', preview: 'Selvitämme.', platform: 'x', account: 'x' });
    expect(prepared.payload).toEqual({ text: 'Selvitämme.', reply: { in_reply_to_tweet_id: '12' } });
    expect(JSON.parse(JSON.stringify(prepared))).toEqual(prepared);
  });

  test('280 goes, 281 does not', () => {
    expect(prepare(outgoing({ text: 'x'.repeat(280) })).measure.units).toBe(280);
    const act = () => prepare(outgoing({ text: 'x'.repeat(281) }));
    expect(act).toThrow(
      expect.objectContaining({ reason: 'tooLong', measure: { units: 281, max: 280, unit: 'weighted' } }),
    );
  });

  test('nothing private, nothing empty', () => {
    expect(() => prepare(outgoing({ visibility: 'private' }))).toThrow(ReplyRefusedError);
    expect(() => prepare(outgoing({ text: ' ' }))).toThrow(expect.objectContaining({ reason: 'empty' }));
  });
});

function heard(isSummoned: boolean): HeardMessage {
  return {
    remoteId: '11',
    direction: 'inbound',
    kind: 'mention',
    visibility: 'public',
    author: { remoteId: '99', handle: 'maija', name: 'M', followers: 1, url: null, isBot: false },
    text: '@esimerkki missä pakettini on',
    language: 'fi',
    postedAt: 0,
    editedAt: null,
    inReplyTo: null,
    threadId: '11',
    url: '',
    media: [],
    reference: { id: '12', authorId: '99', isSummoned },
    rawIndex: 0,
  };
}

function outgoing(part: Partial<Outgoing>): Outgoing {
  const account = { name: 'x', handle: 'esimerkki', remoteId: '7', limits: null };
  return { account, target: heard(true), visibility: 'public', text: 'Selvitämme.', language: 'fi', ...part };
}
