import { describe, expect, it } from 'vitest';
import { EXIT_CODES, exitCodeOf, exitCodeOfAll } from '../../src/cli/exit-codes.ts';
import { csvText } from '../../src/cli/output/csv.ts';
import { jsonText } from '../../src/cli/output/json-text.ts';
import { openPromisesLine, promisesText } from '../../src/cli/output/promise.ts';
import type { FollowUp } from '../../src/domain/follow-up.ts';
import { nearestWord } from '../../src/domain/nearest-word.ts';
import { calledBy, nameAndHandle } from '../../src/domain/person-words.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { problemWords } from '../../src/domain/problem-words.ts';
import { withoutSecrets } from '../../src/log.ts';

describe('exit codes', () => {
  it('of several items: all done 0, some failed 6, all failed the gravest', () => {
    expect(exitCodeOfAll(3, [])).toBe(0);
    expect(exitCodeOfAll(0, [])).toBe(0);
    expect(exitCodeOfAll(1, ['AUTH_FAILED'])).toBe(6);
    expect(exitCodeOfAll(0, ['REFUSED_BY_PLATFORM', 'THROTTLED', 'GUARD', 'AUTH_FAILED', 'OUTCOME_UNKNOWN'])).toBe(8);
    expect(exitCodeOfAll(0, ['REFUSED_BY_PLATFORM', 'THROTTLED', 'GUARD', 'AUTH_FAILED'])).toBe(4);
    expect(exitCodeOfAll(0, ['REFUSED_BY_PLATFORM', 'THROTTLED', 'GUARD'])).toBe(3);
    expect(exitCodeOfAll(0, ['REFUSED_BY_PLATFORM', 'THROTTLED'])).toBe(7);
    expect(exitCodeOfAll(0, ['UNKNOWN_REPLY'])).toBe(5);
  });

  it('are listed once each', () => {
    const codes = EXIT_CODES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toContain(exitCodeOf('UNEXPECTED'));
  });
});

describe('JSON on a screen', () => {
  it('holds no control and no bidirectional character, and says the same', () => {
    const hostile = 'a\u0000\u001b[31m\u007f\u009b31m\u202e\u2066\u200f\u2028z\ud800 ä 😀';
    const text = jsonText({ hostile });
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    expect(JSON.parse(text)).toEqual({ hostile });
    expect(text).toContain('ä 😀');
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\u200b=1', '＝1', '|cmd', '%0', '\tx', '\nx'])(
    '%j cannot be run by a spreadsheet',
    (text) => expect(csvText([[text]]).replace(/^"/, '')).toMatch(/^'/),
  );

  it('quotes what needs it and leaves numbers alone', () => {
    expect(csvText([['a,b', 'say "hi"', -1.5, null, 'x\ny', 'plain']])).toBe(
      '"a,b","say ""hi""",-1.5,,"x\ny",plain\r\n',
    );
  });
});

describe('people', () => {
  const person = { remoteId: '10001234', handle: 'maija', name: 'Maija V.', url: 'https://x.example/maija' };

  it.each([
    [{}, '@maija', 'Maija V. @maija'],
    [{ name: 'maija' }, '@maija', '@maija'],
    // a page sees names only, and where it sees none either the platform's id
    [{ handle: 'Maija V.', url: null }, 'Maija V.', 'Maija V.'],
    [{ handle: 'Maija', name: 'Maija', url: null }, 'Maija', 'Maija'],
    [{ handle: '10001234', url: null }, 'Maija V.', 'Maija V.'],
    [{ handle: '10001234', name: '10001234', url: null }, 'nameless 10001234', 'nameless 10001234'],
    [{ handle: '', name: ' ' }, 'nameless 10001234', 'nameless 10001234'],
  ])('are called by their handles or names, never by @id: %j', (more, called, whole) => {
    expect(calledBy({ ...person, ...more })).toBe(called);
    expect(nameAndHandle({ ...person, ...more })).toBe(whole);
  });
});

describe('words', () => {
  it('of a stranger in a problem are made safe', () => {
    const problem = new ProblemError('AUTH_FAILED', { account: 'x', words: '\u001b]0;owned\u0007 \u202eno' });
    const { message, hint } = problemWords(problem);
    expect(message + hint).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  it('are suggested when they are near, only then', () => {
    expect(nearestWord('lsit', ['list', 'label'])).toBe('list');
    expect(nearestWord('stauts', ['status'])).toBe('status');
    expect(nearestWord('banana', ['list', 'label'])).toBeNull();
  });

  it('lose their secrets before they are logged', () => {
    const said = withoutSecrets('Authorization: Bearer abcdefghijkl0123 access_token=s3cr3tvalue&x=1');
    expect(said).not.toMatch(/abcdefghijkl|s3cr3t/);
    expect(said).toContain('x=1');
  });
});

describe('promises', () => {
  const now = Date.UTC(2026, 10, 23, 9);
  const hours = (count: number) => now + count * 3_600_000;
  const contact = { id: 1, remoteId: '1', handle: 'maija', name: '', url: null };
  const never = { keptAt: null, brokenAt: null, reply: null, quote: null, reason: null, moves: 0 };
  const about = { conversation: 7, contact, platform: 'mastodon', account: 'masto', author: 'aino', createdAt: now };
  const promise = (id: number, change: Partial<FollowUp>): FollowUp => {
    return { id, ...about, ...never, words: `do ${id}`, dueAt: hours(1), status: 'open', ...change };
  };
  const screen = { now, writeTime: (at: number) => new Date(at).toISOString().slice(0, 16), width: null };

  it('that are overdue stand above all others, each with its due date', () => {
    const text = promisesText(
      [
        promise(1, { status: 'proposed', dueAt: hours(2) }),
        promise(2, { status: 'proposed', dueAt: hours(-1) }),
        promise(3, {}),
        promise(4, { dueAt: hours(-3) }),
        promise(5, { status: 'kept', dueAt: hours(-9) }),
      ],
      screen,
    );
    const rows = text.split('\n').slice(1);
    expect(rows.map((row) => Number(row.trim().split(' ')[0]))).toEqual([4, 2, 1, 3, 5]);
    expect(rows[0]).toContain('2026-11-23T06:00, overdue');
    expect(rows[1]).toContain('TO CONFIRM, 2026-11-23T08:00, overdue');
    expect(rows[2]).toMatch(/TO CONFIRM, 2026-11-23T11:00 /);
  });

  it('that a closed conversation still has are told by number, the first due with what to do about it', () => {
    expect(openPromisesLine([], screen)).toBeNull();
    const later = promise(1, {});
    const first = promise(2, { status: 'proposed', dueAt: hours(-1), words: 'call\u001b[2J back' });
    expect(openPromisesLine([later], screen)).toBe(
      'conversation 7: 1 promise is still open: "do 1", due 2026-11-23T10:00; kuulo promises keep 1',
    );
    expect(openPromisesLine([later, first], screen)).toMatch(
      /^conversation 7: 2 promises are still open, the first of them: "call[^\u001b]*back", due 2026-11-23T08:00; kuulo promises confirm 2/,
    );
  });
});
