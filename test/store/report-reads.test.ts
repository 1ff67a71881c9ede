import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/domain/event.ts';
import { NOON, newMessage, SCORE, seedThread, tempStore } from './workbench.ts';

const HOUR_MS = 3_600_000;
const SPAN = { since: NOON - HOUR_MS, until: NOON + HOUR_MS, account: null, platform: null };

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

test('a report reads stretches of indexes, and never what a message says', async () => {
  const { store, file } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  heard.clear();
  const { report } = store.read;
  await report.inboundTallies(SPAN);
  await report.inboundAfter(SPAN, { after: null, limit: 1 });
  await report.conversations({ ...SPAN, account: 'acme', platform: 'bluesky' }, ['reply.sent', 'conversation.closed']);
  await report.places([conversation]);
  await report.histories([conversation], { kinds: EVENT_KINDS, until: NOON });
  await report.moods([conversation], NOON);
  await report.surveysAsked(SPAN);
  await report.surveysAnswered(SPAN);
  await report.standingFollowUps(SPAN);
  await report.risen(SPAN);
  const looker = new SQLite(file, { readonly: true });
  const explain = <T>(how: string, text: string): T[] => {
    const values = Array.from({ length: text.split('?').length - 1 }, () => 1);
    return prepare.call(looker, `${how} ${text}`).all(values) as T[];
  };
  const texts = [...heard].filter((text) => /^select/i.test(text));
  expect(texts).toHaveLength(10);
  const column = looker.prepare("select cid from pragma_table_info('messages') where name = 'text'").pluck().get();
  const root = looker.prepare("select rootpage from sqlite_schema where name = 'messages'").pluck().get();
  const readsWords = (text: string): boolean => {
    const steps = explain<{ opcode: string; p1: number; p2: number }>('explain', text);
    const tables = steps.filter((one) => one.opcode === 'OpenRead' && one.p2 === root).map(({ p1 }) => p1);
    return steps.some((one) => one.opcode === 'Column' && tables.includes(one.p1) && one.p2 === column);
  };
  for (const text of texts) {
    const plan = explain<{ detail: string }>('explain query plan', text).map(({ detail }) => detail);
    expect(
      plan.filter((step) => /^SCAN (?!CONSTANT)/.test(step)),
      text,
    ).toEqual([]);
    expect(readsWords(text), text).toBe(false);
  }
  // negative control
  expect(readsWords('select text from messages where id = ?')).toBe(true);
  looker.close();
});

test('messages alike are counted together, and one by one they are as many', async () => {
  const { store } = await tempStore();
  await store.transact(async (tx) => {
    const { conversation, contact } = await seedThread(tx);
    const calm = { ...SCORE, sentiment: { label: 'neutral' as const, score: 0, confidence: 1 }, topics: [] };
    const add = (id: string, postedAt: number, change = {}) =>
      newMessage(id, { conversation, contact, heard: { postedAt }, ...change });
    await tx.messages.insert([
      add('before', SPAN.since - 1),
      add('a', NOON),
      add('b', NOON, { score: calm }),
      add('c', NOON + 1, { account: 'other' }),
      add('end', SPAN.until),
      add('ours', NOON, { score: null, heard: { postedAt: NOON, direction: 'outbound' } }),
    ]);
  });
  const { report } = store.read;
  const tallies = await report.inboundTallies(SPAN);
  // with the one of the thread itself, at noon
  expect(tallies.map(({ account, sentiment, count }) => [account, sentiment, count]).sort()).toEqual([
    ['acme', 'negative', 2],
    ['acme', 'neutral', 1],
    ['other', 'negative', 1],
  ]);
  expect(tallies.find(({ sentiment }) => sentiment === 'neutral')?.topics).toEqual([]);
  const found: number[] = [];
  for (let page = await report.inboundAfter(SPAN, { after: null, limit: 1 }); page.length > 0; ) {
    found.push(...page.map(({ id }) => id));
    page = await report.inboundAfter(SPAN, { after: page.at(-1) ?? null, limit: 1 });
  }
  expect(found).toHaveLength(4);
  expect(new Set(found).size).toBe(4);
  expect(await report.inboundAfter({ ...SPAN, account: 'other' }, { after: null, limit: 9 })).toHaveLength(1);
});
