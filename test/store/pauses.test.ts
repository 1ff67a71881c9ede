import { expect, test } from 'vitest';
import type { Pause, PauseScope } from '../../src/domain/pause.ts';
import { NOON, tempStore } from './workbench.ts';

function pause(scope: PauseScope, change: Partial<Pause> = {}): Pause {
  return { scope, at: NOON, by: 'ana', reason: 'a storm', ...change };
}

test('a pause is there once, keeps its time and reason, and is lifted once', async () => {
  const { store } = await tempStore();
  const first = pause('account:acme', { by: 'system', reason: 'the login was refused' });
  expect(await store.transact((tx) => tx.pauses.add(first))).toBe(true);
  const again = pause('account:acme', { at: NOON + 1, reason: 'other' });
  expect(await store.transact((tx) => tx.pauses.add(again))).toBe(false);
  expect(await store.read.pauses.of('account:acme')).toEqual(first);
  expect(await store.transact((tx) => tx.pauses.remove('account:acme'))).toBe(true);
  expect(await store.transact((tx) => tx.pauses.remove('account:acme'))).toBe(false);
  expect(await store.read.pauses.of('account:acme')).toBeNull();
});

test('scopes do not touch each other', async () => {
  const { store } = await tempStore();
  const scopes: PauseScope[] = ['account:acme', 'account:all', 'all', 'plan:7'];
  await store.transact(async (tx) => {
    for (const scope of scopes) await tx.pauses.add(pause(scope));
  });
  expect((await store.read.pauses.all()).map(({ scope }) => scope)).toEqual(scopes);
  await store.transact((tx) => tx.pauses.remove('all'));
  expect(await store.read.pauses.of('all')).toBeNull();
  expect(await store.read.pauses.of('account:all')).toEqual(pause('account:all'));
  expect(await store.read.pauses.of('plan:70')).toBeNull();
});
