import { expect, test } from 'vitest';
import { REPLY_MOVES, REPLY_STATUSES, type Reply, type ReplyStatus } from '../../src/domain/reply.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { NOON, newReply, seedThread, stateFolder, tempStore } from './workbench.ts';

/** The shortest way from a draft to each status, by the table of moves. */
function wayTo(goal: ReplyStatus): ReplyStatus[] {
  const ways: ReplyStatus[][] = [['draft']];
  for (const way of ways) {
    const last = way.at(-1) ?? 'draft';
    if (last === goal) return way.slice(1);
    for (const next of REPLY_MOVES[last]) if (!way.includes(next)) ways.push([...way, next]);
  }
  throw new Error(`no way to ${goal}`);
}

async function replyIn(store: Store, status: ReplyStatus, isAdditional = true): Promise<Reply> {
  return store.transact(async (tx) => {
    const thread = (await tx.conversations.places('acme', ['t1']))[0];
    const { conversation, message } =
      thread === undefined
        ? await seedThread(tx)
        : { conversation: thread.id, message: (await tx.messages.ofConversation(thread.id))[0]?.id ?? 0 };
    let reply = await tx.replies.insert(newReply(conversation, message, { isAdditional }));
    for (const to of wayTo(status)) {
      const moved = await tx.replies.move(reply.id, { from: [reply.status], to, at: NOON });
      if (moved === null) throw new Error(`did not move to ${to}`);
      reply = moved;
    }
    return reply;
  });
}

test('every move of the table is made and every other is refused', async () => {
  const { store } = await tempStore();
  for (const from of REPLY_STATUSES) {
    const reply = await replyIn(store, from);
    for (const to of REPLY_STATUSES) {
      const tried = store.transact(async (tx) => {
        const moved = await tx.replies.move(reply.id, { from: [from], to, at: NOON + 1 });
        expect(moved).toMatchObject({ status: to, updatedAt: NOON + 1 });
        throw new Error('taken back');
      });
      const isAllowed = REPLY_MOVES[from].includes(to);
      await expect(tried, `${from} → ${to}`).rejects.toThrow(isAllowed ? 'taken back' : 'No reply may move');
    }
    expect((await store.read.replies.byId(reply.id))?.status).toBe(from);
  }
});

test('a move needs the status and the version it was decided on', async () => {
  const { store } = await tempStore();
  const reply = await replyIn(store, 'inReview');
  const move = (version: number, from: ReplyStatus[]) =>
    store.transact((tx) => tx.replies.move(reply.id, { from, to: 'approved', at: NOON, version }));
  expect(await move(reply.version, ['draft'])).toBeNull();
  expect(await move(reply.version + 1, ['inReview'])).toBeNull();
  expect((await store.read.replies.byId(reply.id))?.status).toBe('inReview');
  const edit = { text: 'new', visibility: 'public' as const, language: 'en', editor: 'bo', at: NOON };
  const edited = await store.transact((tx) => tx.replies.edit(reply.id, edit));
  expect(edited).toMatchObject({ text: 'new', version: 2, status: 'inReview' });
  expect(await move(1, ['inReview'])).toBeNull();
  expect(await move(2, ['draft', 'inReview'])).toMatchObject({ status: 'approved', version: 2 });
  expect(await store.read.replies.editors(reply.id)).toEqual(['ana', 'bo']);
  expect(await store.transact((tx) => tx.replies.move(99, { from: ['draft'], to: 'approved', at: NOON }))).toBeNull();
});

test('one live reply for a message, whichever process asks', async () => {
  const { store, file } = await tempStore();
  const other = await openStore(file, { stateFolder: stateFolder(file) });
  const [first, second] = [await replyIn(store, 'draft', false), await replyIn(other, 'inReview', false)];
  const approve = (at: Store, reply: Reply) =>
    at.transact((tx) => tx.replies.move(reply.id, { from: [reply.status], to: 'approved', at: NOON }));
  expect(await store.read.replies.occupying(first.targetMessage)).toBeNull();
  await approve(store, first);
  const refused = await approve(other, second).catch((error: unknown) => error);
  expect(other.isOccupied(refused)).toBe(true);
  expect(other.isOccupied(new Error('other'))).toBe(false);
  expect((await other.read.replies.byId(second.id))?.status).toBe('inReview');
  expect((await other.read.replies.occupying(first.targetMessage))?.id).toBe(first.id);
  const additional = await other.transact((tx) =>
    tx.replies.move(second.id, { from: ['inReview'], to: 'approved', at: NOON }, { isAdditional: true }),
  );
  expect(additional).toMatchObject({ status: 'approved', isAdditional: true });
  await other.close();
});

test.each(['approved', 'queued', 'sending', 'unknown', 'held', 'sent'] as const)('%s occupies', async (status) => {
  const { store } = await tempStore();
  const reply = await replyIn(store, status, false);
  expect((await store.read.replies.occupying(reply.targetMessage))?.id).toBe(reply.id);
  const refused = await replyIn(store, 'approved', false).catch((error: unknown) => error);
  expect(store.isOccupied(refused)).toBe(true);
});

test.each(['draft', 'inReview', 'failed', 'rejected', 'cancelled'] as const)('%s does not occupy', async (status) => {
  const { store } = await tempStore();
  const reply = await replyIn(store, status, false);
  expect(await store.read.replies.occupying(reply.targetMessage)).toBeNull();
  await replyIn(store, 'approved', false);
});

test('facts of an attempt are kept, changed and forgotten as patched', async () => {
  const { store } = await tempStore();
  const reply = await replyIn(store, 'queued');
  const claim = { key: 'k1', prepared: '{"a":1}', priceUsd: 0.2, attemptedAt: NOON + 3, attempts: 1 };
  await store.transact((tx) => tx.replies.move(reply.id, { from: ['queued'], to: 'sending', at: NOON + 3 }, claim));
  expect(await store.read.replies.prepared(reply.id)).toBe('{"a":1}');
  const error = { code: 'TIMEOUT', message: 'no answer' };
  await store.transact((tx) => tx.replies.note(reply.id, { error, absentSince: NOON + 4 }, NOON + 4));
  const found = await store.read.replies.byId(reply.id);
  expect(found).toMatchObject({ status: 'sending', key: 'k1', attempts: 1, error, absentSince: NOON + 4 });
  // nobody knows yet whether it costs, so it counts
  expect(await store.read.replies.spentSince(NOON + 3)).toBeCloseTo(0.2);
  expect(await store.read.replies.spentSince(NOON + 4)).toBe(0);
  const sent = { remoteId: 'r1', url: 'https://social.example/r1', sentAt: NOON + 5, error: null, absentSince: null };
  await store.transact((tx) => tx.replies.move(reply.id, { from: ['sending'], to: 'sent', at: NOON + 5 }, sent));
  expect(await store.read.replies.byRemoteId('acme', 'r1')).toMatchObject(sent);
  expect(await store.read.replies.byRemoteId('beta', 'r1')).toBeNull();
  expect(await store.read.replies.spentSince(NOON + 5)).toBeCloseTo(0.2);
  expect(await store.read.replies.spentSince(NOON + 6)).toBe(0);
});

test('every attempt is remembered for pacing, also after the reply moved on', async () => {
  const { store } = await tempStore();
  const reply = await replyIn(store, 'queued');
  for (const at of [NOON + 1, NOON + 2]) {
    await store.transact(async (tx) => {
      await tx.replies.move(reply.id, { from: ['queued'], to: 'sending', at }, { attemptedAt: at });
      await tx.replies.move(reply.id, { from: ['sending'], to: 'queued', at }, { attemptedAt: null });
    });
  }
  expect(await store.read.replies.attemptsSince('acme', NOON)).toEqual([NOON + 1, NOON + 2]);
  expect(await store.read.replies.attemptsSince('acme', NOON + 2)).toEqual([NOON + 2]);
  expect(await store.read.replies.attemptsSince('beta', 0)).toEqual([]);
});

test('replies by status come oldest first, of one account if asked', async () => {
  const { store } = await tempStore();
  const ids = [];
  for (const status of ['queued', 'unknown', 'queued', 'draft'] as const) ids.push((await replyIn(store, status)).id);
  const found = await store.read.replies.inStatus(['unknown', 'queued', 'queued']);
  expect(found.map((reply) => reply.id)).toEqual(ids.slice(0, 3));
  expect(await store.read.replies.inStatus(['queued'], 'beta')).toEqual([]);
  expect(await store.read.replies.inStatus([])).toEqual([]);
  expect(await store.read.replies.counts()).toMatchObject({ queued: 2, unknown: 1, draft: 1, sent: 0 });
});

test('what was sent last comes first, however much was sent before, and nothing that was not', async () => {
  const { store } = await tempStore();
  const sentAt = [NOON + 5, NOON + 9, NOON + 1, NOON + 9];
  const ids = await store.transact(async (tx) => {
    const made: number[] = [];
    for (const [index, at] of [...sentAt, null].entries()) {
      const { conversation, message } = await seedThread(tx, `t${index}`);
      const { id } = await tx.replies.insert(newReply(conversation, message));
      await tx.replies.move(id, { from: ['draft'], to: 'approved', at: NOON });
      await tx.replies.move(id, { from: ['approved'], to: 'queued', at: NOON });
      await tx.replies.move(id, { from: ['queued'], to: 'sending', at: NOON });
      if (at !== null) await tx.replies.move(id, { from: ['sending'], to: 'sent', at }, { sentAt: at });
      made.push(id);
    }
    return made;
  });
  const [first, second, third, fourth] = ids;
  expect((await store.read.replies.recentlySent(20)).map(({ id }) => id)).toEqual([fourth, second, first, third]);
  expect((await store.read.replies.recentlySent(2)).map(({ id }) => id)).toEqual([fourth, second]);
});
