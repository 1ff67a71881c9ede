import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { approved, codeOf, newCustomer, openQuietOffice, sql } from './office.ts';

const HOUR_MS = 3_600_000;

/** What triage and people made of a conversation. */
async function stand(app: App, id: number) {
  const { status, waitingSince, dueAt, snoozedUntil, snoozeReason, assignee, labels, sentiment, urgency } = (
    await app.show(id)
  ).conversation;
  return { status, waitingSince, dueAt, snoozedUntil, snoozeReason, assignee, labels, sentiment, urgency };
}

describe('a correction taken back', () => {
  it('leaves what held before, and nothing to learn from', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon', { text: 'Kiitos, kaikki toimii hyvin!' });
    const judged = () => sql(office.brand, 'select aspect, label from judgements order by id');
    const fresh = await stand(aino, id);
    await aino.correct(id, { urgency: 'critical' });
    const once = await stand(aino, id);
    await aino.correct(id, { sentiment: 'negative', urgency: 'low' });
    expect(judged()).toHaveLength(3);
    await aino.uncorrect(id);
    expect(await stand(aino, id)).toEqual(once);
    expect(judged()).toEqual([{ aspect: 'urgency', label: 'critical' }]);
    await aino.uncorrect(id);
    expect(await stand(aino, id)).toEqual(fresh);
    expect(judged()).toEqual([]);
    expect(sql(office.brand, 'select * from corrections')).toEqual([]);
    // nothing is left to take back, and nothing is told
    await aino.uncorrect(id);
    const kinds = (await aino.show(id)).events.map(({ kind }) => kind).filter((kind) => kind.endsWith('corrected'));
    expect(kinds).toEqual([
      'conversation.corrected',
      'conversation.corrected',
      'conversation.uncorrected',
      'conversation.uncorrected',
    ]);
  });

  it('is one’s own, not a colleague’s', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    await aino.correct(id, { urgency: 'low' });
    await ville.correct(id, { urgency: 'critical' });
    expect(await codeOf(aino.uncorrect(id))).toBe('NOT_YOURS');
    expect((await stand(aino, id)).urgency.level).toBe('critical');
    await ville.uncorrect(id);
    expect((await stand(aino, id)).urgency.level).toBe('low');
    await aino.uncorrect(id);
    expect(await codeOf(aino.uncorrect('masto:nothing'))).toBe('UNKNOWN_CONVERSATION');
  });

  it('is of several at once, but for those of which something else was said last', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const ids: number[] = [];
    for (let made = 0; made < 4; made += 1) ids.push((await newCustomer(office, 'mastodon')).id);
    const [first = 0, second = 0, third = 0, fourth = 0] = ids;
    const fresh = await stand(aino, first);
    const said = ids.map((id) => ({ id, urgency: id === first ? ('critical' as const) : ('low' as const) }));
    await aino.correctAll(said);
    expect((await stand(aino, first)).urgency.level).toBe('critical');
    expect((await stand(aino, fourth)).urgency.level).toBe('low');
    await ville.correct(second, { sentiment: 'positive' });
    await aino.correct(third, { urgency: 'high' });
    expect(await aino.uncorrectAll([...said, { id: 9_999, urgency: 'low' }])).toEqual([second, third, 9_999]);
    expect(await stand(aino, first)).toEqual(fresh);
    expect((await stand(aino, third)).urgency.level).toBe('high');
    expect((await stand(aino, second)).sentiment.label).toBe('positive');
    // a second time there is nothing of ours left
    expect(await aino.uncorrectAll(said)).toEqual(ids);
    // all of it or nothing
    await expect(
      aino.correctAll([
        { id: first, urgency: 'low' },
        { id: 9_999, urgency: 'low' },
      ]),
    ).rejects.toThrow();
    expect(await stand(aino, first)).toEqual(fresh);
  });
});

describe('a note taken back', () => {
  it('is gone with its words; only whoever wrote it may', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const { id: note } = await aino.note(id, 'SALAINEN sana');
    expect(await codeOf(ville.removeNote(note))).toBe('NOT_YOURS');
    expect((await aino.show(id)).notes).toHaveLength(1);
    await aino.removeNote(note);
    const { notes, events } = await aino.show(id);
    expect(notes).toEqual([]);
    expect(events.at(-1)).toMatchObject({ kind: 'conversation.noteRemoved', actor: 'aino', data: { note } });
    expect(JSON.stringify(events)).not.toContain('SALAINEN');
    expect(await codeOf(aino.removeNote(note))).toBe('UNKNOWN_NOTE');
  });
});

describe('what was done with a conversation', () => {
  it('is put back exactly, where reopening would not', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    await approved(office, id, 'Hei! Selvitämme asiaa.');
    await office.ville.send();
    const { conversation: before } = await aino.show(id);
    expect(before.status).toBe('pending');
    const then = await stand(aino, id);
    const until = aino.now() + HOUR_MS;
    for (const { act, ours } of [
      { act: () => aino.close([id]), ours: { status: 'closed' } },
      { act: () => aino.snooze([id], until, 'varasto'), ours: { status: 'snoozed', snoozedUntil: until } },
      { act: () => aino.reopen([id]), ours: { status: 'open' } },
      { act: () => aino.assign([id], 'ville'), ours: { assignee: 'ville' } },
    ] as const) {
      await act();
      expect(await stand(aino, id)).not.toEqual(then);
      expect(await aino.putBack([{ was: before, ours }])).toEqual([]);
      expect((await aino.show(id)).conversation).toEqual(before);
    }
    // the control: what is closed and reopened waits for us, though it waited for the customer
    await aino.close([id]);
    await aino.reopen([id]);
    expect((await stand(aino, id)).status).toBe('open');
  });

  it('is put back to a snooze, and to who waited since when', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    // somebody closed an earlier word unanswered: only the later one waits
    sql(
      office.brand,
      'update conversations set waiting_since = waiting_since + 5, due_at = due_at + 5 where id = ?',
      id,
    );
    await aino.snooze([id], aino.now() + HOUR_MS, 'varasto');
    const { conversation: before } = await aino.show(id);
    await aino.close([id]);
    await aino.putBack([{ was: before, ours: { status: 'closed' } }]);
    expect((await aino.show(id)).conversation).toEqual(before);
    await aino.reopen([id]);
    expect((await stand(aino, id)).waitingSince, 'the control').not.toBe(before.waitingSince);
    const counts = sql(office.brand, "select value from counters where name = 'conversation:open'");
    const real = sql(office.brand, "select count(*) as value from conversations where status = 'open'");
    expect(counts).toEqual(real);
  });

  it('is left alone where the customer wrote since, or where nothing changed', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const { conversation: before, events } = await aino.show(id);
    expect(await aino.putBack([{ was: before, ours: { status: 'closed' } }])).toEqual([]);
    expect((await aino.show(id)).events).toEqual(events);
    await aino.close([id]);
    const { thread } = await aino.show(id);
    const [message] = thread;
    await office.brand.control('say', {
      platform: 'mastodon',
      author: message?.author.handle ?? '',
      text: '@esimerkki vieläkään ei toimi!',
      inReplyTo: message?.remoteId ?? '',
      visibility: 'public',
    });
    await aino.poll();
    const now = await stand(aino, id);
    expect(now.status).toBe('open');
    for (const status of ['closed', 'open'] as const)
      expect(await aino.putBack([{ was: before, ours: { status } }])).toEqual([id]);
    expect(await stand(aino, id)).toEqual(now);
    const nobody = { was: { ...before, id: 999_999 }, ours: { status: 'closed' } } as const;
    expect(await codeOf(aino.putBack([nobody]))).toBe('UNKNOWN_CONVERSATION');
  });

  it('is left as a colleague made it since, each for itself', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const { id: other } = await newCustomer(office, 'mastodon');
    const befores = await aino.conversations([other, id]);
    expect(befores.map((one) => one.id)).toEqual([other, id]);
    await aino.close([id, other]);
    await ville.snooze([id], ville.now() + HOUR_MS, 'palataan');
    const theirs = await stand(ville, id);
    const left = await aino.putBack(befores.map((was) => ({ was, ours: { status: 'closed' } })));
    expect(left).toEqual([id]);
    expect(await stand(aino, id)).toEqual(theirs);
    expect((await stand(aino, other)).status).toBe('open');
    await aino.assign([other], 'aino');
    await ville.assign([other], 'ville');
    expect(await aino.putBack(befores.map((was) => ({ was, ours: { assignee: 'aino' } })))).toEqual([other]);
    expect((await stand(aino, other)).assignee).toBe('ville');
  });
});

describe('a claim', () => {
  it('goes back to whom it was taken from, for as long as it would have lasted', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    await ville.claim([id]);
    const was = (await aino.show(id)).claim;
    await aino.claim([id]);
    expect(await aino.putBackClaims([{ conversation: id, was, ours: 'aino' }])).toEqual([]);
    const detail = await aino.show(id);
    expect(detail.claim).toEqual(was);
    expect(detail.events.at(-1)).toMatchObject({ kind: 'conversation.released', actor: 'aino' });
    // nothing is given back that a colleague took since, or that is over
    expect(await aino.putBackClaims([{ conversation: id, was: null, ours: 'aino' }])).toEqual([id]);
    expect((await aino.show(id)).claim).toEqual(was);
    await ville.release([id]);
    const over = was === null ? null : { ...was, until: aino.now() - 1 };
    expect(await aino.putBackClaims([{ conversation: id, was: over, ours: 'aino' }])).toEqual([]);
    expect((await aino.show(id)).claim).toBeNull();
    expect(await aino.putBackClaims([{ conversation: id, was, ours: 'aino' }])).toEqual([id]);
  });
});
