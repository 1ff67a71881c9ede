import { describe, expect, it } from 'vitest';
import { codeOf, newCustomer, type Office, openQuietOffice, sql } from './office.ts';

const HOUR_MS = 3_600_000;

const history = async ({ aino }: Office, id: number) =>
  (await aino.show(id)).events
    .filter(({ kind }) => kind.startsWith('followUp.'))
    .map(({ kind, actor, data }) => [kind, actor, data.followUp]);

describe('a promise', () => {
  it('stands with its conversation until it is kept, and is on record', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id, contact, account, platform } = await newCustomer(office, 'mastodon');
    const dueAt = aino.now() + HOUR_MS;
    const added = await aino.followUp(id, { dueAt, words: '  Soita varastolle \n' });
    const { handle, name, remoteId, url } = contact;
    expect(added).toMatchObject({ conversation: id, account, platform, dueAt, words: 'Soita varastolle' });
    expect(added).toMatchObject({ author: 'aino', status: 'open', keptAt: null, reason: null, moves: 0 });
    expect(added.contact).toEqual({ id: contact.id, handle, name, remoteId, url });
    expect(await ville.followUps()).toEqual([added]);
    expect((await ville.show(id)).conversation.followUpAt).toBe(dueAt);
    const before = ville.now();
    const kept = await ville.keepFollowUp(added.id);
    expect(kept).toMatchObject({ status: 'kept', author: 'aino', dueAt });
    expect(kept.keptAt).toBeGreaterThanOrEqual(before);
    // kept is kept: the second time changes nothing and is no second event
    expect(await aino.keepFollowUp(added.id)).toEqual(kept);
    expect(await aino.followUps()).toEqual([]);
    expect(await aino.followUps({ isAll: true })).toEqual([kept]);
    expect((await aino.show(id)).conversation.followUpAt).toBeNull();
    expect(await history(office, id)).toEqual([
      ['followUp.added', 'aino', added.id],
      ['followUp.kept', 'ville', added.id],
    ]);
  });

  it('is moved with a reason only, and not once it is kept', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const dueAt = aino.now() + HOUR_MS;
    const { id: promise } = await aino.followUp(id, { dueAt, words: 'Soita' });
    for (const reason of ['', ' \n'])
      expect(await codeOf(aino.moveFollowUp(promise, { dueAt: dueAt + 1, reason }))).toBe('USAGE');
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 9e15])
      expect(await codeOf(aino.moveFollowUp(promise, { dueAt: wrong, reason: 'x' }))).toBe('USAGE');
    expect((await aino.followUps())[0]).toMatchObject({ dueAt, moves: 0 });
    await aino.moveFollowUp(promise, { dueAt: dueAt + 5, reason: 'varasto kiinni' });
    const moved = await aino.moveFollowUp(promise, { dueAt: dueAt - 7, reason: ' aiemmin ' });
    expect(moved).toMatchObject({ dueAt: dueAt - 7, reason: 'aiemmin', moves: 2, status: 'open' });
    const told = (await aino.show(id)).events.filter(({ kind }) => kind === 'followUp.moved').map(({ data }) => data);
    expect(told).toEqual([
      { followUp: promise, from: dueAt, to: dueAt + 5, reason: 'varasto kiinni' },
      { followUp: promise, from: dueAt + 5, to: dueAt - 7, reason: 'aiemmin' },
    ]);
    await aino.keepFollowUp(promise);
    expect(await codeOf(aino.moveFollowUp(promise, { dueAt, reason: 'x' }))).toBe('FOLLOW_UP_KEPT');
  });

  it('is taken back by whoever made it; keeping it is taken back by anybody', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const added = await aino.followUp(id, { dueAt: aino.now() + HOUR_MS, words: 'Soita' });
    const kept = await aino.keepFollowUp(added.id);
    expect(await ville.undoFollowUp(kept, added)).toBe(true);
    expect(await ville.undoFollowUp(kept, added)).toBe(false);
    expect(await aino.followUps()).toEqual([added]);
    expect(await codeOf(ville.undoFollowUp(added, null))).toBe('NOT_YOURS');
    expect(await aino.followUps()).toEqual([added]);
    expect(await aino.undoFollowUp(added, null)).toBe(true);
    expect(await aino.followUps({ isAll: true })).toEqual([]);
    expect(await aino.undoFollowUp(added, null)).toBe(false);
    // what happened stays on record
    expect((await history(office, id)).map(([kind]) => kind)).toEqual([
      'followUp.added',
      'followUp.kept',
      'followUp.reopened',
      'followUp.removed',
    ]);
    // its number is not given twice
    const next = await aino.followUp(id, { dueAt: aino.now() + HOUR_MS, words: 'Soita' });
    expect(next.id).toBeGreaterThan(added.id);
  });

  it('is put back exactly, and left as it is where a colleague changed it since', async () => {
    const office = await openQuietOffice();
    const { aino, ville } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const at = aino.now();
    const first = await aino.followUp(id, { dueAt: at + HOUR_MS, words: 'Soita' });
    const added = await aino.moveFollowUp(first.id, { dueAt: at + 2 * HOUR_MS, reason: 'varasto kiinni' });
    const move = async (app: typeof aino, hours: number) =>
      await app.moveFollowUp(added.id, { dueAt: at + hours * HOUR_MS, reason: `${hours} h` });
    const own = await aino.turnFollowUp(added, { dueAt: at + 3 * HOUR_MS, reason: ' kiire ' });
    if (own === null) throw new Error('nobody changed it');
    expect(own).toMatchObject({ reason: 'kiire', moves: 2 });
    expect(await aino.undoFollowUp(own, added, 'peruttu')).toBe(true);
    expect(await aino.followUps()).toEqual([added]);
    expect((await aino.show(id)).events.at(-1)?.data).toMatchObject({ to: added.dueAt, reason: 'peruttu' });
    // each of these a colleague does between a change of ours and the way back
    const again = await move(aino, 4);
    const theirs = await move(ville, 5);
    expect(await aino.undoFollowUp(again, added)).toBe(false);
    expect(await aino.undoFollowUp(first, null)).toBe(false);
    expect(await aino.followUps()).toEqual([theirs]);
    const kept = await ville.keepFollowUp(added.id);
    expect(await aino.undoFollowUp(theirs, added)).toBe(false);
    expect(await aino.followUps({ isAll: true })).toEqual([kept]);
    // and what a person sees no more is neither kept nor moved
    expect(await aino.turnFollowUp(theirs, 'kept')).toBeNull();
    expect(await aino.turnFollowUp(theirs, { dueAt: at + HOUR_MS, reason: 'x' })).toBeNull();
    expect(await aino.followUps({ isAll: true })).toEqual([kept]);
    expect(await codeOf(aino.turnFollowUp(kept, { dueAt: at + HOUR_MS, reason: 'x' }))).toBe('FOLLOW_UP_KEPT');
    expect(await aino.turnFollowUp(kept, 'kept')).toEqual(kept);
  });

  it('needs words and a conversation; nothing is half made', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const dueAt = aino.now() + HOUR_MS;
    expect(await codeOf(aino.followUp(id, { dueAt, words: ' ' }))).toBe('EMPTY_TEXT');
    expect(await codeOf(aino.followUp(id, { dueAt: Number.NaN, words: 'x' }))).toBe('USAGE');
    for (const wrong of [999_999, 'masto:nothing'])
      expect(await codeOf(aino.followUp(wrong, { dueAt, words: 'x' }))).toBe('UNKNOWN_CONVERSATION');
    for (const act of [aino.keepFollowUp(99), aino.moveFollowUp(99, { dueAt, reason: 'x' })])
      expect(await codeOf(act)).toBe('UNKNOWN_FOLLOW_UP');
    expect(await aino.followUps({ isAll: true })).toEqual([]);
    expect(sql(office.brand, "select kind from events where kind like 'followUp%'")).toEqual([]);
  });

  it('kept by two at once is kept once', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const { id: promise } = await office.aino.followUp(id, { dueAt: office.aino.now(), words: 'Soita' });
    await Promise.all([office.aino.keepFollowUp(promise), office.ville.keepFollowUp(promise)]);
    expect((await history(office, id)).map(([kind]) => kind)).toEqual(['followUp.added', 'followUp.kept']);
  });
});
