import { expect, test } from 'vitest';
import { NOON, newMessage, SCORE, seedThread, tempStore } from './workbench.ts';

test('a message comes back as it was heard', async () => {
  const { store } = await tempStore();
  const media = [{ type: 'image' as const, url: 'https://cdn.example/1', alt: null }];
  const change = { media, inReplyTo: 'root', threadId: 'root', reference: { cid: 'c', parts: [1, null, 'x'] } };
  const message = newMessage('m1', { heard: change });
  const [id] = await store.transact((tx) => tx.messages.insert([message]));
  const found = await store.read.messages.byRemoteId('acme', 'm1');
  const { account, platform, conversation, contact, score, fetchedAt } = message;
  expect(found).toEqual({
    ...message.heard,
    ...{ id, account, platform, conversation, contact, score, fetchedAt, deletedAt: null, hiddenAt: null },
  });
});

test('hearing a page again changes nothing', async () => {
  const { store } = await tempStore();
  const page = Array.from({ length: 700 }, (_, i) => newMessage(`m${i}`));
  const first = await store.transact((tx) => tx.messages.insert(page));
  expect(first.every((id) => id !== null)).toBe(true);
  expect(new Set(first).size).toBe(700);
  const again = page.map((message) => ({ ...message, heard: { ...message.heard, text: 'something else' } }));
  expect(await store.transact((tx) => tx.messages.insert(again))).toEqual(page.map(() => null));
  expect((await store.read.messages.byRemoteId('acme', 'm5'))?.text).toBe('text of m5');
  expect(await store.read.messages.search('something', 10)).toEqual([]);
  expect(await store.read.messages.search('m5', 10)).toHaveLength(1);
});

test('numbers come in the order of the batch, null for those that were there or came twice', async () => {
  const { store } = await tempStore();
  await store.transact((tx) => tx.messages.insert([newMessage('m2')]));
  const batch = ['m1', 'm2', 'm3', 'm1'].map((id) => newMessage(id));
  const ids = await store.transact((tx) => tx.messages.insert(batch));
  expect(ids.map((id) => id === null)).toEqual([false, true, false, true]);
  expect((await store.read.messages.byId(ids[2] ?? 0))?.remoteId).toBe('m3');
});

test('the same remote id on two accounts is two messages', async () => {
  const { store } = await tempStore();
  const batch = [newMessage('m1'), newMessage('m1', { account: 'beta', platform: 'x' })];
  await store.transact((tx) => tx.messages.insert(batch));
  expect(await store.read.messages.find(null, 'm1')).toHaveLength(2);
  expect(await store.read.messages.find('x', 'm1')).toMatchObject([{ account: 'beta' }]);
  expect(await store.read.messages.find('x', 'https://social.example/m1')).toHaveLength(1);
  expect(await store.read.messages.find(null, 'https://social.example/none')).toEqual([]);
});

test.each(['1234567890123456789', '007', '1e3', 'at://did:plc:abc/app.bsky.feed.post/3k'])(
  'the id %s stays text',
  async (remoteId) => {
    const { store } = await tempStore();
    await store.transact((tx) => tx.messages.insert([newMessage(remoteId)]));
    expect((await store.read.messages.byRemoteId('acme', remoteId))?.remoteId).toBe(remoteId);
    expect([...(await store.read.messages.known('acme', [remoteId])).keys()]).toEqual([remoteId]);
  },
);

test('known finds exactly those of the account, however many are asked for', async () => {
  const { store } = await tempStore();
  const page = Array.from({ length: 1_200 }, (_, i) => newMessage(`m${i}`));
  await store.transact((tx) => tx.messages.insert(page));
  const asked = [...page.map((message) => message.heard.remoteId), 'x1', 'x2'];
  expect((await store.read.messages.known('acme', asked)).size).toBe(1_200);
  expect((await store.read.messages.known('beta', asked)).size).toBe(0);
  expect((await store.read.messages.known('acme', [])).size).toBe(0);
});

test('broken text is kept whole, with a picture for NUL', async () => {
  const { store } = await tempStore();
  const text = 'before\0after \ud800 lone';
  const name = 'N\0\udfff';
  const id = await store.transact(async (tx) => {
    const author = { remoteId: 'a\0b', handle: 'h', name, followers: null, url: null, isBot: true };
    const contacts = await tx.conversations.upsertContacts('bluesky', [author, author], NOON);
    expect(contacts.get('a\0b')).toBeTypeOf('number');
    const [message] = await tx.messages.insert([newMessage('m\0', { heard: { text, author } })]);
    return message ?? 0;
  });
  const found = await store.read.messages.byId(id);
  expect(found?.text).toBe('before\u2400after \ufffd lone');
  expect(found?.author).toMatchObject({ remoteId: 'a\u2400b', name: 'N\u2400\ufffd', isBot: true });
  expect(await store.read.messages.byRemoteId('acme', 'm\0')).not.toBeNull();
});

test('an edit keeps the old text, finds the new one and no longer the old', async () => {
  const { store } = await tempStore();
  const id = await store.transact(async (tx) => {
    const [message] = await tx.messages.insert([newMessage('m1', { heard: { text: 'a broken lamp' } })]);
    return message ?? 0;
  });
  const score = { ...SCORE, urgency: { level: 'critical' as const, score: 0.9 } };
  const edit = { text: 'a broken chair', editedAt: NOON + 5, score, reference: { cid: 'new' } };
  await store.transact((tx) => tx.messages.saveEdit(id, edit));
  expect(await store.read.messages.byId(id)).toMatchObject(edit);
  expect(await store.read.messages.search('lamp', 5)).toEqual([]);
  expect(await store.read.messages.search('chair', 5)).toHaveLength(1);
});

test('deletion is marked once, with its time', async () => {
  const { store } = await tempStore();
  await store.transact((tx) => tx.messages.insert([newMessage('m1'), newMessage('m2')]));
  const mark = (at: number) => store.transact((tx) => tx.messages.markDeleted('acme', ['m1', 'none'], at));
  expect(await mark(NOON + 1)).toBe(1);
  expect(await mark(NOON + 2)).toBe(0);
  expect((await store.read.messages.byRemoteId('acme', 'm1'))?.deletedAt).toBe(NOON + 1);
});

test('a raw page comes back letter by letter', async () => {
  const { store } = await tempStore();
  const json = JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ id: i, text: `päivää ${i} 🎉 ﷽` })));
  const page = { account: 'acme', stream: 'mentions', fetchedAt: NOON, json };
  const id = await store.transact((tx) => tx.messages.saveRawPage(page));
  expect(await store.read.messages.rawPage(id)).toBe(json);
  expect(await store.read.messages.rawPage(id + 1)).toBeNull();
  await store.transact((tx) => tx.messages.insert([newMessage('m1', { rawPage: id })]));
});

test('a parent becomes part of a conversation, a score is replaced, repeat contact is counted', async () => {
  const { store } = await tempStore();
  const { conversation, contact } = await store.transact((tx) => seedThread(tx));
  const id = await store.transact(async (tx) => {
    const [parent] = await tx.messages.insert([newMessage('parent', { score: null, heard: { postedAt: NOON - 9 } })]);
    return parent ?? 0;
  });
  expect((await store.read.messages.countFromContacts([contact], NOON - 100)).get(contact)).toBe(1);
  await store.transact((tx) =>
    tx.messages.hearAnew(id, { ...newMessage('parent', { score: SCORE }), conversation, contact }),
  );
  expect((await store.read.messages.countFromContacts([contact], NOON - 100)).get(contact)).toBe(2);
  expect((await store.read.messages.countFromContacts([contact], NOON)).get(contact)).toBe(1);
  const remoteIds = (await store.read.messages.ofConversation(conversation)).map((message) => message.remoteId);
  expect(remoteIds, 'oldest first').toEqual(['parent', 'm-t1']);
  await store.transact((tx) => tx.messages.setScore(id, { ...SCORE, language: 'fi' }));
  expect((await store.read.messages.byId(id))?.score?.language).toBe('fi');
});

test('inbound counts hold scored inbound messages of the time asked for', async () => {
  const { store } = await tempStore();
  const batch = [
    newMessage('early', { heard: { postedAt: NOON - 1 } }),
    newMessage('in'),
    newMessage('late', { heard: { postedAt: NOON + 10 } }),
    newMessage('ours', { score: null, heard: { direction: 'outbound' } }),
    newMessage('parent', { score: null }),
  ];
  await store.transact((tx) => tx.messages.insert(batch));
  expect(await store.read.messages.inboundBetween(NOON, NOON + 10)).toEqual([
    {
      postedAt: NOON,
      account: 'acme',
      platform: 'bluesky',
      sentiment: 'negative',
      urgency: 'high',
      topics: ['delivery'],
      language: 'en',
    },
  ]);
});

test('a look is remembered apart from when a message was heard', async () => {
  const { store } = await tempStore();
  const { message: one } = await store.transact((tx) => seedThread(tx, 't1'));
  const { message: two } = await store.transact((tx) => seedThread(tx, 't2'));
  const seenBefore = NOON + 50_000;
  const stale = async (limit = 9) =>
    (await store.read.messages.toRecheck('acme', { seenBefore, limit })).map((message) => message.id);
  expect(await stale()).toEqual([one, two]);
  await store.transact((tx) => tx.messages.seenAgain([one], NOON + 40_000));
  // longest ago first
  expect([await stale(), await stale(1)]).toEqual([[two, one], [two]]);
  await store.transact((tx) => tx.messages.seenAgain([two], NOON + 60_000));
  expect(await stale()).toEqual([one]);
  const { fetchedAt } = (await store.read.messages.byId(two)) ?? {};
  expect(fetchedAt).toBe(NOON + 1_000);
});

test('what somebody wrote last and did not take away comes newest first, no more than asked for', async () => {
  const { store } = await tempStore();
  const contact = await store.transact(async (tx) => {
    const thread = await seedThread(tx);
    const { conversation } = thread;
    const at = (id: string, minutes: number, change = {}) =>
      newMessage(id, { conversation, contact: thread.contact, heard: { postedAt: NOON + minutes, ...change } });
    await tx.messages.insert([at('b', 3), at('c', 1), at('gone', 2), at('ours', 9, { direction: 'outbound' })]);
    await tx.messages.markDeleted('acme', ['gone'], NOON);
    return thread.contact;
  });
  const newest = async (limit: number) =>
    (await store.read.messages.newestFrom(contact, limit)).map(({ text }) => text);
  expect(await newest(9)).toEqual(['text of b', 'text of c', 'text of m-t1']);
  expect(await newest(1)).toEqual(['text of b']);
  expect(await store.read.messages.newestFrom(99, 1)).toEqual([]);
});
