import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { inboxLines } from '../../../src/tui/screens/inbox/inbox-lines.ts';
import { threadLines, threadTitle } from '../../../src/tui/screens/thread/thread-lines.ts';
import { createTheme } from '../../../src/tui/theme.ts';
import { bodyRows, frameLines, frameRows } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line, line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { aroundInbox, claim, conversation, detail, inboxOf, message, NOW, note, reply } from '../sample.ts';

const ZONE = 'Europe/Helsinki';
const narrow = { columns: 40, rows: 12 };
const wide = { columns: 80, rows: 24 };
const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
const words = catalogueOf('en');
const look = (columns: number) => ({ columns, timezone: ZONE, me: 'aino', now: NOW, words });

describe('public or private', () => {
  it.each(['public', 'private'] as const)(
    'is spelled out for %s wherever somebody writes or sends, however narrow',
    (visibility) => {
      const row = conversation(1, { visibility });
      const whole = detail({ conversation: row, thread: [message(1, { visibility })] });
      const word = visibility.toUpperCase();
      for (const title of [threadTitle(whole, look(80))]) {
        expect(text([cutLine(title, 40)])).toMatch(new RegExp(`^${word} `));
      }
      const inbox = inboxOf(row);
      expect(text(inboxLines(inbox, aroundInbox(narrow)))).toContain(visibility);
      expect(text(threadLines(whole, look(40)))).toContain(`${word} · @maija1`);
    },
  );
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
    const rows = inboxLines(inboxOf(conversation(1)), aroundInbox(wide));
    for (const row of rows) {
      const strip = (painted: string): string => painted.replaceAll(/\u001b\[\d+m/g, '');
      expect(strip(createTheme('auto', 1).paint(row))).toBe(strip(createTheme('auto', 4).paint(row)));
      expect(createTheme('auto', 1).paint(row)).not.toMatch(/\u001b\[(3|4|9)\dm/);
    }
  });
});

describe('colleagues', () => {
  it('are named where they work, for as long as their claim stands', () => {
    const inbox = { ...inboxOf(conversation(1)), claims: new Map([[1, claim('ville')]]) };
    const lines = (now: number, size = wide) => text(inboxLines(inbox, aroundInbox(size, { now })));
    expect(lines(NOW)).toMatch(/\(ville\) Subject 1[\s\S]*ville works on it until 12:00/);
    expect(lines(NOW, narrow)).toContain('(ville) ');
    expect(lines(NOW + 2 * 3_600_000)).not.toContain('ville');
    expect(text([threadTitle(detail({ claim: claim('ville') }), look(80))])).toContain('ville works on it');
  });

  it('are told to each other while both draft, and nobody is told of themselves', () => {
    const replies = [
      reply(7, { author: 'ville' }),
      reply(8, { author: 'ville', status: 'inReview' }),
      reply(9, { author: 'aino' }),
      reply(10, { author: 'ville', status: 'cancelled' }),
    ];
    const shown = text(threadLines(detail({ replies }), look(80)));
    expect(shown).toContain('ville also drafts here (reply 7)\nville also drafts here (reply 8, in review)\n');
    expect(shown.match(/also drafts/g)).toHaveLength(2);
  });
});
