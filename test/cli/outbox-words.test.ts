import { describe, expect, it } from 'vitest';
import { exitCodeOfAll, exitCodeOfProblem } from '../../src/cli/exit-codes.ts';
import { colleagueWords } from '../../src/cli/output/colleagues.ts';
import { pauseLine, senderLine } from '../../src/cli/output/held-back.ts';
import { problemLines } from '../../src/cli/output/problem.ts';
import { goesWords } from '../../src/cli/output/reply.ts';
import { type ProblemCode, ProblemError } from '../../src/domain/problem.ts';
import { problemWords } from '../../src/domain/problem-words.ts';
import { GONE } from '../../src/domain/to-answer.ts';
import { reply } from '../tui/sample.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const iso = (at: number) => new Date(at).toISOString();
const screen = { now: NOW, writeTime: (at: number) => `local ${iso(at).slice(11, 16)}` };

const OUTBOX: readonly (readonly [ProblemError, number, RegExp])[] = [
  [
    new ProblemError('PAUSED', { by: 'ville', since: NOW, reason: 'väärä hinta' }),
    3,
    /by ville \(väärä hinta\).*Nothing was sent.*resume/,
  ],
  [new ProblemError('PAUSED', { by: 'ville', since: NOW, reason: '' }), 3, /by ville\. Nothing/],
  [
    new ProblemError('ACCOUNT_PAUSED', { account: 'm', since: NOW, by: 'system', reason: 'revoked.' }),
    4,
    /m is paused.*its platform refused it \(revoked\)\..*account login m.*account check m/,
  ],
  [
    new ProblemError('ACCOUNT_PAUSED', { account: 'm', since: NOW, by: 'ville', reason: 'väärä hinta' }),
    3,
    /m is paused.*by ville \(väärä hinta\)\. Nothing was sent\. Ask them.*resume m/,
  ],
  [
    new ProblemError('WRONG_ACCOUNT', { account: 'm', wanted: 'esimerkki', found: 'toinen' }),
    3,
    /esimerkki.*toinen.*Nothing was sent/,
  ],
  [
    new ProblemError('HELD', { reply: 5, why: 'The database was restored.' }),
    3,
    /restored\. It may have been sent.*settle 5 --not-sent.*cancel 5/,
  ],
  [new ProblemError('OPTED_OUT', { contact: '@maija', words: 'STOP' }), 3, /@maija.*STOP.*Nothing was sent/],
  [new ProblemError('UNKNOWN_PLAN', { id: 'b9' }), 5, /b9/],
  [new ProblemError('PLAN_CHANGED', { plan: 'b7', file: 'b7.plan.jsonl' }), 3, /b7\.plan\.jsonl.*Nothing was sent/],
  [
    new ProblemError('PLAN_COUNT', { plan: 'b7', count: 138, expected: 137 }),
    3,
    /Plan b7 has 138 rows, you expected 137\. Nothing was sent\./,
  ],
  [new ProblemError('PLAN_COUNT', { plan: 'b7', count: 1, expected: 2 }), 3, /has 1 row, you/],
  [new ProblemError('PLAN_UNREVIEWED', { plan: 'b7', status: 'planned' }), 3, /not approved.*review approve b7/],
  [new ProblemError('PLAN_UNREVIEWED', { plan: 'b7', status: 'rejected' }), 3, /bulk plan/],
  [new ProblemError('PLAN_PAUSED', { plan: 'b7', by: 'ville', since: NOW }), 3, /ville.*bulk resume b7/],
  [
    new ProblemError('BULK_STOPPED', { plan: 'b7', why: '5 failed', sent: 12, remaining: 100 }),
    6,
    /5 failed\. 12 sent, 100 to go/,
  ],
  [
    new ProblemError('FILE_INVALID', { file: 'r.csv', line: 17, problem: '"conversation" is empty' }),
    2,
    /r\.csv:17: "conversation" is empty\./,
  ],
  [
    new ProblemError('FILE_INVALID', { file: 'r.csv', line: null, problem: 'it is empty' }),
    2,
    /r\.csv: it is empty\. Nothing/,
  ],
  [
    new ProblemError('DAILY_CAP', { account: 'm', sent: 100, cap: 100 }),
    3,
    /100 replies in 24 hours.*perAccountPerDay/,
  ],
  [
    new ProblemError('ALREADY_ANSWERED', { reply: 5, text: 'Hei', author: 'aino' }),
    3,
    /"Hei".*kept.*kuulo send 5 --additional/,
  ],
  // --private would not help where the post is gone
  [
    new ProblemError('NOT_ANSWERABLE', { why: `${GONE.why} The draft is kept.` }),
    3,
    /deleted.*Nothing can be answered there(?!.*--private).*outbox cancel REPLY.*kuulo close ID/,
  ],
  [new ProblemError('NOT_ANSWERABLE', { why: 'The window is closed.' }), 3, /Try --private or --public/],
  [
    new ProblemError('WRONG_STATUS', { reply: 5, status: 'rejected', wanted: ['draft'] }),
    3,
    /5 is rejected.*kuulo draft ID --edit 5/,
  ],
  [new ProblemError('WRONG_STATUS', { reply: 5, status: 'sent', wanted: ['draft'] }), 3, /sent.*kuulo check 5/],
  [new ProblemError('OUTCOME_UNKNOWN', { reply: 5, account: 'm' }), 8, /Reply 5 may be public.*do not send it anew/],
];

describe('what the outbox refuses', () => {
  it.each(OUTBOX)('%o ends with %i', (problem, code, told) => {
    const { message, hint } = problemWords(problem);
    expect(exitCodeOfProblem(problem)).toBe(code);
    expect(exitCodeOfAll(0, [problem])).toBe(code);
    expect(`${message} ${hint}`).toMatch(told);
    expect(hint).not.toBe('');
  });

  it('a login is asked for only where one helps', () => {
    const paused = (by: string) => new ProblemError('ACCOUNT_PAUSED', { account: 'm', since: NOW, by, reason: '' });
    expect(problemWords(paused('ville')).hint).not.toContain('login');
    expect(problemWords(paused('system')).hint).not.toContain('resume');
    expect(exitCodeOfAll(0, [paused('ville'), paused('system')])).toBe(4);
    expect(exitCodeOfAll(0, [paused('ville'), 'THROTTLED'])).toBe(3);
    expect(exitCodeOfAll(1, [paused('system')])).toBe(6);
  });

  it('a stopped bulk run that is all there is keeps its code', () => {
    expect(exitCodeOfAll(0, ['BULK_STOPPED'] satisfies ProblemCode[])).toBe(6);
    expect(exitCodeOfAll(0, ['BULK_STOPPED', 'THROTTLED'])).toBe(7);
  });

  it('strangers’ words in it are made safe', () => {
    const { message } = problemWords(new ProblemError('OPTED_OUT', { contact: '@a\u001b[2J', words: 'stop\u202e\n' }));
    expect(message).not.toMatch(/[\u001b\u202e\n]/);
  });
});

describe('problems of a send', () => {
  const spent = () => new ProblemError('BUDGET_SPENT', { spentUsd: 20, budgetUsd: 20 });

  it('are told once each, however many met them', () => {
    const met = Array.from({ length: 50 }, (_, index) => ({ reply: index + 1, problem: spent() }));
    const lines = problemLines([...met, { reply: 99, problem: new ProblemError('UNKNOWN_REPLY', { id: '99' }) }]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/\$20\.00 of \$20\.00.*\(50 replies: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …\)\n {2}Raise /);
    expect(lines[1]).toMatch(/^There is no reply "99"\.\n {2}`kuulo outbox`/);
  });

  it('of which there is one are told plainly', () => {
    expect(problemLines([{ reply: 1, problem: spent() }])).toEqual([
      `${problemWords(spent()).message}\n  ${problemWords(spent()).hint}`,
    ]);
    expect(problemLines([])).toEqual([]);
  });
});

describe('when a reply goes', () => {
  it('is told in both times, with how long it can be taken back', () => {
    const approved = reply(5, { status: 'approved', sendAfter: NOW + 8_000 });
    expect(goesWords(approved, screen)).toBe(
      `reply 5 goes at local 08:00 (${iso(NOW + 8_000)}), in 8 s; until then \`kuulo outbox cancel 5\` takes it back`,
    );
  });

  it('is not told of what is due, or goes nowhere', () => {
    for (const change of [
      { status: 'approved', sendAfter: NOW },
      { status: 'sent', sendAt: NOW + 1_000, sendAfter: NOW + 1_000 },
      { status: 'cancelled', sendAt: NOW + 1_000 },
      { status: 'draft', sendAt: null, sendAfter: NOW + 1_000 },
    ] as const)
      expect(goesWords(reply(1, change), screen), change.status).toBeNull();
  });

  it('of a draft waits for its approval', () => {
    const words = goesWords(reply(5, { status: 'inReview', sendAt: NOW + 3_600_000 }), screen);
    expect(words).toMatch(/^reply 5 goes at local 09:00 .*at the earliest, once it is approved$/);
  });
});

it('colleagues are told of, oneself is not', () => {
  const claim = { conversation: 1, operator: 'ville', login: 'v', claimedAt: NOW, until: NOW + 60_000 };
  const replies = [
    reply(1, { author: 'ville', status: 'draft' }),
    reply(2, { author: 'aino', status: 'inReview' }),
    reply(3, { author: 'ville', status: 'sent' }),
    reply(4, { author: 'ville', status: 'cancelled' }),
  ];
  const words = (me: string | null) => colleagueWords({ claim, replies }, { me, writeTime: screen.writeTime });
  expect(words('aino')).toEqual(['ville works on it until local 08:01', 'ville has reply 1 (draft)']);
  expect(words('ville')).toEqual(['aino has reply 2 (inReview)']);
  expect(words(null)).toHaveLength(3);
});

it('pauses and senders are told in a line each', () => {
  const at = NOW;
  const line = (scope: Parameters<typeof pauseLine>[0]['scope'], reason = '') =>
    pauseLine({ scope, at, by: 'ville', reason }, screen.writeTime);
  expect(line('all', 'hinta\u001b[2J')).toMatch(/^paused +everything local 08:00 by ville: hinta.*\(`kuulo resume`\)$/);
  expect(line('all', '\u001b[2J')).not.toContain('\u001b');
  expect(line('account:ma:sto')).toContain('account ma:sto local 08:00 by ville (`kuulo resume ma:sto`)');
  expect(line('plan:7')).toContain('(`kuulo bulk resume b7`)');
  const sender = { account: 'm', operator: 'aino', login: 'aino', pid: 7, since: at };
  expect(senderLine(sender, screen.writeTime)).toMatch(/^sending +as m by aino, process 7, since local 08:00$/);
  expect(senderLine({ ...sender, login: 'root' }, screen.writeTime)).toContain('by aino (login root)');
});
