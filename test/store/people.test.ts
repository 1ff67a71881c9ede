import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Author } from '../../src/domain/message.ts';
import { openEngine } from '../../src/store/engine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { author, NOON, newConversation, newMessage, stateFolder, tempFolder, tempStore } from './workbench.ts';

/** Each wrote one message in a conversation of their own. */
async function peopleWrite(store: Store, people: readonly (Author & { text: string })[]): Promise<number[]> {
  return await store.transact(async (tx) => {
    const contacts = await tx.conversations.upsertContacts('bluesky', people, NOON);
    const made: number[] = [];
    for (const { text, ...one } of people) {
      const contact = contacts.get(one.remoteId) ?? 0;
      const conversation = await tx.conversations.insert(newConversation(contact, { threadId: one.remoteId }));
      await tx.messages.insert([
        newMessage(`m-${one.remoteId}`, { conversation, contact, heard: { text, author: one } }),
      ]);
      made.push(conversation);
    }
    return made;
  });
}

const PEOPLE = [
  { ...author('1', { handle: 'maija.virtanen', name: 'Maija Virtanen' }), text: 'Laskuni on väärin' },
  { ...author('2', { handle: 'mv83', name: 'Maija Meikäläinen' }), text: 'Missä paketti on?' },
  { ...author('3', { handle: 'pekka', name: 'Pekka' }), text: 'Maija sanoi että lasku on väärin' },
  { ...author('4', { handle: 'aki', name: '🎉🎉' }), text: 'kiitos' },
  { ...author('5', { handle: 'jönsson@masto.example', name: 'Åke "O" Jönsson' }), text: 'tack' },
];

test('people are found by handle and name beside words, from their beginnings and without accents', async () => {
  const { store } = await tempStore();
  const ids = await peopleWrite(store, PEOPLE);
  const found = async (search: string) => {
    const page = await store.read.conversations.list({ search, sort: 'oldest' });
    expect(page.total).toBe(page.items.length);
    return page.items.map(({ id }) => ids.indexOf(id) + 1);
  };
  expect(await found('maija')).toEqual([1, 2, 3]);
  expect(await found('MAI')).toEqual([1, 2, 3]);
  expect(await found('maija virtanen')).toEqual([1]);
  expect(await found('from:maija')).toEqual([1, 2]);
  expect(await found('from:maija lasku')).toEqual([1]);
  expect(await found('lasku from:pek')).toEqual([3]);
  expect(await found('from:"maija meikal"')).toEqual([2]);
  expect(await found('from:maija from:pekka')).toEqual([1, 2, 3]);
  expect(await found('from:maija kiitos')).toEqual([]);
  expect(await found('from:nobody')).toEqual([]);
  expect(await found('ak')).toEqual([4, 5]);
  expect(await found('🎉')).toEqual([4]);
  expect(await found('jonsson')).toEqual([5]);
  expect(await found('@jönsson@masto.example')).toEqual([5]);
  expect(await found('åke o')).toEqual([5]);
});

test('messages are found by who wrote them; from: limits them to a person', async () => {
  const { store } = await tempStore();
  await peopleWrite(store, PEOPLE);
  const found = async (query: string, limit = 10) =>
    (await store.read.messages.search(query, limit)).map(({ remoteId }) => remoteId);
  expect(await found('maija')).toEqual(['m-3', 'm-2', 'm-1']);
  expect(await found('maija', 2)).toEqual(['m-3', 'm-2']);
  expect(await found('from:maija')).toEqual(['m-2', 'm-1']);
  expect(await found('from:maija', 1)).toEqual(['m-2']);
  expect(await found('from:maija lasku')).toEqual(['m-1']);
  expect(await found('from:maija ?')).toEqual(['m-2']);
  expect(await found('from:maija tack')).toEqual([]);
});

test('who is renamed is found by the new name only, at once and after others changed', async () => {
  const { store, file } = await tempStore();
  const [maija] = await peopleWrite(store, PEOPLE);
  const ids = async (search: string) => (await store.read.conversations.list({ search })).items.map(({ id }) => id);
  const followers = PEOPLE.map((one) => ({ ...one, followers: 9_000 }));
  await store.transact((tx) => tx.conversations.upsertContacts('bluesky', followers, NOON));
  expect(await ids('from:virtanen')).toEqual([maija]);
  const renamed = author('1', { handle: 'maija.korhonen', name: 'Maija Korhonen' });
  await store.transact((tx) => tx.conversations.upsertContacts('bluesky', [renamed], NOON));
  expect(await ids('from:virtanen')).toEqual([]);
  expect(await ids('from:korhonen')).toEqual([maija]);
  // what is rolled back is not found either
  const undone = author('1', { handle: 'maija.nieminen', name: 'Maija' });
  await store
    .transact(async (tx) => {
      await tx.conversations.upsertContacts('bluesky', [undone, author('6', { name: 'Uusi Henkilo' })], NOON);
      throw new Error('taken back');
    })
    .catch(() => undefined);
  expect(await ids('from:nieminen')).toEqual([]);
  expect(await ids('from:korhonen')).toEqual([maija]);
  const looker = new SQLite(file);
  looker.exec("insert into contacts_search (contacts_search) values ('integrity-check')");
  // the control: the check sees an index that does not say what the table says
  looker.exec("drop trigger contacts_search_update; update contacts set name = 'Somebody' where remote_id = '1'");
  expect(() =>
    looker.exec("insert into contacts_search (contacts_search, rank) values ('integrity-check', 1)"),
  ).toThrow(/malformed/);
  looker.close();
});

test('the migration makes people of an older database found, and loses nothing', async () => {
  const file = join(tempFolder(), 'kuulo.db');
  writeFileSync(file, '');
  const engine = openEngine<unknown>(file, 'writer');
  await migrate(engine.db, file, MIGRATIONS.slice(0, 4));
  engine.close();
  const old = new SQLite(file);
  old.exec(`insert into contacts (platform, remote_id, handle, name, is_bot, seen_at)
    values ('x', '7', 'vanha', 'Vanha Tuttu', 0, 1)`);
  old.exec(`insert into conversations (account, platform, contact, thread_id, visibility, url, status, subject, messages,
    last_message_at, newest_inbound, waiting_since, sentiment, sentiment_score, urgency, urgency_score, urgency_rank,
    language, topics, reasons, created_at)
    values ('acme', 'x', 1, 't', 'public', 'https://x.example/t', 'open', '', 0, 1, 0, 1, 'neutral', 0, 'low', 0, 0, 'fi',
    '[]', '[]', 1)`);
  old.close();
  const store = await openStore(file, { stateFolder: stateFolder(file) });
  const { items } = await store.read.conversations.list({ search: 'tuttu' });
  expect(items.map(({ id, followUpAt }) => [id, followUpAt])).toEqual([[1, null]]);
  expect((await store.read.conversations.list({ search: 'from:stranger' })).items).toEqual([]);
  await store.close();
});

const corpus = fileURLToPath(new URL('../../../shared/data/hostile.jsonl', import.meta.url));
test('every line of the hostile corpus is safe as a name and finds its own person', async ({ skip }) => {
  if (!existsSync(corpus)) skip('skipped: ../shared is not here');
  const lines = readFileSync(corpus, 'utf8').trimEnd().split('\n');
  const names = lines.map((line) => JSON.parse(line) as unknown).filter((name) => typeof name === 'string');
  expect(names.length).toBeGreaterThan(100);
  const { store } = await tempStore();
  const people = names.map((name, i) => ({ ...author(`p${i}`, { name, handle: `p${i}` }), text: 'hei' }));
  const ids = await peopleWrite(store, people);
  const lost: string[] = [];
  for (const [i, name] of names.entries()) {
    await store.read.conversations.list({ search: `from:${name}` });
    await store.read.messages.search(`from:"${name}" hei`, 10);
    const { items } = await store.read.conversations.list({ search: name, limit: 1_000 });
    if (name.trim() !== '' && !items.some(({ id }) => id === ids[i])) lost.push(name.slice(0, 60));
  }
  expect(lost).toEqual([]);
});
