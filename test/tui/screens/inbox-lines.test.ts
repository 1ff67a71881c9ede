import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/domain/conversation.ts';
import { SUBJECT_LENGTH_MAX } from '../../../src/domain/conversation.ts';
import { type Catalogue, catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { askedFor } from '../../../src/tui/screens/inbox/inbox-asked.ts';
import { rowColumns } from '../../../src/tui/screens/inbox/inbox-columns.ts';
import { inboxFoot, inboxLines } from '../../../src/tui/screens/inbox/inbox-lines.ts';
import { inboxSpoken } from '../../../src/tui/screens/inbox/inbox-spoken.ts';
import type { InboxState } from '../../../src/tui/screens/inbox/inbox-state.ts';
import { inboxTitle } from '../../../src/tui/screens/inbox/inbox-title.ts';
import { OPEN_VIEW } from '../../../src/tui/screens/inbox/inbox-views.ts';
import { cutLine, type Line, lineWidth, widthOf } from '../../../src/tui/widgets/line.ts';
import { aroundInbox, claim, conversation, detail, inboxOf, message, NOW, note, reply } from '../sample.ts';

const HOUR_MS = 3_600_000;
const text = (one: Line): string => one.map((piece) => piece.text).join('');
const texts = (lines: readonly Line[]): string => lines.map(text).join('\n');
const EVERY_WIDTH = Array.from({ length: 201 }, (_, index) => index + 20);

/** What people and platforms write: wide, joined, right to left, long, empty, and not meant well. */
const STRANGERS = [
  'Maija',
  '',
  '漢字'.repeat(40),
  '👩‍👩‍👧'.repeat(30),
  'שלום '.repeat(20),
  'a\u0301\u0301',
  '\u202etxt',
  '\u001b[2J',
  'x'.repeat(300),
];

function rowOf(words: string, change: Partial<Conversation> = {}): Conversation {
  const contact = { ...conversation(1).contact, handle: words, name: words };
  const reasons = [{ cue: words, effect: 'urgency' as const, weight: 1 }];
  const whole = { contact, subject: words, account: words, platform: words, labels: [words, words], assignee: words };
  return conversation(1, { ...whole, topics: [words], reasons, followUpAt: NOW + HOUR_MS, ...change });
}

function listed(state: InboxState, columns: number, change: Parameters<typeof aroundInbox>[1] = {}): Line[] {
  return inboxLines(state, aroundInbox({ columns, rows: 30 }, change));
}

describe('a row', () => {
  it.each(['en', 'fi'] as const)('fills its columns exactly at every width, whatever is in it (%s)', (language) => {
    const words = catalogueOf(language);
    const accounts = [
      { name: 'one', platform: STRANGERS[2] ?? '' },
      { name: 'two', platform: STRANGERS[2] ?? '' },
    ];
    for (const stranger of STRANGERS) {
      const state = {
        ...inboxOf(rowOf(stranger), rowOf(stranger, { id: 2, status: 'snoozed', visibility: 'private' })),
        claims: new Map([[1, claim(stranger)]]),
        marked: new Set([2]),
      };
      for (const columns of EVERY_WIDTH) {
        for (const line of listed(state, columns, { words, accounts }))
          expect(lineWidth(line)).toBeLessThanOrEqual(columns);
      }
      for (const columns of [20, 40, 79, 80, 119]) {
        const rows = listed(state, columns, { words, accounts }).slice(0, 3);
        for (const row of rows) expect(lineWidth(row)).toBe(columns);
      }
    }
  });

  it('has its fields at the same columns in every row', () => {
    for (const columns of [40, 80, 119]) {
      const state = inboxOf(
        ...STRANGERS.map((stranger, id) => rowOf(stranger, { id, visibility: id % 2 === 0 ? 'public' : 'private' })),
      );
      const rows = listed({ ...state, focus: 3 }, columns).slice(0, STRANGERS.length + 1);
      // the wide characters come after it: up to the way every character is one column
      const at = rows.map((row) => text(row).search(/\bway\b|public|private/));
      expect(new Set(at).size).toBe(1);
    }
  });

  it('says the essential in 40 columns', () => {
    const row = conversation(1, { dueAt: NOW - 2 * HOUR_MS, waitingSince: NOW - 3 * HOUR_MS });
    const small = (words: Catalogue): string =>
      texts(inboxLines(inboxOf(row), aroundInbox({ columns: 40, rows: 12 }, { words })));
    expect(small(catalogueOf('en'))).toMatch(/^> high - +3h! public +@maija1 +Subject/);
    expect(small(catalogueOf('fi'))).toMatch(/^> kiir - +3t! julk\. +@maija1 +Subject/);
  });

  it('says how they feel, when an answer is due and where they wrote in 80', () => {
    const row = conversation(1, { assignee: 'ville', subject: 'Where is it' });
    const late = conversation(2, { dueAt: NOW - 2 * HOUR_MS });
    const state = { ...inboxOf(row, late), marked: new Set([2]) };
    const [heads = [], first = [], second = []] = listed(state, 80);
    expect(text(heads).trimEnd()).toMatch(/^ {2}urg\. +mood +wait +due +way +where +who +what$/);
    expect(text(first)).toMatch(/^> high +neg +2h +due 1h +public +mastodon +@maija1 +Where is it →ville/);
    expect(text(second)).toMatch(/^ \*high +neg +2h +late 2h +public/);
  });

  it('says why, whose and what follows where there is room', () => {
    const row = conversation(1, { assignee: 'ville', labels: ['refund'], followUpAt: NOW + 26 * HOUR_MS });
    const [heads = [], line = []] = listed(inboxOf(row), 330);
    expect(text(heads)).toMatch(/ what +labels +why +│ PUBLIC/);
    expect(text(line)).toMatch(/ →ville \[refund\] f\/u 26h +never arrived +│ /);
    expect(text(listed(inboxOf(row), 200)[1] ?? [])).toMatch(/Subject 1 →ville \[refund\] f\/u 26h +never arrived +│ /);
  });

  it('gives no room to what no row has, and the words of people what is left', () => {
    const long = { subject: 'x'.repeat(300), reasons: [] };
    const wordsAt = (columns: number, change: Partial<Conversation> = {}): number =>
      /x+…/.exec(text(listed(inboxOf(conversation(1, { ...long, ...change })), columns)[1] ?? []))?.[0].length ?? 0;
    for (const columns of EVERY_WIDTH.filter((one) => one >= 81))
      expect(wordsAt(columns)).toBeGreaterThanOrEqual(wordsAt(80));
    expect(wordsAt(200)).toBeGreaterThanOrEqual(60);
    expect(wordsAt(200, { reasons: conversation(1).reasons })).toBeGreaterThanOrEqual(56);
    // nobody waits for us any more
    expect(wordsAt(80, { waitingSince: null })).toBeGreaterThan(wordsAt(80) + 12);
  });

  it('names people as well in Finnish, and shows labels beside who works on it', () => {
    const who = { ...conversation(1).contact, handle: 'pekka.koskinen' };
    const row = conversation(1, {
      contact: who,
      visibility: 'private',
      labels: ['refund'],
      assignee: 'ville',
      subject: 'x'.repeat(99),
    });
    const state = { ...inboxOf(row), claims: new Map([[1, claim('ville')]]) };
    for (const language of ['en', 'fi'] as const) {
      const shown = text(listed(state, 80, { words: catalogueOf(language) })[1] ?? []);
      expect(shown).toMatch(/ @pekka\.koskin… \(ville\) x+… \[ref/);
    }
  });

  it('tells the row of how many where the list goes on below', () => {
    const many = inboxOf(...Array.from({ length: 51 }, (_, id) => conversation(id)));
    const footOf = (state: InboxState, rows: number, words = catalogueOf('en')): string =>
      text(inboxFoot(state, aroundInbox({ columns: 80, rows }, { words })) ?? []);
    expect(footOf({ ...many, total: 51, focus: 2 }, 24)).toBe('row 3 of 51');
    expect(footOf({ ...many, total: 51, focus: 2 }, 12, catalogueOf('fi'))).toBe('rivi 3 / 51');
    expect(footOf(inboxOf(conversation(1)), 12)).toBe('');
  });

  it('names the account where there are several on the platform', () => {
    const accounts = [
      { name: 'shop', platform: 'mastodon' },
      { name: 'help', platform: 'mastodon' },
    ];
    const row = inboxOf(conversation(1, { account: 'help' }));
    expect(text(listed(row, 80, { accounts })[1] ?? [])).toMatch(/public +help +@/);
    expect(text(listed(row, 200, { accounts })[1] ?? [])).toMatch(/public +mastodon\/help +@/);
    expect(text(listed(inboxOf(conversation(1, { platform: 'x', account: 'x' })), 200)[1] ?? [])).toMatch(
      /public +x +@/,
    );
  });

  it('says its status where rows of several are listed', () => {
    const asked = { ...askedFor(OPEN_VIEW), search: 'x' };
    const rows = inboxOf(
      conversation(1),
      conversation(2, { status: 'closed' }),
      conversation(3, { status: 'snoozed' }),
    );
    const shown = texts(listed({ ...rows, asked }, 80));
    expect(shown).toMatch(/^ {2}high +neg +done +public/m);
    expect(shown).toMatch(/^ {2}high +neg +snzd +public/m);
    expect(texts(listed(rows, 80))).not.toMatch(/done/);
  });

  it('gives each field its least or nothing', () => {
    for (const language of ['en', 'fi'] as const) {
      for (const columns of EVERY_WIDTH) {
        for (const isHeaded of [false, true]) {
          const longest = { waiting: 3, due: 7, who: 40, where: 20, extra: 30, why: 40 };
          const needs = { words: catalogueOf(language).inbox, longest, isHeaded };
          const fields = Object.values(rowColumns(columns, needs));
          expect(fields.reduce((sum, one) => sum + one, 0)).toBe(columns);
          expect(Math.min(...fields)).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});

describe('the preview', () => {
  const long = Array.from({ length: 60 }, (_, at) => `line ${at}`).join('\n');
  const whole = detail({
    thread: [message(1, { text: long })],
    notes: [note(1, 'n')],
    replies: [reply(7, { author: 'ville', status: 'inReview' }), reply(8, { status: 'sent' })],
  });
  const state = {
    ...inboxOf(conversation(1, { followUpAt: NOW })),
    detail: whole,
    claims: new Map([[1, claim('ville')]]),
  };

  it('says who, how, when, why, who else is at it, and what is kept', () => {
    const shown = texts(listed({ ...state, scroll: 0 }, 400));
    expect(shown).toMatch(/PUBLIC · Maija 1 @maija1 → masto on mastodon · 12 followers/);
    // what does not fit on the first row is not cut
    expect(texts(listed({ ...state, scroll: 0 }, 140))).toMatch(
      /│ PUBLIC · Maija 1 @maija1\n[^\n]*│ → masto on mastodon · 12 followers\n/,
    );
    expect(shown).toMatch(
      /ville works on it until 12:00 · waits 2h · due 2026-11-23 12:00 · follow up 2026-11-23 11:00/,
    );
    expect(shown).toMatch(/ville: reply 7, waits for approval/);
    expect(shown).not.toMatch(/reply 8/);
    expect(shown).toMatch(/why: high urgency, negative · delivery: never arrived/);
    expect(texts(listed({ ...state, scroll: 50 }, 200))).toMatch(/1 note; Enter shows them/);
  });

  it('scrolls to the end of a long message, and takes the whole of a small screen', () => {
    const small = aroundInbox({ columns: 40, rows: 12 });
    expect(texts(inboxLines(state, small))).not.toMatch(/PUBLIC/);
    const pane = { ...state, pane: 'preview' as const };
    expect(texts(inboxLines(pane, small))).toMatch(/PUBLIC/);
    expect(texts(inboxLines({ ...pane, scroll: 60 }, small))).toMatch(/line 59/);
  });
});

describe('the title', () => {
  const views = [
    { ...OPEN_VIEW },
    { ...OPEN_VIEW, name: 'closed', place: 2, query: { status: ['closed' as const] } },
    { ...OPEN_VIEW, name: 'mine', place: 3, query: { status: ['open' as const], assignee: 'aino' } },
  ];
  const counts = {
    conversations: { open: 12, pending: 0, snoozed: 0, closed: 345 },
    replies: { failed: 2, inReview: 3 },
  };
  const facts = { counts, views, operator: 'aino', words: catalogueOf('en') };
  const title = (state: InboxState, columns = 80): string => text(cutLine(inboxTitle(state, facts, columns), columns));
  const rows = inboxOf(conversation(1), conversation(2));

  it('shows the views with the counts that are known, and what waits', () => {
    expect(title(rows)).toBe('kuulo [1 open 12] 2 closed 345  3 mine  · 2 failed · 3 to approve · aino');
    expect(title(rows, 50)).toBe('[open 12] 2:345  · 2 failed · 3 to approve');
    expect(title(rows, 40)).toBe('[open 12] · 2 failed · 3 to approve');
  });

  it('keeps the view, the marks and the filters in sight however narrow it is', () => {
    const asked = { ...askedFor(views[2] ?? OPEN_VIEW), limit: { words: 'platform=x', query: {} } };
    const limited = { ...rows, asked, marked: new Set([1]), total: 2 };
    expect(title(limited, 40)).toMatch(/^\[mine\] 1 marked limited: platform=x \(2\)/);
    expect(title({ ...limited, total: 17, asked: { ...asked, limit: null, search: 'parcel' } }, 40)).toMatch(
      /^\[mine\] 1 marked \/parcel 1\/17/,
    );
    expect(title({ ...rows, asked: { ...asked, limit: null, sort: 'newest' } })).toMatch(
      /\[3 mine 2\].* sorted: newest first/,
    );
    for (const columns of EVERY_WIDTH) expect(widthOf(title(limited, columns))).toBeLessThanOrEqual(columns);
  });
});

describe('a row that is heard', () => {
  it('is a sentence of full words', () => {
    const row = conversation(1, {
      urgency: { level: 'critical', score: 1 },
      waitingSince: NOW - 3 * HOUR_MS,
      dueAt: NOW - 2 * HOUR_MS,
      platform: 'x',
      account: 'x',
      labels: ['refund'],
      followUpAt: NOW + 49 * HOUR_MS,
    });
    expect(inboxSpoken(inboxOf(row), aroundInbox({ columns: 80, rows: 24 }))).toBe(
      'critical, negative, waiting 3 hours, overdue by 2 hours, public, x, labels refund, follow up in 2 days, Maija 1 @maija1: Subject 1',
    );
    const long = conversation(1, {
      subject: 'parcel '
        .repeat(30)
        .slice(0, SUBJECT_LENGTH_MAX - 1)
        .concat('p'),
    });
    expect(inboxSpoken(inboxOf(long), aroundInbox({ columns: 80, rows: 24 }))).toMatch(/: (?:parcel )+…$/);
    const finnish = aroundInbox({ columns: 80, rows: 24 }, { words: catalogueOf('fi') });
    expect(inboxSpoken(inboxOf(row), finnish)).toMatch(
      /^kriittinen, kielteinen, odottanut 3 tuntia, myöhässä 2 tuntia, julkinen, x,/,
    );
    expect(inboxSpoken(inboxOf(), finnish)).toBe('');
  });
});
