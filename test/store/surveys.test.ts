import { expect, it } from 'vitest';
import { NOON, seedThread, tempStore } from './workbench.ts';

const DAY_MS = 86_400_000;

it('what was asked, skipped and answered is found by person, time and state', async () => {
  const { store } = await tempStore();
  const { conversation, contact } = await store.transact((tx) => seedThread(tx));
  const survey = {
    conversation,
    contact,
    account: 'acme',
    channel: 'private',
    reply: null,
    scale: 5,
    askedBy: 'aino',
  } as const;
  await store.transact(async (tx) => {
    const skip = { why: 'noPrivate', words: 'Their messages are closed.' } as const;
    await tx.surveys.add({ ...survey, skip, askedAt: NOON });
    // asked without a reply: it was taken back
    await tx.surveys.add({ ...survey, skip: null, askedAt: NOON + 1 });
    const phone = await tx.surveys.add({ ...survey, channel: 'phone', skip: null, askedAt: NOON + DAY_MS });
    await tx.surveys.answer(phone, { rating: 4, comment: 'kiitos', at: NOON + DAY_MS, message: null });
  });
  const { surveys } = store.read;
  const all = await surveys.ofContact(contact);
  expect(all.map(({ status }) => status)).toEqual(['answered', 'dropped', 'skipped']);
  expect(all[2]?.skip).toEqual({ why: 'noPrivate', words: 'Their messages are closed.' });
  expect(await surveys.ofConversations([conversation, 99])).toEqual(all);
  // nobody was asked, and what they told us on the phone counts
  expect(await surveys.asking([contact])).toMatchObject([{ channel: 'phone', rating: 4 }]);
  expect(await surveys.heard(0)).toEqual([]);
  expect(await surveys.waiting(0)).toEqual([]);
  expect(await surveys.askedBetween(0, NOON + 9 * DAY_MS)).toEqual([]);
  expect(await surveys.answeredBetween(NOON, NOON + DAY_MS)).toEqual([]);
  expect(await surveys.answeredBetween(NOON, NOON + DAY_MS + 1)).toMatchObject([{ rating: 4, channel: 'phone' }]);
  expect(await surveys.list({ since: NOON + 1, statuses: ['answered', 'skipped'], limit: 9 })).toMatchObject([
    { rating: 4 },
  ]);
  expect(await surveys.byId(99)).toBeNull();
});
