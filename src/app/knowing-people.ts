import type { Contact } from '../domain/conversation.ts';
import type { PersonCard } from '../domain/person-card.ts';
import { linkPeople, personCard, unlinkPeople } from '../journey/person.ts';
import type { Parts } from './parts.ts';

/** What is on record of people, and who of them are one person by somebody's word. */
export interface KnowingPeople {
  /** What we know of a person: history on both ways, notes, promises, ratings. @throws UNKNOWN_CONTACT */
  person(contact: number): Promise<PersonCard>;
  /** Says that two contacts are one person; never merges them. Returns whether that is new. */
  linkPeople(contact: number, other: number): Promise<boolean>;
  /** Takes that back. Returns whether there was such a word. */
  unlinkPeople(contact: number, other: number): Promise<boolean>;
  /** People by handle or name, newest first, at most `limit`. */
  findPeople(words: string, limit: number): Promise<Contact[]>;
}

export function knowingPeopleMethods(parts: Parts): KnowingPeople {
  const linkNeeds = async () => ({ store: await parts.store(), operator: parts.config.operator, now: parts.now });
  return {
    person: async (contact) =>
      await personCard({ store: await parts.store(), settings: parts.config.settings }, contact),
    linkPeople: async (contact, other) => await linkPeople(await linkNeeds(), contact, other),
    unlinkPeople: async (contact, other) => await unlinkPeople(await linkNeeds(), contact, other),
    findPeople: async (words, limit) => await (await parts.store()).read.contactLinks.find(words, limit),
  };
}
