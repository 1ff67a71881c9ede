import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../src/domain/event.ts';
import type { ReportInput } from '../../src/domain/report.ts';
import { at, DAY_MS, HOUR_MS, openDesk, type ReportDesk, valuesOf } from './report-desk.ts';

const WEEK: ReportInput = { since: at('2026-11-16T00:00'), until: at('2026-11-23T00:00'), by: 'day' };

/** Of which promise, what became of it, at what hour. */
type Turn = [number, 'added' | 'kept' | 'moved' | 'broken' | 'reopened', number, NewEvent['data']?];

/** The week's values. */
async function values(desk: ReportDesk, input: ReportInput = WEEK) {
  return valuesOf(await desk.report(input));
}

describe('a case', () => {
  it('begins anew when a customer comes back after closing: nobody waited while it was closed', async () => {
    const desk = await openDesk();
    const id = await desk.opened('2026-11-16T10:00');
    await desk.says(id, '2026-11-16T10:00');
    await desk.answered(id, '2026-11-16T11:00', { since: '2026-11-16T10:00' });
    // a second answer in the same case is an answer, and no first one
    await desk.answered(id, '2026-11-16T15:00', { since: '2026-11-16T12:00', by: 'ville' });
    await desk.event('conversation.closed', '2026-11-16T16:00', { conversation: id });
    const again = await desk.says(id, '2026-11-20T09:00');
    await desk.event('conversation.reopened', '2026-11-20T09:05', {
      conversation: id,
      message: again,
      actor: 'system',
    });
    await desk.answered(id, '2026-11-20T09:30', { since: '2026-11-20T09:00' });
    await desk.event('conversation.closed', '2026-11-20T10:00', { conversation: id, actor: 'ville' });
    expect(await values(desk)).toMatchObject({
      sent: 3,
      replyRate: 1,
      firstResponseMedian: 0.75 * HOUR_MS,
      firstResponseP90: HOUR_MS,
      medianResponse: HOUR_MS,
      meanResponse: 1.5 * HOUR_MS,
      closed: 2,
      // from ten to four, and from nine to ten
      resolutionMedian: 3.5 * HOUR_MS,
      resolutionP90: 6 * HOUR_MS,
      reopenRate: 0.5,
      reopened: 1,
    });
    const { rows } = await desk.trace(WEEK, 'firstResponseMedian');
    expect(rows.map(({ value, bucket }) => [value / HOUR_MS, bucket])).toEqual([
      [1, '2026-11-16'],
      [0.5, '2026-11-20'],
    ]);
  });

  it('counts working time within the opening hours only', async () => {
    const desk = await openDesk();
    const id = await desk.opened('2026-11-20T15:00');
    await desk.says(id, '2026-11-20T15:00');
    // Friday at three to Monday at nine: an hour and an hour
    await desk.answered(id, '2026-11-23T09:00', { since: '2026-11-20T15:00', due: '2026-11-23T09:00' });
    await desk.event('conversation.closed', '2026-11-23T12:00', { conversation: id });
    const monday = { ...WEEK, until: at('2026-11-24T00:00') };
    expect(await values(desk, monday)).toMatchObject({
      firstResponseMedian: 66 * HOUR_MS,
      firstResponseWorkingMedian: 2 * HOUR_MS,
      resolutionWorkingMedian: 5 * HOUR_MS,
      slaKept: 1,
    });
  });

  it('is not answered by what came after it was closed, nor by a survey; history is no case', async () => {
    const desk = await openDesk();
    const never = await desk.opened('2026-11-16T10:00');
    await desk.event('conversation.closed', '2026-11-16T11:00', { conversation: never });
    await desk.answered(never, '2026-11-16T12:00', { data: { purpose: 'survey' } });
    const history = await desk.opened('2026-11-16T10:00', {}, { isBackfill: true });
    await desk.says(history, '2026-01-01T10:00');
    const elsewhere = await desk.opened('2026-11-16T10:00');
    await desk.event('conversation.answeredElsewhere', '2026-11-16T11:00', {
      conversation: elsewhere,
      actor: 'system',
    });
    await desk.answered(elsewhere, '2026-11-16T12:00', { since: '2026-11-16T11:30' });
    const found = await values(desk);
    expect(found).toMatchObject({ replyRate: 0, sent: 1, answeredElsewhere: 1, firstResponseMedian: null, opened: 3 });
    expect((await desk.trace(WEEK, 'replyRate')).rows.map(({ conversation }) => conversation)).toEqual([never]);
  });

  it('does not come back by a rating, by an operator, or by an undone closing', async () => {
    const desk = await openDesk();
    const rated = await desk.opened('2026-11-16T10:00');
    await desk.event('conversation.closed', '2026-11-16T11:00', { conversation: rated });
    const five = await desk.says(rated, '2026-11-16T12:00');
    await desk.rated(rated, '2026-11-16T12:00', { rating: 5 });
    desk.sql('update surveys set message = ?', five);
    await desk.event('conversation.reopened', '2026-11-16T12:01', {
      conversation: rated,
      message: five,
      actor: 'system',
    });
    const why = { data: { why: 'rated' }, actor: 'system' };
    await desk.event('conversation.closed', '2026-11-16T12:02', { conversation: rated, ...why });
    // they answered in private to what we asked in public
    const inPrivate = await desk.opened('2026-11-16T12:00');
    await desk.event('conversation.closed', '2026-11-16T12:02', { conversation: inPrivate, ...why });
    const fetched = await desk.opened('2026-11-16T10:00');
    await desk.event('conversation.closed', '2026-11-16T11:00', { conversation: fetched });
    await desk.event('conversation.reopened', '2026-11-16T12:00', { conversation: fetched });
    const undone = await desk.opened('2026-11-16T10:00');
    await desk.event('conversation.closed', '2026-11-16T11:00', { conversation: undone });
    const isPutBack = { data: { isPutBack: true } };
    await desk.event('conversation.reopened', '2026-11-16T11:01', { conversation: undone, ...isPutBack });
    await desk.event('conversation.closed', '2026-11-16T14:00', { conversation: undone });
    expect(await values(desk)).toMatchObject({ closed: 3, reopenRate: 0, resolutionP90: 4 * HOUR_MS, reopened: 1 });
    const cases = (await desk.trace(WEEK, 'replyRate')).rows.map(({ conversation }) => conversation);
    expect(cases).toEqual([rated, fetched, undone]);
    // who rates us and asks for more has come back
    const more = await desk.opened('2026-11-17T10:00');
    await desk.event('conversation.closed', '2026-11-17T11:00', { conversation: more });
    const message = await desk.says(more, '2026-11-17T12:00');
    await desk.event('conversation.reopened', '2026-11-17T12:01', { conversation: more, message, actor: 'system' });
    expect(await values(desk)).toMatchObject({ closed: 4, reopenRate: 0.25, reopened: 2 });
  });
});

describe('who did it', () => {
  it('is who wrote the answer, not who has the conversation; what the program does is nobody’s', async () => {
    const desk = await openDesk();
    const id = await desk.opened('2026-11-16T10:00');
    await desk.store.transact((tx) => tx.conversations.patch(id, { assignee: 'noora' }));
    await desk.answered(id, '2026-11-16T11:00', { since: '2026-11-16T10:00', by: 'ville', actor: 'cron' });
    await desk.answered(id, '2026-11-16T12:00', { since: '2026-11-16T11:30', by: 'system', actor: 'aino' });
    await desk.answered(id, '2026-11-16T13:00', { since: '2026-11-16T12:30', by: 'system', actor: 'system' });
    await desk.answered(id, '2026-11-16T14:00', { since: '2026-11-16T13:30', data: { plan: 7 } });
    await desk.event('conversation.closed', '2026-11-16T15:00', { conversation: id, actor: 'system' });
    const report = await desk.report({ ...WEEK, per: ['operator'] });
    const sent = report.breakdowns[0]?.rows.map(({ key, metrics }) => [
      key,
      metrics.find((one) => one.id === 'sent')?.value,
    ]);
    expect(sent).toEqual([
      ['aino', 1],
      ['ville', 1],
      ['', 0],
    ]);
    expect(valuesOf(report)).toMatchObject({ sent: 2, sentBulk: 1, automatic: 1, closed: 0, resolutionMedian: null });
    expect(report.responses.map(({ operator }) => operator)).toEqual(['ville', 'aino']);
  });
});

it('a hand-over counts once the e-mail went or the call is noted; what failed does not, what nobody knows stands apart', async () => {
  const desk = await openDesk();
  const conversation = await desk.opened('2026-11-16T10:00');
  const tell = (kind: 'handover.made' | 'handover.sent' | 'handover.failed', data: NewEvent['data']) =>
    desk.event(kind, '2026-11-16T11:00', { conversation, data });
  await tell('handover.made', { way: 'phone' });
  for (let one = 0; one < 6; one += 1) await tell('handover.made', { way: 'email' });
  for (let one = 0; one < 2; one += 1) await tell('handover.sent', { way: 'email' });
  for (let one = 0; one < 3; one += 1) await tell('handover.failed', { isPerhapsSent: false });
  await tell('handover.failed', { isPerhapsSent: true });
  expect(valuesOf(await desk.report(WEEK))).toMatchObject({ handedOver: 3, handOversUnknown: 1, handOversDone: 0 });
});

it('a promise that was taken back is as if it had not been, a late one is late', async () => {
  const desk = await openDesk();
  const conversation = await desk.opened('2026-11-16T09:00');
  const turn = async (...[followUp, kind, hour, data = {}]: Turn) =>
    await desk.event(`followUp.${kind}`, `2026-11-16T${hour}:00`, { conversation, data: { followUp, ...data } });
  const noon = at('2026-11-16T12:00');
  for (const followUp of [1, 2, 3, 4]) await turn(followUp, 'added', 10, { dueAt: noon });
  await turn(1, 'kept', 11);
  await turn(1, 'reopened', 11);
  await turn(1, 'kept', 13);
  await turn(2, 'moved', 11, { from: noon, to: noon + 4 * HOUR_MS });
  await turn(2, 'kept', 15);
  await turn(3, 'moved', 11, { from: noon, to: noon + HOUR_MS });
  await turn(3, 'moved', 11, { from: noon + HOUR_MS, to: noon, isPutBack: true });
  await turn(3, 'broken', 14);
  await turn(4, 'broken', 14);
  await turn(4, 'reopened', 14);
  await turn(4, 'kept', 15, { isLate: false });
  // a confirmation that is taken back takes nothing else with it
  await turn(4, 'reopened', 15, { from: 'open', to: 'proposed' });
  expect(await values(desk)).toMatchObject({
    promisesKeptInTime: 2,
    promisesKeptLate: 1,
    promisesMoved: 1,
    promisesBroken: 1,
    promisesOverdue: 0,
    promisesKept: 0.5,
  });
});

it('how customers feel after an answer is told by what they wrote next, once, and not by their rating', async () => {
  const desk = await openDesk();
  const better = await desk.opened('2026-11-16T09:00');
  const angry = await desk.says(better, '2026-11-16T09:00', 'negative');
  await desk.answered(better, '2026-11-16T10:00', { since: '2026-11-16T09:00', message: angry });
  await desk.answered(better, '2026-11-16T10:05', { message: angry, by: 'ville' });
  await desk.says(better, '2026-11-16T11:00', 'positive');
  const worse = await desk.opened('2026-11-16T09:00');
  const calm = await desk.says(worse, '2026-11-16T09:00', 'neutral');
  await desk.answered(worse, '2026-11-16T10:00', { message: calm });
  const rating = await desk.says(worse, '2026-11-16T12:00', 'positive');
  await desk.rated(worse, '2026-11-16T12:00', { rating: 1 });
  desk.sql('update surveys set message = ?', rating);
  const last = await desk.says(worse, '2026-11-16T13:00', 'negative');
  const silent = await desk.opened('2026-11-16T09:00');
  await desk.answered(silent, '2026-11-16T10:00', { message: await desk.says(silent, '2026-11-16T09:00', 'negative') });
  const report = await desk.report({ ...WEEK, per: ['operator'] });
  expect(valuesOf(report)).toMatchObject({ moodBetter: 0.5, moodWorse: 0.5 });
  // from -0.7 to 0.8, and from 0 to -0.7
  expect(valuesOf(report).moodChange).toBeCloseTo((1.5 - 0.7) / 2, 9);
  expect(report.moods).toEqual({
    before: { negative: 1, neutral: 1, positive: 0 },
    after: { negative: 1, neutral: 0, positive: 1 },
  });
  const { rows } = await desk.trace(WEEK, 'moodChange');
  expect(rows.map(({ operator, message }) => [operator, message])).toContainEqual(['aino', last]);
  expect(rows).toHaveLength(2);
});

it('takes ratings of scales of other lengths for what they would be on this one', async () => {
  const desk = await openDesk();
  const id = await desk.opened('2026-11-16T09:00');
  for (const said of [{ rating: 5 }, { rating: 4 }, { rating: 1 }, { rating: 3, scale: 3 }, { rating: 2, scale: 3 }])
    await desk.rated(id, '2026-11-17T10:00', said);
  await desk.rated(id, '2026-11-17T10:00');
  desk.sql("update surveys set channel = 'phone' where rating = 1");
  const report = await desk.report(WEEK);
  expect(valuesOf(report)).toMatchObject({
    csatAverage: (5 + 4 + 1 + 5 + 3) / 5,
    csatTop: 3 / 5,
    surveysAsked: 5,
    csatResponseRate: 4 / 5,
  });
  expect(report.ratings).toEqual([1, 0, 1, 1, 2]);
});

it('says null, not zero, where there is nothing to divide, and nothing is broken by it', async () => {
  const desk = await openDesk();
  const report = await desk.report({ ...WEEK, per: ['platform', 'topic'] });
  for (const { unit, value, n } of report.metrics) expect([value, n]).toEqual([unit === 'count' ? 0 : null, 0]);
  expect(report.breakdowns.map(({ rows }) => rows)).toEqual([[], []]);
});

describe('the period before', () => {
  it.each([
    ['a week by the calendar', '2026-10-26T00:00', '2026-11-02T00:00', '2026-10-19T00:00'],
    ['over the change of the clocks', '2026-10-24T12:00', '2026-10-26T12:00', '2026-10-22T12:00'],
    ['a month before a month', '2026-11-01T00:00', '2026-12-01T00:00', '2026-10-01T00:00'],
    ['hours before hours', '2026-11-16T08:00', '2026-11-16T12:00', '2026-11-16T04:00'],
  ])('is as long: %s', async (_, ...[since, until, before]) => {
    const desk = await openDesk();
    const found = await desk.report({ since: at(since), until: at(until), by: 'day' });
    expect(found.before).toEqual({ since: at(before), until: at(since) });
  });

  it('is compared with, number by number', async () => {
    const desk = await openDesk();
    const id = await desk.opened('2026-11-10T10:00');
    for (const moment of ['2026-11-10T10:00', '2026-11-17T10:00', '2026-11-18T10:00']) await desk.says(id, moment);
    const { metrics } = await desk.report(WEEK);
    expect(metrics.find((one) => one.id === 'inbound')).toMatchObject({ value: 2, before: 1, change: 1, n: 2 });
    expect(metrics.find((one) => one.id === 'opened')).toMatchObject({ value: 0, before: 1, change: -1 });
    expect(metrics.find((one) => one.id === 'csatAverage')).toMatchObject({ value: null, before: null, change: null });
  });
});

it('cuts a year into ISO weeks and days as long as the clocks make them', async () => {
  const desk = await openDesk();
  const id = await desk.opened('2026-10-25T10:00');
  for (const moment of ['2026-10-25T03:30+03:00', '2026-10-25T03:30+02:00', '2026-10-25T23:59', '2026-10-26T00:00'])
    await desk.says(id, moment);
  const days = await desk.report({ since: at('2026-10-25T00:00'), until: at('2026-10-27T00:00'), by: 'day' });
  expect(days.buckets.map(({ start, inbound }) => [start, inbound])).toEqual([
    ['2026-10-25', 3],
    ['2026-10-26', 1],
  ]);
  const turn = await desk.report({ since: at('2026-12-30T00:00'), until: at('2027-01-05T00:00'), by: 'week' });
  expect(turn.buckets.map(({ start }) => start)).toEqual(['2026-12-28', '2027-01-04']);
  expect(at('2026-10-26T00:00') - at('2026-10-25T00:00')).toBe(DAY_MS + HOUR_MS);
});

describe('what a rule drafted', () => {
  it('is credited to the person who had a hand in it: its rating, its promise, its sending', async () => {
    const desk = await openDesk();
    const id = await desk.opened('2026-11-16T09:00');
    const message = await desk.says(id, '2026-11-16T09:00');
    const [{ lastInsertRowid: reply }] = desk.sql(
      `insert into replies (conversation, target_message, target_remote_id, platform, account, visibility, text, language,
        status, version, author, approved_by, is_additional, price_usd, send_after, attempts, sent_at, created_at, updated_at)
        values (?, ?, 'm', 'bluesky', 'acme', 'private', 'Hei', 'fi', 'sent', 1, 'system', 'ville', 0, 0, 0, 1, ?, 0, 0)`,
      ...[id, message, at('2026-11-16T10:00')],
    ) as [{ lastInsertRowid: number }];
    await desk.answered(id, '2026-11-16T10:00', {
      since: '2026-11-16T09:00',
      by: 'system',
      actor: 'system',
      about: { reply },
    });
    await desk.rated(id, '2026-11-17T10:00', { rating: 5 });
    // by hand, found in that reply and confirmed, and found and left
    for (const [author, status, of] of [
      ['noora', 'open', null],
      ['system', 'open', reply],
      ['system', 'proposed', reply],
      ['rule:kaikki', 'open', null],
    ] as const)
      desk.sql(
        `insert into follow_ups (conversation, due_at, words, author, created_at, status, moves, reply)
          values (?, ?, 'soita', ?, 0, ?, 0, ?)`,
        ...[id, at('2026-11-17T08:00'), author, status, of],
      );
    const report = await desk.report({ ...WEEK, per: ['operator'] });
    const rows = report.breakdowns[0]?.rows ?? [];
    const per = Object.fromEntries(rows.map((row) => [row.key, valuesOf(row)]));
    // the desk's own hand opened it
    expect(Object.keys(per).sort()).toEqual(['', 'aino', 'noora', 'ville']);
    expect(per.ville).toMatchObject({ sent: 1, csatAverage: 5, promisesOverdue: 1, promisesUnconfirmed: 1 });
    expect(per.noora).toMatchObject({ csatAverage: null, promisesOverdue: 1, promisesUnconfirmed: 0 });
    expect(per['']).toMatchObject({ sent: 0, automatic: 0, promisesOverdue: 1 });
    // what was found and not confirmed is in no share
    expect(valuesOf(report)).toMatchObject({ promisesKept: 0, promisesOverdue: 3, promisesUnconfirmed: 1 });
    expect((await desk.trace(WEEK, 'promisesKept')).rows).toHaveLength(3);
    const [unconfirmed] = (await desk.trace(WEEK, 'promisesUnconfirmed')).rows;
    expect(unconfirmed).toMatchObject({
      source: 'followUp',
      kind: 'proposed',
      operator: 'ville',
      bucket: '2026-11-17',
    });
    // what is due later is not late yet
    const early = await desk.report(WEEK, at('2026-11-17T07:00'));
    expect(valuesOf(early)).toMatchObject({ promisesOverdue: 0, promisesUnconfirmed: 0 });
  });

  it('keeps apart operators whose names are anything', async () => {
    const desk = await openDesk();
    const names = [
      '__proto__',
      'constructor',
      "'; drop table events; --",
      '<b>aino</b>',
      'Rule:aino',
      'système',
      '\u202eoina',
    ];
    const id = await desk.opened('2026-11-15T09:00');
    for (const by of [...names, 'rule:aino', 'system'])
      await desk.answered(id, '2026-11-16T10:00', { since: '2026-11-16T09:00', by, actor: 'system' });
    const report = await desk.report({ ...WEEK, per: ['operator'] });
    const rows = report.breakdowns[0]?.rows ?? [];
    expect(rows.map(({ key }) => key).sort()).toEqual(['', ...names].sort());
    for (const row of rows) expect(valuesOf(row).sent).toBe(row.key === '' ? 0 : 1);
    expect(valuesOf(report)).toMatchObject({ sent: names.length, automatic: 2 });
    // the pulse counts the same
    const pulse = await desk.store.read.pulse.sent(WEEK.since, WEEK.until);
    expect(pulse.count).toBe(names.length);
  });
});
