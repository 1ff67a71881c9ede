import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { Keymap } from '../../../src/tui/keymap.ts';
import { pauseBanner } from '../../../src/tui/pause-banner.ts';
import { planLines, planTitle } from '../../../src/tui/plan-lines.ts';
import { outboxLines, outboxTitle } from '../../../src/tui/screens/outbox/outbox-lines.ts';
import { pollLine, sentLine } from '../../../src/tui/spoken.ts';
import { type Line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { detail, message, NOW, outboxOf, pause, plan, planRow, reply } from '../sample.ts';

const ZONE = 'Europe/Helsinki';
const ENGLISH = { words: catalogueOf('en'), keymap: new Keymap() };
const FINNISH = { words: catalogueOf('fi'), keymap: new Keymap() };
const narrow = { columns: 40, rows: 12 };
const wide = { columns: 80, rows: 24 };
const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
const EVENT = { id: 1, at: NOW, actor: 'ville', login: 'v', conversation: 1, reply: null, message: null, data: {} };

describe('words about sending', () => {
  it('say sent only of what was sent', () => {
    for (const status of ['approved', 'queued', 'sending', 'unknown', 'failed', 'held', 'cancelled'] as const) {
      expect(sentLine({ reply: reply(1, { status }), problem: null }, ENGLISH).text).not.toMatch(/was sent:/);
      const shown = text(
        outboxLines(outboxOf(reply(1, { status })), { size: wide, now: NOW, timezone: ZONE, voice: ENGLISH }),
      );
      expect(shown).not.toMatch(/^Sent\./m);
    }
    const sent = sentLine({ reply: reply(1, { status: 'sent', url: 'https://x.example/1' }), problem: null }, ENGLISH);
    expect(sent.text).toBe('Reply 1 was sent: https://x.example/1');
  });
});

describe('what holds replies back', () => {
  const around = { now: NOW, timezone: ZONE, columns: 80 };

  it('stands on one row, with since when, by whom and why', () => {
    expect(pauseBanner([], around, ENGLISH.words.spoken)).toEqual([]);
    expect(text(pauseBanner([pause('all')], around, ENGLISH.words.spoken))).toBe(
      'PAUSED since 10:00 by ville: wrong price',
    );
    expect(text(pauseBanner([pause('all', { at: NOW - 86_400_000 })], around, ENGLISH.words.spoken))).toContain(
      'since 2026-11-22 11:00',
    );
    expect(
      text(pauseBanner([pause('account:masto', { by: 'system', reason: 'token' })], around, ENGLISH.words.spoken)),
    ).toBe('PAUSED: account masto since 10:00 by system: token');
  });

  it('names every pause before what may be cut', () => {
    const pauses = [pause('plan:7'), pause('account:masto'), pause('all', { reason: 'x'.repeat(500) })];
    const [banner, ...more] = pauseBanner(pauses, { ...around, columns: 60 }, ENGLISH.words.spoken);
    expect(more).toEqual([]);
    expect(text([banner ?? []])).toMatch(/^PAUSED \(also account masto, plan b7\) since 10:00/);
    expect(lineWidth(banner ?? [])).toBeLessThanOrEqual(60);
  });
});

describe('the outbox', () => {
  const around = { size: wide, now: NOW, timezone: ZONE, voice: ENGLISH };
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
    expect(text([planTitle(opened, ENGLISH.words.approvals)])).toBe(
      'PLAN b7 · 3 replies · hash 0123456789ab · by aino · 0.60 USD',
    );
    const { lines, whole } = planLines(opened, 0, { columns: 80, rows: 20, words: ENGLISH.words });
    expect(whole).toBe(3);
    for (const row of opened.rows) expect(text(lines)).toContain(row.text);
  });

  it('counts as read only what fits the screen', () => {
    expect(planLines(opened, 0, { columns: 40, rows: 5, words: ENGLISH.words }).whole).toBe(2);
    expect(planLines(opened, 2, { columns: 40, rows: 5, words: ENGLISH.words }).whole).toBe(1);
  });

  it('says why it cannot be read', () => {
    const problem = new ProblemError('PLAN_CHANGED', { plan: 'b7', file: '/plans/b7.plan.jsonl' });
    expect(
      text(planLines({ ...opened, rows: [], problem }, 0, { columns: 80, rows: 20, words: ENGLISH.words }).lines),
    ).toContain('b7');
  });
});

describe('a reply that a look stopped', () => {
  it('is said to be kept, with what was answered', () => {
    const answered = new ProblemError('ALREADY_ANSWERED', { reply: 1, text: 'Sorted!', author: 'esimerkki' });
    expect(sentLine({ reply: reply(1, { status: 'approved' }), problem: answered }, ENGLISH).text).toMatch(
      /NOT SENT and is kept.*esimerkki answered already: “Sorted!”/,
    );
    const voided = new ProblemError('APPROVAL_VOID', { reply: 1, why: 'The conversation went on.' });
    expect(sentLine({ reply: reply(1, { status: 'inReview' }), problem: voided }, ENGLISH).text).toMatch(
      /NOT SENT.*waits for approval again.*The conversation went on/,
    );
  });
});

describe('in Finnish', () => {
  const around = { size: wide, now: NOW, timezone: ZONE, voice: FINNISH };
  const shown = (one: Reply, size = wide): string =>
    text(outboxLines(outboxOf(one), { ...around, size })).replaceAll(/\s+/g, ' ');

  it('the outbox counts down, says what each state means, and names the keys that hold', () => {
    expect(text([outboxTitle([], around)])).toBe('Lähtevät · kukaan ei lähetä juuri nyt');
    expect(shown(reply(1, { status: 'approved', sendAfter: NOW + 7_000 }))).toMatch(
      /hyväksytty julkinen .*7 s päästä · Reply 1.*Lähtöön 7 s: perumisaika kuluu\. U peruu\./,
    );
    expect(shown(reply(1, { status: 'unknown' }))).toMatch(/epäselvä .*Kukaan ei tiedä, lähtikö tämä/);
    const keymap = new Keymap({ outbox: { recall: ['X'] } });
    const own = outboxLines(outboxOf(reply(1, { status: 'approved' })), { ...around, voice: { ...FINNISH, keymap } });
    expect(text(own).replaceAll(/\s+/g, ' ')).toContain('X peruu.');
  });

  it('no word of the list is cut, in any state and either way', () => {
    for (const voice of [ENGLISH, FINNISH]) {
      const { outbox, spoken } = voice.words;
      for (const status of ['unknown', 'failed', 'held', 'sending', 'queued', 'approved', 'sent'] as const) {
        expect(lineWidth([{ text: spoken.status[status], tone: 'plain' }])).toBeLessThan(outbox.columns.status);
        for (const visibility of ['public', 'private'] as const) {
          const look = { ...around, voice, size: narrow };
          const row = text(outboxLines(outboxOf(reply(1, { status, visibility })), look)).split('\n')[0];
          expect(row).toContain(`> ${spoken.status[status]}`);
          expect(row).toMatch(new RegExp(` ${outbox.way[visibility]} +Reply 1`));
        }
      }
    }
  });

  it('nothing of what the desk says is left in English', () => {
    const spoken = FINNISH.words.spoken;
    expect(text(pauseBanner([pause('all')], { now: NOW, timezone: ZONE, columns: 80 }, spoken))).toBe(
      'KESKEYTETTY 10:00 alkaen, ville: wrong price',
    );
    const answered = new ProblemError('ALREADY_ANSWERED', { reply: 1, text: 'Sorted!', author: '' });
    expect(sentLine({ reply: reply(1, { status: 'approved' }), problem: answered }, FINNISH).text).toBe(
      'Vastausta 1 EI LÄHETETTY, ja se on tallessa lähtevissä (O; A lähettää sen lisävastauksena): joku on jo vastannut: ”Sorted!”',
    );
    const totals = { fetched: 2, new: 2, updated: 0, deleted: 0, requests: 1, costUsd: 0, elapsedMs: 9 };
    expect(pollLine({ runs: [], totals }, FINNISH).text).toBe('Kuunneltu: 2 uutta, 0 muuttunutta.');
  });
});
