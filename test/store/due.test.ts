import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readStatus } from '../../src/store/due.ts';
import { openEngine } from '../../src/store/engine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { SCHEMA } from '../../src/store/schema-number.ts';
import { NOON, newReply, seedThread, stateFolder, tempFolder, tempStore } from './workbench.ts';

test('the quick start reads the same numbers as the store', async () => {
  const { store, file } = await tempStore();
  await store.transact(async (tx) => {
    const { conversation, message } = await seedThread(tx);
    await tx.replies.insert(newReply(conversation, message));
    await tx.pauses.add({ scope: 'account:acme', at: NOON, by: 'system', reason: 'the login was refused' });
    await tx.pauses.add({ scope: 'all', at: NOON, by: 'ana', reason: 'storm' });
    await tx.streams.save('acme', 'mentions', { cursor: 'c', notBefore: NOON, lastError: { code: 'X', message: 'y' } });
  });
  expect(readStatus(file, Date.now())).toEqual({
    conversations: await store.read.conversations.counts(),
    replies: await store.read.replies.counts(),
    streams: await store.read.streams.all(),
    pauses: await store.read.pauses.all(),
    unreadable: await store.read.streams.unreadableCount(),
    promises: await store.read.followUps.counts(NOON),
    alerts: await store.read.alerts.counts(),
    unknownHandovers: (await store.read.handovers.inStatus(['unknown'])).length,
  });
  await store.close();
  expect(readStatus(file, Date.now())?.conversations.open, 'also when nobody has it open').toBe(1);
});

test('a database of another schema is left to the full start', async () => {
  const { store, file } = await tempStore();
  await store.close();
  expect(readStatus(file, Date.now())).not.toBeNull();
  for (const schema of [String(SCHEMA - 1), String(SCHEMA + 1), 'x']) {
    const database = new SQLite(file);
    database.prepare("update meta set value = ? where name = 'schema'").run(schema);
    database.close();
    expect(() => readStatus(file, Date.now()), schema).toThrow('not the one known here');
  }
  expect(SCHEMA).toBe(MIGRATIONS.length);
});

test('a database of an earlier kuulo is left to the full start, which brings it up to date', async () => {
  const file = join(tempFolder(), 'kuulo.db');
  writeFileSync(file, '');
  const engine = openEngine<unknown>(file, 'writer');
  await migrate(engine.db, file, MIGRATIONS.slice(0, -1));
  engine.close();
  expect(() => readStatus(file, Date.now())).toThrow('not the one known here');
  await (await openStore(file, { stateFolder: stateFolder(file) })).close();
  expect(readStatus(file, Date.now())?.pauses).toEqual([]);
});

test('no database yet is no error; a file that is none is', () => {
  const file = join(tempFolder(), 'kuulo.db');
  expect(readStatus(file, Date.now())).toBeNull();
  writeFileSync(file, 'x'.repeat(5_000));
  expect(() => readStatus(file, Date.now())).toThrow('DATABASE_INVALID');
});

test('the quick start does not load Kysely', () => {
  const start = fileURLToPath(new URL('../../src/store/due.ts', import.meta.url));
  const files = new Set([start]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const found of readFileSync(file, 'utf8').matchAll(/^(import|export) (?!type)[^;]*? from '([^']+)'/gm)) {
      const name = found[2] ?? '';
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else packages.add(name);
    }
  }
  expect([...packages].sort()).toEqual(['better-sqlite3', 'node:fs']);
});
