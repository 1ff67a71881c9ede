import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewEvent } from '../../src/domain/event.ts';
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
  await store.read.pulse.sent(NOON, NOON + 1);
  await store.read.pulse.responseTimes(NOON, NOON + 1);
  await store.read.pulse.waiting(NOON);
  const texts = [...heard].filter((text) => /^select/i.test(text));
  const looker = new SQLite(file, { readonly: true });
  const explain = <T>(how: 'explain' | 'explain query plan', text: string): T[] => {
    const values = Array.from({ length: text.split('?').length - 1 }, () => 1);
    return prepare.call(looker, `${how} ${text}`).all(values) as T[];
  };
  // of each reply sent who had a hand in it, by its number
  const editor = 'SEARCH v USING INDEX sqlite_autoindex_reply_versions_1 (reply=?)';
  const answersPlan = [
    'SEARCH events USING INDEX events_kind (kind=? AND at>? AND at<?)',
    'SEARCH r USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN',
    `CORRELATED SCALAR SUBQUERY 1; ${editor}; CORRELATED SCALAR SUBQUERY 2; ${editor}`,
  ].join('; ');
  const plans = texts.map((text) =>
    explain<{ detail: string }>('explain query plan', text)
      .map((row) => row.detail)
      .join('; '),
  );
  expect(plans).toEqual([
    'SEARCH messages USING INDEX messages_inbound (posted_at>? AND posted_at<?)',
    answersPlan,
    answersPlan,
    'SEARCH conversations USING COVERING INDEX conversations_facts (status=?)',
  ]);
  // the index of messages holds the sentiment: no column is taken from a message itself, which took 40 times as long
  const steps = explain<{ opcode: string; p1: number; p4: string | null }>('explain', texts[0] ?? '');
  const [table, index] = steps.filter(({ opcode }) => opcode === 'OpenRead').map(({ p1 }) => p1);
  const read = steps.filter(({ opcode }) => opcode === 'Column').map(({ p1 }) => p1);
  looker.close();
  expect(read).toContain(index);
  expect(read).not.toContain(table);
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

test('counts what was sent, what came in time of what had a due time, and how long it took', async () => {
  const { store } = await tempStore();
  const sent = (at: number, data: NewEvent['data']): NewEvent => {
    return { at, kind: 'reply.sent', actor: 'ana', login: '', conversation: null, reply: null, message: null, data };
  };
  await store.transact((tx) =>
    tx.events.append([
      sent(NOON - 1, { waitingSince: 0, responseMs: 1, dueAt: 1 }),
      sent(NOON, { waitingSince: NOON - 9, responseMs: 9, dueAt: NOON }),
      sent(NOON + 1, { waitingSince: NOON - 9, responseMs: 10, dueAt: NOON }),
      // nobody waited; nobody wrote down when it was due, or wrote down something else
      sent(NOON + 2, { waitingSince: null, responseMs: null, dueAt: NOON }),
      sent(NOON + 2, { waitingSince: NOON, responseMs: 2.5 }),
      sent(NOON + 2, { waitingSince: NOON, responseMs: '2', dueAt: NOON }),
      { ...sent(NOON + 2, { responseMs: 3 }), kind: 'reply.failed' },
      sent(NOON + 3, { waitingSince: NOON, responseMs: 3, dueAt: NOON + 9 }),
    ]),
  );
  expect(await store.read.pulse.sent(NOON, NOON + 3)).toEqual({ count: 5, promised: 2, inTime: 1 });
  expect((await store.read.pulse.responseTimes(NOON, NOON + 3)).toSorted((a, b) => a - b)).toEqual([2.5, 9, 10]);
  expect(await store.read.pulse.sent(0, 1)).toEqual({ count: 0, promised: 0, inTime: 0 });
});
