import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../src/domain/event.ts';
import type { SentimentLabel } from '../../src/domain/triage.ts';
import { pulse } from '../../src/journey/pulse.ts';
import type { Store } from '../../src/store/store.ts';
import { newMessage, SCORE, seedThread, tempStore } from '../store/workbench.ts';
import { approved, newCustomer, openQuietOffice, sql } from './office.ts';
import { openDesk } from './report-desk.ts';
import { busyFortnight } from './report-fortnight.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONE = 'Europe/Helsinki';
const at = (text: string): number => Temporal.ZonedDateTime.from(`${text}[${ZONE}]`).epochMilliseconds;

const account = {
  name: 'acme',
  platform: 'bluesky',
  handle: 'acme.example',
  baseUrl: null,
  streams: [{ kind: 'mentions' as const }, { kind: 'own' as const }],
  features: [],
};

function pulseAt(
  store: Store,
  now: number,
  spentUsd = 0,
): (period: 'day' | 'week' | 'month') => ReturnType<typeof pulse> {
  const settings = { accounts: [account], timezone: ZONE, send: { dailyBudgetUsd: 20 } };
  const breathe = async (): Promise<void> => undefined;
  const needs = { read: store.read, settings, spentSince: async () => spentUsd, now: () => now, breathe };
  return (period) => pulse(needs, period);
}

/** Customers' messages posted at these times, each of a sentiment. */
async function heard(
  store: Store,
  posts: readonly (readonly [moment: string, sentiment: SentimentLabel])[],
): Promise<void> {
  await store.transact(async (tx) => {
    const { conversation, contact } = await seedThread(tx);
    const messages = posts.map(([moment, label], index) =>
      newMessage(`p${index}`, {
        conversation,
        contact,
        score: { ...SCORE, sentiment: { label, score: 0, confidence: 1 } },
        heard: { postedAt: at(moment) },
      }),
    );
    await tx.messages.insert(messages);
  });
}

function sent(moment: string, data: NewEvent['data']): NewEvent {
  return {
    at: at(moment),
    kind: 'reply.sent',
    actor: 'aino',
    login: '',
    conversation: null,
    reply: null,
    message: null,
    data,
  };
}

/** An answer that took so many hours, and was due after so many. */
function answer(moment: string, tookHours: number, dueHours: number | null): NewEvent {
  const waitingSince = at(moment) - tookHours * HOUR_MS;
  const dueAt = dueHours === null ? null : waitingSince + dueHours * HOUR_MS;
  return sent(moment, { waitingSince, responseMs: tookHours * HOUR_MS, dueAt });
}

describe('the pulse', () => {
  it('equals what is counted by hand', async () => {
    const { store } = await tempStore();
    await heard(store, [
      // the period before
      ['2026-11-21T10:00', 'negative'],
      ['2026-11-21T12:29', 'neutral'],
      // the period: it begins at 12:30
      ['2026-11-21T12:30', 'negative'],
      ['2026-11-21T12:59', 'neutral'],
      ['2026-11-21T13:00', 'positive'],
      ['2026-11-22T12:29', 'negative'],
      // still to come
      ['2026-11-22T12:30', 'negative'],
    ]);
    await store.transact((tx) =>
      tx.events.append([
        answer('2026-11-21T12:29', 9, 1),
        answer('2026-11-21T12:30', 2, 2),
        answer('2026-11-22T11:00', 4, 3),
        answer('2026-11-22T12:00', 8, null),
        sent('2026-11-22T12:10', { responseMs: null, waitingSince: null }),
      ]),
    );
    const now = at('2026-11-22T12:30');
    const day = await pulseAt(store, now, 1.5)('day');
    expect(day).toMatchObject({
      since: now - DAY_MS,
      until: now,
      inbound: 4,
      inboundBefore: 2,
      negativeShare: 0.5,
      negativeShareBefore: 0.5,
      sent: 4,
      // 2, 4 and 8 hours: the one that nobody waited for is left out
      medianFirstResponseMs: 4 * HOUR_MS,
      // in time to the moment, late; of the third nobody wrote down when it was due
      slaShare: 0.5,
      spentUsd: 1.5,
      budgetUsd: 20,
    });
    expect(day.buckets).toHaveLength(25);
    expect(day.buckets[0]).toEqual({ at: at('2026-11-21T12:30'), inbound: 2, negative: 1, sent: 1 });
    expect(day.buckets[1]).toEqual({ at: at('2026-11-21T13:00'), inbound: 1, negative: 0, sent: 0 });
    expect(day.buckets[24]).toEqual({ at: at('2026-11-22T12:00'), inbound: 1, negative: 1, sent: 2 });
    const week = await pulseAt(store, now)('week');
    expect(week).toMatchObject({ inbound: 6, sent: 5, since: at('2026-11-15T12:30') });
    expect(week.buckets.map((bucket) => bucket.at)).toEqual([
      at('2026-11-15T12:30'),
      ...[16, 17, 18, 19, 20, 21, 22].map((date) => at(`2026-11-${date}T00:00`)),
    ]);
    expect(week.buckets.slice(-2).map((bucket) => bucket.inbound)).toEqual([5, 1]);
  });

  it('takes the day on which the clocks change for one day, and each of its hours for an hour', async () => {
    const { store } = await tempStore();
    await heard(store, [
      ['2026-10-25T00:00', 'neutral'],
      ['2026-10-25T03:30+03:00', 'neutral'],
      ['2026-10-25T03:30+02:00', 'negative'],
      ['2026-10-25T23:59', 'neutral'],
      ['2026-10-26T00:00', 'neutral'],
    ]);
    const week = await pulseAt(store, at('2026-10-28T12:00'))('week');
    const theDay = week.buckets.find((bucket) => bucket.at === at('2026-10-25T00:00'));
    expect(theDay).toMatchObject({ inbound: 4, negative: 1 });
    expect(week.buckets.find((bucket) => bucket.at === at('2026-10-26T00:00'))).toMatchObject({ inbound: 1 });
    // seven days back by the calendar are an hour more by the clock, and so is the period before
    expect(week.since).toBe(at('2026-10-21T12:00'));
    expect(week.until - week.since).toBe(7 * DAY_MS + HOUR_MS);
    const day = await pulseAt(store, at('2026-10-26T00:00'))('day');
    const three = day.buckets.filter(
      ({ at: start }) => start === at('2026-10-25T03:00+03:00') || start === at('2026-10-25T03:00+02:00'),
    );
    expect(three.map(({ inbound, negative }) => [inbound, negative])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    const spring = await pulseAt(store, at('2026-03-30T12:00'))('week');
    const starts = spring.buckets.map((bucket) => bucket.at);
    expect(at('2026-03-30T00:00') - at('2026-03-29T00:00')).toBe(23 * HOUR_MS);
    expect(starts).toContain(at('2026-03-29T00:00'));
    expect(starts).toContain(at('2026-03-30T00:00'));
    expect(new Set(starts).size).toBe(8);
  });

  it('says null, not zero, where there is nothing to divide, and knows when nothing was ever heard', async () => {
    const { store } = await tempStore();
    for (const period of ['day', 'week', 'month'] as const) {
      const empty = await pulseAt(store, at('2026-11-22T12:30'))(period);
      expect(empty).toMatchObject({
        inbound: 0,
        inboundBefore: 0,
        negativeShare: null,
        negativeShareBefore: null,
        sent: 0,
        medianFirstResponseMs: null,
        slaShare: null,
        waiting: 0,
        overdue: 0,
        oldestWaitingSince: null,
        waitingByUrgency: { critical: 0, high: 0, normal: 0, low: 0 },
        accounts: [
          { name: 'acme', platform: 'bluesky', lastHeardAt: null, trouble: null, isPaused: false, expiresAt: null },
        ],
      });
      expect(empty.buckets.length).toBeGreaterThan(7);
    }
  });

  it('tells of an account by its most silent stream, its trouble, its pause and its login', async () => {
    const { store } = await tempStore();
    await store.transact(async (tx) => {
      await tx.streams.save('acme', 'mentions', { lastHeardAt: 5_000 });
    });
    // the other stream was never heard
    expect((await pulseAt(store, DAY_MS)('day')).accounts[0]?.lastHeardAt).toBeNull();
    await store.transact(async (tx) => {
      await tx.streams.save('acme', 'own', { lastHeardAt: 3_000, lastError: { code: 'X', message: 'it is down' } });
      await tx.streams.save('gone', 'own', { lastHeardAt: 1_000, lastError: { code: 'X', message: 'old' } });
      await tx.pauses.add({ scope: 'account:acme', at: 1, by: 'ville', reason: 'wrong price' });
      await tx.accounts.save({
        name: 'acme',
        platform: 'bluesky',
        handle: 'acme.example',
        remoteId: '1',
        limits: null,
        checkedAt: 1,
        tokenKind: null,
        scopes: null,
        expiresAt: 9_000,
      });
    });
    expect((await pulseAt(store, DAY_MS)('day')).accounts).toEqual([
      {
        name: 'acme',
        platform: 'bluesky',
        lastHeardAt: 3_000,
        trouble: 'it is down',
        isPaused: true,
        expiresAt: 9_000,
      },
    ]);
  });

  it('knows of a reply that was really sent whether it was in time', async () => {
    const office = await openQuietOffice();
    const late = await newCustomer(office, 'mastodon');
    const inTime = await newCustomer(office, 'mastodon');
    sql(office.brand, 'update conversations set due_at = waiting_since + 1 where id = ?', late.id);
    sql(office.brand, 'update conversations set due_at = ? where id = ?', Date.now() + DAY_MS, inTime.id);
    for (const { id } of [late, inTime]) await approved(office, id, `Hei! Selvitämme asian. ${id}`);
    await office.ville.send();
    expect(await office.aino.pulse('day')).toMatchObject({ sent: 2, slaShare: 0.5 });
  });
});

it('counts the same answers as the report: no survey, no bulk plan, nothing of nobody’s', async () => {
  const desk = await openDesk();
  await busyFortnight(desk);
  const until = at('2026-11-22T23:00');
  for (const period of ['week', 'month'] as const) {
    const told = await pulseAt(desk.store, until)(period);
    const { metrics } = await desk.report({ since: told.since, until, by: 'day' });
    const value = Object.fromEntries(metrics.map((metric) => [metric.id, metric.value]));
    expect(told).toMatchObject({
      inbound: value.inbound,
      sent: value.sent,
      medianFirstResponseMs: value.medianResponse,
      slaShare: value.slaKept,
    });
    expect(told.sent).toBeGreaterThan(0);
  }
  // negative control: there was something to leave out
  expect(desk.sql("select id from events where kind = 'reply.sent'").length).toBeGreaterThan(
    (await desk.store.read.pulse.sent(0, until)).count,
  );
});
