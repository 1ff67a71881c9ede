import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Tx } from '../../src/store/store.ts';
import { startChild } from './child.ts';
import { NOON, newMessage, seedThread, stateFolder, tempStore } from './workbench.ts';

test('rows and cursor are kept together or not at all', async () => {
  const { store } = await tempStore();
  const attempt = store.transact(async (tx) => {
    await seedThread(tx);
    await tx.streams.save('acme', 'mentions', { cursor: 'c1' });
    throw new Error('power cut');
  });
  await expect(attempt).rejects.toThrow('power cut');
  expect(await store.read.messages.byRemoteId('acme', 'm-t1')).toBeNull();
  expect(await store.read.messages.search('text', 5)).toEqual([]);
  expect(await store.read.streams.state('acme', 'mentions')).toBeNull();
  expect((await store.read.conversations.counts()).open).toBe(0);
});

test('a process killed in the middle leaves neither rows nor cursor', async () => {
  const { store, file } = await tempStore();
  const child = await startChild(
    `const { openStore } = await import('./src/store/open.ts');
     const store = await openStore(process.argv[1], { stateFolder: process.argv[1] + '.state' });
     await store.transact(async (tx) => {
       await tx.streams.save('acme', 'mentions', { cursor: 'c1' });
       for (let i = 0; i < 300; i += 1) await tx.events.append([{ at: 1, kind: 'stream.gap', actor: 'system', login: 'x',
         conversation: null, reply: null, message: null, data: { filler: 'x'.repeat(5000) } }]);
       say('half'); await new Promise(() => setInterval(() => {}, 1000));
     });`,
    [file],
  );
  expect(child.firstLine).toBe('half');
  child.process.kill('SIGKILL');
  await child.ended;
  expect(await store.read.streams.all()).toEqual([]);
  expect(await store.read.events.between(0, 2, ['stream.gap'])).toEqual([]);
  expect((await store.inspect()).isSound).toBe(true);
  await store.transact((tx) => tx.streams.save('acme', 'mentions', { cursor: 'c2' }));
});

test('a transaction sees its own writes; others see them after it', async () => {
  const { store, file } = await tempStore();
  const other = await openStore(file, { stateFolder: stateFolder(file) });
  await store.transact(async (tx) => {
    await tx.messages.insert([newMessage('m1')]);
    expect(await tx.messages.search('text', 5)).toHaveLength(1);
    expect(await store.read.messages.byRemoteId('acme', 'm1')).toBeNull();
    expect(await other.read.messages.byRemoteId('acme', 'm1')).toBeNull();
  });
  expect(await store.read.messages.byRemoteId('acme', 'm1')).not.toBeNull();
  expect(await other.read.messages.byRemoteId('acme', 'm1')).not.toBeNull();
  await other.close();
});

test('a transaction used after its end says so', async () => {
  const { store } = await tempStore();
  let kept: Tx | null = null;
  await store.transact(async (tx) => {
    kept = tx;
  });
  const late = kept as Tx | null;
  await expect(late?.streams.save('acme', 'mentions', { cursor: 'late' })).rejects.toThrow(/over|already/);
  await expect(late?.messages.byId(1)).rejects.toThrow(/over|already/);
  expect(await store.read.streams.all()).toEqual([]);
});

test('a transaction used after it was rolled back says so, and writes nothing', async () => {
  const { store } = await tempStore();
  let kept: Tx | null = null;
  const failed = store.transact(async (tx) => {
    kept = tx;
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  const late = kept as Tx | null;
  await expect(late?.streams.save('acme', 'mentions', { cursor: 'late' })).rejects.toThrow(/over|already/);
  expect(await store.read.streams.all()).toEqual([]);
});

test('transactions do not nest, and the outer one goes on', async () => {
  const { store } = await tempStore();
  await store.transact(async (tx) => {
    await expect(store.transact(async () => 1)).rejects.toThrow(/inside another/);
    await tx.streams.save('acme', 'mentions', { cursor: 'c1' });
  });
  expect((await store.read.streams.state('acme', 'mentions'))?.cursor).toBe('c1');
  expect(await store.transact(async () => 2)).toBe(2);
});

test('transactions started side by side run one after the other', async () => {
  const { store } = await tempStore();
  let inside = 0;
  const runs = Array.from({ length: 8 }, (_, i) =>
    store.transact(async (tx) => {
      inside += 1;
      expect(inside).toBe(1);
      const before = await tx.streams.all();
      await tx.streams.save('acme', `s${before.length}`, { lastTryAt: NOON + i });
      inside -= 1;
    }),
  );
  await Promise.all(runs);
  expect((await store.read.streams.all()).map((row) => row.stream)).toEqual(runs.map((_, i) => `s${i}`));
});

test('the version of the data rises when another process wrote', async () => {
  const { store, file } = await tempStore();
  const before = await store.dataVersion();
  await store.transact((tx) => tx.streams.save('acme', 'mentions', { cursor: 'mine' }));
  expect(await store.dataVersion()).toBe(before);
  const child = await startChild(
    `const { openStore } = await import('./src/store/open.ts');
     const store = await openStore(process.argv[1], { stateFolder: process.argv[1] + '.state' });
     await store.transact((tx) => tx.streams.save('acme', 'mentions', { cursor: 'theirs' })); say('done'); await store.close();`,
    [file],
  );
  await child.ended;
  expect(await store.dataVersion()).toBeGreaterThan(before);
});
