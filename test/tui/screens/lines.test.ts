import { describe, expect, it } from 'vitest';
import { composerTitle } from '../../../src/tui/screens/composer/composer-lines.ts';
import { inboxLines } from '../../../src/tui/screens/inbox/inbox-lines.ts';
import { firstInbox } from '../../../src/tui/screens/inbox/inbox-state.ts';
import { outboxLines } from '../../../src/tui/screens/outbox/outbox-lines.ts';
import { threadLines, threadTitle } from '../../../src/tui/screens/thread/thread-lines.ts';
import { sentLine } from '../../../src/tui/spoken.ts';
import { createTheme } from '../../../src/tui/theme.ts';
import { bodyRows, frameLines, frameRows } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line, line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { reviewLines, reviewTitle } from '../../../src/tui/widgets/review-lines.ts';
import { conversation, detail, message, NOW, note, reply, review } from '../sample.ts';

const ZONE = 'Europe/Helsinki';
const narrow = { columns: 40, rows: 12 };
const wide = { columns: 80, rows: 24 };
const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
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
      const inbox = firstInbox({ items: [row], next: null, total: 1 });
      expect(text(inboxLines(inbox, { size: narrow, now: NOW, timezone: ZONE }))).toContain(visibility);
      expect(text(reviewLines(review({ reply: reply(1, { visibility }) }), narrow, noTime))).toContain(`${word}: `);
      expect(text(threadLines(whole, 40, ZONE))).toContain(`${word} · @maija1`);
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
    const lines = threadLines(detail({ notes: [note(1, 'call the warehouse')] }), 40, ZONE);
    const rows = lines.filter((one) => one.some((piece) => piece.tone === 'note'));
    expect(text(rows)).toMatch(/^NOTE \(internal\) · ville[\s\S]*call the warehouse/);
    for (const one of rows) expect(lineWidth(one)).toBe(40);
  });

  it('tells what became of our words, once each', () => {
    const sent = reply(1, { status: 'sent', remoteId: 'r2', text: 'Hello there' });
    const ours = message(2, { direction: 'outbound', remoteId: 'r2', text: 'Hello there' });
    const failed = reply(3, { status: 'failed', text: 'Second', error: { code: 'X', message: 'too old' } });
    const shown = text(threadLines(detail({ thread: [message(1), ours], replies: [sent, failed] }), 80, ZONE));
    expect(shown.match(/Hello there/g)).toHaveLength(1);
    expect(shown).toMatch(/WE · @/);
    expect(shown).toMatch(/OUR REPLY 3 · failed[\s\S]*too old/);
  });

  it('says what is gone or changed on the platform', () => {
    const thread = [message(1, { deletedAt: NOW }), message(2, { editedAt: NOW })];
    expect(text(threadLines(detail({ thread }), 80, ZONE))).toMatch(/DELETED on the platform[\s\S]*edited/);
  });
});

describe('words about sending', () => {
  it('say sent only of what was sent', () => {
    for (const status of ['approved', 'queued', 'sending', 'unknown', 'failed', 'held', 'cancelled'] as const) {
      expect(sentLine({ reply: reply(1, { status }), problem: null }).text).not.toMatch(/was sent:/);
      const shown = text(outboxLines({ replies: [reply(1, { status })], focus: 0, top: 0 }, wide, noTime));
      expect(shown).not.toMatch(/^Sent\./m);
    }
    const sent = sentLine({ reply: reply(1, { status: 'sent', url: 'https://x.example/1' }), problem: null });
    expect(sent.text).toBe('Reply 1 was sent: https://x.example/1');
  });

  it('do not call a reply ready that is not', () => {
    const { check } = review();
    const stopped = review({ check: { ...check, isSendable: false } });
    expect(text(reviewLines(stopped, narrow, noTime))).toContain('NOT READY TO GO');
    expect(text(reviewLines(review(), narrow, noTime))).not.toContain('NOT READY');
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
    const rows = inboxLines(firstInbox({ items: [conversation(1)], next: null, total: 1 }), {
      size: wide,
      now: NOW,
      timezone: ZONE,
    });
    for (const row of rows) {
      const strip = (painted: string): string => painted.replaceAll(/\u001b\[\d+m/g, '');
      expect(strip(createTheme(false).paint(row))).toBe(strip(createTheme(true).paint(row)));
      expect(createTheme(false).paint(row)).not.toMatch(/\u001b\[(3|4|9)\dm/);
    }
  });
});
