/**
 * Beside the steps: one person, as everything on record of them shows, and who else is that person by somebody's word.
 * Takes: a contact's number. Leaves: nothing; linking leaves a link, which can be taken back.
 * The rule that matters most: two contacts are never taken for one person, whatever they are called, but by a person's word.
 */
import type { Contact } from '../domain/conversation.ts';
import { eventBy } from '../domain/event.ts';
import { demand, type Operator } from '../domain/operator.ts';
import { optOutIn, optOutWords } from '../domain/opt-out.ts';
import {
  CARD_ROWS_MAX,
  LINKED_MAX,
  type LinkedPerson,
  type OptedOut,
  type PersonCard,
  ratingsOf,
} from '../domain/person-card.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import type { Reads, Store } from '../store/store.ts';

/** Conversations whose notes, promises and replies are looked up. */
const CONVERSATIONS_MAX = 1_000;

/** Newest messages of theirs that are looked through for a wish not to be written to; what sends looks through all. */
const TEXTS_MAX = 2_000;
const NAMESAKES_MAX = 10;

/** @throws ProblemError UNKNOWN_CONTACT */
export async function personCard(
  { store, settings }: { readonly store: Store; readonly settings: Pick<Settings, 'bulk'> },
  id: number,
): Promise<PersonCard> {
  const { read } = store;
  const contact = await known(read, id);
  const theirs = await read.conversations.ofContact(id, CONVERSATIONS_MAX);
  const newest = theirs.slice(0, CARD_ROWS_MAX);
  const all = await read.conversations.byIds(theirs);
  const messages = await read.messages.newestOf(newest, CARD_ROWS_MAX);
  const surveys = await read.surveys.ofContact(id);
  const linked = await linkedPeople(read, id);
  const optedOut = await optOutOf(read, { id, own: settings.bulk.optOut });
  const namesakes = await read.contactLinks.namesakes(contact, NAMESAKES_MAX + LINKED_MAX);
  return {
    contact,
    conversations: newest.flatMap((one) => all.get(one) ?? []),
    conversationCount: await read.conversations.countOfContact(id),
    labels: [...new Set([...all.values()].flatMap(({ labels }) => labels))].toSorted(),
    messages,
    firstMessageAt: await read.messages.firstFrom(id),
    lastMessageAt: messages[0]?.postedAt ?? null,
    notes: await read.notes.ofAll(theirs),
    followUps: await read.followUps.ofConversations(theirs),
    replies: await read.replies.sentTo(theirs, CARD_ROWS_MAX),
    surveys,
    ratings: ratingsOf(surveys),
    handovers: await read.handovers.ofConversations(theirs),
    isOptedOut: optedOut !== null,
    optedOut,
    linked,
    namesakes: namesakes.filter((one) => linked.every((other) => other.contact.id !== one.id)).slice(0, NAMESAKES_MAX),
  };
}

interface LinkNeeds {
  readonly store: Store;
  readonly operator: Operator;
  readonly now: () => number;
}

/** A person's word that two contacts are one; the same word again changes nothing. Returns whether it did. */
export async function linkPeople(needs: LinkNeeds, one: number, other: number): Promise<boolean> {
  demand(needs.operator, 'work');
  if (one === other)
    throw new ProblemError('USAGE', { problem: 'that is the same contact', remedy: 'Name another one of theirs.' });
  return await needs.store.transact(async (tx) => {
    const [first, second] = [await known(tx, one), await known(tx, other)];
    if ((await tx.contactLinks.between(one, other)) !== null) return false;
    const at = needs.now();
    await tx.contactLinks.add({ one, other, author: needs.operator.name, at });
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'contact.linked', about(first, second))]);
    return true;
  });
}

/** Takes the word back; conversations, notes and all else stay as they were. Returns whether there was a link. */
export async function unlinkPeople(needs: LinkNeeds, one: number, other: number): Promise<boolean> {
  demand(needs.operator, 'work');
  return await needs.store.transact(async (tx) => {
    const [first, second] = [await known(tx, one), await known(tx, other)];
    if ((await tx.contactLinks.between(one, other)) === null) return false;
    await tx.contactLinks.remove(one, other);
    const who = { operator: needs.operator, at: needs.now() };
    await tx.events.append([eventBy(who, 'contact.unlinked', about(first, second))]);
    return true;
  });
}

function about(one: Contact, other: Contact) {
  return { data: { contacts: [one.id, other.id], handles: [one.handle, other.handle] } };
}

async function linkedPeople(read: Reads, id: number): Promise<LinkedPerson[]> {
  const links = await read.contactLinks.of(id);
  const people: LinkedPerson[] = [];
  for (const contact of await read.contactLinks.linkedTo(id, LINKED_MAX)) {
    const theirs = await read.conversations.ofContact(contact.id, CARD_ROWS_MAX);
    const found = await read.conversations.byIds(theirs);
    const link = links.find((one) => one.contact === contact.id || one.other === contact.id) ?? null;
    people.push({ contact, link, conversations: theirs.flatMap((one) => found.get(one) ?? []) });
  }
  return people;
}

async function optOutOf(read: Reads, { id, own }: { id: number; own: readonly string[] }): Promise<OptedOut | null> {
  const words = optOutWords(own);
  for (const { id: message, text, postedAt: at } of await read.messages.newestFrom(id, TEXTS_MAX)) {
    const said = optOutIn(text, words);
    if (said !== null) return { words: said, at, message };
  }
  return null;
}

async function known(read: Reads, id: number): Promise<Contact> {
  const contact = await read.conversations.contact(id);
  if (contact === null) throw new ProblemError('UNKNOWN_CONTACT', { id: String(id) });
  return contact;
}
