import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONVERSATION_SORTS } from '../../src/domain/conversation.ts';
import type { Store } from '../../src/store/store.ts';
import { author, NOON, newMessage, newReply, SCORE, seedThread, tempStore } from './workbench.ts';

// Every statement the store really prepares is recorded and explained. The package's `prepare` is listened to, not replaced.
const heardTexts = new Set<string>();
const prepare = SQLite.prototype.prepare;
beforeAll(() => {
  SQLite.prototype.prepare = function listen(this: SQLite.Database, text: string) {
    heardTexts.add(text);
    return prepare.call(this, text);
  } as typeof prepare;
});
afterAll(() => {
  SQLite.prototype.prepare = prepare;
});

async function plansOf(
  open: { store: Store; file: string },
  work: (store: Store) => Promise<unknown>,
): Promise<Map<string, string>> {
  heardTexts.clear();
  await work(open.store);
  const texts = [...heardTexts].filter((text) => /^(select|insert|update|delete)/i.test(text));
  expect(texts.length, 'statements were recorded').toBeGreaterThan(0);
  const looker = new SQLite(open.file, { readonly: true });
  const plans = new Map<string, string>();
  for (const text of texts) {
    const values = Array.from({ length: text.split('?').length - 1 }, () => 1);
    const rows = prepare.call(looker, `explain query plan ${text}`).all(values) as { detail: string }[];
    plans.set(text, rows.map((row) => row.detail).join('; '));
  }
  looker.close();
  return plans;
}

function expectNoSorting(plans: Map<string, string>): void {
  for (const [text, plan] of plans) {
    expect(plan, text).not.toMatch(/TEMP B-TREE/);
    expect(plan, text).not.toMatch(/SCAN (messages|conversations|replies|events|contacts|reply_attempts)\b(?!.*USING)/);
    expect(plan, text).not.toMatch(/SCAN messages\b/);
  }
}

test('the inbox, in every order and with every filter', async () => {
  const open = await tempStore();
  await open.store.transact((tx) => seedThread(tx));
  const filters = {
    sentiment: ['negative' as const],
    urgency: ['high' as const],
    account: ['acme'],
    label: ['vip'],
    assignee: 'ana',
    visibility: ['private' as const],
    language: ['fi'],
    topic: ['delivery'],
    isOverdue: true,
    since: NOON,
    until: NOON + 1,
  };
  const plans = await plansOf(open, async (store) => {
    for (const sort of CONVERSATION_SORTS) {
      const first = await store.read.conversations.list({ sort });
      const key = { pressing: 0, newest: NOON, oldest: NOON, waiting: NOON, due: NOON }[sort];
      const cursor = Buffer.from(JSON.stringify([sort, key, 1])).toString('base64url');
      expect(first.items).toHaveLength(1);
      for (const query of [
        {},
        { platform: ['x', 'bluesky'] },
        { platform: ['x'], status: ['open' as const] },
        { status: ['open' as const], ...filters },
        { search: 'ann' },
        { search: 'from:ann text', ...filters },
        { search: '🎉', contact: 1, platform: ['bluesky'] },
      ]) {
        await store.read.conversations.list({ ...query, sort }, NOON);
        await store.read.conversations.list({ ...query, sort, cursor }, NOON);
      }
    }
    await store.read.conversations.counts();
    await store.read.conversations.byId(1);
    await store.read.conversations.dueFromSnooze(NOON);
    await store.read.conversations.labels();
  });
  // what few pass is picked out of one index without reading a conversation, and only those are sorted
  const picked = new Map([...plans].filter(([text]) => text.includes('indexed by conversations_facts')));
  expect(picked.size).toBeGreaterThan(1);
  for (const [text, plan] of picked) {
    expect(plan, text).toMatch(/SEARCH conversations USING COVERING INDEX conversations_facts \(status=\?/);
    plans.delete(text);
  }
  expectNoSorting(plans);
  // no more of a piece are held against the filters one by one than these
  for (const [text, plan] of plans)
    if (plan.includes('SCAN first')) expect(text).toMatch(/\(\s*select id, .*limit \?\) as first/s);
  const all = [...plans.values()].join('\n');
  for (const index of ['pressing', 'platform', 'newest', 'waiting', 'due', 'contact'])
    expect(all).toContain(`conversations_${index}`);
});

test('what is somebody’s, in the orders of the views', async () => {
  const open = await tempStore();
  await open.store.transact((tx) => seedThread(tx));
  const plans = await plansOf(open, async ({ read }) => {
    for (const sort of ['pressing', 'newest', 'oldest'] as const)
      for (const status of [['open' as const, 'snoozed' as const], []])
        await read.conversations.list({ assignee: 'ana', sort, status, sentiment: ['negative'], platform: ['x'] });
  });
  expectNoSorting(plans);
  for (const [text, plan] of plans)
    expect(plan, text).toMatch(/USING INDEX conversations_assignee(_newest)? \(assignee=\? AND status=\?\)/);
});

test('what bears a label is found by it', async () => {
  const open = await tempStore();
  await open.store.transact((tx) => seedThread(tx));
  const plans = await plansOf(open, ({ read }) => read.conversations.list({ label: ['vip', 'late'], sort: 'due' }));
  expectNoSorting(plans);
  expect([...plans.values()]).toEqual([
    'SEARCH conversation_labels USING COVERING INDEX conversation_labels_label (label=?)',
  ]);
});

test('the poll', async () => {
  const open = await tempStore();
  const plans = await plansOf(open, async (store) => {
    await store.transact(async (tx) => {
      const { conversation, contact, message } = await seedThread(tx);
      await tx.messages.known('acme', ['m1', 'm2']);
      await tx.messages.byRemoteId('acme', 'm1');
      await tx.messages.find(null, 'm1');
      await tx.messages.insert([newMessage('m9', { conversation, contact })]);
      await tx.messages.ofConversation(conversation);
      await tx.messages.countFromContacts([contact], NOON);
      await tx.messages.ofConversations([conversation]);
      await tx.messages.markDeleted('acme', ['m9'], NOON);
      await tx.messages.setScore(message, SCORE);
      await tx.messages.saveEdit(message, { text: 'x', editedAt: NOON, score: SCORE, reference: null });
      await tx.conversations.places('acme', ['t1']);
      await tx.conversations.byIds([conversation]);
      await tx.conversations.patch(conversation, { status: 'closed' });
      await tx.conversations.correction(conversation);
      await tx.conversations.corrections([conversation]);
      for (const many of [1, 20, 300]) await tx.events.closings(Array.from({ length: many }, (_, id) => id));
      await tx.streams.save('acme', 'mentions', { cursor: 'x' });
      await tx.streams.state('acme', 'mentions');
      await tx.replies.byRemoteId('acme', 'r1');
    });
    await store.read.messages.inboundBetween(NOON, NOON + 1);
    await store.read.messages.troubles({ since: NOON, until: NOON + 1, limit: 10 });
  });
  expectNoSorting(plans);
  // inside the write transaction: what it reads must not grow with all that was ever closed; many are asked another way
  const closings = [...plans].filter(([text]) => text.startsWith('select') && text.includes('"events"'));
  expect(closings).toHaveLength(3);
  for (const [text, plan] of closings) expect(plan, text).toMatch(/USING INDEX events_conversation\b/);
  const troubles = [...plans].filter(([text]) => text.includes('case when deleted_at'));
  expect(troubles.map(([, plan]) => plan)).toEqual([expect.stringContaining('INDEX messages_inbound (posted_at>')]);
});

test('the send', async () => {
  const open = await tempStore();
  const plans = await plansOf(open, (store) =>
    store.transact(async (tx) => {
      const { conversation, message } = await seedThread(tx);
      const reply = await tx.replies.insert(newReply(conversation, message));
      await tx.replies.inStatus(['queued', 'unknown', 'sending']);
      await tx.replies.inStatus(['queued'], 'acme');
      await tx.replies.occupying(message);
      await tx.replies.editors(reply.id);
      await tx.replies.prepared(reply.id);
      await tx.replies.spentSince(NOON);
      await tx.replies.attemptsSince('acme', NOON);
      await tx.replies.move(reply.id, { from: ['draft'], to: 'approved', at: NOON });
      await tx.replies.move(reply.id, { from: ['approved'], to: 'queued', at: NOON });
      await tx.replies.move(reply.id, { from: ['queued'], to: 'sending', at: NOON });
      await tx.replies.ofPlan(1);
      await tx.replies.countOfPlan(1);
      await tx.replies.recentlySent(20);
      await tx.pauses.of('all');
      await tx.pauses.all();
      await tx.plans.byId(1);
      await tx.plans.all();
      await tx.claims.of(conversation, NOON);
      await tx.claims.ofAll([conversation], NOON);
      await tx.replies.ofConversation(conversation);
      await tx.events.ofConversation(conversation);
      await tx.events.between(NOON, NOON + 1, ['reply.sent', 'reply.failed']);
      await tx.notes.of(conversation);
    }),
  );
  expectNoSorting(plans);
  const all = [...plans.values()].join('\n');
  for (const index of ['replies_live', 'replies_status', 'replies_plan', 'replies_sent', 'replies_plan_status'])
    expect(all).toContain(`INDEX ${index} `);
  expect(all).toContain('SEARCH replies USING COVERING INDEX replies_plan_status (plan=?)');
  for (const plan of plans.values()) expect(plan).not.toMatch(/SCAN (claims|meta|pauses)\b(?!.*USING)/);
});

test('a search reads the index of words, newest first, without sorting', async () => {
  const open = await tempStore();
  await open.store.transact((tx) => seedThread(tx));
  const plans = await plansOf(open, async (store) => {
    for (const query of ['text', 'ann', 'from:ann', 'from:ann text', 'from:ann 🎉', '🎉', 'from:🎉 text'])
      await store.read.messages.search(query, 10);
  });
  expectNoSorting(plans);
});

test('a person and what is to be done for them', async () => {
  const open = await tempStore();
  const plans = await plansOf(open, async ({ read, transact }) => {
    const { conversation, contact, message } = await transact((tx) => seedThread(tx));
    await transact(async (tx) => {
      const id = await tx.followUps.add({ conversation, dueAt: NOON, words: 'call', author: 'ana', at: NOON });
      await tx.followUps.patch(id, { dueAt: NOON + 1 });
      await tx.conversations.upsertContacts('bluesky', [author('ann', { name: 'Ann Other' })], NOON);
      await tx.learning.removeJudgements(conversation, { operator: 'ana', at: NOON });
      await tx.replies.insert(newReply(conversation, message));
    });
    await read.followUps.inStatus('open', 10);
    await read.followUps.inStatus('kept', 10);
    await read.followUps.ofConversations([conversation]);
    await read.followUps.soonest([conversation, 7, 8]);
    await read.conversations.ofContact(contact, 10);
    await read.conversations.countOfContact(contact);
    await read.messages.newestOf([conversation], 10);
    await read.messages.firstFrom(contact);
    await read.messages.textsOf([contact]);
    await read.messages.newestFrom(contact, 10);
    await read.notes.ofAll([conversation]);
    await read.replies.sentTo([conversation], 10);
  });
  expectNoSorting(plans);
  for (const [text, plan] of plans) expect(plan, text).not.toMatch(/SCAN (follow_ups|notes|judgements)\b(?!.*USING)/);
  const all = [...plans.values()].join('\n');
  for (const index of ['follow_ups_due', 'follow_ups_kept', 'follow_ups_conversation']) expect(all).toContain(index);
});
