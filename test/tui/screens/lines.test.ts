import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { pauseBanner } from '../../../src/tui/pause-banner.ts';
import { planLines, planTitle } from '../../../src/tui/screens/approvals/plan-lines.ts';
import { composerLines, composerTitle } from '../../../src/tui/screens/composer/composer-lines.ts';
import { firstComposer } from '../../../src/tui/screens/composer/composer-state.ts';
import { inboxLines } from '../../../src/tui/screens/inbox/inbox-lines.ts';
import { outboxLines, outboxTitle } from '../../../src/tui/screens/outbox/outbox-lines.ts';
import { threadLines, threadTitle } from '../../../src/tui/screens/thread/thread-lines.ts';
import { sentLine } from '../../../src/tui/spoken.ts';
import { createTheme } from '../../../src/tui/theme.ts';
import { bodyRows, frameLines, frameRows } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line, line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { reviewLines, reviewTitle } from '../../../src/tui/widgets/review-lines.ts';
import {
  claim,
  conversation,
  detail,
  inboxOf,
  message,
  NOW,
  note,
  outboxOf,
  pause,
  plan,
  planRow,
  reply,
  review,
} from '../sample.ts';

const ZONE = 'Europe/Helsinki';
const narrow = { columns: 40, rows: 12 };
const wide = { columns: 80, rows: 24 };
const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
const look = (columns: number) => ({ columns, timezone: ZONE, me: 'aino' });
const EVENT = { id: 1, at: NOW, actor: 'ville', login: 'v', conversation: 1, reply: null, message: null, data: {} };
const noTime = (): string => '2026-11-23 11:00';

describe('public or private', () => {
  it.each(['public', 'private'] as const)(
    'is spelled out for %s wherever somebody writes or sends, however narrow',
    (visibility) => {
      const row = conversation(1, { visibility });
      const whole = detail({ conversation: row, thread: [message(1, { visibility })] });
      const draft = { detail: whole, visibility, reply: null, replaced: null, isAdditional: false };
      const word = visibility.toUpperCase();
      for (const title of [
        composerTitle(draft, 'esimerkki'),
        threadTitle(whole, NOW),
        reviewTitle(review({ reply: reply(1, { visibility }) })),
      ]) {
        expect(text([cutLine(title, 40)])).toMatch(new RegExp(`^${word} `));
      }
      const inbox = inboxOf(row);
      expect(text(inboxLines(inbox, { size: narrow, now: NOW, timezone: ZONE, me: 'aino' }))).toContain(visibility);
      expect(text(reviewLines(review({ reply: reply(1, { visibility }) }), narrow.columns, noTime))).toContain(
        `${word}: `,
      );
      expect(text(threadLines(whole, look(40)))).toContain(`${word} · @maija1`);
    },
  );

  it('follows the reply, not the conversation, once there is one', () => {
    const whole = detail({ conversation: conversation(1, { visibility: 'public' }) });
    const draft = {
      detail: whole,
      visibility: 'private' as const,
      reply: reply(1, { visibility: 'private' }),
      replaced: null,
      isAdditional: false,
    };
    expect(text([composerTitle(draft, 'esimerkki')])).toMatch(/^PRIVATE /);
  });
});

describe('the thread', () => {
  it('shades a note over the whole width and calls it one', () => {
    const lines = threadLines(detail({ notes: [note(1, 'call the warehouse')] }), look(40));
    const rows = lines.filter((one) => one.some((piece) => piece.tone === 'note'));
    expect(text(rows)).toMatch(/^NOTE \(internal\) · ville[\s\S]*call the warehouse/);
    for (const one of rows) expect(lineWidth(one)).toBe(40);
  });

  it('tells what became of our words, once each', () => {
    const sent = reply(1, { status: 'sent', remoteId: 'r2', text: 'Hello there' });
    const ours = message(2, { direction: 'outbound', remoteId: 'r2', text: 'Hello there' });
    const failed = reply(3, { status: 'failed', text: 'Second', error: { code: 'X', message: 'too old' } });
    const shown = text(threadLines(detail({ thread: [message(1), ours], replies: [sent, failed] }), look(80)));
    expect(shown.match(/Hello there/g)).toHaveLength(1);
    expect(shown).toMatch(/WE · @/);
    expect(shown).toMatch(/OUR REPLY 3 · failed[\s\S]*too old/);
  });

  it('says what is gone or changed on the platform', () => {
    const thread = [message(1, { deletedAt: NOW }), message(2, { editedAt: NOW })];
    expect(text(threadLines(detail({ thread }), look(80)))).toMatch(/DELETED on the platform[\s\S]*edited/);
  });
});

describe('words about sending', () => {
  it('say sent only of what was sent', () => {
    for (const status of ['approved', 'queued', 'sending', 'unknown', 'failed', 'held', 'cancelled'] as const) {
      expect(sentLine({ reply: reply(1, { status }), problem: null }).text).not.toMatch(/was sent:/);
      const shown = text(outboxLines(outboxOf(reply(1, { status })), { size: wide, now: NOW, timezone: ZONE }));
      expect(shown).not.toMatch(/^Sent\./m);
    }
    const sent = sentLine({ reply: reply(1, { status: 'sent', url: 'https://x.example/1' }), problem: null });
    expect(sent.text).toBe('Reply 1 was sent: https://x.example/1');
  });

  it('do not call a reply ready that is not', () => {
    const { check } = review();
    const stopped = review({ check: { ...check, isSendable: false } });
    expect(text(reviewLines(stopped, narrow.columns, noTime))).toContain('NOT READY TO GO');
    expect(text(reviewLines(review(), narrow.columns, noTime))).not.toContain('NOT READY');
  });
});

describe('a reply that is back for review', () => {
  it.each([wide, narrow])('says why first, and shows in full what was said since ($columns columns)', ({ columns }) => {
    const error = { code: 'APPROVAL_VOID', message: 'The conversation went on after the approval.' };
    const words = Array.from({ length: 80 }, (_, at) => `w${at}.`);
    const theirs = message(2, { text: words.join(' ') });
    const ours = message(3, { direction: 'outbound', text: 'We did look.', editedAt: NOW });
    const back = review({ reply: reply(1, { status: 'inReview', error }), since: [theirs, ours] });
    const lines = reviewLines(back, columns, noTime);
    for (const one of lines) expect(lineWidth(one)).toBeLessThanOrEqual(columns);
    const shown = text(lines);
    expect(shown).toMatch(/^It came back for review/);
    const flat = shown.replaceAll(/\n│? ?/g, ' ');
    expect(flat).toContain(words.join(' '));
    expect(flat).toMatch(
      /after the approval\. Text 1 the customer wrote since: @maija1 .* we answered since: .* edited .*We did look\. ── exactly/,
    );
  });

  it('shows the whole of what was asked, that it was changed, and what came with it', () => {
    const media = [{ type: 'image' as const, url: 'https://x.example/1', alt: null }];
    const target = message(1, { text: 'line\n'.repeat(50), editedAt: NOW, media });
    const shown = text(reviewLines(review({ target }), 40, noTime));
    expect(shown.match(/│ line/g)).toHaveLength(50);
    expect(shown).toMatch(/│ image: https:\/\/x\.example\/1\n│ edited 2026/);
  });

  it("gives the note of who rejected it as theirs, and a draft's problem as it is", () => {
    const first = (change: Partial<Reply>) =>
      text(reviewLines(review({ reply: reply(1, change) }), 80, noTime).slice(0, 1));
    expect(first({ status: 'rejected', error: { code: 'REJECTED', message: 'kinder' } })).toBe(
      'It was rejected: kinder',
    );
    expect(first({ status: 'failed', error: { code: 'X', message: 'too old' } })).toBe('too old');
  });
});

describe('a frame', () => {
  it('has the same number of rows whatever is in it', () => {
    for (const size of [narrow, wide, { columns: 200, rows: 60 }, { columns: 20, rows: 5 }]) {
      for (const count of [0, 1, bodyRows(size), 500]) {
        for (const footer of [[], [line('a')], [line('a'), line('b'), line('c')]]) {
          const body = Array.from({ length: count }, () => line('x'.repeat(300)));
          const lines = frameLines({ title: line('t'.repeat(300)), body, footer, hints: line('h') }, size);
          expect(lines).toHaveLength(frameRows(size));
          for (const one of lines) expect(lineWidth(one)).toBeLessThanOrEqual(size.columns);
        }
      }
    }
  });

  it('keeps its words when it has no colour', () => {
    const rows = inboxLines(inboxOf(conversation(1)), {
      size: wide,
      now: NOW,
      timezone: ZONE,
      me: 'aino',
    });
    for (const row of rows) {
      const strip = (painted: string): string => painted.replaceAll(/\u001b\[\d+m/g, '');
      expect(strip(createTheme(false).paint(row))).toBe(strip(createTheme(true).paint(row)));
      expect(createTheme(false).paint(row)).not.toMatch(/\u001b\[(3|4|9)\dm/);
    }
  });
});

describe('what holds replies back', () => {
  const around = { now: NOW, timezone: ZONE, columns: 80 };

  it('stands on one row, with since when, by whom and why', () => {
    expect(pauseBanner([], around)).toEqual([]);
    expect(text(pauseBanner([pause('all')], around))).toBe('PAUSED since 10:00 by ville: wrong price');
    expect(text(pauseBanner([pause('all', { at: NOW - 86_400_000 })], around))).toContain('since 2026-11-22 11:00');
    expect(text(pauseBanner([pause('account:masto', { by: 'system', reason: 'token' })], around))).toBe(
      'PAUSED: account masto since 10:00 by system: token',
    );
  });

  it('names every pause before what may be cut', () => {
    const pauses = [pause('plan:7'), pause('account:masto'), pause('all', { reason: 'x'.repeat(500) })];
    const [banner, ...more] = pauseBanner(pauses, { ...around, columns: 60 });
    expect(more).toEqual([]);
    expect(text([banner ?? []])).toMatch(/^PAUSED \(also account masto, plan b7\) since 10:00/);
    expect(lineWidth(banner ?? [])).toBeLessThanOrEqual(60);
  });
});

describe('colleagues', () => {
  it('are named where they work, for as long as their claim stands', () => {
    const inbox = { ...inboxOf(conversation(1)), claims: new Map([[1, claim('ville')]]) };
    const lines = (now: number, size = wide) => text(inboxLines(inbox, { size, now, timezone: ZONE, me: 'aino' }));
    expect(lines(NOW)).toMatch(/\(ville\) Subject 1[\s\S]*ville works on it until 12:00/);
    expect(lines(NOW, narrow)).toContain('(ville) ');
    expect(lines(NOW + 2 * 3_600_000)).not.toContain('ville');
    expect(text([threadTitle(detail({ claim: claim('ville') }), NOW)])).toContain('ville works on it');
  });

  it('are told to each other while both draft, and nobody is told of themselves', () => {
    const replies = [
      reply(7, { author: 'ville' }),
      reply(8, { author: 'ville', status: 'inReview' }),
      reply(9, { author: 'aino' }),
      reply(10, { author: 'ville', status: 'cancelled' }),
    ];
    const shown = text(threadLines(detail({ replies }), look(80)));
    expect(shown).toContain('ville also drafts here (reply 7)\nville also drafts here (reply 8, inReview)\n');
    expect(shown.match(/also drafts/g)).toHaveLength(2);
    const draft = {
      detail: detail({ replies }),
      visibility: 'public' as const,
      reply: null,
      replaced: null,
      isAdditional: false,
    };
    for (const size of [narrow, wide]) {
      const around = { size, from: 'esimerkki', writeTime: noTime, me: 'aino', now: NOW };
      expect(text(composerLines(firstComposer(draft), draft, around).lines)).toContain(
        'ville also drafts here (reply 7)',
      );
    }
  });
});

describe('the outbox', () => {
  const around = { size: wide, now: NOW, timezone: ZONE };
  const shown = (one: Reply, size = wide) => text(outboxLines(outboxOf(one), { ...around, size }));

  it('says who sends, and since when', () => {
    expect(text([outboxTitle([], around)])).toBe('Outbox · nobody sends right now');
    const sender = { account: 'masto', operator: 'ville', login: 'v', pid: 42, since: NOW - 60_000 };
    expect(text([outboxTitle([sender], around)])).toBe('Outbox · ville sends as masto since 10:59 (process 42)');
  });

  it.each([
    ['its undo time runs', { status: 'approved', sendAfter: NOW + 7_000 }, 'in 7 s'],
    ['never less than it is', { status: 'approved', sendAfter: NOW + 6_001 }, 'in 7 s'],
    [
      'not before 2026-11-23 13:05, as was asked for',
      { sendAt: NOW + 7_500_000, sendAfter: NOW + 7_500_000 },
      'in 2 h 5 min',
    ],
    [
      'the platform asked to wait until',
      { status: 'queued', attempts: 1, sendAfter: NOW + 60_000, error: { code: 'THROTTLED', message: 'slow down' } },
      'in 60 s',
    ],
  ] as const)('counts down to what goes later, and says why: %s', (why, change, left) => {
    const words = shown(reply(1, { status: 'approved', ...change }));
    expect(words).toContain(`${left} · Reply 1`);
    if (!why.startsWith('never')) expect(words.replaceAll('\n', ' ')).toContain(`Goes out ${left}: ${why}`);
  });

  it('says what to do with one that found an answer there, and does not count it down', () => {
    const error = { code: 'ALREADY_ANSWERED', message: 'The message is answered already by ville: "Done!".' };
    for (const size of [narrow, wide]) {
      const words = shown(reply(1, { status: 'approved', error, sendAfter: NOW + 5_000 }), size);
      expect(words).toMatch(/NOT SENT[\s\S]*Done!/);
      expect(words).not.toContain('in 5 s');
    }
  });

  it('tells what was read back of one that may be there', () => {
    const looked = { ...EVENT, kind: 'reply.looked' as const, reply: 1, data: { told: 'absent' } };
    const ours = message(2, { direction: 'outbound', text: 'Hello there', postedAt: NOW });
    for (const status of ['unknown', 'held'] as const) {
      const state = {
        ...outboxOf(reply(1, { status })),
        detail: detail({ thread: [message(1), ours], events: [looked] }),
      };
      expect(text(outboxLines(state, around)).replaceAll('\n', ' ')).toMatch(
        /Looked at 11:00: it was not found there\. In the thread are ours: 11:00 “Hello there”/,
      );
    }
  });
});

describe('a plan that waits for approval', () => {
  const opened = { kind: 'plan', plan: plan(7), rows: [planRow(1), planRow(2), planRow(3)], problem: null } as const;

  it('shows its name, its count, the start of its hash, and every text', () => {
    expect(text([planTitle(opened)])).toBe('PLAN b7 · 3 replies · hash 0123456789ab · by aino · 0.60 USD');
    const { lines, whole } = planLines(opened, 0, { columns: 80, rows: 20 });
    expect(whole).toBe(3);
    for (const row of opened.rows) expect(text(lines)).toContain(row.text);
  });

  it('counts as read only what fits the screen', () => {
    expect(planLines(opened, 0, { columns: 40, rows: 5 }).whole).toBe(2);
    expect(planLines(opened, 2, { columns: 40, rows: 5 }).whole).toBe(1);
  });

  it('says why it cannot be read', () => {
    const problem = new ProblemError('PLAN_CHANGED', { plan: 'b7', file: '/plans/b7.plan.jsonl' });
    expect(text(planLines({ ...opened, rows: [], problem }, 0, { columns: 80, rows: 20 }).lines)).toContain('b7');
  });
});

describe('a reply that a look stopped', () => {
  it('is said to be kept, with what was answered', () => {
    const answered = new ProblemError('ALREADY_ANSWERED', { reply: 1, text: 'Sorted!', author: 'esimerkki' });
    expect(sentLine({ reply: reply(1, { status: 'approved' }), problem: answered }).text).toMatch(
      /NOT SENT and is kept.*esimerkki answered already: “Sorted!”/,
    );
    const voided = new ProblemError('APPROVAL_VOID', { reply: 1, why: 'The conversation went on.' });
    expect(sentLine({ reply: reply(1, { status: 'inReview' }), problem: voided }).text).toMatch(
      /NOT SENT.*waits for approval again.*The conversation went on/,
    );
  });
});
