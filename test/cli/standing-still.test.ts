import { describe, expect, it } from 'vitest';
import { standingStillLines, waitingWords } from '../../src/cli/output/standing-still.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { standingStill } from '../../src/domain/standing-still.ts';
import { NOW, reply } from '../tui/sample.ts';

const DAY_MS = 86_400_000;
const screen = { now: NOW, writeTime: (at: number) => `local ${new Date(at).toISOString().slice(0, 10)}` };
const answered = { code: 'ALREADY_ANSWERED', message: 'The message is answered already by aino: "Hei". It is kept.' };
const plan = { id: 7, row: 1 };

function whyOf(change: Partial<Reply>, sending: readonly string[] = []): string | undefined {
  return standingStill([reply(1, { status: 'approved', ...change })], { now: NOW, sending })[0]?.why;
}

describe('an approved reply stands still', () => {
  it.each([
    ['answered', { error: answered }],
    ['answered', { error: answered, plan, status: 'queued' }],
    ['plan', { plan }],
    ['plan', { plan, status: 'queued', error: { code: 'THROTTLED', message: '' }, sendAfter: NOW + 9 * DAY_MS }],
    ['farAhead', { sendAfter: NOW + DAY_MS + 1 }],
    // it was to go tomorrow, and would go in four years
    ['farAhead', { sendAt: NOW + DAY_MS, sendAfter: NOW + 1_500 * DAY_MS }],
  ] as const)('%s: %o', (why, change) => {
    expect(whyOf(change)).toBe(why);
  });

  it.each([
    ['due', {}],
    ['in its undo time', { sendAfter: NOW + 10_000 }],
    ['at a time somebody asked for', { sendAt: NOW + 90 * DAY_MS, sendAfter: NOW + 90 * DAY_MS }],
    ['when its platform says', { error: { code: 'THROTTLED', message: '' }, sendAfter: NOW + 9 * DAY_MS }],
    ['nowhere, being a draft', { status: 'draft', plan }],
    ['nowhere, being sent', { status: 'sent', plan, error: answered }],
  ] as const)('not one that goes %s', (_, change) => {
    expect(whyOf(change)).toBeUndefined();
  });

  it('not one of a plan while its account is being sent as', () => {
    expect(whyOf({ plan }, ['masto'])).toBeUndefined();
    expect(whyOf({ plan }, ['x'])).toBe('plan');
    expect(whyOf({ plan, error: answered }, ['masto'])).toBe('answered');
  });
});

describe('what is told of them', () => {
  it('is why, and what to do; a plan is one line', () => {
    const approved = { status: 'approved' } as const;
    const replies = [
      reply(5, { ...approved, error: { ...answered, message: `${answered.message}\u001b[2J` } }),
      reply(6, { ...approved, plan }),
      reply(7, { ...approved, plan: { id: 7, row: 2 } }),
      reply(8, { ...approved, plan: { id: 8, row: 1 } }),
      reply(9, { ...approved, sendAfter: NOW + 1_500 * DAY_MS }),
    ];
    const lines = standingStillLines(standingStill(replies, { now: NOW, sending: [] }), screen);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^reply 5 .*by aino: "Hei".*kuulo send 5 --additional.*kuulo outbox cancel 5/);
    expect(lines[0]).not.toContain('\u001b');
    expect(lines[1]).toBe('2 replies wait for a person: plan b7 sends by `kuulo bulk apply b7` only');
    expect(lines[2]).toBe('reply 8 waits for a person: plan b8 sends by `kuulo bulk apply b8` only');
    expect(lines[3]).toMatch(/^reply 9 .*local 2031-.*, in 1500 d, which nobody asked for.*clock.*outbox cancel 9/);
  });

  it('is one line to whoever sends', () => {
    expect(waitingWords(1)).toBe('1 reply waits for a person: kuulo outbox');
    expect(waitingWords(2)).toBe('2 replies wait for a person: kuulo outbox');
  });
});
