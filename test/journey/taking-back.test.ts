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
    for (const act of [
      () => aino.close([id]),
      () => aino.snooze([id], aino.now() + HOUR_MS, 'varasto'),
      () => aino.reopen([id]),
    ]) {
      await act();
      expect(await stand(aino, id)).not.toEqual(then);
      const [detail] = await aino.putBack([before]);
      expect(detail?.conversation).toEqual(before);
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
    await aino.putBack([before]);
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
    await aino.putBack([before]);
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
    await aino.putBack([before]);
    expect(await stand(aino, id)).toEqual(now);
    expect(await codeOf(aino.putBack([{ ...before, id: 999_999 }]))).toBe('UNKNOWN_CONVERSATION');
  });
});
