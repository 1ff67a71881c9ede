import { expect, it } from 'vitest';
import type { ReportInput } from '../../src/domain/report.ts';
import { approved, type Office, sql } from './office.ts';
import { at, openDesk, type ReportDesk, valuesOf } from './report-desk.ts';
import { answers, closedMatter, openAskingOffice } from './survey-office.ts';

// A customer comes back to what was closed, and what we did of ourselves in between makes no difference to the numbers.

const WEEK: ReportInput = {
  since: at('2026-11-16T00:00'),
  until: at('2026-11-23T00:00'),
  by: 'day',
  per: ['operator'],
};
const COMEBACK = ['reopened', 'replyRate', 'firstResponseMedian', 'closed', 'reopenRate', 'sent'] as const;

it('counts who comes back after an overdue promise of ours brought their closed conversation to the top', async () => {
  const stories = [await cameBack(await openAskingOffice(), false), await cameBack(await openAskingOffice(), true)];
  for (const { metrics } of stories)
    expect(metrics).toMatchObject({
      reopened: [1, 1],
      // with three others, who still wait
      replyRate: [0.4, 5],
      firstResponseMedian: [expect.any(Number), 2],
      closed: [2, 2],
      reopenRate: [0.5, 2],
      sent: [2, 2],
    });
  // the second really rose, and both say once that the customer came back
  expect(stories.map(({ kinds }) => kinds.filter((kind) => kind === 'conversation.reopened').length)).toEqual([1, 1]);
  expect(stories.map(({ kinds }) => kinds.includes('followUp.overdue'))).toEqual([false, true]);
});

async function cameBack(office: Office, rises: boolean) {
  const { aino, brand } = office;
  const matter = await closedMatter(office);
  if (rises) {
    await aino.followUp(matter.id, { dueAt: aino.now() + 60_000, words: 'soita' });
    sql(brand, 'update follow_ups set due_at = ?', aino.now() - 1);
    await aino.poll();
    expect((await aino.show(matter.id)).conversation.status).toBe('open');
  }
  await answers(office, matter, 'Hei, miksi kukaan ei soittanut?');
  await approved(office, matter.id, 'Hei! Pahoittelut, soitamme nyt heti.');
  await aino.send();
  await aino.close([matter.id]);
  const report = await aino.report({ since: aino.now() - 3_600_000, until: aino.now() + 1_000, by: 'day' });
  const told = report.metrics.flatMap(({ id, value, n }) =>
    COMEBACK.some((one) => one === id) ? [[id, [value, n]] as const] : [],
  );
  return { metrics: Object.fromEntries(told), kinds: (await aino.show(matter.id)).events.map(({ kind }) => kind) };
}

/** First heard, answered and closed on Monday. */
async function closed(desk: ReportDesk): Promise<number> {
  const id = await desk.opened('2026-11-16T09:00');
  await desk.says(id, '2026-11-16T09:00');
  await desk.answered(id, '2026-11-16T10:00', { since: '2026-11-16T09:00' });
  await desk.event('conversation.closed', '2026-11-16T11:00', { conversation: id });
  return id;
}

const overdue = (from: string) => ({ actor: 'system', data: { followUp: 1, dueAt: at('2026-11-17T08:00'), from } });

it('takes nobody for one who came back: our own rising, what they rate, what was on record anyway', async () => {
  const desk = await openDesk();
  // kept by an answer, and closed again: nobody came
  const alone = await closed(desk);
  await desk.event('followUp.overdue', '2026-11-17T08:00', { conversation: alone, ...overdue('closed') });
  await desk.answered(alone, '2026-11-17T09:00');
  await desk.event('conversation.closed', '2026-11-17T10:00', { conversation: alone });
  // all that they wrote was a rating
  const rated = await closed(desk);
  await desk.event('followUp.overdue', '2026-11-17T08:00', { conversation: rated, ...overdue('closed') });
  const rating = await desk.says(rated, '2026-11-17T09:00');
  await desk.rated(rated, '2026-11-17T09:00', { rating: 5 });
  desk.sql('update surveys set message = ?', rating);
  // it had sunk again when they wrote: the event is on record, and tells it once
  const sunk = await closed(desk);
  await desk.event('followUp.overdue', '2026-11-17T08:00', { conversation: sunk, ...overdue('closed') });
  const again = await desk.says(sunk, '2026-11-18T09:00');
  const reopened = { conversation: sunk, message: again, actor: 'system' };
  await desk.event('conversation.reopened', '2026-11-18T09:01', reopened);
  expect(valuesOf(await desk.report(WEEK))).toMatchObject({ closed: 3, reopened: 1, reopenRate: 1 / 3, sent: 4 });
  expect((await desk.trace(WEEK, 'replyRate')).rows).toHaveLength(4);
});

it('counts a coming back once that was heard after something else was done', async () => {
  const desk = await openDesk();
  const id = await closed(desk);
  await desk.event('followUp.overdue', '2026-11-17T08:00', { conversation: id, ...overdue('closed') });
  const message = await desk.says(id, '2026-11-18T09:00');
  await desk.event('followUp.kept', '2026-11-18T09:05', { conversation: id, data: { followUp: 1 } });
  await desk.event('conversation.reopened', '2026-11-18T09:10', { conversation: id, message, actor: 'system' });
  expect(valuesOf(await desk.report(WEEK))).toMatchObject({ closed: 1, reopened: 1, reopenRate: 1 });
});

it('counts a coming back when they wrote, also where nothing else happened then, and traces it to their message', async () => {
  const desk = await openDesk();
  const id = await closed(desk);
  await desk.event('followUp.overdue', '2026-11-17T08:00', { conversation: id, ...overdue('closed') });
  const message = await desk.says(id, '2026-11-24T09:00');
  const next = { ...WEEK, since: WEEK.until, until: at('2026-11-30T00:00') };
  expect(valuesOf(await desk.report(WEEK))).toMatchObject({ reopened: 0, reopenRate: 0, replyRate: 1 });
  expect(valuesOf(await desk.report(next))).toMatchObject({ reopened: 1, replyRate: 0, closed: 0 });
  const { rows } = await desk.trace(next, 'reopened');
  expect(rows).toMatchObject([
    { kind: 'followUp.overdue', message, at: at('2026-11-24T09:00'), bucket: '2026-11-24', value: 1 },
  ]);
});

it('a rating that comes while a case goes on takes nothing from the case', async () => {
  const desk = await openDesk();
  const id = await closed(desk);
  const message = await desk.says(id, '2026-11-17T09:00');
  await desk.event('conversation.reopened', '2026-11-17T09:00', { conversation: id, message, actor: 'system' });
  await desk.answered(id, '2026-11-17T10:00', { since: '2026-11-17T09:00' });
  const five = await desk.says(id, '2026-11-17T12:00');
  await desk.event('conversation.reopened', '2026-11-17T12:00', { conversation: id, message: five, actor: 'system' });
  const why = { actor: 'system', data: { why: 'rated' } };
  await desk.event('conversation.closed', '2026-11-17T12:00', { conversation: id, ...why });
  const numbers = { closed: 1, reopened: 1, reopenRate: 1, replyRate: 1, sent: 2 };
  const report = await desk.report(WEEK);
  expect(valuesOf(report)).toMatchObject(numbers);
  expect(report.metrics.find((one) => one.id === 'firstResponseMedian')).toMatchObject({ n: 2 });
  // it is over: who writes now has come back once more
  const more = await desk.says(id, '2026-11-18T09:00');
  await desk.event('conversation.reopened', '2026-11-18T09:00', { conversation: id, message: more, actor: 'system' });
  expect(valuesOf(await desk.report(WEEK))).toMatchObject({ ...numbers, reopened: 2, replyRate: 2 / 3 });
});
