import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../../src/domain/follow-up.ts';
import type { PersonCard } from '../../../src/domain/person-card.ts';
import type { PlanProgress } from '../../../src/domain/plan.ts';
import type { Pulse } from '../../../src/domain/pulse.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { bulkLines, bulkSpoken, bulkTitle } from '../../../src/tui/screens/bulk/bulk-lines.ts';
import type { BulkRun } from '../../../src/tui/screens/bulk/bulk-runs.ts';
import { firstBulk, focusedPlan, planState, reduceBulk } from '../../../src/tui/screens/bulk/bulk-state.ts';
import { dueWords } from '../../../src/tui/screens/follow-ups/due-words.ts';
import { followUpsLines, followUpsTitle } from '../../../src/tui/screens/follow-ups/follow-ups-lines.ts';
import {
  firstFollowUps,
  focusedFollowUp,
  reduceFollowUps,
} from '../../../src/tui/screens/follow-ups/follow-ups-state.ts';
import { personExtent, personLines, personTitle } from '../../../src/tui/screens/person/person-lines.ts';
import { firstPerson, focusedEntry, reducePerson } from '../../../src/tui/screens/person/person-state.ts';
import { drillDown } from '../../../src/tui/screens/pulse/pulse-items.ts';
import { pulseFoot, pulseLines, pulseSpoken, pulseTitle } from '../../../src/tui/screens/pulse/pulse-lines.ts';
import { firstPulse, focusedItem, nextPeriod, reducePulse } from '../../../src/tui/screens/pulse/pulse-state.ts';
import { barChart, chartAxis } from '../../../src/tui/widgets/chart.ts';
import { bodyRows } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { progressBar } from '../../../src/tui/widgets/progress-bar.ts';
import { sharedFile, sharedIsAbsent } from '../../support/shared-folder.ts';
import { conversation, detail, message, NOW, note, plan, reply } from '../sample.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONE = 'Europe/Helsinki';
const EN = catalogueOf('en');
const FI = catalogueOf('fi');
const SIZES = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];

const textOf = (lines: readonly Line[]): string =>
  lines.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n');

function followUp(id: number, change: Partial<FollowUp> = {}): FollowUp {
  return {
    id,
    conversation: id,
    contact: { id, remoteId: `r${id}`, handle: `maija${id}`, name: `Maija ${id}`, url: null },
    platform: 'mastodon',
    account: 'masto',
    dueAt: NOW + id * HOUR_MS,
    words: `do ${id}`,
    author: 'aino',
    createdAt: NOW - DAY_MS,
    status: 'open',
    keptAt: null,
    brokenAt: null,
    reply: null,
    quote: null,
    reason: null,
    moves: 0,
    ...change,
  };
}

function card(change: Partial<PersonCard> = {}): PersonCard {
  return {
    contact: conversation(1).contact,
    conversations: [conversation(1)],
    conversationCount: 1,
    messages: [message(2, { visibility: 'private', direction: 'outbound' }), message(1)],
    firstMessageAt: NOW - DAY_MS,
    lastMessageAt: NOW,
    notes: [note(1, 'called twice')],
    followUps: [followUp(1)],
    replies: [reply(1, { status: 'sent' })],
    labels: [],
    surveys: [],
    ratings: { last: null, count: 0, average: null },
    handovers: [],
    optedOut: null,
    linked: [],
    namesakes: [],
    isOptedOut: false,
    ...change,
  };
}

function progress(id: number, change: Partial<PlanProgress> = {}): PlanProgress {
  const counts = { sent: 0, failed: 0, refused: 0, unknown: 0, remaining: 3, isPaused: false };
  return { plan: plan(id, { status: 'approved' }), counts: {}, ...counts, ...change };
}

function pulse(change: Partial<Pulse> = {}): Pulse {
  const buckets = Array.from({ length: 25 }, (_, hour) => ({
    at: NOW - DAY_MS + hour * HOUR_MS,
    inbound: hour,
    negative: hour % 3,
    sent: 1,
  }));
  return {
    period: 'day',
    since: NOW - DAY_MS,
    until: NOW,
    buckets,
    inbound: 300,
    inboundBefore: 200,
    negativeShare: 0.25,
    negativeShareBefore: null,
    sent: 25,
    medianFirstResponseMs: 3 * HOUR_MS,
    slaShare: 0.5,
    waiting: 4,
    overdue: 1,
    waitingByUrgency: { critical: 1, high: 0, normal: 3, low: 0 },
    oldestWaitingSince: NOW - 2 * DAY_MS,
    oldestByUrgency: { critical: NOW - HOUR_MS, high: null, normal: NOW - 2 * DAY_MS, low: null },
    accounts: [
      {
        name: 'masto',
        platform: 'mastodon',
        lastHeardAt: NOW - HOUR_MS,
        trouble: null,
        isPaused: false,
        expiresAt: null,
      },
      { name: 'x', platform: 'x', lastHeardAt: null, trouble: 'it is down', isPaused: true, expiresAt: NOW + DAY_MS },
    ],
    spentUsd: 2,
    budgetUsd: 20,
    ...change,
  };
}

const look = (size: { columns: number; rows: number }, words = EN) => ({ size, now: NOW, timezone: ZONE, words });
const followLook = (size: { columns: number; rows: number }, words = EN) => ({
  ...look(size, words),
  addKey: 'f',
  keys: { confirm: 'y', dismiss: 'n', moveDate: 'z' },
});
const bulkLook = (size: { columns: number; rows: number }, words = EN) => ({
  ...look(size, words),
  runs: new Map<number, BulkRun>(),
  keys: { apply: 'A', pause: 's', approvals: 'V' },
});
const pulseLook = (size: { columns: number; rows: number }, words = EN) => ({
  ...look(size, words),
  periodKey: 'w',
  drillKey: 'Enter',
});
const BIG = { columns: 80, rows: 24 };

describe('follow-ups', () => {
  it('stand by due date, and the cursor stays on its own when others come and go', () => {
    const first = firstFollowUps([followUp(3), followUp(1), followUp(2)], NOW);
    expect(first.items.map(({ id }) => id)).toEqual([1, 2, 3]);
    const down = reduceFollowUps(first, { kind: 'move', move: 'down', rows: 2 });
    expect(focusedFollowUp(down)?.id).toBe(2);
    const moved = reduceFollowUps(down, {
      kind: 'loaded',
      items: [followUp(1), followUp(2, { dueAt: NOW + DAY_MS }), followUp(3), followUp(9, { dueAt: 1 })],
      now: NOW,
    });
    expect(focusedFollowUp(moved)?.id).toBe(2);
    expect(focusedFollowUp(reduceFollowUps(moved, { kind: 'loaded', items: [followUp(1)], now: NOW }))?.id).toBe(1);
    expect(focusedFollowUp(reduceFollowUps(moved, { kind: 'loaded', items: [], now: NOW }))).toBeNull();
  });

  it.each([
    [80, 24, /^> OVERDUE 2h +@maija90/, /^ {2}TO CONFIRM OVERDUE 3d/, /^ {2}TO CONFIRM tomorrow \d\d:\d\d /],
    [40, 12, /^> OVERDUE 2h /, /^ {2}OVERDUE 3d\?/, /^ {2}in \d+h\? /],
  ])(
    '%i×%i: overdue ones stand above all that is to be confirmed, each with its due date',
    (columns, rows, ...wanted) => {
      const toConfirm = Array.from({ length: 14 }, (_, at) =>
        followUp(at + 1, { status: 'proposed', dueAt: NOW + DAY_MS + at * 60_000 }),
      );
      const late = followUp(90, { dueAt: NOW - 2 * HOUR_MS });
      const lateUnconfirmed = followUp(91, { status: 'proposed', dueAt: NOW - 3 * DAY_MS });
      const given = [...toConfirm, followUp(92, { dueAt: NOW + HOUR_MS }), late, lateUnconfirmed];
      const state = firstFollowUps(given, NOW);
      expect(state.items.map(({ id }) => id)).toEqual([91, 90, ...toConfirm.map(({ id }) => id), 92]);
      const aimed = reduceFollowUps(state, { kind: 'move', move: 'down', rows: 5 });
      const shown = followUpsLines(aimed, followLook({ columns, rows })).map((one) => textOf([one]));
      const [overdue, unconfirmed, ahead] = wanted;
      expect(shown[0]).toMatch(unconfirmed);
      expect(shown[1]).toMatch(overdue);
      expect(shown[2]).toMatch(ahead);
      // what becomes overdue while the list is looked at rises at the next look
      const later = reduceFollowUps(state, { kind: 'loaded', items: given, now: NOW + 2 * HOUR_MS });
      expect(later.items.slice(0, 3).map(({ id }) => id)).toEqual([91, 90, 92]);
      expect(focusedFollowUp(later)?.id).toBe(91);
    },
  );

  it('tell when within their column, in every language', () => {
    for (const words of [EN, FI]) {
      const { due, dueToConfirm, dueNarrow } = words.followUps.columns;
      for (const days of [-999, -99, -3, 0.1, 1, 3, 33, 99, 999])
        for (const status of ['open', 'proposed'] as const) {
          const one = followUp(1, { status, dueAt: NOW + days * DAY_MS });
          const clock = { now: NOW, timezone: ZONE, words };
          expect(dueWords(one, clock, false).length).toBeLessThanOrEqual(status === 'open' ? due : dueToConfirm);
          expect(dueWords(one, clock, true).length).toBeLessThanOrEqual(dueNarrow);
        }
    }
  });

  it('tell when in words, also over a change of the clocks', () => {
    const words = (dueAt: number, now = NOW, isNarrow = false) =>
      dueWords(followUp(1, { dueAt }), { now, timezone: ZONE, words: EN }, isNarrow);
    // now is Monday 23 November, 11:00 in Helsinki
    expect(words(NOW + HOUR_MS)).toBe('today 12:00');
    expect(words(NOW + DAY_MS)).toBe('tomorrow 11:00');
    expect(words(NOW + 2 * DAY_MS)).toMatch(/^Wed 25\/11 11:00$/);
    expect(words(NOW - 3 * DAY_MS)).toBe('OVERDUE 3d');
    expect(words(NOW + 5 * HOUR_MS, NOW, true)).toBe('in 5h');
    // the night of 25 October has an hour more: 23:30 that day is "today" from 00:30 on
    const night = Date.UTC(2026, 9, 24, 21, 30);
    expect(words(Date.UTC(2026, 9, 25, 21, 30), night)).toBe('today 23:30');
    expect(words(Date.UTC(2026, 9, 25, 22, 30), night)).toBe('tomorrow 00:30');
    expect(dueWords(followUp(1, { dueAt: NOW - DAY_MS }), { now: NOW, timezone: ZONE, words: FI }, false)).toBe(
      'MYÖHÄSSÄ 24t',
    );
  });
});

describe('a person', () => {
  it('moves over everything on the card and keeps what is under the cursor on the screen', () => {
    for (const size of SIZES) {
      let state = firstPerson(card({ messages: Array.from({ length: 40 }, (_, id) => message(id + 1)) }));
      const extent = () => personExtent(state, look(size));
      for (let step = 0; step < state.entries.length; step += 1) {
        const shown = textOf(personLines(state, look(size)).slice(0, bodyRows(size)));
        expect(shown.match(/^> | {3}│? ?> | │ > /gm), `${size.columns} step ${step}:\n${shown}`).toHaveLength(1);
        state = reducePerson(state, { kind: 'move', move: 'down', extent: extent() });
      }
      expect(focusedEntry(state)).toBe(state.entries.at(-1));
      const up = reducePerson(state, { kind: 'move', move: 'first', extent: extent() });
      expect(up.tops[0]).toBe(0);
    }
  });

  it('makes only the lines anew that a key changes, and cuts what is long before it breaks it into rows', () => {
    const notes = card().notes.map((note) => ({ ...note, text: `${'word '.repeat(20_000)}end` }));
    const first = firstPerson(card({ messages: Array.from({ length: 40 }, (_, id) => message(id + 1)), notes }));
    const tall = look({ columns: 100, rows: 400 });
    const before = personLines(first, tall);
    const down = reducePerson(first, { kind: 'move', move: 'down', extent: personExtent(first, tall) });
    const after = personLines(down, tall);
    const made = after.filter((row) => !before.includes(row));
    expect(textOf(made)).toMatch(/^> /m);
    expect(textOf(made)).not.toMatch(/PUBLIC|PRIVATE/);
    const note = /NOTE INTERNAL.*\n.*\n.*\n.*(?=\n)/.exec(textOf(before))?.[0] ?? '';
    expect(note.endsWith('…')).toBe(true);
  });

  it('keeps the cursor on its entry when the card is read again', () => {
    const first = firstPerson(card());
    const down = reducePerson(first, { kind: 'move', move: 'down', extent: personExtent(first, look(BIG)) });
    const again = reducePerson(down, { kind: 'loaded', card: card({ followUps: [followUp(7), followUp(1)] }) });
    expect(focusedEntry(again)).toMatchObject({ section: 'notes', note: { id: 1 } });
  });

  it('tells public from private, ours from theirs, and who opted out', () => {
    const text = textOf(personLines(firstPerson(card({ isOptedOut: true })), look(BIG)));
    expect(text).toMatch(/PRIVATE · WE/);
    expect(text).toMatch(/PUBLIC · they/);
    expect(text).toMatch(/OPTED OUT/);
    expect(text).toMatch(/NOTE INTERNAL · ville/);
    expect(textOf(personLines(firstPerson(card()), look(BIG, FI)))).toMatch(/YKSITYINEN · ME/);
    const unknown = card({
      contact: { ...card().contact, followers: null },
      firstMessageAt: null,
      lastMessageAt: null,
    });
    expect(textOf(personLines(firstPerson(unknown), look(BIG)))).toMatch(/followers not known · never wrote/);
  });
});

describe('bulk runs', () => {
  it('say how each plan stands', () => {
    const stateOf = (change: Partial<PlanProgress>, run?: BulkRun) => planState(progress(1, change), run);
    expect(stateOf({})).toBe('ready');
    expect(stateOf({ plan: plan(1) })).toBe('unapproved');
    expect(stateOf({ plan: plan(1, { isReviewed: false }) })).toBe('ready');
    expect(stateOf({ isPaused: true })).toBe('paused');
    expect(stateOf({ remaining: 0 })).toBe('done');
    expect(stateOf({ plan: plan(1, { status: 'rejected' }) })).toBe('rejected');
    expect(stateOf({}, { phase: 'asks', done: 1, total: 3, until: null })).toBe('asks');
  });

  it('show progress in characters, full only when all is decided, and in numbers', () => {
    expect(progressBar(0, 10, 4)).toBe('░░░░');
    expect(progressBar(9, 10, 4)).toBe('███░');
    expect(progressBar(10, 10, 4)).toBe('████');
    expect(progressBar(0, 0, 4)).toBe('░░░░');
    expect(progressBar(11, 10, 4)).toBe('████');
    const state = firstBulk([progress(7, { sent: 1, failed: 1, unknown: 0, remaining: 1 })]);
    const text = textOf(bulkLines(state, bulkLook(BIG)));
    expect(text).toMatch(/^> b7 .*█+░+ 2\/3 · 1 left · 1 failed · aino/m);
    expect(text).toMatch(/b7: 1 of 3 sent, 1 failed, 1 left/);
    expect(bulkSpoken(state, bulkLook(BIG))).toBe('b7: ready, 1 of 3 sent, 1 failed, 1 left, aino');
  });

  it('keep the cursor on its plan', () => {
    const state = reduceBulk(firstBulk([progress(2), progress(1)]), { kind: 'move', move: 'down', rows: 5 });
    const loaded = reduceBulk(state, { kind: 'loaded', plans: [progress(3), progress(2), progress(1)] });
    expect(focusedPlan(loaded)?.plan.id).toBe(1);
  });
});

describe('the pulse', () => {
  it('draws bars of the right height, none for nothing, and the newest where not all fit', () => {
    expect(barChart([0, 4, 8], { columns: 3, rows: 1 })).toEqual(['·▄█']);
    expect(barChart([1, 1000], { columns: 2, rows: 2 })).toEqual([' █', '▁█']);
    expect(barChart([0, 0], { columns: 2, rows: 2 })).toEqual(['  ', '··']);
    expect(barChart([1, 2, 3], { columns: 2, rows: 1 })).toEqual(['▅█']);
    expect(barChart([], { columns: 5, rows: 1 })).toEqual(['']);
  });

  it('names some of its bars under them, each whole and in its place, at every width', () => {
    const hours = Array.from({ length: 25 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
    expect(chartAxis(hours, 80).split(/ +/)).toEqual(['00:00', '04:00', '08:00', '12:00', '16:00', '20:00', '24:00']);
    expect(chartAxis(hours, 40)).toBe('00:00 06:00 12:00 18:00 24:00');
    expect(chartAxis([], 40)).toBe('');
    for (let columns = 1; columns <= 220; columns += 1) {
      const axis = chartAxis(hours, columns);
      expect(axis.length).toBeLessThanOrEqual(columns);
      const chart = barChart(
        hours.map((_, hour) => hour),
        { columns, rows: 1 },
      );
      const barColumns = (chart[0]?.length ?? 0) / Math.min(columns, hours.length);
      const left = hours.length - Math.min(columns, hours.length);
      for (const { index, 0: name } of axis.matchAll(/\S+/g)) expect(hours[index / barColumns + left]).toBe(name);
    }
  });

  it('tells which of its numbers are on the screen where not all are', () => {
    const footOf = (size: { columns: number; rows: number }, words = EN): string =>
      textOf([pulseFoot(firstPulse(pulse()), pulseLook(size, words)) ?? []]);
    expect(footOf(BIG)).toBe('rows 1–10 of 13');
    expect(footOf({ columns: 40, rows: 12 }, FI)).toMatch(/^rivit 1–\d \/ 13$/);
    expect(footOf({ columns: 200, rows: 60 })).toBe('');
  });

  it('keeps the cursor on its number over the periods', () => {
    let state = firstPulse(pulse());
    for (let step = 0; step < 11; step += 1) state = reducePulse(state, { kind: 'move', move: 'down', rows: 5 });
    expect(focusedItem(state)).toMatchObject({ kind: 'account', account: { name: 'x' } });
    const [, other] = pulse().accounts;
    const loaded = reducePulse(state, {
      kind: 'loaded',
      pulse: pulse({ accounts: other === undefined ? [] : [other] }),
    });
    expect(focusedItem(loaded)).toMatchObject({ account: { name: 'x' } });
    expect(['day', 'week', 'month'].map((one) => nextPeriod(one as Pulse['period']))).toEqual(['week', 'month', 'day']);
  });

  it('says every number, what is wrong in words, and null as a dash', () => {
    const text = textOf(pulseLines(firstPulse(pulse()), pulseLook({ columns: 200, rows: 60 })));
    expect(text).toMatch(/Negative share +25% +\d+ of 300 · before: –/);
    expect(text).toMatch(/Waiting now +4 +1 OVERDUE, oldest 2d/);
    expect(text).toMatch(/ {2}critical +1 +oldest 1h/);
    expect(text).toMatch(/x +NEVER HEARD +PAUSED · TROUBLE: it is down · login ends in 24h/);
    expect(text).toMatch(/masto +heard 1h ago +fine/);
    expect(text).toMatch(/Budget +2\.00 of 20\.00 USD 10%/);
    const finnish = textOf(pulseLines(firstPulse(pulse()), pulseLook({ columns: 200, rows: 60 }, FI)));
    expect(finnish).toMatch(/Odottaa nyt/);
    expect(finnish).toMatch(/Vastausajan mediaani +3 t/);
  });

  it('is told in sentences to those who listen, with the pieces of a chart', () => {
    const said = pulseSpoken(firstPulse(pulse()), pulseLook(BIG));
    expect(said).toMatch(/^Messages heard: 300, before: 200\. 11: 0 · 12: 1 · /);
    expect(said).toMatch(/Customers’ messages by the time they posted them/);
    expect(said).not.toMatch(/[▁▂▃▄▅▆▇█]/);
  });

  it('names a filter for what is behind each number', () => {
    const words = (index: number) => {
      const item = firstPulse(pulse({ period: 'week' })).items[index];
      const orders = item === undefined ? 'none' : drillDown(item, { period: 'week' });
      return typeof orders === 'string' ? orders : orders[0]?.argument;
    };
    expect([0, 1, 5, 6, 10, 12].map(words)).toEqual([
      'since=7d status=all',
      'sentiment=negative since=7d status=all',
      'status=open',
      'urgency=critical status=open',
      'account=masto status=open',
      'outbox',
    ]);
  });
});

/** C0, DEL, C1, bidi controls, lone surrogates. */
const ACTING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

function everyScreen(text: string, sizes: readonly { columns: number; rows: number }[]): Line[] {
  const contact = { ...conversation(1).contact, handle: text, name: text, platform: text, url: text };
  const person = { id: 1, remoteId: text, handle: text, name: text, url: text };
  const one = followUp(1, {
    contact: person,
    words: text,
    author: text,
    reason: text,
    moves: 2,
    platform: text,
    account: text,
  });
  const nameless = followUp(2, { contact: { ...person, name: '' } });
  const whole = detail({ conversation: conversation(1, { subject: text, contact }) });
  const theirs = card({
    contact,
    messages: [message(1, { text })],
    notes: [{ ...note(1, text), author: text }],
    replies: [reply(1, { text, author: text })],
    followUps: [one],
  });
  const hostilePlan = plan(1, { author: text, approvedBy: text, approvedAt: NOW, note: text, file: text });
  const account = { name: text, platform: text, lastHeardAt: NOW, trouble: text, isPaused: true, expiresAt: 1 };
  return [EN, FI].flatMap((words) =>
    sizes.flatMap((size) => {
      const followed = { ...firstFollowUps([one, nameless], NOW), detail: whole };
      const numbers = reducePulse(firstPulse(pulse({ accounts: [account] })), { kind: 'move', move: 'last', rows: 40 });
      const onAccount = reducePulse(numbers, { kind: 'move', move: 'up', rows: 40 });
      const plans = firstBulk([
        progress(1, { plan: hostilePlan }),
        progress(2, { plan: { ...hostilePlan, status: 'rejected' } }),
      ]);
      const lines = [
        followUpsTitle(followed, followLook(size, words)),
        ...followUpsLines(followed, followLook(size, words)),
        personTitle(theirs, words.person),
        ...personLines(firstPerson(theirs), look(size, words)),
        bulkTitle(plans, words.bulk),
        ...bulkLines(plans, bulkLook(size, words)),
        ...bulkLines({ ...plans, focus: 1 }, bulkLook(size, words)),
        pulseTitle(onAccount, pulseLook(size, words)),
        ...pulseLines(onAccount, pulseLook(size, words)),
        [{ text: pulseSpoken(onAccount, pulseLook(size, words)), tone: 'plain' as const }],
      ].map((row) => cutLine(row, size.columns));
      for (const row of lines) expect(lineWidth(row)).toBeLessThanOrEqual(size.columns);
      return lines;
    }),
  );
}

function expectHarmless(texts: readonly string[], sizes: readonly { columns: number; rows: number }[]): void {
  for (const text of texts) {
    for (const row of everyScreen(text, sizes)) {
      const shown = textOf([row]);
      if (ACTING.test(shown)) throw new Error(`${JSON.stringify(text)} was drawn as ${JSON.stringify(shown)}`);
    }
  }
}

describe('what strangers are called, write and fail with', () => {
  it('acts on none of these screens', () => {
    expectHarmless(
      [
        '\u001b[2J\u001b[H',
        '\u009b31m',
        '\u202eevil',
        '\r\nrm -rf',
        '\ud800',
        '👩‍👩‍👧'.repeat(40),
        '漢'.repeat(200),
        '',
      ],
      SIZES,
    );
  });

  const file = sharedFile('data/hostile.jsonl');
  it.skipIf(file === null)(
    `acts on none of them in any known way (${file === null ? sharedIsAbsent : 'hostile.jsonl'})`,
    () => {
      const lines = readFileSync(file ?? '', 'utf8').split('\n');
      const texts = lines.filter((one) => one !== '').map((one) => String(JSON.parse(one)));
      expect(texts.length).toBeGreaterThan(100);
      expectHarmless(texts, [{ columns: 80, rows: 24 }]);
    },
  );
});
