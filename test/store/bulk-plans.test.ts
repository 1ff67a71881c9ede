import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { NewPlan, Store } from '../../src/store/store.ts';
import { NOON, newReply, seedThread, stateFolder, tempStore } from './workbench.ts';

function newPlan(change: Partial<NewPlan> = {}): NewPlan {
  return {
    file: '/work/plans/b1.plan.jsonl',
    hash: 'a'.repeat(64),
    count: 3,
    costUsd: 0.6,
    author: 'ana',
    createdAt: NOON,
    isReviewed: true,
    ...change,
  };
}

async function planned(store: Store, change: Partial<NewPlan> = {}): Promise<number> {
  return await store.transact(async (tx) => {
    const id = await tx.plans.reserve(NOON, 'ana');
    await tx.plans.save(id, newPlan(change));
    return id;
  });
}

const APPROVAL = { approvedBy: 'bo', approvedAt: NOON + 5, approvalExpiresAt: NOON + 9 };

test('a reserved number is no plan until it is saved, and is never given twice', async () => {
  const { store } = await tempStore();
  const id = await store.transact((tx) => tx.plans.reserve(NOON, 'ana'));
  expect([await store.read.plans.byId(id), await store.read.plans.all()]).toEqual([null, []]);
  await expect(store.transact((tx) => tx.plans.approve(id, APPROVAL))).rejects.toThrow('cannot become approved');
  const saved = await store.transact((tx) => tx.plans.save(id, newPlan({ isReviewed: false })));
  expect(saved).toEqual({
    ...newPlan({ isReviewed: false }),
    id,
    status: 'planned',
    approvedBy: null,
    approvedAt: null,
    approvalExpiresAt: null,
    note: null,
  });
  await expect(store.transact((tx) => tx.plans.save(id, newPlan({ hash: 'b' })))).rejects.toThrow('cannot become');
  const next = await planned(store);
  expect(next).toBeGreaterThan(id);
  expect((await store.read.plans.all()).map((plan) => plan.id)).toEqual([next, id]);
  expect((await store.read.plans.byId(id))?.hash).toBe('a'.repeat(64));
});

test('a plan is approved, again after its time, and rejected for good', async () => {
  const { store } = await tempStore();
  const id = await planned(store);
  expect(await store.transact((tx) => tx.plans.approve(id, APPROVAL))).toMatchObject({
    status: 'approved',
    ...APPROVAL,
  });
  const later = { ...APPROVAL, approvedBy: 'cy', approvalExpiresAt: NOON + 99 };
  expect(await store.transact((tx) => tx.plans.approve(id, later))).toMatchObject(later);
  const rejected = await store.transact((tx) => tx.plans.reject(id, { rejectedBy: 'dee', note: 'too friendly' }));
  expect(rejected).toMatchObject({ status: 'rejected', note: 'too friendly', approvedBy: null });
  expect(await store.read.plans.byId(id)).toEqual(rejected);
  for (const refused of [
    store.transact((tx) => tx.plans.approve(id, APPROVAL)),
    store.transact((tx) => tx.plans.reject(id, { rejectedBy: 'dee', note: 'again' })),
    store.transact((tx) => tx.plans.approve(99, APPROVAL)),
  ])
    await expect(refused).rejects.toThrow('it cannot become');
});

test('each row of a plan becomes one reply, whoever applies it at once', async () => {
  const { store, file } = await tempStore();
  const other = await openStore(file, { stateFolder: stateFolder(file) });
  const [id, second] = [await planned(store), await planned(store)];
  const thread = await store.transact((tx) => seedThread(tx));
  const make = (at: Store, plan: { id: number; row: number } | null) =>
    at.transact((tx) => tx.replies.insert(newReply(thread.conversation, thread.message, { plan })));
  const first = await make(store, { id, row: 2 });
  expect(first.plan).toEqual({ id, row: 2 });
  const refused = await make(other, { id, row: 2 }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ message: expect.stringContaining('UNIQUE') });
  expect(store.isOccupied(refused), 'that is no other answer to the message').toBe(false);
  const one = await make(other, { id, row: 1 });
  await make(store, { id: second, row: 2 });
  expect((await make(store, null)).plan).toBeNull();
  await make(store, null);
  expect(await store.read.replies.ofPlan(id)).toEqual(
    new Map([
      [1, one],
      [2, first],
    ]),
  );
  expect(await store.read.replies.ofPlan(99)).toEqual(new Map());
  await store.transact(async (tx) => {
    await tx.replies.move(one.id, { from: ['draft'], to: 'approved', at: NOON });
    await tx.replies.note(one.id, { error: { code: 'ALREADY_ANSWERED', message: '' } }, NOON);
  });
  expect(await store.read.replies.countOfPlan(id)).toEqual([
    { status: 'approved', errorCode: 'ALREADY_ANSWERED', count: 1 },
    { status: 'draft', errorCode: null, count: 1 },
  ]);
  expect(await store.read.replies.countOfPlan(99)).toEqual([]);
  await expect(make(store, { id: 99, row: 1 })).rejects.toThrow('FOREIGN KEY');
  await other.close();
});

test('when a reply is to go, and until when its approval holds, are kept, changed and forgotten', async () => {
  const { store } = await tempStore();
  const { conversation, message } = await store.transact((tx) => seedThread(tx));
  const made = newReply(conversation, message, { sendAt: NOON + 60 });
  const { id, ...reply } = await store.transact((tx) => tx.replies.insert(made));
  expect(reply).toMatchObject({ sendAt: NOON + 60, approvalExpiresAt: null, plan: null });
  const approved = await store.transact((tx) =>
    tx.replies.move(id, { from: ['draft'], to: 'approved', at: NOON }, { approvalExpiresAt: NOON + 70 }),
  );
  expect(approved).toMatchObject({ sendAt: NOON + 60, approvalExpiresAt: NOON + 70 });
  await store.transact((tx) => tx.replies.note(id, { sendAt: null, approvalExpiresAt: null }, NOON));
  expect(await store.read.replies.byId(id)).toMatchObject({ sendAt: null, approvalExpiresAt: null });
});
