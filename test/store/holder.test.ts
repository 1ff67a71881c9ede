import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChild } from './child.ts';
import { tempStore } from './workbench.ts';

const ANA = { operator: 'ana', login: 'ana.k', since: 1_781_000_000_000 };
const NOBODY_NAMED = { operator: '', login: '', pid: 0, since: 0 };

const TAKE = `
const { openStore } = await import('./src/store/open.ts');
const store = await openStore(process.argv[1], { stateFolder: process.argv[1] + '.state' });
`;

const HOLD = `${TAKE}
await store.lock('send:acme', ${JSON.stringify({ ...ANA, operator: 'bo' })});
say('held'); setInterval(() => {}, 1000);`;

function holderFiles(file: string): string[] {
  return readdirSync(`${file}.locks`).filter((name) => name.includes('.holder'));
}

test('who holds a lock is told while they hold it', async () => {
  const { store, file } = await tempStore();
  expect(await store.holder('send:acme')).toBeNull();
  const lock = await store.lock('send:acme', ANA);
  expect(await store.holder('send:acme')).toEqual({ ...ANA, pid: process.pid });
  expect(await store.holder('send:beta')).toBeNull();
  expect(await store.lock('send:acme', { ...ANA, operator: 'bo' }), 'asking let nobody else in').toBeNull();
  expect(await store.holder('send:acme'), 'who came too late is not told').toMatchObject({ operator: 'ana' });
  const [name = ''] = holderFiles(file);
  expect(statSync(join(`${file}.locks`, name)).mode & 0o777).toBe(0o600);
  await lock?.release();
  await lock?.release();
  expect(await store.holder('send:acme')).toBeNull();
  expect(holderFiles(file)).toEqual([]);
});

test('another process is told while it lives, also while it is stopped, and no longer once it is killed', async () => {
  const { store, file } = await tempStore();
  const child = await startChild(HOLD, [file]);
  const held = { ...ANA, operator: 'bo', pid: child.process.pid };
  expect(await store.holder('send:acme')).toEqual(held);
  child.process.kill('SIGSTOP');
  expect(await store.holder('send:acme')).toEqual(held);
  expect(await store.lock('send:acme', ANA)).toBeNull();
  child.process.kill('SIGKILL');
  await child.ended;
  expect(holderFiles(file), 'its words are left behind').toHaveLength(1);
  expect(await store.holder('send:acme')).toBeNull();
  const lock = await store.lock('send:acme');
  expect(await store.holder('send:acme'), 'and do not speak for the next one').toEqual(NOBODY_NAMED);
  await lock?.release();
});

test('a holder whose words are spoilt is somebody all the same', async () => {
  const { store, file } = await tempStore();
  await store.lock('send:acme', ANA);
  const [name = ''] = holderFiles(file);
  for (const text of ['', '{', 'null', '[]', '{"operator":"ana"}', '{"operator":1,"login":"x","pid":2,"since":3}']) {
    writeFileSync(join(`${file}.locks`, name), text);
    expect(await store.holder('send:acme'), text).toEqual(NOBODY_NAMED);
  }
});

test('looking never keeps a sender from its lock, nor makes one lose it', async () => {
  const { store, file } = await tempStore();
  const code = `${TAKE} let seen = 0, free = 0; say('looking'); let goesOn = true;
    process.stdin.once('data', () => { goesOn = false; });
    while (goesOn) {
      for (let i = 0; i < 50; i += 1) (await store.holder('send:acme')) === null ? (free += 1) : (seen += 1);
      await new Promise(setImmediate);
    }
    process.exit(seen > 0 && free > 0 ? 0 : 9);`;
  await (await store.lock('send:acme', ANA))?.release();
  const lookers = [await startChild(code, [file]), await startChild(code, [file])];
  const began = performance.now();
  let taken = 0;
  while (performance.now() - began < 1_000 || taken < 100) {
    const lock = await store.lock('send:acme', ANA);
    expect(lock, `after ${taken}`).not.toBeNull();
    taken += 1;
    expect(await store.holder('send:acme')).toMatchObject({ operator: 'ana', pid: process.pid });
    await lock?.release();
  }
  for (const looker of lookers) looker.process.stdin?.write('enough\n');
  expect(await Promise.all(lookers.map((looker) => looker.ended)), 'both saw it held and free').toEqual([0, 0]);
});

test('this process asking about its own lock does not let go of it', async () => {
  const { store, file } = await tempStore();
  await store.lock('send:acme', ANA);
  for (let asked = 0; asked < 20; asked += 1) await store.holder('send:acme');
  const child = await startChild(
    `${TAKE} const lock = await store.lock('send:acme'); say(lock === null ? 'null' : 'taken'); process.exit(0);`,
    [file],
  );
  expect(child.firstLine).toBe('null');
  expect(readFileSync(join(`${file}.locks`, holderFiles(file)[0] ?? ''), 'utf8')).toContain('"operator":"ana"');
});
