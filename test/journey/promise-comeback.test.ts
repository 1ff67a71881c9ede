import { expect, it } from 'vitest';
import { approved, type Office, sql } from './office.ts';
import { answers, asked, closedMatter, openAskingOffice } from './survey-office.ts';

// A customer writes to what was closed and what our overdue promise has brought to the top since.

/** Closed, and open again by nothing but our promise. */
async function risen(office: Office, prepare: (id: number) => Promise<unknown> = async () => {}) {
  const { aino, brand } = office;
  const matter = await closedMatter(office);
  await prepare(matter.id);
  const promise = await aino.followUp(matter.id, { dueAt: aino.now() + 60_000, words: 'soita' });
  sql(brand, 'update follow_ups set due_at = ? where id = ?', aino.now() - 1, promise.id);
  await aino.poll();
  const shown = async () => (await aino.show(matter.id)).conversation;
  const reopenings = async () =>
    (await aino.show(matter.id)).events.filter(({ kind }) => kind === 'conversation.reopened');
  expect(await shown()).toMatchObject({ status: 'open', waitingSince: null });
  expect(await reopenings()).toEqual([]);
  return { matter, promise, shown, reopenings };
}

it('is back on record, once, and does not sink while they wait, nor to closed once they are answered', async () => {
  const office = await openAskingOffice();
  const { aino } = office;
  const { matter, promise, shown, reopenings } = await risen(office);
  await answers(office, matter, 'Hei, miksi kukaan ei soittanut?');
  const { thread } = await aino.show(matter.id);
  expect(await reopenings()).toMatchObject([{ actor: 'system', message: thread.at(-1)?.id }]);
  await answers(office, matter, 'Haloo?');
  expect(await reopenings()).toHaveLength(1);
  await aino.keepFollowUp(promise.id);
  await aino.poll();
  const waiting = await shown();
  expect(waiting.status).toBe('open');
  expect(waiting.waitingSince).not.toBeNull();
  await approved(office, matter.id, 'Hei! Pahoittelut, soitamme nyt heti.');
  await aino.send();
  await aino.poll();
  expect(await shown()).toMatchObject({ status: 'pending', waitingSince: null });
});

it('answered before the promise is kept waits for the customer, as they came back; untouched it sinks to closed', async () => {
  const office = await openAskingOffice();
  const { aino } = office;
  const back = await risen(office);
  await answers(office, back.matter, 'Hei, miksi kukaan ei soittanut?');
  await approved(office, back.matter.id, 'Hei! Pahoittelut viiveestä.');
  await aino.send();
  expect(await back.shown()).toMatchObject({ status: 'open', waitingSince: null });
  const untouched = await risen(office);
  for (const { promise } of [back, untouched]) await aino.keepFollowUp(promise.id);
  await aino.poll();
  expect([(await back.shown()).status, (await untouched.shown()).status]).toEqual(['pending', 'closed']);
});

it('stays on the desk when all they say is a rating; without the promise that closes it', async () => {
  const office = await openAskingOffice();
  const late = await risen(office, async (id) => await asked(office, id));
  await answers(office, late.matter, '5');
  const { conversation, survey } = { ...(await office.aino.show(late.matter.id)), survey: await rating(office) };
  expect([conversation.status, survey]).toEqual(['open', 5]);
  const calm = await openAskingOffice();
  const matter = await closedMatter(calm);
  await asked(calm, matter.id);
  await answers(calm, matter, '5');
  expect([(await calm.aino.show(matter.id)).conversation.status, await rating(calm)]).toEqual(['closed', 5]);
});

async function rating({ brand }: Office): Promise<unknown> {
  const [row] = sql(brand, 'select rating from surveys order by id desc limit 1') as { rating: number | null }[];
  return row?.rating;
}
