import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../src/store/engine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { NOON, SCORE, seedThread, stateFolder, tempFolder, tempStore } from './workbench.ts';

const NEGATIVE = { aspect: 'sentiment', label: 'negative', operator: 'ana', at: NOON } as const;

test('every judgement is kept with the words of its time, also when they are edited later', async () => {
  const { store } = await tempStore();
  const { conversation, message } = await store.transact((tx) => seedThread(tx));
  const keep = (operator: string) =>
    store.transact((tx) => tx.learning.keepJudgements(conversation, [{ ...NEGATIVE, message, operator }]));
  const edit = (text: string, editedAt: number) =>
    store.transact((tx) => tx.messages.saveEdit(message, { text, editedAt, score: SCORE, reference: {} }));
  await keep('ana');
  await edit('second words', NOON + 5);
  await keep('ben');
  await edit('third words', NOON + 6);
  await edit('fourth words', NOON + 7);
  await keep('cia');
  const kept = await store.read.learning.judgements('sentiment', 10);
  expect(kept).toEqual([
    { message, label: 'negative', operator: 'ana', at: NOON, text: 'text of m-t1', language: 'en' },
    { message, label: 'negative', operator: 'ben', at: NOON, text: 'second words', language: 'en' },
    { message, label: 'negative', operator: 'cia', at: NOON, text: 'fourth words', language: 'en' },
  ]);
  expect(await store.read.learning.judgements('sentiment', 2)).toEqual(kept.slice(1));
  expect(await store.read.learning.judgements('urgency', 10)).toEqual([]);
});

test('a tuning takes the place of the one before, and can be taken away', async () => {
  const { store } = await tempStore();
  const learnt = (negative: number) => ({
    tuning: { sentiment: { negative, positive: 0 }, urgency: { normal: 0, high: -0.1, critical: 0 } },
    operator: 'ana',
    at: NOON,
    corrections: { sentiment: 21, urgency: 0 },
  });
  expect(await store.read.learning.tuning()).toBeNull();
  for (const negative of [0.5, 0.7]) await store.transact((tx) => tx.learning.saveTuning(learnt(negative)));
  expect(await store.read.learning.tuning()).toEqual(learnt(0.7));
  const failing = store.transact(async (tx) => {
    await tx.learning.removeTuning();
    throw new Error('out of luck');
  });
  await expect(failing).rejects.toThrow('out of luck');
  expect(await store.read.learning.tuning()).toEqual(learnt(0.7));
  await store.transact((tx) => tx.learning.removeTuning());
  expect(await store.read.learning.tuning()).toBeNull();
});

/** A database as the version before left it: its schema, and rows put in by `fill`. */
async function formerDatabase(fill: (db: SQLite.Database) => void): Promise<string> {
  const file = join(tempFolder(), 'kuulo.db');
  writeFileSync(file, '', { mode: 0o600 });
  const engine = openEngine<unknown>(file, 'writer');
  await migrate(engine.db, file, MIGRATIONS.slice(0, 3));
  engine.close();
  const db = new SQLite(file);
  fill(db);
  db.close();
  return file;
}

/** Copies a row of today's shape into the table of a former database, without the columns that came later. */
function put(db: SQLite.Database, table: string, row: Record<string, string | number | null>): void {
  const names = Object.keys(row);
  db.prepare(`insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`).run(row);
}

function talk(db: SQLite.Database, conversation: number, messages: readonly { id: number; at: number }[]): void {
  put(db, 'conversations', {
    ...{ id: conversation, account: 'acme', platform: 'bluesky', contact: 1, thread_id: `t${conversation}` },
    ...{ visibility: 'public', url: '', status: 'open', subject: '', messages: 1, last_message_at: NOON },
    ...{ newest_inbound: 0, waiting_since: NOON, sentiment: 'neutral', sentiment_score: 0, urgency: 'low' },
    ...{ urgency_score: 0, urgency_rank: 0, language: 'fi', topics: '[]', reasons: '[]', created_at: NOON },
  });
  for (const { id, at } of messages)
    put(db, 'messages', {
      ...{ id, account: 'acme', platform: 'bluesky', conversation, contact: 1, remote_id: `m${id}` },
      ...{ direction: 'inbound', kind: 'mention', visibility: 'public', author: '[]', text: `text ${id}` },
      ...{ posted_at: at, url: '', reference: 'null', fetched_at: at },
    });
}

const corrected = (conversation: number, at: number, data: string) => ({
  ...{ at, kind: 'conversation.corrected', actor: 'aino', login: 'root', conversation, data },
});

test('a database of the version before brings its corrections along, where it is known what they were about', async () => {
  const file = await formerDatabase((db) => {
    put(db, 'contacts', {
      ...{ id: 1, platform: 'bluesky', remote_id: 'ann', handle: 'ann', name: 'Ann', is_bot: 0, seen_at: NOON },
    });
    talk(db, 1, [
      { id: 1, at: NOON },
      { id: 2, at: NOON + 10 },
    ]);
    talk(db, 2, [{ id: 3, at: NOON }]);
    talk(db, 3, []);
    const version = { message: 3, text: 'before', since: NOON, until: NOON + 1 };
    put(db, 'message_versions', version);
    put(db, 'corrections', { conversation: 1, sentiment: 'neutral', urgency: 'high', operator: 'aino', at: NOON + 20 });
    put(db, 'events', corrected(1, NOON + 5, '{"sentiment":"negative","urgency":"critical"}'));
    put(db, 'events', corrected(1, NOON + 20, '{"sentiment":"neutral","urgency":"high"}'));
    // edited: which words were seen is not known; and a conversation of which nothing is left
    put(db, 'events', corrected(2, NOON + 5, '{"sentiment":"negative","urgency":null}'));
    put(db, 'events', corrected(3, NOON + 5, '{"sentiment":"negative","urgency":null}'));
  });
  const store = await openStore(file, { stateFolder: stateFolder(file) });
  onTestFinished(() => store.close());
  expect((await store.inspect()).schema).toBe(MIGRATIONS.length);
  const said = await store.read.learning.judgements('sentiment', 10);
  expect(said.map(({ message, label, operator, at }) => [message, label, operator, at])).toEqual([
    [1, 'negative', 'aino', NOON + 5],
    [2, 'neutral', 'aino', NOON + 20],
  ]);
  // of two that waited, nobody knows which one the urgency was about
  const pressing = await store.read.learning.judgements('urgency', 10);
  expect(pressing.map(({ message, label }) => [message, label])).toEqual([[1, 'critical']]);
  // what wins over the machine is as it was
  expect(await store.read.conversations.correction(1)).toMatchObject({ sentiment: 'neutral', urgency: 'high' });
  expect(await store.read.learning.tuning()).toBeNull();
});

test('a database of the version before without corrections has none afterwards', async () => {
  const file = await formerDatabase(() => undefined);
  const store = await openStore(file, { stateFolder: stateFolder(file) });
  onTestFinished(() => store.close());
  expect(await store.read.learning.judgements('sentiment', 10)).toEqual([]);
});
