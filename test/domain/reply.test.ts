import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApprovalFacts, approvalText, mayMove, REPLY_STATUSES, type ReplyStatus } from '../../src/domain/reply.ts';

/** The state machine, written down a second time: what may follow what. */
const EXPECTED: Readonly<Record<ReplyStatus, string>> = {
  draft: 'inReview approved cancelled',
  inReview: 'approved rejected draft cancelled',
  approved: 'queued draft inReview cancelled held',
  queued: 'sending inReview draft cancelled held',
  sending: 'sent failed queued unknown held',
  sent: '',
  failed: 'draft queued cancelled',
  unknown: 'sent queued held',
  held: 'sent queued cancelled',
  rejected: 'draft cancelled',
  cancelled: '',
};

describe('moves', () => {
  const pairs = REPLY_STATUSES.flatMap((from) => REPLY_STATUSES.map((to) => [from, to] as const));
  it.each(pairs)('%s to %s', (from, to) => {
    expect(mayMove(from, to)).toBe(EXPECTED[from].split(' ').includes(to));
  });

  it('only a claimed reply is ever sending, and what may be public is never edited, cancelled or claimed', () => {
    expect(REPLY_STATUSES.filter((from) => mayMove(from, 'sending'))).toEqual(['queued']);
    for (const to of ['draft', 'cancelled', 'sending', 'inReview', 'approved', 'failed'] as const)
      expect(mayMove('unknown', to)).toBe(false);
  });
});

describe('what an approval is bound to', () => {
  const facts = fc.record({
    account: fc.string(),
    accountId: fc.option(fc.string()),
    host: fc.option(fc.webUrl()),
    targetRemoteId: fc.string(),
    visibility: fc.constantFrom('public' as const, 'private' as const),
    text: fc.string({ unit: 'binary' }),
    sendAt: fc.option(fc.nat()),
    expiresAt: fc.option(fc.nat()),
    newestInbound: fc.nat(),
    newestEditedAt: fc.option(fc.nat()),
  });
  const NAMES = [
    'account',
    'accountId',
    'host',
    'targetRemoteId',
    'visibility',
    'text',
    'sendAt',
    'expiresAt',
    'newestInbound',
    'newestEditedAt',
  ] as const;
  const same = (a: ApprovalFacts, b: ApprovalFacts) => NAMES.every((name) => a[name] === b[name]);

  it('changes when any fact changes, and only then', () => {
    fc.assert(
      fc.property(facts, facts, fc.subarray([...NAMES]), (a, b, names) => {
        const mixed = { ...a, ...Object.fromEntries(names.map((name) => [name, b[name]])) };
        return (approvalText(a) === approvalText(mixed)) === same(a, mixed);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('does not let text flow from one fact into the next', () => {
    const never = { accountId: null, host: null, sendAt: null, expiresAt: null, newestEditedAt: null } as const;
    const base = { ...never, visibility: 'public', text: 'c', newestInbound: 1 } as const;
    const one = approvalText({ ...base, account: 'a","b', targetRemoteId: 'x' });
    const two = approvalText({ ...base, account: 'a', targetRemoteId: 'b","x' });
    expect(one).not.toBe(two);
  });
});
