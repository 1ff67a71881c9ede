import { describe, expect, it, onTestFinished } from 'vitest';
import { wake } from '../../src/journey/triage.ts';
import { openStore } from '../../src/store/open.ts';
import { approved, newCustomer, openOffice, openQuietOffice, sql } from './office.ts';

const TRIAGED = `select id, sentiment, sentiment_score, urgency, urgency_score, urgency_rank, language, topics, reasons, due_at
  from conversations order by id`;

describe('triage', () => {
  it('run again and again changes nothing', async () => {
    const { brand, aino } = await openOffice();
    // so that waiting, repeat contact and reach all have their say
    sql(
      brand,
      'update conversations set waiting_since = waiting_since - 3600000 * (id * 7 % 90) where waiting_since < 8e15',
    );
    sql(brand, 'update contacts set followers = 12000 where id % 3 = 0');
    await aino.triage([]);
    const once = sql(brand, TRIAGED);
    expect(once.some((row) => String(row.reasons).includes('overdue'))).toBe(true);
    expect(once.some((row) => String(row.reasons).includes('12,000 followers'))).toBe(true);
    for (let run = 0; run < 3; run += 1) expect((await aino.triage([])).changed).toBe(0);
    expect(sql(brand, TRIAGED)).toEqual(once);
  });

  it('right after a poll finds everything as the poll left it', async () => {
    const { brand, aino } = await openOffice();
    const polled = sql(brand, TRIAGED);
    await aino.triage([]);
    expect(sql(brand, TRIAGED)).toEqual(polled);
  });

  it('lets a correction win, over a re-run and over what the customer writes next', async () => {
    const office = await openOffice();
    for (let tries = 0; tries < 12; tries += 1) {
      const { id } = await newCustomer(office, 'bluesky');
      await office.aino.correct(id, { urgency: 'critical' });
      const both = (await office.ville.correct(id, { sentiment: 'negative' })).conversation;
      expect([both.urgency.level, both.sentiment.label]).toEqual(['critical', 'negative']);
      await office.aino.triage([id]);
      await office.aino.triage([]);
      await approved(office, id, `Hei! Selvitämme asian tänään. ${tries}`);
      await office.ville.send();
      await office.aino.poll();
      const { conversation, events, thread } = await office.aino.show(id);
      expect([conversation.urgency, conversation.sentiment.label]).toEqual([both.urgency, 'negative']);
      expect(conversation.reasons.some((reason) => reason.cue === 'set by ville')).toBe(true);
      expect(events.filter((event) => event.kind === 'conversation.corrected')).toHaveLength(2);
      if (thread.at(-1)?.direction === 'inbound') return;
    }
    throw new Error('no customer of this seed answers an answer');
  });

  it('the level decides when an answer is due, in working hours', async () => {
    const office = await openQuietOffice();
    const { id, waitingSince } = await newCustomer(office, 'x');
    const due = async (urgency: 'critical' | 'low') =>
      (await office.aino.correct(id, { urgency })).conversation.dueAt ?? 0;
    const [critical, low] = [await due('critical'), await due('low')];
    expect([critical > (waitingSince ?? 0), low > critical]).toEqual([true, true]);
  });
});

describe('work on conversations', () => {
  it('closed, nobody waits; opened again, the clock runs from the unanswered message', async () => {
    const office = await openQuietOffice();
    const { id, waitingSince } = await newCustomer(office, 'mastodon');
    const [closed] = await office.aino.close([id]);
    expect(closed?.conversation).toMatchObject({ status: 'closed', waitingSince: null, dueAt: null });
    await office.aino.poll();
    expect((await office.aino.show(id)).conversation.status).toBe('closed');
    const [opened] = await office.aino.reopen([id]);
    expect(opened?.conversation).toMatchObject({ status: 'open', waitingSince });
    expect(opened?.events.map((event) => [event.kind, event.actor])).toContainEqual(['conversation.reopened', 'aino']);
  });

  it('snoozed, it comes back at its time and not before', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await office.aino.snooze([id], office.aino.now() + 60_000, 'odottaa varastoa');
    await office.aino.poll();
    expect((await office.aino.show(id)).conversation).toMatchObject({
      status: 'snoozed',
      snoozeReason: 'odottaa varastoa',
    });
    sql(office.brand, 'update conversations set snoozed_until = 1 where id = ?', id);
    await office.aino.poll();
    const { conversation, events } = await office.aino.show(id);
    expect(conversation).toMatchObject({ status: 'open', snoozedUntil: null, snoozeReason: null });
    expect(events.map((event) => event.kind)).toContain('conversation.woken');
  });

  it('what somebody closes or puts off for longer at that moment is not woken', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const other = await newCustomer(office, 'mastodon');
    const { database, operator } = office.aino.config;
    const store = await openStore(database, { mode: 'readWrite', stateFolder: `${database}.state` });
    onTestFinished(() => store.close());
    await office.aino.snooze([id, other.id], 5, null);
    const transact: typeof store.transact = async (work) => {
      await office.ville.close([id]);
      await office.ville.snooze([other.id], office.aino.now() + 60_000, 'vielä');
      return await store.transact(work);
    };
    expect(await wake({ store: { ...store, transact }, operator, now: office.aino.now })).toBe(0);
    expect((await office.aino.show(id)).conversation.status).toBe('closed');
    const { conversation, events } = await office.aino.show(other.id);
    expect([conversation.status, conversation.snoozeReason]).toEqual(['snoozed', 'vielä']);
    expect(events.map((event) => event.kind)).not.toContain('conversation.woken');
  });

  it('what changes nothing is no event; opened again, it is due again', async () => {
    const { aino, brand } = await openQuietOffice();
    const { id, dueAt } = await newCustomer({ aino, brand, ville: aino }, 'mastodon');
    const until = aino.now() + 60_000;
    for (const _ of ['once', 'twice']) {
      await aino.assign([id], 'ville');
      await aino.snooze([id], until, 'odottaa');
    }
    await aino.close([id, id]);
    const [opened] = await aino.reopen([id, id]);
    expect(dueAt).not.toBeNull();
    expect(opened?.conversation).toMatchObject({ status: 'open', dueAt, assignee: 'ville' });
    const kinds = (opened?.events ?? []).map((event) => event.kind).filter((kind) => kind.startsWith('conversation.'));
    expect(kinds).toEqual([
      'conversation.opened',
      'conversation.assigned',
      'conversation.snoozed',
      'conversation.closed',
      'conversation.reopened',
    ]);
  });

  it('a conversation is found by number, platform’s id and web address; nothing else', async () => {
    const office = await openQuietOffice();
    const { id, threadId, url } = await newCustomer(office, 'bluesky');
    for (const name of [id, String(id), `bluesky:${threadId}`, threadId, url, ` ${url} `])
      expect((await office.aino.show(name)).conversation.id).toBe(id);
    for (const name of ['0', '999999', `x:${threadId}`, '', ':', 'x:', "' or 1=1", 'https://example.com/'])
      await expect(office.aino.show(name)).rejects.toMatchObject({ code: 'UNKNOWN_CONVERSATION' });
  });

  it('what a customer took back is not waited for', async () => {
    const office = await openQuietOffice();
    const { id, threadId } = await newCustomer(office, 'mastodon');
    const draft = await office.aino.draft(id, { text: 'Hei! Selvitämme.' });
    await office.ville.approve(draft.id);
    sql(office.brand, 'update messages set deleted_at = 5 where remote_id = ?', threadId);
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['inReview', 'NOT_ANSWERABLE']);
    expect((await office.aino.show(id)).eligibility).toMatchObject({
      public: false,
      why: expect.stringContaining('deleted'),
    });
    await expect(office.aino.draft(id, { text: 'Hei!' })).rejects.toMatchObject({ code: 'NOT_ANSWERABLE' });
  });
});
