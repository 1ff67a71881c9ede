import { describe, expect, test } from 'vitest';
import type { Situation } from '../../../src/domain/eligibility.ts';
import type { HeardMessage, Visibility } from '../../../src/domain/message.ts';
import { readPost } from '../../../src/platforms/facebook/message.ts';
import { eligibility, limits, measure, moderation, prepare } from '../../../src/platforms/facebook/reply.ts';
import { comment, direct, ME } from './readings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const POSTED_AT = Date.UTC(2026, 7, 1, 9);

function situation(changes: Partial<Situation> = {}): Situation {
  return {
    now: POSTED_AT + HOUR_MS,
    lastPrivateAt: null,
    isAnsweredPrivately: false,
    isByHand: true,
    features: [],
    ...changes,
  };
}

function prepared(target: HeardMessage, visibility: Visibility, changes: Partial<Situation> & { text?: string } = {}) {
  const { text = 'Hei!', ...rest } = changes;
  const account = { name: 'fb', handle: 'esimerkki', remoteId: '500', limits: null };
  return prepare({ account, target, visibility, text, language: 'fi', situation: situation(rest) });
}

function wall(id: string): HeardMessage {
  const raw = { id, created_time: '2026-08-01T09:00:00+0000', from: { id: '7001', name: 'Maija' } };
  return readPost(raw, ME, 0).message;
}

describe('a comment', () => {
  test('is answered in public, and once in private within 7 days', () => {
    expect(eligibility(comment(), situation())).toMatchObject({
      public: true,
      private: true,
      until: POSTED_AT + 7 * DAY_MS,
      priceUsd: 0,
    });
    const late = situation({ now: POSTED_AT + 7 * DAY_MS + 1 });
    expect(eligibility(comment(), late)).toMatchObject({ public: true, private: false, until: null });
    expect(eligibility(comment(), situation({ isAnsweredPrivately: true }))).toMatchObject({
      public: true,
      private: false,
    });
  });

  test.each([
    [{ can_comment: false }, { public: false, private: true }],
    [{ can_reply_privately: false }, { public: true, private: false }],
    [{ from: { id: '500' } }, { public: false, private: false }],
    [{ is_private: true }, { public: false, private: true }],
  ])('%o', (changes, may) => {
    expect(eligibility(comment(changes), situation())).toMatchObject(may);
    const closed: Visibility = may.public ? 'private' : 'public';
    expect(() => prepared(comment(changes), closed)).toThrow(expect.objectContaining({ reason: 'notAnswerable' }));
  });

  test('the public answer goes under it, by the id that Facebook told; never as an edit', () => {
    const target = comment({ id: '2', parent: { id: '900_1' } });
    expect(prepared(target, 'public').payload).toEqual({
      way: 'comment',
      objectId: '2',
      postId: '500_900',
      topId: '900_1',
      message: 'Hei!',
    });
  });

  test('the private one names the comment, and holds no way to a public one', () => {
    const { payload, visibility } = prepared(comment(), 'private');
    expect(visibility).toBe('private');
    expect(payload).toMatchObject({
      way: 'message',
      body: { recipient: { comment_id: '900_1' }, message: { text: 'Hei!' } },
    });
  });

  test('is hidden where Facebook lets us', () => {
    expect(moderation(comment())).toMatchObject({ isAllowed: true, priceUsd: 0 });
    expect(moderation(comment({ can_hide: false })).isAllowed).toBe(false);
    expect(moderation(comment({ from: { id: '500' } })).isAllowed).toBe(false);
    expect(moderation(wall('500_901')).isAllowed).toBe(false);
    expect(moderation(direct(POSTED_AT)).isAllowed).toBe(false);
  });
});

describe('a visitor’s post', () => {
  test('on our Page in both ways, elsewhere in public only', () => {
    expect(eligibility(wall('500_901'), situation())).toMatchObject({ public: true, private: true });
    expect(prepared(wall('500_901'), 'private').payload).toMatchObject({ body: { recipient: { post_id: '500_901' } } });
    expect(eligibility(wall('8800_902'), situation())).toMatchObject({ public: true, private: false });
  });
});

describe('a private chat', () => {
  const target = direct(POSTED_AT);

  test('24 hours from their last word', () => {
    expect(eligibility(target, situation())).toMatchObject({ public: false, private: true, until: POSTED_AT + DAY_MS });
    const { body } = prepared(target, 'private').payload as { body: unknown };
    expect(body).toEqual({ recipient: { id: '7001' }, messaging_type: 'RESPONSE', message: { text: 'Hei!' } });
    expect(() => prepared(target, 'public')).toThrow(expect.objectContaining({ reason: 'notAnswerable' }));
    const wroteAgain = situation({ now: POSTED_AT + 30 * HOUR_MS, lastPrivateAt: POSTED_AT + 20 * HOUR_MS });
    expect(eligibility(target, wroteAgain)).toMatchObject({ private: true, until: POSTED_AT + 44 * HOUR_MS });
  });

  test.each([
    [{}, /not granted/],
    [{ features: ['humanAgent'], isByHand: false }, /by a person/],
    [{ features: ['humanAgent'], now: POSTED_AT + 8 * DAY_MS }, /7 days/],
  ])('after that: %o is refused', (changes, why) => {
    const later = situation({ now: POSTED_AT + 2 * DAY_MS, ...changes });
    expect(eligibility(target, later)).toMatchObject({ private: false, until: null, why: expect.stringMatching(why) });
  });

  test('a human agent has 7 days, and says so', () => {
    const granted = { now: POSTED_AT + 2 * DAY_MS, features: ['humanAgent'] };
    expect(eligibility(target, situation(granted))).toMatchObject({ private: true, until: POSTED_AT + 7 * DAY_MS });
    expect(prepared(target, 'private', granted).payload).toMatchObject({
      body: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    });
  });
});

describe('length', () => {
  test('8,000 characters in public, 2,000 in private; both numbers are told', () => {
    expect(measure('ä'.repeat(10), limits)).toEqual({ units: 10, max: 8_000, unit: 'characters' });
    expect(measure('ä', limits, { visibility: 'private' }).max).toBe(2_000);
    expect(prepared(comment(), 'private', { text: 'x'.repeat(2_000) }).measure.units).toBe(2_000);
    expect(() => prepared(comment(), 'private', { text: 'x'.repeat(2_001) })).toThrow('2001 of 2000 characters');
    expect(() => prepared(comment(), 'public', { text: 'x'.repeat(8_001) })).toThrow('8001 of 8000 characters');
    expect(() => prepared(comment(), 'public', { text: ' \n' })).toThrow(expect.objectContaining({ reason: 'empty' }));
  });
});

test('a message without what an answer needs is not answered', () => {
  expect(eligibility({ ...comment(), reference: null }, situation())).toMatchObject({ public: false, private: false });
});
