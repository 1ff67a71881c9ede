import { expect, it } from 'vitest';
import { correct, uncorrectAll } from '../../src/journey/triage/correct.ts';
import { triage } from '../../src/journey/triage.ts';
import { NOON } from '../store/workbench.ts';
import { allTold, DAY, HOUR, MINUTE, openDesk, scored, told, triaged, trouble } from './triage-desk.ts';

/** So many people about a topic within the hour, on three accounts. */
function crowd(count: number, topic: string, change: { at?: number; level?: 'low' | 'normal' } = {}) {
  const { at = NOON - 10 * MINUTE, level = 'normal' } = change;
  return Array.from({ length: count }, (_, index) => ({
    person: `${topic}-${at}-${index}`,
    at: at - index * 1_000,
    score: scored(level, { topics: [topic] }),
    ...([{}, { account: 'masto', platform: 'mastodon' }, { account: 'x', platform: 'x' }][index % 3] ?? {}),
  }));
}

it('five people of all accounts within an hour are an incident; none of them becomes high by it', async () => {
  const desk = await openDesk();
  const ids = await allTold(desk, crowd(5, 'delivery'));
  const { incidents, levels } = await triaged(desk, ids);
  expect([incidents, levels]).toEqual([['incident: 5+ people about delivery in an hour'], ['normal']]);
});

it.each(['outage', 'security'])('three people are enough for %s, and two are not', async (topic) => {
  const desk = await openDesk();
  const two = await allTold(desk, crowd(2, topic));
  expect((await triaged(desk, two)).incidents).toEqual([]);
  const third = await told(desk, { person: 'third', at: NOON - MINUTE, score: trouble(topic) });
  expect((await triaged(desk, [third])).incidents).toEqual([`incident: 3+ people about ${topic} in an hour`]);
});

it('negative words that can wait count; content ones, praise and advertising do not', async () => {
  const desk = await openDesk();
  expect((await triaged(desk, await allTold(desk, crowd(5, 'app', { level: 'low' })))).incidents).toHaveLength(1);
  const happy = { sentiment: { label: 'positive', score: 1, confidence: 1 } } as const;
  for (const score of [
    scored('low', { topics: ['billing'], ...happy }),
    scored('normal', { topics: ['praise', 'question', 'other'] }),
    scored('normal', { topics: ['billing'], flags: ['spam'] }),
    scored('normal', { topics: [] }),
  ]) {
    const ids = await allTold(
      desk,
      crowd(9, 'billing').map((one) => ({ ...one, score })),
    );
    expect((await triaged(desk, ids)).incidents).toEqual([]);
  }
});

it('four people, five messages of one person, five of last week and five taken back are none', async () => {
  const desk = await openDesk();
  expect((await triaged(desk, await allTold(desk, crowd(4, 'delivery')))).incidents).toEqual([]);
  const alone = crowd(5, 'billing').map((one) => ({ ...one, person: 'one', account: 'acme', platform: 'bluesky' }));
  expect((await triaged(desk, await allTold(desk, alone))).incidents).toEqual([]);
  const lastWeek = await allTold(desk, crowd(5, 'product', { at: NOON - 6 * DAY }));
  expect((await triaged(desk, lastWeek)).incidents).toEqual([]);
  const anHourAgo = await allTold(desk, crowd(5, 'returns', { at: NOON - HOUR - MINUTE }));
  expect((await triaged(desk, anHourAgo)).incidents).toEqual([]);
  const ids = await allTold(desk, crowd(5, 'service'));
  await desk.store.transact(async (tx) => {
    for (const [message] of (await tx.messages.ofConversations(ids)).values())
      await tx.messages.markDeleted(message?.account ?? '', [message?.remoteId ?? ''], NOON);
  });
  const also = await told(desk, { person: 'also', at: NOON - MINUTE, score: trouble('service') });
  expect((await triaged(desk, [also])).incidents).toEqual([]);
});

it('the usual noise of a busy brand is none; three times as much is', async () => {
  const desk = await openDesk();
  const week = Array.from({ length: 7 * 24 }, (_, hour) =>
    crowd(6, 'delivery', { at: NOON - (hour + 1) * HOUR - 20 * MINUTE }),
  );
  await allTold(desk, week.flat());
  const usual = await allTold(desk, crowd(17, 'delivery'));
  expect((await triaged(desk, usual)).incidents).toEqual([]);
  const more = await allTold(desk, crowd(2, 'delivery', { at: NOON - MINUTE }));
  expect((await triaged(desk, more)).incidents).toEqual(['incident: 10+ people about delivery in an hour']);
});

it('a brand heard for a day only is measured by that day', async () => {
  const desk = await openDesk();
  const day = Array.from({ length: 24 }, (_, hour) => crowd(3, 'billing', { at: NOON - (hour + 1) * HOUR - MINUTE }));
  await allTold(desk, day.flat());
  expect((await triaged(desk, await allTold(desk, crowd(8, 'billing')))).incidents).toEqual([]);
});

it('who wrote first hears of the incident too, and nobody else does', async () => {
  const desk = await openDesk();
  const first = await allTold(desk, crowd(4, 'outage', { level: 'low' }));
  const other = await told(desk, { person: 'other', at: NOON - MINUTE, score: trouble('price') });
  const early = await told(desk, { person: 'early', at: NOON - 3 * HOUR, score: trouble('outage') });
  const fifth = await told(desk, { person: 'fifth', at: NOON - MINUTE, score: trouble('outage') });
  await triaged(desk, [other, early, fifth]);
  const after = await desk.store.read.conversations.byIds([...first, fifth, other, early]);
  const told5 = [...after.values()].map(({ reasons }) => reasons.some(({ cue }) => cue.includes('5+ people')));
  expect(told5).toEqual([true, true, true, true, true, false, false]);
});

it('a person’s word stands in an incident, and the incident is still told', async () => {
  const desk = await openDesk();
  const [id = 0] = await allTold(desk, crowd(5, 'outage'));
  await correct(desk.needs, [{ conversation: id, sentiment: null, urgency: 'low' }]);
  const conversation = await desk.store.read.conversations.byId(id);
  expect(conversation?.urgency.level).toBe('low');
  expect(conversation?.reasons.map(({ cue }) => cue)).toContain('incident: 5+ people about outage in an hour');
});

it('again, it changes and writes nothing; one more of many neither', async () => {
  const desk = await openDesk();
  const ids = await allTold(desk, crowd(6, 'outage', { level: 'low' }));
  await triaged(desk, ids);
  const patched: number[] = [];
  const store: typeof desk.store = {
    ...desk.store,
    transact: async (work) =>
      await desk.store.transact(async (tx) => {
        const patch: typeof tx.conversations.patch = async (id, change) => {
          patched.push(id);
          await tx.conversations.patch(id, change);
        };
        return await work({ ...tx, conversations: { ...tx.conversations, patch } });
      }),
  };
  const needs = { ...desk.needs, store };
  expect((await triage(needs, { conversations: ids, isRescoring: false })).changed).toBe(0);
  expect(patched).toEqual([]);
  const seventh = await told(desk, { person: 'seventh', at: NOON, score: trouble('outage') });
  await triage(needs, { conversations: [seventh], isRescoring: false });
  expect(patched).toEqual([seventh]);
});

it('scores made anew decide in the same run', async () => {
  const desk = await openDesk({ score: async () => trouble('outage') });
  const ids = await allTold(
    desk,
    crowd(5, 'other').map((one) => ({ ...one, score: scored('low') })),
  );
  await triage(desk.needs, { conversations: ids, isRescoring: true });
  const once = await desk.store.read.conversations.byIds(ids);
  for (const { reasons } of once.values()) expect(reasons.map(({ cue }) => cue).join()).toContain('incident: 5+');
  expect((await triage(desk.needs, { conversations: ids, isRescoring: true })).changed).toBe(0);
  expect(await desk.store.read.conversations.byIds(ids)).toEqual(once);
});

it('asks the store once, or twice when many wrote, however many conversations there are', async () => {
  const desk = await openDesk();
  let asked = 0;
  const { messages } = desk.store.read;
  const troubles: typeof messages.troubles = async (span) => {
    asked += 1;
    return await messages.troubles(span);
  };
  const store = { ...desk.store, read: { ...desk.store.read, messages: { ...messages, troubles } } };
  const few = await allTold(desk, crowd(4, 'delivery'));
  await triage({ ...desk.needs, store }, { conversations: few, isRescoring: false });
  expect(asked).toBe(1);
  const many = await allTold(desk, crowd(500, 'delivery', { at: NOON }));
  await triage({ ...desk.needs, store }, { conversations: many, isRescoring: false });
  expect(asked).toBe(3);
});

it('asks once for all that a person corrects at once, and not at all where nobody wrote lately', async () => {
  const desk = await openDesk();
  let asked = 0;
  const store: typeof desk.store = {
    ...desk.store,
    transact: async (work) =>
      await desk.store.transact(async (tx) => {
        const troubles: typeof tx.messages.troubles = async (span) => {
          asked += 1;
          return await tx.messages.troubles(span);
        };
        return await work({ ...tx, messages: { ...tx.messages, troubles } });
      }),
  };
  const needs = { ...desk.needs, store };
  const say = (ids: readonly number[]) =>
    ids.map((conversation) => ({ conversation, sentiment: null, urgency: 'critical' as const }));
  const fresh = await allTold(desk, crowd(20, 'outage'));
  await correct(needs, say(fresh));
  // the last hour and what is usual
  expect(asked).toBe(2);
  const again = await desk.store.read.conversations.byIds(fresh);
  for (const { reasons, urgency } of again.values()) {
    expect(urgency.level).toBe('critical');
    expect(reasons.map(({ cue }) => cue).join()).toContain('incident: 20+ people');
  }
  expect(await uncorrectAll(needs, say(fresh))).toEqual([]);
  expect(asked).toBe(4);
  const old = await told(desk, { person: 'early', at: NOON - 3 * HOUR, score: trouble('outage') });
  await correct(needs, say([old]));
  expect(asked).toBe(4);
  await expect(correct(needs, say([old, 999]))).rejects.toThrow();
  expect(await uncorrectAll(needs, say([999, old]))).toEqual([999]);
  expect(await desk.store.read.conversations.corrections([...fresh, old])).toEqual(new Map());
});
