import type { PersonCard } from '../domain/person-card.ts';
import { personCard } from '../journey/person.ts';
import type { Parts } from './parts.ts';

/** What is on record of one person. */
export function knowingPeopleMethods(parts: Parts) {
  return {
    person: async (contact: number): Promise<PersonCard> =>
      await personCard({ store: await parts.store(), settings: parts.config.settings }, contact),
  };
}
