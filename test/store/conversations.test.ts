import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONVERSATION_SORTS, CONVERSATION_STATUSES, type ConversationQuery } from '../../src/domain/conversation.ts';
import { REPLY_MOVES } from '../../src/domain/reply.ts';
import { urgencyLevel } from '../../src/domain/triage.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { author, NOON, newConversation, newReply, seedThread, tempStore } from './workbench.ts';

/** `count` conversations whose facts follow from their place, on two platforms and in all states. */
async function seedMany(store: Store, count: number): Promise<void> {
  await store.transact(async (tx) => {
    const contact = (await tx.conversations.upsertContacts('bluesky', [author('ann')], NOON)).get('ann') ?? 0;
    for (let i = 0; i < count; i += 1) {
      const { facts, patch, labels } = factsOf(i);
      const id = await tx.conversations.insert(newConversation(contact, facts));
      await tx.conversations.patch(id, patch);
      await tx.conversations.addLabels(id, labels);
    }
  });
}

const TOPICS_OF = [['delivery'], ['delivery', 'price'], ['pri%e'], []];

function factsOf(i: number) {
  const score = (i % 10) / 10;
  return {
    facts: {
      threadId: `t${i}`,
      platform: i % 3 === 0 ? 'x' : 'bluesky',
      account: i % 2 === 0 ? 'acme' : 'beta',
      status: CONVERSATION_STATUSES[i % 4] ?? 'open',
      createdAt: NOON + (i % 7),
      visibility: i % 5 === 1 ? ('private' as const) : ('public' as const),
    },
    patch: {
      urgency: { level: urgencyLevel(score), score },
      sentiment: { label: i % 5 === 0 ? ('negative' as const) : ('neutral' as const), score: -0.5 },
      waitingSince: i % 3 === 0 ? null : NOON - (i % 5),
      dueAt: i % 3 === 0 ? null : NOON + (i % 8),
      language: i % 4 < 2 ? 'fi' : 'en',
      topics: TOPICS_OF[i % 4] ?? [],
      assignee: i % 4 === 0 ? 'ana' : null,
    },
    labels: i % 6 === 0 ? ['vip', 'vip', 'late'] : [],
  };
}

async function walk(store: Store, query: ConversationQuery): Promise<{ ids: number[]; totals: Set<number> }> {
  const ids: number[] = [];
  const totals = new Set<number>();
  let cursor: string | null = null;
  do {
    const page = await store.read.conversations.list(cursor === null ? query : { ...query, cursor }, NOON + 4);
    ids.push(...page.items.map((item) => item.id));
    totals.add(page.total);
    cursor = page.next;
    expect(ids.length).toBeLessThanOrEqual(1_000);
  } while (cursor !== null);
  return { ids, totals };
}

const QUERIES: ConversationQuery[] = [
  {},
  { status: ['open'] },
  { status: ['open', 'closed', 'open'] },
  { status: [], platform: [] },
  { platform: ['x'] },
  { platform: ['x', 'bluesky'], status: ['open', 'pending'] },
  { account: ['beta'] },
  { sentiment: ['negative'] },
  { urgency: ['critical', 'high'] },
  { label: ['vip'] },
  { label: ['none'] },
  { assignee: 'ana' },
  { assignee: null },
  { since: NOON + 3 },
  { since: NOON + 1, until: NOON + 4, platform: ['bluesky'] },
  { visibility: ['private'] },
  { language: ['fi'], visibility: ['public'] },
  { topic: ['price', 'app'] },
  { topic: ['pri%e'] },
  { topic: ['pri_e'] },
  { topic: ['"'] },
  { isOverdue: true },
  { isOverdue: false, status: ['open'] },
  { contact: 1, status: ['open'] },
  { contact: 2 },
  { search: 'ann', topic: ['delivery'] },
  { search: 'from:ann', platform: ['x'], status: ['open', 'closed'] },
  { search: 'from:bob' },
  { status: ['pending'], sentiment: ['negative'], account: ['beta'], platform: ['bluesky'] },
];

test('pages of any filter and order hold everything once, in order, with the true total', async () => {
  const { store } = await tempStore();
  await seedMany(store, 150);
  const all = (await store.read.conversations.list({ limit: 1_000 })).items;
  expect(all).toHaveLength(150);
  const has = <T>(wanted: readonly T[] | undefined, value: T) =>
    wanted === undefined || wanted.length === 0 || wanted.includes(value);
  for (const query of QUERIES) {
    const wanted = all.filter(
      (one) =>
        has(query.visibility, one.visibility) &&
        has(query.language, one.language) &&
        (query.topic === undefined || one.topics.some((topic) => has(query.topic, topic))) &&
        (query.isOverdue === undefined || query.isOverdue === (one.dueAt !== null && one.dueAt < NOON + 4)) &&
        (query.contact === undefined || query.contact === one.contact.id) &&
        query.search !== 'from:bob' &&
        has(query.status, one.status) &&
        has(query.platform, one.platform) &&
        has(query.account, one.account) &&
        has(query.sentiment, one.sentiment.label) &&
        has(query.urgency, one.urgency.level) &&
        (query.label === undefined || one.labels.some((label) => has(query.label, label))) &&
        (query.assignee === undefined || one.assignee === query.assignee) &&
        one.lastMessageAt >= (query.since ?? 0) &&
        one.lastMessageAt < (query.until ?? Number.MAX_SAFE_INTEGER),
    );
    for (const sort of CONVERSATION_SORTS) {
      const key = {
        pressing: (one: (typeof all)[number]) => -one.urgency.score,
        newest: (one: (typeof all)[number]) => -one.lastMessageAt,
        oldest: (one: (typeof all)[number]) => one.lastMessageAt,
        waiting: (one: (typeof all)[number]) => one.waitingSince ?? Number.MAX_SAFE_INTEGER,
        due: (one: (typeof all)[number]) => one.dueAt ?? Number.MAX_SAFE_INTEGER,
      }[sort];
      const turn = sort === 'pressing' || sort === 'newest' ? -1 : 1;
      const ordered = [...wanted].sort((a, b) => key(a) - key(b) || turn * (a.id - b.id)).map((one) => one.id);
      const found = await walk(store, { ...query, sort, limit: 7 });
      expect(found.ids, JSON.stringify({ query, sort })).toEqual(ordered);
      expect([...found.totals]).toEqual([wanted.length]);
    }
  }
});

test('a cursor of another order, or no cursor at all, is a usage problem', async () => {
  const { store } = await tempStore();
  await seedMany(store, 5);
  const { next } = await store.read.conversations.list({ limit: 2, sort: 'newest' });
  const bad = [next ?? '', 'x', '', 'W10', Buffer.from('["pressing","1",2]').toString('base64url'), 'null'];
  for (const cursor of bad)
    await expect(store.read.conversations.list({ cursor }), cursor).rejects.toMatchObject({ code: 'USAGE' });
});

test('contacts are one for a remote id on a platform; renames are kept, followers not forgotten', async () => {
  const { store } = await tempStore();
  const ids = await store.transact(async (tx) => {
    const first = await tx.conversations.upsertContacts('x', [author('1234567890123456789')], NOON);
    const renamed = author('1234567890123456789', { handle: 'new', followers: null });
    const second = await tx.conversations.upsertContacts('x', [renamed, author('b')], NOON + 1);
    const third = await tx.conversations.upsertContacts('mastodon', [renamed], NOON + 1);
    return [first, second, third].map((found) => found.get('1234567890123456789') ?? 0);
  });
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[1]);
  const contact = await store.read.conversations.contact(ids[0] ?? 0);
  expect(contact).toMatchObject({ remoteId: '1234567890123456789', handle: 'new', followers: 12 });
});

test('a conversation comes back as it was patched; absent fields stay', async () => {
  const { store } = await tempStore();
  const { conversation, contact } = await store.transact((tx) => seedThread(tx));
  const patch = {
    subject: 'Where is it?',
    messages: 3,
    lastMessageAt: NOON + 5,
    newestInbound: 3,
    waitingSince: NOON,
    dueAt: NOON + 9,
    language: 'fi',
    topics: ['delivery'],
    reasons: [{ cue: 'x', effect: 'urgency' as const, weight: 1 }],
  };
  await store.transact((tx) => tx.conversations.patch(conversation, patch));
  await store.transact((tx) => tx.conversations.patch(conversation, { assignee: 'ana' }));
  await store.transact((tx) => tx.conversations.patch(conversation, {}));
  const found = await store.read.conversations.byId(conversation);
  const { newestInbound, ...visible } = patch;
  expect(found).toMatchObject({ ...visible, assignee: 'ana', status: 'open' });
  expect(await store.read.conversations.newestInbound(conversation)).toBe(newestInbound);
  await store.transact((tx) => tx.conversations.patch(conversation, { waitingSince: null, assignee: null }));
  expect(await store.read.conversations.byId(conversation)).toMatchObject({ waitingSince: null, assignee: null });
  const place = { id: conversation, contact, threadId: 't1', visibility: 'public' };
  expect(await store.read.conversations.places('acme', ['t1', 't1', 'elsewhere'])).toEqual([place]);
  expect(await store.read.conversations.places('beta', ['t1'])).toEqual([]);
});

test('one conversation for contact, account, thread and visibility', async () => {
  const { store } = await tempStore();
  const { contact } = await store.transact((tx) => seedThread(tx));
  const again = (change: object) =>
    store.transact((tx) => tx.conversations.insert(newConversation(contact, { threadId: 't1', ...change })));
  await expect(again({})).rejects.toThrow(/UNIQUE/);
  expect((await store.read.conversations.counts()).open).toBe(1);
  await again({ visibility: 'private' });
  await again({ account: 'beta' });
  expect((await store.read.conversations.counts()).open).toBe(3);
});

test('labels, corrections and snoozes', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  await store.transact(async (tx) => {
    await tx.conversations.addLabels(conversation, ['vip', 'late', 'vip']);
    await tx.conversations.addLabels(conversation, ['vip']);
    await tx.conversations.removeLabels(conversation, ['late', 'none']);
    await tx.conversations.patch(conversation, { status: 'snoozed', snoozedUntil: NOON, snoozeReason: 'later' });
    for (const urgency of ['low', 'critical'] as const)
      await tx.conversations.saveCorrection(conversation, { sentiment: null, urgency, operator: 'ana', at: NOON });
  });
  expect((await store.read.conversations.byId(conversation))?.labels).toEqual(['vip']);
  const correction = { sentiment: null, urgency: 'critical', operator: 'ana', at: NOON };
  expect(await store.read.conversations.correction(conversation)).toEqual(correction);
  expect(await store.read.conversations.dueFromSnooze(NOON - 1)).toEqual([]);
  expect(await store.read.conversations.dueFromSnooze(NOON)).toEqual([conversation]);
});

const anyStatus = fc.constantFrom(...CONVERSATION_STATUSES);
const anyStep = fc.oneof(
  fc.record({ act: fc.constant('insert' as const), status: anyStatus, isKept: fc.boolean() }),
  fc.record({ act: fc.constant('patch' as const), status: anyStatus, at: fc.nat(20), isKept: fc.boolean() }),
  fc.record({ act: fc.constant('reply' as const), moves: fc.array(fc.nat(9)), isKept: fc.boolean() }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

async function perform(tx: Tx, step: Step, ids: readonly number[]): Promise<void> {
  const first = await tx.conversations.byId(ids[0] ?? 0);
  const contact = first?.contact.id ?? 0;
  const facts = { threadId: `n${ids.length}` };
  if (step.act === 'insert') await tx.conversations.insert(newConversation(contact, { ...facts, status: step.status }));
  if (step.act === 'patch') await tx.conversations.patch(ids[step.at % ids.length] ?? 0, { status: step.status });
  if (step.act === 'reply') await replyAndMove(tx, first?.id ?? 0, step.moves);
  if (!step.isKept) throw new Error('taken back');
}

async function replyAndMove(tx: Tx, conversation: number, moves: readonly number[]): Promise<void> {
  const [message] = await tx.messages.ofConversation(conversation);
  let reply = await tx.replies.insert(newReply(conversation, message?.id ?? 0, { isAdditional: true }));
  for (const move of moves) {
    const next = REPLY_MOVES[reply.status];
    const to = next[move % Math.max(1, next.length)];
    if (to !== undefined) reply = (await tx.replies.move(reply.id, { from: [reply.status], to, at: NOON })) ?? reply;
  }
}

test('the counters equal a real count after any work', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      const { store } = await tempStore();
      const seeded = await store.transact((tx) => seedThread(tx));
      const idsOf = async () => (await store.read.conversations.list({ limit: 1_000 })).items.map((item) => item.id);
      for (const step of steps) {
        const ids = [seeded.conversation, ...(await idsOf())];
        const work = store.transact((tx) => perform(tx, step, ids));
        if (step.isKept) await work;
        else await expect(work).rejects.toThrow('taken back');
      }
      const counts = await store.read.conversations.counts();
      for (const each of CONVERSATION_STATUSES)
        expect(counts[each]).toBe((await store.read.conversations.list({ status: [each], limit: 1_000 })).items.length);
      const replies = await store.read.replies.ofConversation(seeded.conversation);
      for (const [each, count] of Object.entries(await store.read.replies.counts()))
        expect(count, each).toBe(replies.filter((reply) => reply.status === each).length);
      await store.close();
    }),
    { numRuns: 25 },
  );
});

test('what few of many pass is found wherever it is, with the true total', async () => {
  const { store, file } = await tempStore();
  const contact = await store.transact(async (tx) => {
    const people = await tx.conversations.upsertContacts('bluesky', [author('ann')], NOON);
    return people.get('ann') ?? 0;
  });
  // more than are looked at one by one, and of one label more than are read by number
  const db = new SQLite(file);
  db.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < 10100)
    insert into conversations (id, account, platform, contact, thread_id, visibility, url, status, subject, messages,
      last_message_at, newest_inbound, waiting_since, due_at, assignee, sentiment, sentiment_score, urgency, urgency_score,
      urgency_rank, language, topics, reasons, created_at)
    select i, 'acme', case when i % 3000 = 5 then 'x' else 'bluesky' end, ?, 't' || i, 'public', '', 'open', '', 1,
      i, 0, 1000000 - i, case when i % 2500 = 7 then i end, case when i % 2000 = 9 then 'ana' end, 'neutral', 0, 'low', 0,
      1000000 - i, case when i % 2400 = 11 then 'sv' else 'fi' end, case when i % 2600 = 13 then '["safety"]' else '[]' end,
      '[]', i from n`,
  ).run(contact);
  db.exec("insert into conversation_labels select id, 'all' from conversations");
  db.exec("insert into conversation_labels select id, 'few' from conversations where id % 4000 = 17");
  db.close();
  const every = (step: number, rest: number) =>
    Array.from({ length: 10_100 }, (_, index) => index + 1).filter((id) => id % step === rest);
  const wanted: [ConversationQuery, number[]][] = [
    [{ platform: ['x'] }, every(3000, 5)],
    [{ isOverdue: true }, every(2500, 7)],
    [{ assignee: 'ana' }, every(2000, 9)],
    [{ language: ['sv'] }, every(2400, 11)],
    [{ topic: ['safety'] }, every(2600, 13)],
    [{ label: ['few'] }, every(4000, 17)],
    [{ label: ['all'], language: ['sv'] }, every(2400, 11)],
    [{ until: 4 }, [1, 2, 3]],
    [{ since: 10_099, label: ['all', 'few'] }, [10_099, 10_100]],
    [{ language: ['et'] }, []],
  ];
  for (const [query, ids] of wanted)
    for (const sort of CONVERSATION_SORTS) {
      // of what is not due one is as good as another: by number
      const overdue = (id: number) => (id % 2500 === 7 ? id : 100_000 + id);
      const place = {
        pressing: Number,
        newest: (id: number) => -id,
        oldest: Number,
        waiting: (id: number) => -id,
        due: overdue,
      };
      const found = await walk(store, { ...query, sort, status: ['open'], limit: 2 });
      const ordered = ids.toSorted((a, b) => place[sort](a) - place[sort](b));
      expect(found.ids, JSON.stringify({ query, sort })).toEqual(ordered);
      expect([...found.totals]).toEqual([ids.length]);
    }
  expect((await store.read.conversations.list({ label: ['all'] })).total).toBe(10_000);
});
