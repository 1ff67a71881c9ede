import { expect, it } from 'vitest';
import { z } from 'zod';
import { CARD_ROWS_MAX } from '../../src/domain/person-card.ts';
import { approved, codeOf, newCustomer, type Office, openQuietOffice, sql } from './office.ts';

const saidShape = z.object({ post: z.object({ id: z.string() }) });

/** The first customer's second conversation, in private. */
async function alsoWritesInPrivate(office: Office, conversation: number): Promise<number> {
  const { thread } = await office.aino.show(conversation);
  const handle = thread[0]?.author.handle ?? '';
  const said = { platform: 'mastodon', author: handle, text: 'STOP', visibility: 'private' };
  const { post } = saidShape.parse(await office.brand.control('say', said));
  await office.aino.poll();
  return (await office.aino.show(`mastodon:${post.id}`)).conversation.id;
}

it('a person’s card holds both ways, our answers, notes and promises, and nobody else’s', async () => {
  const office = await openQuietOffice();
  const { aino, ville } = office;
  const { id, contact } = await newCustomer(office, 'mastodon');
  const other = await newCustomer(office, 'mastodon');
  for (const one of [id, other.id]) {
    await approved(office, one, `Hei! Selvitämme asiaa (${one}).`);
    await aino.note(one, `muistiinpano ${one}`);
    await aino.followUp(one, { dueAt: aino.now() + one, words: `soita ${one}` });
  }
  await ville.send();
  expect((await aino.person(contact.id)).isOptedOut).toBe(false);
  const inPrivate = await alsoWritesInPrivate(office, id);
  await aino.draft(id, { text: 'Luonnos, joka ei ole lähtenyt.', isAdditional: true });
  const { keptAt } = await aino.keepFollowUp((await aino.followUp(inPrivate, { dueAt: 1, words: 'ensin' })).id);
  const card = await aino.person(contact.id);
  expect(card.contact).toEqual(contact);
  expect(card.conversations.map((one) => one.id)).toEqual([inPrivate, id]);
  expect(card.conversationCount).toBe(2);
  expect(card.messages.map(({ visibility, direction }) => [visibility, direction])).toEqual([
    ['private', 'inbound'],
    ['public', 'outbound'],
    ['public', 'inbound'],
  ]);
  expect(card.messages.every(({ conversation }) => conversation === id || conversation === inPrivate)).toBe(true);
  const times = card.messages.map(({ postedAt }) => postedAt);
  expect([card.lastMessageAt, card.firstMessageAt]).toEqual([times[0], times.at(-1)]);
  expect(card.notes.map(({ text }) => text)).toEqual([`muistiinpano ${id}`]);
  expect(
    card.followUps.filter(({ status }) => status !== 'proposed').map(({ words, status }) => [words, status]),
  ).toEqual([
    [`soita ${id}`, 'open'],
    ['ensin', 'kept'],
  ]);
  expect(card.followUps.find(({ status }) => status === 'kept')?.keptAt).toBe(keptAt);
  expect(card.replies.map(({ text, status }) => [text, status])).toEqual([[`Hei! Selvitämme asiaa (${id}).`, 'sent']]);
  expect(card.isOptedOut).toBe(true);
  expect((await aino.person(other.contact.id)).isOptedOut).toBe(false);
});

it('the card of somebody who writes all day is cut to what one can read, newest first', async () => {
  const office = await openQuietOffice();
  const { id, contact } = await newCustomer(office, 'mastodon');
  const copied = `insert into messages (account, platform, conversation, contact, remote_id, direction, kind, visibility,
    author, text, posted_at, url, reference, fetched_at) select account, platform, conversation, contact, 'copy' || ?,
    direction, kind, visibility, author, 'sana ' || ?, posted_at + ?, url, reference, fetched_at from messages
    where conversation = ? and contact is not null order by id limit 1`;
  for (let i = 1; i <= CARD_ROWS_MAX + 20; i += 1) sql(office.brand, copied, i, i, i, id);
  const card = await office.aino.person(contact.id);
  expect(card.messages).toHaveLength(CARD_ROWS_MAX);
  expect(card.messages[0]?.remoteId).toBe(`copy${CARD_ROWS_MAX + 20}.0`);
  expect(card.firstMessageAt).toBeLessThan(card.messages.at(-1)?.postedAt ?? 0);
});

it('nobody of that number is told', async () => {
  const { aino } = await openQuietOffice();
  for (const wrong of [0, -1, 999_999, Number.NaN, 1.5])
    expect(await codeOf(aino.person(wrong)), String(wrong)).toBe('UNKNOWN_CONTACT');
});
