import { expect, test } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import { NOON, seedThread, tempStore } from './workbench.ts';

function claim(conversation: number, change: Partial<Claim> = {}): Claim {
  return { conversation, operator: 'ana', login: 'ana.k', claimedAt: NOON, until: NOON + 1_000, ...change };
}

test('a claim stands until its time is over, is prolonged or taken over, and is let go', async () => {
  const { store } = await tempStore();
  const { conversation } = await store.transact((tx) => seedThread(tx));
  expect(await store.read.claims.of(conversation, NOON)).toBeNull();
  const first = claim(conversation);
  await store.transact((tx) => tx.claims.save(first));
  expect(await store.read.claims.of(conversation, NOON + 999)).toEqual(first);
  expect(await store.read.claims.of(conversation, NOON + 1_000), 'over').toBeNull();
  const taken = claim(conversation, { operator: 'bo', login: 'bo', claimedAt: NOON + 500, until: NOON + 2_000 });
  await store.transact((tx) => tx.claims.save(taken));
  expect(await store.read.claims.of(conversation, NOON + 1_500)).toEqual(taken);
  await store.transact((tx) => tx.claims.remove(conversation));
  await store.transact((tx) => tx.claims.remove(conversation));
  expect(await store.read.claims.of(conversation, NOON)).toBeNull();
});

test('those of many conversations come at once; what is over is absent', async () => {
  const { store } = await tempStore();
  const ids = await store.transact(async (tx) => {
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push((await seedThread(tx, name)).conversation);
    return made;
  });
  const [first = 0, second = 0] = ids;
  const stands = claim(second, { until: NOON + 5_000 });
  await store.transact(async (tx) => {
    await tx.claims.save(claim(first));
    await tx.claims.save(stands);
  });
  const many = [...Array.from({ length: 1_200 }, (_, index) => 10_000 + index), ...ids];
  expect(await store.read.claims.ofAll(many, NOON + 2_000)).toEqual(new Map([[second, stands]]));
  expect(await store.read.claims.ofAll([], NOON)).toEqual(new Map());
});

test('a conversation that is not there cannot be claimed', async () => {
  const { store } = await tempStore();
  await expect(store.transact((tx) => tx.claims.save(claim(99)))).rejects.toThrow('FOREIGN KEY');
});
