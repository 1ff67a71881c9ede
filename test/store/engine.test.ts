import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { ProblemError } from '../../src/domain/problem.ts';
import { type Engine, openEngine } from '../../src/store/engine.ts';
import { asProblem, isBusy } from '../../src/store/faults.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createPrivate } from '../../src/store/private-file.ts';
import type { Tables } from '../../src/store/schema.ts';
import { startChild } from './child.ts';
import { tempFolder } from './workbench.ts';

async function engines(): Promise<{ file: string; writer: Engine<Tables>; second: Engine<Tables> }> {
  const file = join(tempFolder(), 'kuulo.db');
  createPrivate(file);
  const writer = openEngine<Tables>(file, 'writer');
  await migrate(writer.db, file);
  const second = openEngine<Tables>(file, 'reader');
  onTestFinished(() => {
    writer.close();
    second.close();
  });
  return { file, writer, second };
}

async function pragma(engine: Engine<Tables>, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(engine.db);
  return Object.values(rows[0] ?? {})[0];
}

test('every connection is durable and strict, the second one and a third after reopening too', async () => {
  const { file, writer, second } = await engines();
  const third = openEngine<Tables>(file, 'writer');
  onTestFinished(() => third.close());
  for (const engine of [writer, second, third]) {
    expect(await pragma(engine, 'journal_mode')).toBe('wal');
    expect(await pragma(engine, 'synchronous'), 'FULL is 2').toBe(2);
    expect(await pragma(engine, 'foreign_keys')).toBe(1);
    expect(await pragma(engine, 'trusted_schema')).toBe(0);
    expect((await pragma(engine, 'mmap_size')) ?? 0).toBe(0);
    expect(await pragma(engine, 'secure_delete')).toBe(1);
    expect(await pragma(engine, 'busy_timeout')).toBe(5_000);
  }
});

test('a row that points nowhere is refused', async () => {
  const { writer } = await engines();
  const row = { conversation: 99, author: 'ana', text: 'x', at: 1 };
  await expect(writer.db.insertInto('notes').values(row).execute()).rejects.toThrow(/FOREIGN KEY/);
});

test('the reader cannot write', async () => {
  const { second } = await engines();
  await expect(second.db.insertInto('meta').values({ name: 'a', value: 'b' }).execute()).rejects.toThrow();
});

test('what is removed is gone from the file', async () => {
  const { file, writer, second } = await engines();
  const needle = 'needle-in-the-pages';
  await writer.db.insertInto('meta').values({ name: needle, value: 'x' }).execute();
  await sql`pragma wal_checkpoint(truncate)`.execute(writer.db);
  expect(readFileSync(file).includes(needle)).toBe(true);
  await writer.db.deleteFrom('meta').where('name', '=', needle).execute();
  await sql`pragma wal_checkpoint(truncate)`.execute(writer.db);
  expect(readFileSync(file).includes(needle)).toBe(false);
  expect(second.quickCheck()).toBe('ok');
});

test('only the owner may read the files, whatever the umask', async () => {
  const before = process.umask(0);
  onTestFinished(() => {
    process.umask(before);
  });
  const { file } = await engines();
  for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777, name).toBe(0o600);
});

test('a write waits for the write of another process', async () => {
  const { file, writer } = await engines();
  const child = await startChild(
    `const db = new SQLite(process.argv[1]); db.exec('begin immediate'); say('held');
     setTimeout(() => { db.exec('commit'); db.close(); }, 300);`,
    [file],
  );
  const began = performance.now();
  await writer.db.insertInto('meta').values({ name: 'mine', value: 'x' }).execute();
  expect(performance.now() - began).toBeGreaterThan(100);
  await child.ended;
});

test('a transaction holds the write lock from its first moment', async () => {
  const { file, writer } = await engines();
  await writer.db.transaction().execute(async () => {
    const child = await startChild(
      `const db = new SQLite(process.argv[1], { timeout: 0 });
       try { db.exec('begin immediate'); say('got it'); } catch (error) { say(error.code); }`,
      [file],
    );
    expect(child.firstLine).toBe('SQLITE_BUSY');
    await child.ended;
  });
});

test('the version of the data rises by the hand of others only', async () => {
  const { file, writer } = await engines();
  const before = writer.dataVersion();
  await writer.db.insertInto('meta').values({ name: 'mine', value: 'x' }).execute();
  expect(writer.dataVersion()).toBe(before);
  const other = openEngine<Tables>(file, 'writer');
  await other.db.insertInto('meta').values({ name: 'theirs', value: 'x' }).execute();
  other.close();
  expect(writer.dataVersion()).toBeGreaterThan(before);
});

test.each([
  ['SQLITE_NOTADB', 'DATABASE_INVALID'],
  ['SQLITE_CORRUPT_VTAB', 'DATABASE_INVALID'],
  ['SQLITE_BUSY_SNAPSHOT', 'DATABASE_BUSY'],
  ['SQLITE_FULL', 'DATABASE_UNWRITABLE'],
  ['SQLITE_READONLY_DBMOVED', 'DATABASE_UNWRITABLE'],
  ['SQLITE_IOERR_WRITE', 'DATABASE_UNWRITABLE'],
  ['ENOSPC', 'DATABASE_UNWRITABLE'],
])('%s becomes %s', (code, problem) => {
  const found = asProblem(Object.assign(new Error('words'), { code }), '/x/kuulo.db');
  expect(found).toBeInstanceOf(ProblemError);
  expect(found).toMatchObject({ code: problem, facts: { file: '/x/kuulo.db' } });
  expect(isBusy(found)).toBe(problem === 'DATABASE_BUSY');
});

test('a full database says so, keeps what it had and takes rows again', async () => {
  const { writer } = await engines();
  const pages = Number(await pragma(writer, 'page_count'));
  await sql.raw(`pragma max_page_count = ${pages + 8}`).execute(writer.db);
  const body = Buffer.alloc(30_000);
  const page = { account: 'acme', stream: 'mentions', fetched_at: 1, body };
  const fill = writer.db.transaction().execute(async (tx) => {
    for (let i = 0; i < 50; i += 1) await tx.insertInto('raw_pages').values(page).execute();
  });
  await expect(fill).rejects.toMatchObject({ code: 'DATABASE_UNWRITABLE' });
  expect(await writer.db.selectFrom('raw_pages').selectAll().execute()).toEqual([]);
  expect(writer.quickCheck()).toBe('ok');
  await sql`pragma max_page_count = 100000`.execute(writer.db);
  await writer.db.insertInto('raw_pages').values(page).execute();
});
