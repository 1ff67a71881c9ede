import { describe, expect, it } from 'vitest';
import { approved, codeOf, newCustomer, type Office, openQuietOffice, sql } from './office.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TEXT = 'Hei! Pahoittelut. Selvitämme asian ja palaamme asiaan huomenna.';

/** A reply of aino's that ville approved and that went out. */
async function sent(office: Office, conversation: number, text = TEXT) {
  const reply = await approved(office, conversation, text);
  await office.aino.send({ replies: [reply.id] });
  const after = await office.aino.reply(reply.id);
  expect(after.status).toBe('sent');
  return after;
}

/** The promise found in a reply to a new customer. */
async function proposed(office: Office) {
  const { id } = await newCustomer(office, 'mastodon');
  const reply = await sent(office, id);
  const [found] = await office.aino.promisesOf([reply.id]);
  if (found === undefined) throw new Error('nothing was found');
  return found;
}

/** Time passes: a promise becomes due so long ago. */
const passes = ({ brand, aino }: Office, promise: number, agoMs: number) =>
  sql(brand, 'update follow_ups set due_at = ? where id = ?', aino.now() - agoMs, promise);

const kinds = async ({ aino }: Office, id: number) =>
  (await aino.show(id)).events.filter(({ kind }) => kind.startsWith('followUp.')).map(({ kind }) => kind);

describe('a promise in a sent reply', () => {
  it('is proposed with it, once, with its words and its author', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const draft = await approved(office, id, TEXT);
    expect(await office.aino.followUps()).toEqual([]);
    await office.ville.send({ replies: [draft.id] });
    const [found, ...more] = await office.aino.followUps();
    expect(more).toEqual([]);
    const quote = 'Selvitämme asian ja palaamme asiaan huomenna.';
    expect(found).toMatchObject({
      status: 'proposed',
      conversation: id,
      author: 'aino',
      words: quote,
      quote,
      reply: draft.id,
    });
    expect(found?.dueAt).toBeGreaterThan(office.aino.now());
    // found again (settled by a word, heard anew) it is the same one
    await office.aino.settle();
    await office.aino.poll();
    expect(await office.aino.followUps()).toEqual([found]);
    expect(await kinds(office, id)).toEqual(['followUp.proposed']);
    // it is no promise yet: it lifts nothing and the conversation does not wait for it
    expect((await office.aino.show(id)).conversation.followUpAt).toBeNull();
  });

  it('is none where nothing is promised, and none in what asks how it went', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await sent(office, id, 'Kiitos viestistäsi! Voit palauttaa tuotteen 30 päivän kuluessa.');
    const { id: other } = await newCustomer(office, 'mastodon');
    const asking = await approved(office, other, TEXT);
    sql(office.brand, "update replies set purpose = 'survey' where id = ?", asking.id);
    await office.aino.send({ replies: [asking.id] });
    expect(await office.aino.followUps({ isAll: true })).toEqual([]);
  });

  it('is confirmed for its date or another, dismissed or broken with a reason, each on record', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const one = await proposed(office);
    expect(await codeOf(aino.moveFollowUp(one.id, { dueAt: aino.now() + DAY_MS, reason: 'x' }))).toBe(
      'FOLLOW_UP_STATUS',
    );
    expect(await codeOf(aino.breakFollowUp(one.id, 'x'))).toBe('FOLLOW_UP_STATUS');
    const dueAt = aino.now() + 3 * DAY_MS;
    const confirmed = await aino.confirmFollowUp(one.id, { dueAt, words: ' Soita ' });
    expect(confirmed).toMatchObject({ status: 'open', dueAt, words: 'Soita', quote: one.quote });
    expect(await aino.confirmFollowUp(one.id)).toEqual(confirmed);
    expect(await codeOf(aino.dismissFollowUp(one.id, 'x'))).toBe('FOLLOW_UP_STATUS');
    expect(await codeOf(aino.breakFollowUp(one.id, ' '))).toBe('USAGE');
    const broken = await ville.breakFollowUp(one.id, 'varasto hukkasi sen');
    expect(broken).toMatchObject({ status: 'broken', reason: 'varasto hukkasi sen' });
    expect(broken.brokenAt).not.toBeNull();
    expect(await codeOf(aino.keepFollowUp(one.id))).toBe('FOLLOW_UP_STATUS');
    expect(await kinds(office, one.conversation)).toEqual([
      'followUp.proposed',
      'followUp.confirmed',
      'followUp.broken',
    ]);
    const two = await proposed(office);
    expect(await codeOf(aino.dismissFollowUp(two.id, ''))).toBe('USAGE');
    expect(await aino.dismissFollowUp(two.id, 'ei lupaus')).toMatchObject({ status: 'dismissed', reason: 'ei lupaus' });
    expect(await codeOf(aino.confirmFollowUp(two.id))).toBe('FOLLOW_UP_STATUS');
    expect(await aino.followUps()).toEqual([]);
    expect((await aino.followUps({ statuses: ['dismissed'] })).map(({ id }) => id)).toEqual([two.id]);
  });

  it('is put back as it was found, words and all, and not over a colleague’s change', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const one = await proposed(office);
    const confirmed = await aino.turnFollowUp(one, { is: 'confirmed', dueAt: aino.now() + DAY_MS, words: 'Soita' });
    if (confirmed === null) throw new Error('nobody changed it');
    expect(await aino.undoFollowUp(confirmed, one)).toBe(true);
    expect(await aino.followUps()).toEqual([one]);
    const dismissed = await aino.turnFollowUp(one, { is: 'dismissed', reason: 'x' });
    if (dismissed === null) throw new Error('nobody changed it');
    expect(await aino.undoFollowUp(dismissed, one)).toBe(true);
    await ville.confirmFollowUp(one.id, { words: 'Toisin' });
    expect(await aino.undoFollowUp(dismissed, one)).toBe(false);
    expect(await aino.turnFollowUp(one, { is: 'dismissed', reason: 'x' })).toBeNull();
  });
});

describe('an overdue promise', () => {
  it('brings its conversation back to the top, once, and lets it sink when it is kept', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const one = await proposed(office);
    const open = await aino.confirmFollowUp(one.id);
    await aino.close([one.conversation]);
    const calm = (await aino.show(one.conversation)).conversation;
    // not due: nothing rises
    await aino.poll();
    expect((await aino.show(one.conversation)).conversation).toMatchObject({ status: 'closed', urgency: calm.urgency });
    passes(office, open.id, 2 * HOUR_MS + 60_000);
    await aino.poll();
    const [top] = (await aino.list({ status: ['open'] })).items;
    expect(top).toMatchObject({ id: one.conversation, status: 'open', urgency: { level: 'high' }, waitingSince: null });
    expect(top?.reasons.map(({ cue }) => cue)).toContain('promise overdue by 2 h');
    await aino.poll();
    expect((await kinds(office, one.conversation)).filter((kind) => kind === 'followUp.overdue')).toHaveLength(1);
    const told = (await aino.show(one.conversation)).events.find(({ kind }) => kind === 'followUp.overdue');
    expect(told).toMatchObject({ actor: 'system', data: { followUp: one.id, from: 'closed' } });
    // answered is not kept
    const kept = await aino.keepFollowUp(one.id);
    expect(kept.status).toBe('kept');
    const sunk = (await aino.show(one.conversation)).conversation;
    expect(sunk).toMatchObject({ status: 'closed', urgency: calm.urgency });
    const { data } = (await aino.show(one.conversation)).events.findLast(({ kind }) => kind === 'followUp.kept') ?? {};
    expect(data).toMatchObject({ isLate: true });
  });

  it('rises from a snooze, stays while it is only answered, sinks when moved, and rises again at the new date', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const added = await aino.followUp(id, { dueAt: aino.now() + HOUR_MS, words: 'Soita' });
    await aino.snooze([id], aino.now() + 9 * DAY_MS, null);
    passes(office, added.id, 1_000);
    await aino.poll();
    expect((await aino.show(id)).conversation).toMatchObject({ status: 'open', snoozedUntil: null });
    await sent(office, id, 'Kiitos, palaan!');
    expect((await aino.show(id)).conversation.status).toBe('open');
    const moved = await aino.moveFollowUp(added.id, { dueAt: aino.now() + DAY_MS, reason: 'varasto' });
    const after = (await aino.show(id)).conversation;
    expect(after.status).toBe('pending');
    expect(after.reasons.some(({ cue }) => cue.startsWith('promise overdue'))).toBe(false);
    passes(office, moved.id, 1_000);
    await aino.poll();
    expect((await aino.show(id)).conversation.status).toBe('open');
    expect((await kinds(office, id)).filter((kind) => kind === 'followUp.overdue')).toHaveLength(2);
  });

  it('that nobody confirmed rises as an open one does, says so, and sinks by whatever is said of it', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const ways = [
      async (id: number) => await aino.confirmFollowUp(id, { dueAt: aino.now() + DAY_MS }),
      async (id: number) => await aino.dismissFollowUp(id, 'ei lupaus'),
      async (id: number) => await aino.keepFollowUp(id),
    ];
    for (const turn of ways) {
      const one = await proposed(office);
      await aino.close([one.conversation]);
      const shown = async () => (await aino.show(one.conversation)).conversation;
      const calm = await shown();
      // not due: nothing rises
      await aino.poll();
      expect(await shown()).toEqual(calm);
      passes(office, one.id, 72 * HOUR_MS);
      await aino.poll();
      await aino.poll();
      const risen = await shown();
      expect(risen).toMatchObject({ status: 'open', urgency: { level: 'high' } });
      expect(risen.reasons[0]?.cue).toBe('promise overdue by 2 d, not confirmed yet');
      expect((await aino.list({ status: ['open'] })).items[0]?.id).toBe(one.conversation);
      const told = (await aino.show(one.conversation)).events.filter(({ kind }) => kind === 'followUp.overdue');
      expect(told.map(({ data }) => data)).toMatchObject([{ followUp: one.id, from: 'closed', isConfirmed: false }]);
      await turn(one.id);
      await aino.poll();
      const sunk = await shown();
      expect(sunk).toMatchObject({ status: 'closed', urgency: calm.urgency });
      expect(sunk.reasons.some(({ cue }) => cue.startsWith('promise overdue'))).toBe(false);
    }
  });

  it('that is confirmed for its date, which is over, stays and is a promise', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const one = await proposed(office);
    passes(office, one.id, 1_000);
    await aino.poll();
    await aino.confirmFollowUp(one.id);
    await aino.poll();
    const { conversation, events } = await aino.show(one.conversation);
    expect(conversation.reasons[0]?.cue).toBe('promise overdue');
    expect(events.filter(({ kind }) => kind === 'followUp.overdue')).toHaveLength(1);
  });

  it('is one of two: the conversation was opened by the first only', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    for (const words of ['Soita', 'Hyvitä'])
      passes(office, (await aino.followUp(id, { dueAt: aino.now() + HOUR_MS, words })).id, 1_000);
    await aino.close([id]);
    await aino.poll();
    const told = (await aino.show(id)).events.filter(({ kind }) => kind === 'followUp.overdue');
    expect(told.map(({ data }) => data.from).sort()).toEqual(['closed', 'open']);
  });
});

describe('a missed answer time', () => {
  it('is on record once for each time that they wait, and the clock tells it', async () => {
    const office = await openQuietOffice();
    const { aino, brand } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const breaches = async () => (await aino.show(id)).events.filter(({ kind }) => kind === 'conversation.breached');
    await aino.poll();
    expect(await breaches()).toEqual([]);
    expect((await aino.show(id)).clock).toMatchObject({ isBreached: false, firstResponseMs: null, resolutionMs: null });
    sql(brand, 'update conversations set due_at = ? where id = ?', aino.now() - HOUR_MS, id);
    await aino.poll();
    await aino.poll();
    const [told, ...more] = await breaches();
    expect(more).toEqual([]);
    const { clock, conversation } = await aino.show(id);
    expect(told).toMatchObject({ actor: 'system', data: { waitingSince: conversation.waitingSince } });
    expect(clock.isBreached).toBe(true);
    expect(clock.waitingMs).toBeGreaterThanOrEqual(0);
    expect(clock.workingWaitingMs).toBeLessThanOrEqual(clock.waitingMs ?? 0);
    await sent(office, id, 'Kiitos!');
    await aino.close([id]);
    const answered = (await aino.show(id)).clock;
    expect(answered).toMatchObject({ isBreached: true, waitingMs: null, workingWaitingMs: null, dueAt: null });
    expect(answered.firstResponseMs).not.toBeNull();
    expect(answered.resolutionMs).not.toBeNull();
    // told before it was answered: not once more by the answer
    expect(await breaches()).toHaveLength(1);
    // taken up again, it is another matter
    await aino.reopen([id]);
    expect((await aino.show(id)).clock).toMatchObject({ isBreached: false, firstResponseMs: null, resolutionMs: null });
  });

  it('is on record with an answer that went out too late before anybody looked, and not with one in time', async () => {
    const office = await openQuietOffice();
    const { aino, brand } = office;
    const late = await newCustomer(office, 'mastodon');
    const inTime = await newCustomer(office, 'mastodon');
    const dueAt = Math.trunc(aino.now()) - HOUR_MS;
    sql(brand, 'update conversations set due_at = ? where id = ?', dueAt, late.id);
    sql(brand, 'update conversations set due_at = ? where id = ?', aino.now() + HOUR_MS, inTime.id);
    await sent(office, inTime.id, 'Kiitos, selvisi!');
    await sent(office, late.id, 'Anteeksi odotus!');
    await aino.poll();
    const breaches = async (id: number) =>
      (await aino.show(id)).events.filter(({ kind }) => kind === 'conversation.breached');
    const [told, ...more] = await breaches(late.id);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      actor: 'system',
      data: { waitingSince: late.waitingSince, dueAt, urgency: late.urgency.level },
    });
    expect(await breaches(inTime.id)).toEqual([]);
    const { metrics } = await aino.report({ since: aino.now() - DAY_MS, until: aino.now() + 1_000, by: 'day' });
    const value = (wanted: string) => metrics.find(({ id }) => id === wanted)?.value;
    expect([value('slaKept'), value('breached')]).toEqual([0.5, 1]);
    // the mark is the one that a poll sets: the same wait is not told again
    expect(sql(brand, 'select breach_told from conversations where id = ?', late.id)).toEqual([
      { breach_told: late.waitingSince },
    ]);
  });
});
