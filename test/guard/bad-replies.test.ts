import { describe, expect, it } from 'vitest';
import type { GuardRule } from '../../src/domain/service-settings.ts';
import { guard } from '../../src/guard/guard.ts';
import { BLAMING, NOT_BLAMING } from './bad-blame.ts';
import { type BadReply, CHILLY, GOOD_REPLIES, STEPLESS, UNAPOLOGETIC } from './bad-replies.ts';

const FAULTY = 'It does not work';
const rulesOf = (text: string, customer: string | null): GuardRule[] =>
  guard({ text, visibility: 'private', customer: customer === null ? null : { text: customer } }).map(({ rule }) => rule);

describe('bad replies', () => {
  it.each(BLAMING)('blame: %s', (text) => expect(rulesOf(text, null)).toContain('blame'));
  it.each(UNAPOLOGETIC)('tell no sorry: %s', (...[text, customer]: BadReply) =>
    expect(rulesOf(text, customer)).toContain('apology'),
  );
  it.each(STEPLESS)('leave open what comes next: %s', (...[text, customer]: BadReply) =>
    expect(rulesOf(text, customer)).toContain('next-step'),
  );
  it.each(CHILLY)('are cold: %s', (...[text, customer]: BadReply) => expect(rulesOf(text, customer)).toContain('cold'));
});

describe('good replies', () => {
  it.each(NOT_BLAMING)('put no blame: %s', (text) => expect(rulesOf(text, FAULTY).filter((one) => one !== 'language')).toEqual([]));
  it.each(GOOD_REPLIES)('pass: %s', (...[text, customer]: BadReply) => expect(rulesOf(text, customer)).toEqual([]));
});
