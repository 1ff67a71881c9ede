import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { NOON, newMessage, tempStore } from './workbench.ts';

const corpus = fileURLToPath(new URL('../../../shared/data/hostile.jsonl', import.meta.url));

const NASTY = [
  '"',
  '""',
  'say "hello" again',
  'a 5"screen" OR "x',
  'NEAR(',
  'NEAR(a b, 2)',
  '*',
  '^start',
  '@acme',
  '#brand',
  'a-b',
  'col:x',
  'text:x',
  "it's",
  "'; drop table messages; --",
  'AND',
  'a OR b',
  'NOT lamp',
  '(unclosed',
  '{text} : x',
  '+plus + minus -',
  '🎉',
  '👩‍👩‍👧 family',
  'päivää',
  'この商品が壊れました',
  'नमस्ते दुनिया',
  'مرحبا',
  'a\0b',
  '\ud800',
  '\\',
  '%_%',
  'x'.repeat(5_000),
  'word '.repeat(2_000),
];

test('whatever is typed is safe and finds its own text', async () => {
  const { store } = await tempStore();
  const page = NASTY.map((text, i) => newMessage(`m${i}`, { heard: { text } }));
  await store.transact((tx) => tx.messages.insert(page));
  for (const [i, text] of NASTY.entries()) {
    const found = await store.read.messages.search(text, 1_000);
    expect(
      found.map((message) => message.remoteId),
      JSON.stringify(text.slice(0, 40)),
    ).toContain(`m${i}`);
    await store.read.conversations.list({ search: text });
  }
});

const isHere = existsSync(corpus);
test('every line of the hostile corpus is safe and finds its own text', async ({ skip }) => {
  if (!isHere) skip('skipped: ../shared is not here');
  const lines = readFileSync(corpus, 'utf8').trimEnd().split('\n');
  const texts = lines.map((line) => JSON.parse(line) as unknown).filter((text) => typeof text === 'string');
  expect(texts.length).toBeGreaterThan(100);
  const { store } = await tempStore();
  await store.transact((tx) => tx.messages.insert(texts.map((text, i) => newMessage(`m${i}`, { heard: { text } }))));
  const lost: string[] = [];
  for (const [i, text] of texts.entries()) {
    const found = await store.read.messages.search(text, 1_000);
    if (text.trim() !== '' && !found.some((message) => message.remoteId === `m${i}`)) lost.push(text.slice(0, 60));
  }
  expect(lost).toEqual([]);
});

test('nothing typed finds nothing', async () => {
  const { store } = await tempStore();
  await store.transact((tx) => tx.messages.insert([newMessage('m1')]));
  for (const query of ['', '   ', '\n\t']) expect(await store.read.messages.search(query, 10)).toEqual([]);
  expect(await store.read.messages.search('text', 0)).toEqual([]);
});

test('all words must be there; beginnings count from three letters; newest first', async () => {
  const { store } = await tempStore();
  const texts = ['refund please', 'refunded and happy', 'I want my refund now', 'REFÚND', 'ref only'];
  const page = texts.map((text, i) => newMessage(`m${i}`, { heard: { text, postedAt: NOON - i } }));
  await store.transact((tx) => tx.messages.insert(page));
  const find = async (query: string, limit = 10) =>
    (await store.read.messages.search(query, limit)).map((message) => message.remoteId);
  expect(await find('refund')).toEqual(['m3', 'm2', 'm1', 'm0']);
  expect(await find('refund', 2)).toEqual(['m3', 'm2']);
  expect(await find('ref')).toEqual(['m4', 'm3', 'm2', 'm1', 'm0']);
  expect(await find('re')).toEqual([]);
  expect(await find('my refund')).toEqual(['m2']);
  expect(await find('refund AND my')).toEqual([]);
});

test('words of conversations are found in any of their messages', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact(async (tx) => {
    const { seedThread } = await import('./workbench.ts');
    const thread = await seedThread(tx);
    await seedThread(tx, 't2');
    await tx.messages.insert([newMessage('more', { ...thread, heard: { text: 'about the green lamp' } })]);
    return thread;
  });
  const page = await store.read.conversations.list({ search: 'green lamp' });
  expect(page.items.map((item) => item.id)).toEqual([conversation]);
  expect(page.total).toBe(1);
  expect((await store.read.conversations.list({ search: 'purple' })).items).toEqual([]);
});
