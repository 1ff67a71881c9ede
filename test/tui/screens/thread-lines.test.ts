import { describe, expect, it } from 'vitest';
import type { EventKind, StoredEvent } from '../../../src/domain/event.ts';
import type { ConversationDetail } from '../../../src/domain/outcomes.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { sideLines } from '../../../src/tui/screens/thread/side-lines.ts';
import { anchorAt, layThread, openingTop, topOf } from '../../../src/tui/screens/thread/thread-layout.ts';
import { threadLines, threadTitle } from '../../../src/tui/screens/thread/thread-lines.ts';
import { findWords, markWords } from '../../../src/tui/screens/thread/thread-search.ts';
import { type Line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { detail, message, NOW, note, reply } from '../sample.ts';

const MINUTE_MS = 60_000;
const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
const look = (columns: number, language: 'en' | 'fi' = 'en') => ({
  columns,
  timezone: 'Europe/Helsinki',
  me: 'aino',
  now: NOW,
  words: catalogueOf(language),
});

let events = 0;
function event(kind: EventKind, data: StoredEvent['data'] = {}, change: Partial<StoredEvent> = {}): StoredEvent {
  events += 1;
  const about = { conversation: 1, reply: null, message: null };
  return { id: events, at: NOW + events, kind, actor: 'ville', login: 'v', ...about, data, ...change };
}

const shown = (change: Partial<ConversationDetail>, columns = 80, language: 'en' | 'fi' = 'en'): string =>
  text(threadLines(detail(change), look(columns, language)));

describe('what was done', () => {
  const told: readonly (readonly [EventKind, StoredEvent['data'], readonly [english: string, finnish: string]])[] = [
    ['conversation.reopened', {}, ['opened again by ville', 'avattu uudelleen, ville']],
    ['conversation.closed', {}, ['closed by ville', 'suljettu, ville']],
    [
      'conversation.snoozed',
      { until: NOW, reason: 'shop' },
      ['snoozed until 2026-11-23 11:00 because: shop by ville', 'torkutettu 2026-11-23 11:00 asti, syy: shop, ville'],
    ],
    [
      'rule.acted',
      { rule: 'missä', did: { assign: 'ville', heldBack: ['draft: answer "myöhässä" has blanks to fill: tilaus'] } },
      [
        'rule "missä" acted, but laid no draft ready: answer "myöhässä" has blanks to fill: tilaus',
        'sääntö ”missä” toimi, mutta luonnosta ei tehty: vastauspohjassa ”myöhässä” on täyttämättä: tilaus',
      ],
    ],
    [
      'rule.acted',
      { rule: 'r', did: { heldBack: ['draft: this person had one by a rule in the last 24 h'] } },
      [
        'rule "r" acted, but laid no draft ready: this person had one by a rule in the last 24 h',
        'sääntö ”r” toimi, mutta luonnosta ei tehty: henkilö on saanut säännön luonnoksen viimeksi kuluneen 24 tunnin aikana',
      ],
    ],
    ['rule.acted', { rule: 'r', did: { label: ['a'], heldBack: [7] } }, ['rule "r" acted', 'sääntö ”r” toimi']],
    ['conversation.woken', {}, ['back from its snooze by ville', 'torkutus päättyi, ville']],
    ['conversation.assigned', { assignee: 'aino' }, ['assigned to aino by ville', 'käsittelijäksi aino, ville']],
    ['conversation.assigned', { assignee: null }, ['assigned to nobody by ville', 'ei käsittelijää, ville']],
    ['conversation.labelled', { add: ['a'], remove: ['b'] }, ['labels +a -b by ville', 'tunnisteet +a -b, ville']],
    [
      'conversation.corrected',
      { sentiment: 'negative', urgency: 'high' },
      ['corrected to negative, high by ville', 'korjattu arvioksi kielteinen, kiireellinen, ville'],
    ],
    [
      'conversation.claimed',
      { takenFrom: 'aino' },
      ['taken over from aino by ville', 'otettu itselle, edellinen aino, ville'],
    ],
    ['conversation.released', {}, ['released by ville', 'vapautettu, ville']],
    [
      'conversation.answeredElsewhere',
      { url: 'x' },
      ['answered elsewhere, not through kuulo', 'vastattu muualla, ei kuulossa'],
    ],
    ['message.hidden', {}, ['a message hidden from others by ville', 'viesti piilotettu muilta, ville']],
    [
      'followUp.added',
      { dueAt: NOW, words: 'call' },
      ['follow-up set for 2026-11-23 11:00: call by ville', 'palataan asiaan 2026-11-23 11:00: call, ville'],
    ],
    [
      'followUp.moved',
      { to: NOW, reason: 'late' },
      ['follow-up moved to 2026-11-23 11:00: late by ville', 'uusi aika 2026-11-23 11:00: late'],
    ],
  ];

  it.each(told)('says %s %j in words, in both languages', (kind, data, [english, finnish]) => {
    expect(shown({ events: [event(kind, data)] }, 160)).toContain(`∙ 2026-11-23 11:00 ${english}`);
    expect(shown({ events: [event(kind, data)] }, 160, 'fi')).toContain(finnish);
  });

  it('puts what one person did within a minute on one row, and leaves out what the thread says otherwise', () => {
    const done = [
      event('conversation.opened'),
      event('conversation.labelled', { add: ['a'], remove: [] }),
      event('conversation.noted'),
      event('reply.drafted'),
      event('conversation.closed'),
    ];
    expect(shown({ events: done })).toContain('labels +a; closed by ville\n');
    expect(shown({ events: done }).match(/∙/g)).toHaveLength(1);
    const apart = [event('conversation.closed'), event('conversation.reopened', {}, { actor: 'aino' })];
    expect(shown({ events: apart }).match(/∙/g)).toHaveLength(2);
  });

  it('names nobody where it came about by itself', () => {
    const woken = event('conversation.reopened', {}, { actor: 'system', message: 3 });
    expect(shown({ events: [woken] })).toMatch(/open again: they wrote$/m);
  });
});

describe('what we said', () => {
  const ours = message(2, { direction: 'outbound', remoteId: 'r2', url: 'https://m.example/2', postedAt: NOW });

  it('is marked where it did not go through kuulo, and only there', () => {
    const elsewhere = event('conversation.answeredElsewhere', { url: ours.url });
    const screen = shown({ thread: [message(1), ours], events: [elsewhere] });
    expect(screen.match(/elsewhere/gi)).toHaveLength(1);
    expect(screen).toMatch(/WE · @maija1 · .*\n?.*ANSWERED ELSEWHERE, not through kuulo/);
    // our own first post, which they answered, is no answer
    expect(shown({ thread: [ours, message(3)] })).not.toMatch(/ELSEWHERE/);
  });

  it('says who wrote it, who let it go, and when it got there if later', () => {
    const sent = reply(5, { status: 'sent', remoteId: 'r2', approvedBy: 'ville', sentAt: NOW + 3 * MINUTE_MS });
    const screen = shown({ thread: [message(1), ours], replies: [sent] });
    expect(screen.replaceAll('\n', ' ')).toMatch(/by aino, approved by ville · delivered 2026-11-23 11:03/);
  });

  it.each([
    ['approved', { sendAfter: NOW + 7_000 }, /goes out in 7 s/],
    ['queued', { sendAfter: NOW - 1 }, /due: goes with the next send/],
    ['unknown', {}, /nobody knows whether it was sent/],
    ['held', {}, /may have been sent already/],
    ['failed', { error: { code: 'X', message: 'too old' } }, /certainly not sent[\s\S]*too old/],
    ['inReview', {}, /waits for approval/],
  ] as const)('tells what %s means', (status, change, wanted) => {
    expect(shown({ replies: [reply(1, { status, ...change })] })).toMatch(wanted);
    expect(shown({ replies: [reply(1, { status, ...change })] })).not.toMatch(/^Sent/m);
  });
});

describe('the layout', () => {
  const long = (id: number): ReturnType<typeof message> =>
    message(id, { text: Array.from({ length: 30 }, (_, row) => `m${id} row ${row}`).join('\n') });

  it('opens at the end, but never beyond the beginning of the newest words', () => {
    const short = layThread(detail({ thread: [long(1), message(2)] }), look(80));
    expect(openingTop(short, 10)).toBe(short.lines.length - 10);
    const newest = layThread(detail({ thread: [message(1), long(2)] }), look(80));
    expect(text(newest.lines.slice(openingTop(newest, 10))).split('\n')[0]).toMatch(/PUBLIC · @maija1/);
    expect(openingTop(layThread(detail(), look(80)), 50)).toBe(0);
  });

  it('finds the row that is read again, whatever comes above, below or around it', () => {
    const before = layThread(detail({ thread: [long(5), long(6)] }), look(80));
    const row = before.lines.findIndex((one) => text([one]).includes('m6 row 7'));
    const anchor = anchorAt(before, row);
    const thread = [message(3), long(5), long(6), message(9)];
    const events = [event('conversation.closed', {}, { at: thread[0]?.postedAt ?? 0 })];
    const after = layThread(detail({ thread, events, parent: message(99) }), look(80));
    expect(text([after.lines[topOf(after, anchor, 10)] ?? []])).toContain('m6 row 7');
    // what it belonged to is gone: what came after it
    const gone = layThread(detail({ thread: [long(5), message(9)] }), look(80));
    expect(topOf(gone, anchor, 1)).toBeGreaterThan(30);
  });

  it.each([40, 57, 80, 100])('keeps every row within %i columns', (columns) => {
    const wide = '名前 👩‍👩‍👧 a\u0301 '.repeat(30);
    const whole = detail({
      thread: [message(1, { text: wide, author: { ...message(1).author, name: wide, handle: wide } })],
      notes: [note(1, wide)],
      replies: [reply(1, { status: 'failed', text: wide, author: wide, error: { code: 'X', message: wide } })],
      events: [event('conversation.snoozed', { until: NOW, reason: wide }, { actor: wide })],
      parent: message(7, { text: wide }),
      eligibility: { public: true, private: true, until: NOW, priceUsd: 0.2, why: wide },
    });
    for (const language of ['en', 'fi'] as const) {
      for (const row of threadLines(whole, look(columns, language)))
        expect(lineWidth(row)).toBeLessThanOrEqual(columns);
      for (const row of sideLines(whole, look(columns, language))) expect(lineWidth(row)).toBeLessThanOrEqual(columns);
      expect(text([threadTitle(whole, look(columns, language))])).toMatch(/^(PUBLIC|JULKINEN) · /);
    }
  });

  it('shows whether, until when and at what price we may answer', () => {
    const eligibility = { public: false, private: true, until: NOW, priceUsd: 0.015, why: 'the window is open' };
    expect(shown({ eligibility }, 100).replaceAll('\n', ' ')).toContain(
      'May we answer? In public: no · in private: yes, until 2026-11-23 11:00, 0.015 USD each · the window is open',
    );
  });
});

describe('the search', () => {
  const lines = threadLines(
    detail({ thread: [message(1, { text: 'Where is my (red) parcel, my PARCEL of Äiti?' })] }),
    look(24),
  );

  it.each([
    ['parcel', 2],
    ['PARCEL OF', 1],
    ['my (red) parcel, my', 1],
    ['äiti', 1],
    ['.*', 0],
    ['(', 1],
    ['   ', 0],
    ['nowhere', 0],
  ])('finds “%s” %i times, also over the end of a row', (words, count) => {
    expect(findWords(lines, words)).toHaveLength(count);
  });

  it('marks what it found and changes no letter', () => {
    const marked = markWords(lines, findWords(lines, 'my (red) parcel, my'));
    expect(text(marked)).toBe(text(lines));
    const found = marked.flatMap((row) => row.filter(({ tone }) => tone === 'selected').map((piece) => piece.text));
    expect(found.join(' ').replaceAll(/\s+/g, ' ').trim()).toBe('my (red) parcel, my');
  });

  it('takes no time over a long thread', () => {
    const many = Array.from({ length: 20_000 }, (_, row): Line => [{ text: `row ${row} of it`, tone: 'plain' }]);
    const hits = findWords(many, 'of it row');
    expect(hits).toHaveLength(19_999);
    expect(markWords(many, hits)).toHaveLength(20_000);
  });
});
