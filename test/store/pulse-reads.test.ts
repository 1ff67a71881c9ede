import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOON, newMessage, SCORE, seedThread, tempStore } from './workbench.ts';

const HOUR_MS = 3_600_000;

// what the store really prepares; the package's `prepare` is listened to, not replaced
const heard = new Set<string>();
const prepare = SQLite.prototype.prepare;
beforeAll(() => {
  SQLite.prototype.prepare = function listen(this: SQLite.Database, text: string) {
    heard.add(text);
    return prepare.call(this, text);
  } as typeof prepare;
});
afterAll(() => {
  SQLite.prototype.prepare = prepare;
});

test('the pulse reads one stretch of one index a question, and sorts nothing', async () => {
  const { store, file } = await tempStore();
  await store.transact((tx) => seedThread(tx));
  heard.clear();
  await store.read.pulse.inbound(NOON, NOON + 1);
  await store.read.pulse.waiting(NOON);
  const texts = [...heard].filter((text) => /^select/i.test(text));
  expect(texts).toHaveLength(2);
  const looker = new SQLite(file, { readonly: true });
  const plans = texts.map((text) => {
    const values = Array.from({ length: text.split('?').length - 1 }, () => 1);
    const rows = prepare.call(looker, `explain query plan ${text}`).all(values) as { detail: string }[];
    return rows.map((row) => row.detail).join('; ');
  });
  looker.close();
  expect(plans[0]).toMatch(
    /^SEARCH messages USING (COVERING )?INDEX messages_inbound \(posted_at>\? AND posted_at<\?\)$/,
  );
  expect(plans[1]).toMatch(
    /^SEARCH conversations USING (COVERING )?INDEX conversations_waiting \(status=\? AND waiting_since<\?\)$/,
  );
});

test('counts what customers posted in a period, its start in it and its end not', async () => {
  const { store } = await tempStore();
  await store.transact(async (tx) => {
    const { conversation, contact } = await seedThread(tx);
    const neutral = { ...SCORE, sentiment: { label: 'neutral' as const, score: 0, confidence: 1 } };
    const add = (id: string, postedAt: number, change = {}) =>
      newMessage(id, { conversation, contact, heard: { postedAt }, ...change });
    await tx.messages.insert([
      add('before', NOON - HOUR_MS - 1),
      add('start', NOON - HOUR_MS, { score: neutral }),
      add('end', NOON + HOUR_MS),
      add('ours', NOON, { score: null, heard: { postedAt: NOON, direction: 'outbound' } }),
    ]);
  });
  // with the one of the thread itself, at noon
  expect(await store.read.pulse.inbound(NOON - HOUR_MS, NOON + HOUR_MS)).toEqual({ count: 2, negative: 1 });
  expect(await store.read.pulse.inbound(NOON + HOUR_MS, NOON + 2 * HOUR_MS)).toEqual({ count: 1, negative: 1 });
  expect(await store.read.pulse.inbound(0, 1)).toEqual({ count: 0, negative: 0 });
});

test('counts who waits, by urgency, and nobody who does not', async () => {
  const { store } = await tempStore();
  await store.transact(async (tx) => {
    const wait = async (
      name: string,
      level: 'critical' | 'high' | 'low',
      waited: { sinceMs: number; dueMs: number },
    ) => {
      const { conversation } = await seedThread(tx, name);
      const urgency = { level, score: { critical: 0.9, high: 0.7, low: 0.1 }[level] };
      await tx.conversations.patch(conversation, {
        urgency,
        waitingSince: NOON - waited.sinceMs,
        dueAt: NOON + waited.dueMs,
      });
      return conversation;
    };
    await wait('a', 'high', { sinceMs: 2 * HOUR_MS, dueMs: -1 });
    await wait('b', 'high', { sinceMs: 5 * HOUR_MS, dueMs: 0 });
    await wait('c', 'critical', { sinceMs: HOUR_MS, dueMs: -HOUR_MS });
    const closed = await wait('d', 'low', { sinceMs: 9 * HOUR_MS, dueMs: -1 });
    await tx.conversations.patch(closed, { status: 'closed', waitingSince: null, dueAt: null });
    const answered = await wait('e', 'low', { sinceMs: 9 * HOUR_MS, dueMs: -1 });
    await tx.conversations.patch(answered, { waitingSince: null, dueAt: null });
  });
  expect(await store.read.pulse.waiting(NOON)).toEqual({
    count: 3,
    overdue: 2,
    byUrgency: {
      critical: { count: 1, oldestSince: NOON - HOUR_MS },
      high: { count: 2, oldestSince: NOON - 5 * HOUR_MS },
      normal: { count: 0, oldestSince: null },
      low: { count: 0, oldestSince: null },
    },
  });
});
