import { describe, expect, test } from 'vitest';
import type { Situation } from '../../../src/domain/eligibility.ts';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { type Outgoing, ReplyRefusedError } from '../../../src/platforms/platform.ts';
import { eligibility, moderation } from '../../../src/platforms/x/eligibility.ts';
import { priceUsd } from '../../../src/platforms/x/price.ts';
import { directShape, limits, measure, payloadShape, prepare } from '../../../src/platforms/x/reply.ts';

const NEVER: Situation = { now: 1, lastPrivateAt: null, isAnsweredPrivately: false, isByHand: true, features: [] };
const WROTE: Situation = { ...NEVER, lastPrivateAt: 0 };
const PAIR = { conversationId: '7-99', participantId: '99' };
const NO = { public: false, private: false, priceUsd: 0 };

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

describe('length of a private message', () => {
  test.each([
    ['päivää', 6],
    ['e\u0301', 1],
    ['👩‍👩‍👧‍👦', 11],
    [`katso https://kauppa.example.com/${'x'.repeat(300)}`, 333],
  ])('%s counts in full', (text, units) => {
    const expected = { units, max: 10_000, unit: 'characters' };
    expect(measure(text, limits, { visibility: 'private' })).toEqual(expected);
    expect(measure(text, limits, { target: direct() })).toEqual(expected);
    expect(measure(text, limits, { target: direct(), visibility: 'public' }).unit).toBe('weighted');
  });
});

describe('X takes a public reply only where the author called us', () => {
  test('called: publicly, for a cent', () => {
    expect(eligibility(heard(true), NEVER)).toMatchObject({
      public: true,
      private: false,
      until: null,
      priceUsd: 0.01,
    });
  });

  test('not called: no, with the reason in words', () => {
    const no = eligibility(heard(false), NEVER);
    expect(no).toMatchObject({ public: false, private: false, priceUsd: 0 });
    expect(no.why).toMatch(/mentioned or quoted/);
    expect(no.why).toMatch(/wrote to us in private first/);
    expect(() => prepare(outgoing({ target: heard(false) }))).toThrow(
      expect.objectContaining({ reason: 'notAnswerable' }),
    );
  });

  test('our own post, and one heard without its reference: no', () => {
    for (const situation of [NEVER, WROTE]) {
      expect(eligibility({ ...heard(true), direction: 'outbound' }, situation)).toMatchObject(NO);
      expect(eligibility({ ...heard(true), reference: { id: 5 } }, situation)).toMatchObject(NO);
      expect(eligibility({ ...direct(), direction: 'outbound' }, situation)).toMatchObject(NO);
      expect(eligibility({ ...direct(), reference: heard(true).reference }, situation)).toMatchObject(NO);
    }
  });
});

describe('X’s private way is open only to those who wrote there first', () => {
  test('a private message can be answered in private, never in public', () => {
    expect(eligibility(direct(), NEVER)).toMatchObject({ public: false, private: true, until: null, priceUsd: 0.015 });
    expect(() => prepare(outgoing({ target: direct() }))).toThrow(expect.objectContaining({ reason: 'notAnswerable' }));
  });

  test('a public post in private: after the person wrote, and while their door is open', () => {
    expect(eligibility(heard(false), WROTE)).toMatchObject({ public: false, private: true, priceUsd: 0.015 });
    expect(eligibility(heard(true), WROTE)).toMatchObject({ public: true, private: true, priceUsd: 0.01 });
    const shut = { ...heard(true), reference: { id: '12', authorId: '99', isSummoned: true, receivesDm: false } };
    const no = eligibility(shut, WROTE);
    expect(no).toMatchObject({ public: true, private: false });
    expect(no.why).toMatch(/does not take direct messages/);
    expect(eligibility(shut, NEVER).private).toBe(false);
    expect(() => prepare(outgoing({ target: shut, visibility: 'private', situation: WROTE }))).toThrow(
      expect.objectContaining({ reason: 'notAnswerable' }),
    );
  });
});

describe('what an answer costs', () => {
  test.each([
    ['Selvitämme.', 'public', 0.01],
    ['Katso https://kauppa.example', 'public', 0.2],
    ['Katso kauppa.fi', 'public', 0.2],
    ['Hei.Selvitämme', 'public', 0.01],
    ['Katso https://kauppa.example', 'private', 0.015],
  ] as const)('%s in %s', (text, visibility, usd) => {
    expect(priceUsd({ visibility, text })).toBe(usd);
  });
});

describe('hiding', () => {
  test('only replies by others under our own posts', () => {
    const under = { ...heard(true), reference: { id: '12', authorId: '99', isSummoned: true, isUnderOurs: true } };
    expect(moderation(under)).toMatchObject({ isAllowed: true, priceUsd: 0.005 });
    expect(moderation(heard(true))).toMatchObject({ isAllowed: false, priceUsd: 0 });
    expect(moderation({ ...under, direction: 'outbound' }).isAllowed).toBe(false);
    expect(moderation({ ...under, visibility: 'private' }).isAllowed).toBe(false);
    expect(moderation(direct()).isAllowed).toBe(false);
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

  test('nothing private where it is not open, nothing empty', () => {
    expect(() => prepare(outgoing({ visibility: 'private' }))).toThrow(ReplyRefusedError);
    expect(() => prepare(outgoing({ text: ' ' }))).toThrow(expect.objectContaining({ reason: 'empty' }));
    expect(() => prepare(outgoing({ target: direct(), visibility: 'private', text: '\n' }))).toThrow(
      expect.objectContaining({ reason: 'empty' }),
    );
  });
});

describe('the private message that goes out', () => {
  const aside = { visibility: 'private', situation: WROTE } as const;

  test.each([
    ['to the other of a pair', direct(), { participantId: '99' }],
    [
      'into a group',
      direct({ conversationId: '1585094756761149440', participantId: null }),
      { conversationId: '1585094756761149440' },
    ],
    ['to the author of a public post', heard(false), { participantId: '99' }],
  ])('%s', (_name, target, way) => {
    const prepared = prepare(outgoing({ ...aside, target }));
    expect(prepared).toMatchObject({ visibility: 'private', targetRemoteId: target.remoteId, preview: 'Selvitämme.' });
    expect(prepared.payload).toEqual({ text: 'Selvitämme.', direct: way });
    expect(JSON.parse(JSON.stringify(prepared))).toEqual(prepared);
    // A private payload is none of a public post, and the other way round.
    expect(payloadShape.safeParse(prepared.payload).success).toBe(false);
    expect(directShape.safeParse(prepare(outgoing({})).payload).success).toBe(false);
  });

  test('10,000 goes, 10,001 does not', () => {
    expect(prepare(outgoing({ ...aside, text: 'x'.repeat(10_000) })).measure.units).toBe(10_000);
    expect(() => prepare(outgoing({ ...aside, text: 'x'.repeat(10_001) }))).toThrow(
      expect.objectContaining({ reason: 'tooLong', measure: { units: 10_001, max: 10_000, unit: 'characters' } }),
    );
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

function direct(reference: { conversationId: string; participantId: string | null } = PAIR): HeardMessage {
  return { ...heard(false), remoteId: '50', kind: 'direct', visibility: 'private', threadId: '7-99', reference };
}

function outgoing(part: Partial<Outgoing>): Outgoing {
  const account = { name: 'x', handle: 'esimerkki', remoteId: '7', limits: null };
  return {
    account,
    target: heard(true),
    visibility: 'public',
    text: 'Selvitämme.',
    language: 'fi',
    situation: NEVER,
    ...part,
  };
}
