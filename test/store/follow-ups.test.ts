import { expect, test } from 'vitest';
import { isTimeToTell } from '../../src/store/due.ts';
import type { NewFollowUp } from '../../src/store/follow-up-contract.ts';
import type { ConversationPatch } from '../../src/store/store.ts';
import { NOON, newReply, seedThread, tempStore } from './workbench.ts';

const promise = (conversation: number, change: Partial<NewFollowUp> = {}): NewFollowUp => ({
  conversation,
  dueAt: NOON + 1_000,
  words: 'call back',
  author: 'ana',
  at: NOON,
  ...change,
});

test('a follow-up comes back as it was added, with whom it is about; open ones by due date', async () => {
  const { store } = await tempStore();
  const { one, ids } = await store.transact(async (tx) => {
    const one = await seedThread(tx);
    const two = await seedThread(tx, 't2');
    const ids = [];
    for (const [conversation, dueAt] of [
      [one.conversation, NOON + 9],
      [two.conversation, NOON + 3],
      [one.conversation, NOON + 3],
      [one.conversation, NOON - 5],
    ] as const)
      ids.push(await tx.followUps.add(promise(conversation, { dueAt })));
    return { one, ids };
  });
  const [late = 0, second = 0, third = 0, first = 0] = ids;
  expect(await store.read.followUps.byId(late)).toEqual({
    id: late,
    conversation: one.conversation,
    contact: { id: one.contact, remoteId: 'ann', handle: 'ann.example', name: 'ann', url: null },
    platform: 'bluesky',
    account: 'acme',
    dueAt: NOON + 9,
    words: 'call back',
    author: 'ana',
    createdAt: NOON,
    status: 'open',
    keptAt: null,
    brokenAt: null,
    reply: null,
    quote: null,
    reason: null,
    moves: 0,
  });
  const open = await store.read.followUps.inStatus('open', 10);
  expect(open.map(({ id }) => id)).toEqual([first, second, third, late]);
  expect((await store.read.followUps.inStatus('open', 2)).map(({ id }) => id)).toEqual([first, second]);
});

test('kept ones come kept last first, and after the open ones of a conversation', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  const [one, two, three] = await store.transact(async (tx) => {
    const ids = [];
    for (const dueAt of [1, 2, 3]) ids.push(await tx.followUps.add(promise(conversation, { dueAt })));
    await tx.followUps.patch(ids[0] ?? 0, { status: 'kept', keptAt: NOON + 5 });
    await tx.followUps.patch(ids[1] ?? 0, { status: 'kept', keptAt: NOON + 9 });
    return ids;
  });
  expect((await store.read.followUps.inStatus('kept', 10)).map(({ id }) => id)).toEqual([two, one]);
  expect((await store.read.followUps.ofConversations([conversation])).map(({ id }) => id)).toEqual([three, one, two]);
});

test('a conversation knows when the first open one is due, in lists too', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  const followUpAt = async () => (await store.read.conversations.list({})).items[0]?.followUpAt;
  expect(await followUpAt()).toBeNull();
  const [first = 0, second = 0] = await store.transact(async (tx) => [
    await tx.followUps.add(promise(conversation, { dueAt: NOON + 5 })),
    await tx.followUps.add(promise(conversation, { dueAt: NOON + 9 })),
  ]);
  expect(await followUpAt()).toBe(NOON + 5);
  await store.transact((tx) => tx.followUps.patch(first, { status: 'kept', keptAt: NOON }));
  expect(await followUpAt()).toBe(NOON + 9);
  await store.transact((tx) => tx.followUps.remove(second));
  expect(await followUpAt()).toBeNull();
  expect(await store.read.followUps.byId(second)).toBeNull();
});

test('absent fields stay; there is none of a conversation that is not there', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  const id = await store.transact((tx) => tx.followUps.add(promise(conversation)));
  const before = await store.read.followUps.byId(id);
  await store.transact((tx) => tx.followUps.patch(id, { dueAt: NOON + 7, reason: 'ill', moves: 1 }));
  expect(await store.read.followUps.byId(id)).toEqual({ ...before, dueAt: NOON + 7, reason: 'ill', moves: 1 });
  await expect(store.transact((tx) => tx.followUps.add(promise(99)))).rejects.toThrow('FOREIGN KEY');
});

test('a found one is once at its place of its reply, and comes before no person’s word', async () => {
  const { store } = await tempStore();
  const { conversation, reply, ids } = await store.transact(async (tx) => {
    const { conversation, message } = await seedThread(tx);
    const { id: reply } = await tx.replies.insert(newReply(conversation, message));
    const found = { ...promise(conversation), reply, quote: 'we call', place: 7 };
    const ids = [
      await tx.followUps.propose(found),
      await tx.followUps.propose({ ...found, words: 'again' }),
      await tx.followUps.propose({ ...found, place: 3 }),
    ];
    return { conversation, reply, ids };
  });
  const [first, again, second] = ids;
  expect(again).toBeNull();
  const { read } = store;
  expect((await read.followUps.inStatus('proposed', 10)).map(({ id }) => id)).toEqual([first, second]);
  expect((await read.followUps.ofReplies([reply, 99])).map(({ id, quote }) => [id, quote])).toEqual([
    [second, 'we call'],
    [first, 'we call'],
  ]);
  expect((await read.conversations.byId(conversation))?.followUpAt).toBeNull();
  expect(await read.followUps.counts(NOON)).toEqual({ open: 0, overdue: 0, toConfirm: 2 });
  // by hand there may be as many alike as people want
  await store.transact(async (tx) => {
    await tx.followUps.add(promise(conversation));
    await tx.followUps.add(promise(conversation));
  });
  expect(await read.followUps.counts(NOON + 9_000)).toEqual({ open: 2, overdue: 2, toConfirm: 2 });
});

test('what is due before an instant, and what of it was not told yet', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  const [early = 0, late = 0, kept = 0] = await store.transact(async (tx) => {
    const ids = [];
    for (const dueAt of [NOON + 5, NOON + 9, NOON + 1])
      ids.push(await tx.followUps.add(promise(conversation, { dueAt })));
    return ids;
  });
  await store.transact((tx) => tx.followUps.patch(kept, { status: 'kept', keptAt: NOON }));
  const before = async (at: number) => (await store.read.followUps.dueBefore(at, 10)).map(({ id }) => id);
  const untold = async (at: number) => (await store.read.followUps.overdueUntold(at, 10)).map(({ id }) => id);
  expect([await before(NOON + 5), await before(NOON + 6), await before(NOON + 99)]).toEqual([
    [],
    [early],
    [early, late],
  ]);
  expect(await untold(NOON + 99)).toEqual([early, late]);
  await store.transact((tx) => tx.followUps.patch(early, { overdueTold: NOON + 5 }));
  expect(await untold(NOON + 99)).toEqual([late]);
  // moved, it is to be told again
  await store.transact((tx) => tx.followUps.patch(early, { dueAt: NOON + 7 }));
  expect(await untold(NOON + 99)).toEqual([early, late]);
});

test('one that nobody confirmed is due like an open one, and is waited for once its time is over and told', async () => {
  const { store, file } = await tempStore();
  const { conversation, found } = await store.transact(async (tx) => {
    const { conversation, message } = await seedThread(tx);
    const { id: reply } = await tx.replies.insert(newReply(conversation, message));
    const found = await tx.followUps.propose({ ...promise(conversation), reply, quote: 'we call', place: 7 });
    return { conversation, found: found ?? 0 };
  });
  const dueAt = NOON + 1_000;
  const { followUps, conversations } = store.read;
  const at = async (now: number) => [
    (await followUps.dueBefore(now, 9)).length,
    (await followUps.overdueUntold(now, 9)).length,
    isTimeToTell(file, now),
    (await conversations.byId(conversation))?.followUpAt,
  ];
  expect(await at(dueAt)).toEqual([0, 0, false, null]);
  expect(await at(dueAt + 1)).toEqual([1, 1, true, null]);
  await store.transact((tx) => tx.followUps.patch(found, { overdueTold: dueAt }));
  expect(await at(dueAt + 1)).toEqual([1, 0, false, dueAt]);
  await store.transact((tx) => tx.followUps.patch(found, { status: 'dismissed' }));
  expect(await at(dueAt + 1)).toEqual([0, 0, false, null]);
});

test('a missed answer time is found until it is told, and again for the next time of waiting', async () => {
  const { store, file } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  const patch = (change: ConversationPatch) => store.transact((tx) => tx.conversations.patch(conversation, change));
  await patch({ status: 'open', waitingSince: NOON - 9, dueAt: NOON });
  const breached = () => store.read.conversations.breached(NOON + 1, 10);
  expect([await breached(), isTimeToTell(file, NOON + 1), isTimeToTell(file, NOON)]).toEqual([
    [conversation],
    true,
    false,
  ]);
  await patch({ breachTold: NOON - 9 });
  expect([await breached(), isTimeToTell(file, NOON + 1)]).toEqual([[], false]);
  await patch({ waitingSince: NOON - 5 });
  expect(await breached()).toEqual([conversation]);
  await patch({ status: 'closed' });
  expect(await breached()).toEqual([]);
});

test('every label in use comes once, by name', async () => {
  const { store } = await tempStore();
  expect(await store.read.conversations.labels()).toEqual([]);
  const ids = await store.transact(async (tx) => [
    (await seedThread(tx)).conversation,
    (await seedThread(tx, 't2')).conversation,
  ]);
  const [one = 0, two = 0] = ids;
  await store.transact(async (tx) => {
    await tx.conversations.addLabels(one, ['vip', 'late', 'äiti', '']);
    await tx.conversations.addLabels(two, ['vip', 'Refund']);
  });
  expect(await store.read.conversations.labels()).toEqual(['', 'Refund', 'late', 'vip', 'äiti']);
  await store.transact((tx) => tx.conversations.removeLabels(two, ['Refund']));
  expect(await store.read.conversations.labels()).toEqual(['', 'late', 'vip', 'äiti']);
});
