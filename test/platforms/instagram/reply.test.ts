import { describe, expect, test } from 'vitest';
import type { Situation } from '../../../src/domain/eligibility.ts';
import type { HeardMessage, Visibility } from '../../../src/domain/message.ts';
import { readMedia } from '../../../src/platforms/instagram/message.ts';
import { eligibility, limits, measure, moderation, prepare } from '../../../src/platforms/instagram/reply.ts';
import { comment, direct, ME, tagged } from './readings.ts';

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
  const account = { name: 'ig', handle: 'esimerkki', remoteId: ME.id, limits: null };
  return prepare({ account, target, visibility, text, language: 'fi', situation: situation(rest) });
}

describe('a comment', () => {
  test('is answered in public, and once in private within 7 days', () => {
    expect(eligibility(comment(), situation())).toMatchObject({
      public: true,
      private: true,
      until: POSTED_AT + 7 * DAY_MS,
    });
    expect(eligibility(comment(), situation({ isAnsweredPrivately: true }))).toMatchObject({ private: false });
    expect(eligibility(comment(), situation({ now: POSTED_AT + 8 * DAY_MS }))).toMatchObject({
      public: true,
      private: false,
    });
    expect(prepared(comment(), 'private').payload).toMatchObject({ body: { recipient: { comment_id: '1801' } } });
  });

  test.each([
    [comment({ hidden: true }), { public: false, private: true }],
    [comment({}, { media_product_type: 'LIVE' }), { public: false, private: false }],
    [comment({}, { is_comment_enabled: false }), { public: false, private: true }],
    [comment({ from: { id: ME.id } }), { public: false, private: false }],
  ])('what stands in the way', (target, may) => {
    expect(eligibility(target, situation())).toMatchObject(may);
    expect(() => prepared(target, 'public')).toThrow(expect.objectContaining({ reason: 'notAnswerable' }));
  });

  test('an answer to an answer goes under the top and begins with the name, which counts', () => {
    const target = comment({ id: '1802', parent_id: '1801', from: { id: '7002', username: 'olli.o' } });
    const answer = prepared(target, 'public');
    expect(answer.preview).toBe('@olli.o Hei!');
    expect(answer.payload).toMatchObject({ way: 'reply', commentId: '1801', message: '@olli.o Hei!' });
    expect(answer.measure.units).toBe(12);
    expect(prepared(target, 'public', { text: '@Olli.o hei' }).preview).toBe('@Olli.o hei');
    expect(prepared(target, 'private').preview).toBe('Hei!');
    expect(prepared(comment(), 'public').preview).toBe('Hei!');
  });

  test('is hidden; nothing else is', () => {
    expect(moderation(comment()).isAllowed).toBe(true);
    expect(moderation(comment({ from: { id: ME.id } })).isAllowed).toBe(false);
    expect(moderation(tagged('@esimerkki')).isAllowed).toBe(false);
  });
});

describe('posts of others', () => {
  test('are answered where our name stands in the words', () => {
    expect(eligibility(tagged('Hei @esimerkki!'), situation())).toMatchObject({ public: true, private: false });
    expect(prepared(tagged('@esimerkki'), 'public').payload).toMatchObject({ way: 'mention', mediaId: '1890' });
    expect(eligibility(tagged('kuva @esimerkki.kauppa'), situation())).toMatchObject({ public: false, private: false });
  });

  test('found by a hashtag are read only', () => {
    const found = readMedia(
      { id: '1', timestamp: '2026-08-01T08:00:00+0000', caption: '@esimerkki' },
      ME,
      'found',
    ).message;
    expect(eligibility(found, situation())).toMatchObject({ public: false, private: false });
  });
});

describe('a private chat', () => {
  test('24 hours; a human agent 7 days', () => {
    const target = direct(POSTED_AT);
    expect(eligibility(target, situation())).toMatchObject({ public: false, private: true, until: POSTED_AT + DAY_MS });
    const late = { now: POSTED_AT + 2 * DAY_MS };
    expect(eligibility(target, situation(late))).toMatchObject({ private: false });
    expect(prepared(target, 'private', { ...late, features: ['humanAgent'] }).payload).toMatchObject({
      body: { tag: 'HUMAN_AGENT' },
    });
    expect(eligibility(target, situation({ ...late, features: ['humanAgent'], isByHand: false })).private).toBe(false);
  });
});

describe('length', () => {
  test('a private message is counted in bytes', () => {
    expect(measure('ж'.repeat(500), limits, { visibility: 'private' })).toEqual({
      units: 1_000,
      max: 1_000,
      unit: 'bytes',
    });
    expect(() => prepared(comment(), 'private', { text: 'ж'.repeat(501) })).toThrow('1002 of 1000 bytes');
    expect(measure('😀', limits, { visibility: 'private' }).units).toBe(4);
    expect(() => prepared(comment(), 'public', { text: 'x'.repeat(2_201) })).toThrow('2201 of 2200 characters');
    expect(prepared(comment(), 'public', { text: 'x'.repeat(2_200) }).measure.units).toBe(2_200);
  });
});
