import { describe, expect, it } from 'vitest';
import { repliesText } from '../../src/cli/output/reply.ts';
import { doubtLines, errorLines } from '../../src/cli/output/stuck.ts';
import { NOW, reply } from '../tui/sample.ts';

const screen = { now: NOW, writeTime: (at: number) => `+${(at - NOW) / 1_000} s` };
const down = { code: 'PLATFORM_DOWN', message: 'Nobody\u001b[2J answered.' };

describe('what went wrong', () => {
  it('is a code in the table, and its sentence below, once for all that met it', () => {
    const replies = Array.from({ length: 12 }, (_, n) => reply(n + 1, { status: 'queued', error: down }));
    expect(repliesText(replies, null)).toContain('PLATFORM_DOWN');
    expect(repliesText(replies, null)).not.toContain('answered');
    const lines = errorLines([...replies, reply(99, { status: 'failed', error: { code: 'X', message: 'Alone.' } })]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^replies 1, 2, .*10 …: PLATFORM_DOWN: Nobody.* answered\.$/);
    expect(lines[0]).not.toContain('\u001b');
    expect(lines[1]).toBe('reply 99: X: Alone.');
    expect(errorLines([reply(1, {})])).toEqual([]);
  });
});

describe('a reply that may be public', () => {
  const unknown = (change: Parameters<typeof reply>[1]) =>
    doubtLines([reply(5, { status: 'unknown', ...change })], 120_000, screen).join('\n');

  it.each([
    ['after its attempt', { attemptedAt: NOW - 20_000 }, 'at +100 s, in 1 min:'],
    ['after the first look', { attemptedAt: NOW - 500_000, absentSince: NOW }, 'at +120 s, in 2 min:'],
    ['now', { attemptedAt: NOW - 120_000 }, 'due now:'],
    ['now, its sender gone', { attemptedAt: null }, 'due now:'],
  ])('is looked up %s', (_, change, told) => {
    expect(unknown(change)).toContain('do not send it anew');
    expect(unknown(change)).toContain(told);
  });

  it('is a person’s where the platform cannot tell, or it is held', () => {
    const words = unknown({ error: { code: 'NEEDS_PERSON', message: '' }, attemptedAt: NOW });
    expect(words).toMatch(/do not send it anew.*settle 5 --sent URL.*settle 5 --not-sent/);
    expect(words).not.toContain('next look');
    const [held] = doubtLines([reply(6, { status: 'held' })], 120_000, screen);
    expect(held).toMatch(/settle 6 --sent URL.*settle 6 --not-sent.*outbox cancel 6/);
    expect(doubtLines([reply(7, { status: 'queued' })], 120_000, screen)).toEqual([]);
  });
});
