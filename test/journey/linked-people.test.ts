import { describe, expect, it } from 'vitest';
import { codeOf, newCustomer, openQuietOffice, sql } from './office.ts';

describe('contacts that are one person', () => {
  it('are so only by a person’s word, which can be taken back; nothing is merged', async () => {
    const office = await openQuietOffice();
    const { aino, brand } = office;
    const one = await newCustomer(office, 'mastodon');
    const other = await newCustomer(office, 'x');
    const third = await newCustomer(office, 'bluesky');
    sql(brand, 'update contacts set name = ? where id in (?, ?)', 'Maija Mäkelä', one.contact.id, other.contact.id);
    const before = await aino.person(one.contact.id);
    expect(before.linked).toEqual([]);
    expect(before.namesakes.map(({ id }) => id)).toEqual([other.contact.id]);
    expect(await aino.linkPeople(one.contact.id, other.contact.id)).toBe(true);
    expect(await aino.linkPeople(other.contact.id, one.contact.id)).toBe(false);
    expect(await aino.linkPeople(other.contact.id, third.contact.id)).toBe(true);
    const card = await aino.person(one.contact.id);
    expect(card.conversations.map(({ id }) => id)).toEqual([one.id]);
    expect(card.namesakes).toEqual([]);
    expect(
      card.linked.map(({ contact, link, conversations }) => [
        contact.platform,
        link?.author ?? null,
        conversations[0]?.id,
      ]),
    ).toEqual([
      ['x', 'aino', other.id],
      ['bluesky', null, third.id],
    ]);
    expect(await aino.unlinkPeople(one.contact.id, other.contact.id)).toBe(true);
    expect(await aino.unlinkPeople(one.contact.id, other.contact.id)).toBe(false);
    expect((await aino.person(one.contact.id)).linked).toEqual([]);
    const told = sql(brand, "select kind, actor from events where kind like 'contact.%' order by id");
    expect(told).toEqual([
      { kind: 'contact.linked', actor: 'aino' },
      { kind: 'contact.linked', actor: 'aino' },
      { kind: 'contact.unlinked', actor: 'aino' },
    ]);
    expect(await codeOf(aino.linkPeople(one.contact.id, one.contact.id))).toBe('USAGE');
    expect(await codeOf(aino.linkPeople(one.contact.id, 99_999))).toBe('UNKNOWN_CONTACT');
  });

  it('shows labels of all their conversations, and when and how they opted out', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const { id, contact } = await newCustomer(office, 'mastodon', {
      visibility: 'private',
      text: 'älkää kirjoittako minulle',
    });
    await aino.label([id], { add: ['vip'] });
    const card = await aino.person(contact.id);
    expect(card.labels).toEqual(['vip']);
    expect(card.optedOut).toMatchObject({ words: 'älkää kirjoittako minulle' });
    expect(card.optedOut?.at).toBe(card.lastMessageAt);
  });
});
