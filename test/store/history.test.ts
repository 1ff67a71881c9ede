import { expect, test } from 'vitest';
import type { NewEvent } from '../../src/domain/event.ts';
import { readStatus } from '../../src/store/due.ts';
import { NOON, seedThread, tempStore } from './workbench.ts';

const event = (change: Partial<NewEvent>): NewEvent => ({
  at: NOON,
  kind: 'conversation.closed',
  actor: 'ana',
  login: 'root',
  conversation: null,
  reply: null,
  message: null,
  data: {},
  ...change,
});

test('events come oldest first, of the kinds and the time asked for', async () => {
  const { store } = await tempStore();
  const events = [
    event({ at: NOON + 2, conversation: 7, data: { why: 'done', list: [1, null] } }),
    event({ at: NOON + 1, kind: 'conversation.opened' }),
    event({ at: NOON + 1, kind: 'reply.sent', reply: 3, message: 4 }),
    event({ at: NOON + 9 }),
  ];
  await store.transact((tx) => tx.events.append(events));
  await store.transact((tx) => tx.events.append([]));
  const kinds = ['reply.sent', 'conversation.closed', 'conversation.opened', 'no.such'];
  const found = await store.read.events.between(NOON, NOON + 9, kinds);
  expect(found.map(({ id, ...rest }) => rest)).toEqual([events[1], events[2], events[0]]);
  expect(await store.read.events.between(NOON, NOON + 9, [])).toEqual([]);
  expect(await store.read.events.ofConversation(7)).toMatchObject([events[0]]);
});

test('notes are kept in order', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  const write = (text: string) => store.transact((tx) => tx.notes.add({ conversation, author: 'ana', text, at: NOON }));
  const first = await write('one');
  await write('two');
  expect(first).toMatchObject({ conversation, text: 'one' });
  expect((await store.read.notes.of(conversation)).map((note) => note.text)).toEqual(['one', 'two']);
});

test('a stream remembers what is not said anew', async () => {
  const { store } = await tempStore();
  const save = (change: object) => store.transact((tx) => tx.streams.save('acme', 'mentions', change));
  await save({});
  await save({ cursor: 'c1', notBefore: NOON, lastError: { code: 'THROTTLED', message: 'later' } });
  await save({ lastHeardAt: NOON + 1 });
  const state = { account: 'acme', stream: 'mentions', cursor: 'c1', notBefore: NOON, lastHeardAt: NOON + 1 };
  expect(await store.read.streams.state('acme', 'mentions')).toEqual({
    ...state,
    lastTryAt: null,
    lastNewAt: null,
    lastError: { code: 'THROTTLED', message: 'later' },
  });
  await save({ lastError: null, notBefore: null });
  expect(await store.read.streams.all()).toMatchObject([{ cursor: 'c1', lastError: null, notBefore: null }]);
});

test('gaps and unreadable items are kept, and go with their account', async () => {
  const { store } = await tempStore();
  const gap = { account: 'acme', stream: 'mentions', from: NOON, until: NOON + 5, why: 'limit', notedAt: NOON + 6 };
  const item = { account: 'acme', stream: 'mentions', raw: '{"broken', why: 'no id', at: NOON };
  await store.transact(async (tx) => {
    await tx.streams.save('acme', 'mentions', {});
    await tx.streams.addGap(gap);
    await tx.streams.addGap({ ...gap, account: 'beta' });
    await tx.streams.addUnreadable([item, { ...item, raw: '{"other' }]);
  });
  expect(await store.read.streams.gaps()).toMatchObject([gap, { account: 'beta' }]);
  expect(await store.read.streams.unreadable()).toMatchObject([item, { ...item, raw: '{"other' }]);
  await store.transact((tx) => tx.streams.removeAccount('acme'));
  expect(await store.read.streams.gaps()).toMatchObject([{ account: 'beta' }]);
  expect(await store.read.streams.unreadable()).toEqual([]);
  expect(await store.read.streams.all()).toEqual([]);
});

test('an unreadable item that every poll brings again is kept once', async () => {
  const { store, file } = await tempStore();
  const item = { account: 'acme', stream: 'mentions', raw: '{"broken', why: 'no id', at: NOON };
  for (let poll = 0; poll < 4; poll += 1)
    await store.transact((tx) => tx.streams.addUnreadable([{ ...item, at: NOON + poll }, item]));
  expect(await store.read.streams.unreadable()).toEqual([{ id: expect.any(Number), ...item }]);
  // the same words from elsewhere are another item
  await store.transact((tx) => tx.streams.addUnreadable([{ ...item, stream: 'own' }]));
  expect(await store.read.streams.unreadableCount()).toBe(2);
  expect(readStatus(file, Date.now())?.unreadable).toBe(2);
});

test('accounts are saved, changed and removed by name', async () => {
  const { store } = await tempStore();
  const account = { name: 'acme', platform: 'x', handle: 'acme', remoteId: '1234567890123456789' };
  const limits = { textMax: 280, urlUnits: 23 };
  await store.transact((tx) =>
    tx.accounts.save({ ...account, limits: null, checkedAt: null, tokenKind: null, scopes: null, expiresAt: null }),
  );
  const told = { limits, checkedAt: NOON, tokenKind: 'user token', scopes: ['read'], expiresAt: NOON + 1 };
  await store.transact((tx) => tx.accounts.save({ ...account, ...told }));
  expect(await store.read.accounts.all()).toEqual([{ ...account, ...told }]);
  expect(await store.read.accounts.byName('none')).toBeNull();
  await store.transact((tx) => tx.accounts.remove('acme'));
  expect(await store.read.accounts.all()).toEqual([]);
});

test('gaps of one reason that meet are one, the wider', async () => {
  const { store } = await tempStore();
  const gap = { account: 'acme', stream: 'mentions', from: NOON, until: NOON + 5, why: 'limit', notedAt: NOON + 6 };
  const add = (change: Partial<typeof gap>) => store.transact((tx) => tx.streams.addGap({ ...gap, ...change }));
  const told = async () => (await store.read.streams.gaps()).map(({ from, until }) => [from - NOON, until - NOON]);
  await add({});
  await add({ from: NOON + 3, until: NOON + 9 });
  await add({ from: NOON - 4, until: NOON });
  await add({ from: NOON + 1, until: NOON + 2 });
  expect(await told()).toEqual([[-4, 9]]);
  // the controls: apart from it, of another reason, stream or account, and beside one that was closed
  await add({ from: NOON + 20, until: NOON + 30 });
  await add({ why: 'down' });
  await add({ stream: 'messages' });
  await add({ account: 'beta' });
  expect(await told()).toHaveLength(5);
  await store.transact((tx) =>
    tx.streams.fillGaps('acme', 'mentions', { from: NOON - 10, until: NOON + 10, at: NOON }),
  );
  expect(await told()).toHaveLength(3);
  await add({});
  expect(await told()).toHaveLength(4);
});
