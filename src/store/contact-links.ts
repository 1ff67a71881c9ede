import type { Contact } from '../domain/conversation.ts';
import type { ContactLink } from '../domain/person-card.ts';
import { pieces } from './bulk.ts';
import { contactsById } from './contacts.ts';
import { findPeople } from './people.ts';
import type { Db } from './schema.ts';

/** Which contacts a person said to be one and the same. Nothing is ever merged by it. */
export interface ContactLinkReads {
  /** Links that this contact is part of, oldest first. */
  of(contact: number): Promise<ContactLink[]>;
  between(one: number, other: number): Promise<ContactLink | null>;
  /** Everyone linked to a contact, also by way of another, without itself; at most `limit`. */
  linkedTo(contact: number, limit: number): Promise<Contact[]>;
  /** Others who go by the same name, on any platform, newest first; at most `limit`. */
  namesakes(contact: Contact, limit: number): Promise<Contact[]>;
  /** People by handle or name, newest first; at most `limit`. */
  find(words: string, limit: number): Promise<Contact[]>;
}

export interface ContactLinkWrites {
  /** A link that is there already stays as it was. */
  add(link: { one: number; other: number; author: string; at: number }): Promise<void>;
  remove(one: number, other: number): Promise<void>;
}

export function contactLinkReads(db: Db): ContactLinkReads {
  const linksOf = async (contacts: readonly number[]): Promise<ContactLink[]> => {
    const links = new Map<string, ContactLink>();
    for (const some of pieces(contacts)) {
      const query = db.selectFrom('contact_links').select(['contact', 'other', 'author', 'at']);
      const rows = query.where((eb) => eb.or([eb('contact', 'in', some), eb('other', 'in', some)]));
      for (const { contact, other, author, at } of await rows.orderBy('id').execute())
        links.set(`${contact} ${other}`, { contact, other, author, at });
    }
    return [...links.values()];
  };
  const inOrder = async (ids: readonly number[], limit: number): Promise<Contact[]> => {
    const found = await contactsById(db, ids.slice(0, limit));
    return ids.slice(0, limit).flatMap((id) => found.get(id) ?? []);
  };
  return {
    of: (contact) => linksOf([contact]),
    async between(one, other) {
      const [contact, second] = inPair(one, other);
      const query = db.selectFrom('contact_links').where('contact', '=', contact);
      const columns = ['contact', 'other', 'author', 'at'] as const;
      return (await query.select(columns).where('other', '=', second).executeTakeFirst()) ?? null;
    },
    async linkedTo(contact, limit) {
      const found = new Set([contact]);
      let added = [contact];
      while (added.length > 0 && found.size <= limit) {
        const ends = (await linksOf(added)).flatMap((link) => [link.contact, link.other]);
        added = [...new Set(ends)].filter((id) => !found.has(id));
        for (const id of added) found.add(id);
      }
      return await inOrder([...found].slice(1), limit);
    },
    async namesakes({ id, name }, limit) {
      const wanted = sameName(name);
      if (wanted === '') return [];
      const people = await inOrder(await findPeople(db, name), NAMESAKES_READ_MAX);
      return people.filter((one) => one.id !== id && sameName(one.name) === wanted).slice(0, limit);
    },
    find: async (words, limit) => await inOrder(await findPeople(db, words), limit),
  };
}

export function contactLinkWrites(db: Db): ContactLinkWrites {
  return {
    async add({ one, other, author, at }) {
      const [contact, second] = inPair(one, other);
      const insert = db.insertInto('contact_links').values({ contact, other: second, author, at });
      await insert.onConflict((conflict) => conflict.columns(['contact', 'other']).doNothing()).execute();
    },
    async remove(one, other) {
      const [contact, second] = inPair(one, other);
      await db.deleteFrom('contact_links').where('contact', '=', contact).where('other', '=', second).execute();
    },
  };
}

const NAMESAKES_READ_MAX = 200;

/** A pair is kept once, the smaller number first. */
function inPair(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

/** Names are alike whatever their capitals and signs. */
function sameName(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');
}
