import { readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { startChild } from './child.ts';
import { stateFolder, tempFolder, tempStore } from './workbench.ts';

const TAKE = `
const { openStore } = await import('./src/store/open.ts');
const store = await openStore(process.argv[1], { stateFolder: process.argv[1] + '.state' });
`;

test('one holder a name; other names are free; released is free again', async () => {
  const { store } = await tempStore();
  const first = await store.lock('send:acme');
  expect(first).not.toBeNull();
  expect(await store.lock('send:acme')).toBeNull();
  const other = await store.lock('send:beta');
  expect(other).not.toBeNull();
  await first?.release();
  await first?.release();
  const again = await store.lock('send:acme');
  expect(again).not.toBeNull();
  await again?.release();
  await other?.release();
});

test('names that look alike do not share a lock, and none leaves the folder', async () => {
  const { store, file } = await tempStore();
  const names = ['a:b', 'a-b', 'A:B', '../x', '..', '', 'search:päivä ✓', 'x'.repeat(400)];
  for (const name of names) expect(await store.lock(name), name).not.toBeNull();
  const found = readdirSync(`${file}.locks`).filter((name) => name.endsWith('.lock'));
  expect(found).toHaveLength(names.length);
  expect(statSync(`${file}.locks`).mode & 0o777).toBe(0o700);
});

test('a database by another name is the same one: a symbolic link to it, or to its folder, shares the locks', async () => {
  const { store, file } = await tempStore();
  const folder = tempFolder();
  symlinkSync(file, join(folder, 'linked.db'));
  symlinkSync(join(file, '..'), join(folder, 'linked'));
  const held = await store.lock('send:acme');
  for (const name of [join(folder, 'linked.db'), join(folder, 'linked', 'kuulo.db')]) {
    const other = await openStore(name, { stateFolder: stateFolder(name) });
    expect(await other.lock('send:acme'), name).toBeNull();
    // the turns are shared too: the second waits for the first, where SQLite would stop this process and then give up
    const gate = Promise.withResolvers<void>();
    const first = store.transact(async (tx) => {
      await tx.streams.save('acme', 'mentions', {});
      await gate.promise;
    });
    const second = other.transact((tx) => tx.streams.save('acme', 'own', {}));
    setImmediate(gate.resolve);
    await Promise.all([first, second]);
    await other.close();
  }
  expect(readdirSync(folder).toSorted()).toEqual(['linked', 'linked.db']);
  await held?.release();
});

test('a second process gets null at once, and the lock when the holder is killed', async () => {
  const { store, file } = await tempStore();
  const child = await startChild(
    `${TAKE} const lock = await store.lock('send:acme'); say(lock === null ? 'null' : 'held'); setInterval(() => {}, 1000);`,
    [file],
  );
  expect(child.firstLine).toBe('held');
  const began = performance.now();
  expect(await store.lock('send:acme')).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
  child.process.kill('SIGKILL');
  await child.ended;
  const mine = await store.lock('send:acme');
  expect(mine).not.toBeNull();
  await mine?.release();
});

test('a stopped holder keeps the lock: it may wake up and send', async () => {
  const { store, file } = await tempStore();
  const child = await startChild(`${TAKE} await store.lock('send:acme'); say('held'); setInterval(() => {}, 1000);`, [
    file,
  ]);
  child.process.kill('SIGSTOP');
  expect(await store.lock('send:acme')).toBeNull();
  child.process.kill('SIGKILL');
  await child.ended;
});

test('nobody has to remember the lock for it to be kept', async () => {
  const { store, file } = await tempStore();
  const child = await startChild(
    `${TAKE} await store.lock('send:acme'); for (let i = 0; i < 5; i += 1) { globalThis.gc(); await new Promise(setImmediate); }
     say('held'); setInterval(() => globalThis.gc(), 50);`,
    [file],
    ['--expose-gc'],
  );
  expect(child.firstLine).toBe('held');
  expect(await store.lock('send:acme')).toBeNull();
  child.process.kill('SIGKILL');
  await child.ended;
});
