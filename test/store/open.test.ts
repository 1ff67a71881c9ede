import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openEngine } from '../../src/store/engine.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { startChild } from './child.ts';
import { stateFolder, tempFolder, tempStore } from './workbench.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a file that is no database keeps its bytes and is not opened', async () => {
  const file = join(tempFolder(), 'kuulo.db');
  writeFileSync(file, 'Dear diary, today I was mistaken for a database. '.repeat(200));
  const before = hashOf(file);
  for (const mode of ['readWrite', 'create'] as const)
    await expect(openStore(file, { mode, stateFolder: stateFolder(file) })).rejects.toMatchObject({
      code: 'DATABASE_INVALID',
      facts: { file },
    });
  expect(hashOf(file)).toBe(before);
  expect(readdirSync(join(file, '..'))).toEqual(['kuulo.db']);
});

test('the database of another program keeps its bytes and is not opened', async () => {
  const file = join(tempFolder(), 'kuulo.db');
  const other = new SQLite(file);
  other.exec('create table recipes (id integer primary key, name text)');
  other.close();
  const before = hashOf(file);
  await expect(openStore(file, { mode: 'create', stateFolder: stateFolder(file) })).rejects.toMatchObject({
    code: 'DATABASE_INVALID',
  });
  expect(hashOf(file)).toBe(before);
});

test('a cut-off database is called damaged and keeps its bytes', async () => {
  const { store, file } = await tempStore();
  await store.close();
  const cut = `${file}.cut`;
  copyFileSync(file, cut);
  truncateSync(cut, 4096);
  const before = hashOf(cut);
  await expect(openStore(cut, { stateFolder: stateFolder(cut) })).rejects.toMatchObject({ code: 'DATABASE_INVALID' });
  expect(hashOf(cut)).toBe(before);
});

test('a missing or empty file is no new install unless asked for', async () => {
  const file = join(tempFolder(), 'kuulo.db');
  await expect(openStore(file, { stateFolder: stateFolder(file) })).rejects.toMatchObject({ code: 'DATABASE_INVALID' });
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, '');
  await expect(openStore(file, { stateFolder: stateFolder(file) })).rejects.toMatchObject({ code: 'DATABASE_INVALID' });
  const store = await openStore(file, { mode: 'create', stateFolder: stateFolder(file) });
  await store.close();
});

test('a database of a later kuulo is refused and not changed', async () => {
  const { store, file } = await tempStore();
  await store.close();
  const later = new SQLite(file);
  later.prepare("update meta set value = '7' where name = 'schema'").run();
  later.close();
  const before = hashOf(file);
  await expect(openStore(file, { stateFolder: stateFolder(file) })).rejects.toMatchObject({
    code: 'DATABASE_NEWER',
    facts: { file, found: 7, known: MIGRATIONS.length },
  });
  expect(hashOf(file)).toBe(before);
});

test('a schema number that is no number is called damaged', async () => {
  const { store, file } = await tempStore();
  await store.close();
  const other = new SQLite(file);
  other.prepare("update meta set value = 'seven' where name = 'schema'").run();
  other.close();
  await expect(openStore(file, { stateFolder: stateFolder(file) })).rejects.toMatchObject({ code: 'DATABASE_INVALID' });
});

test('says where it lies and that it is sound', async () => {
  const { store, file } = await tempStore();
  expect(await store.inspect()).toEqual({ file, schema: MIGRATIONS.length, isSound: true, words: 'ok' });
});

test('six processes that make the database at once make one', async () => {
  const file = join(tempFolder(), 'kuulo.db');
  const code = `const { openStore } = await import('./src/store/open.ts');
    const store = await openStore(process.argv[1], { mode: 'create', stateFolder: process.argv[1] + '.state' }); say('open'); await store.close();`;
  const children = await Promise.all(Array.from({ length: 6 }, () => startChild(code, [file])));
  expect(children.map((child) => child.firstLine)).toEqual(Array.from({ length: 6 }, () => 'open'));
  expect(await Promise.all(children.map((child) => child.ended))).toEqual(Array.from({ length: 6 }, () => 0));
  const found = new SQLite(file, { readonly: true });
  expect(found.prepare("select count(*) from meta where name = 'databaseId'").pluck().get()).toBe(1);
  expect(found.prepare("select value from meta where name = 'databaseId'").pluck().get()).toMatch(/^[0-9a-f-]{36}$/);
  found.close();
});

test('a step that fails leaves the old schema', async () => {
  const { store, file } = await tempStore();
  await store.close();
  const engine = openEngine<unknown>(file, 'writer');
  const failing = {
    name: '9999-failing',
    async up(db: Parameters<(typeof MIGRATIONS)[number]['up']>[0]) {
      await sql`create table half_done (id integer primary key)`.execute(db);
      throw new Error('out of luck');
    },
  };
  await expect(migrate(engine.db, file, [...MIGRATIONS, failing])).rejects.toThrow('out of luck');
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where name = 'half_done'`.execute(
    engine.db,
  );
  expect(rows).toEqual([]);
  engine.close();
  await (await openStore(file, { stateFolder: stateFolder(file) })).close();
});

/** Name and SHA-256 of the schema after each released step. Never edit a line: add a migration and its line. */
const FROZEN = [
  ['0001-first', 'd648627c73fcc8b7'],
  ['0002-whole-platforms', '520b5f887a697995'],
  ['0003-outbox', '1d5145589dd05eb5'],
  ['0004-learning', '53c0328a6caa6904'],
  ['0005-follow-ups', 'f3810f7d72dc45d0'],
  ['0006-service', '5abdc0e0352d6806'],
];

test('released migrations are frozen', async () => {
  const found: string[][] = [];
  for (const [index, migration] of MIGRATIONS.entries()) {
    const file = join(tempFolder(), 'kuulo.db');
    writeFileSync(file, '');
    const engine = openEngine<unknown>(file, 'writer');
    await migrate(engine.db, file, MIGRATIONS.slice(0, index + 1));
    const { rows } = await sql<{
      sql: string;
    }>`select sql from sqlite_schema where sql is not null order by name`.execute(engine.db);
    const counters = await sql<{ name: string }>`select name from counters order by name`.execute(engine.db);
    engine.close();
    const shape = [...rows.map((row) => row.sql.replaceAll(/\s+/g, ' ')), ...counters.rows.map((row) => row.name)];
    found.push([migration.name, createHash('sha256').update(shape.join('\n')).digest('hex').slice(0, 16)]);
  }
  expect(found, 'a released migration changed: put it back and add a new one').toEqual(FROZEN);
});
