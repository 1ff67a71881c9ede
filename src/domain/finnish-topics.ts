import type { Topic } from './triage.ts';

/** What topics are called in Finnish, on screens and in reports. */
export const FINNISH_TOPICS: Readonly<Record<Topic, string>> = {
  delivery: 'toimitus',
  billing: 'laskutus',
  outage: 'häiriö',
  product: 'tuote',
  service: 'palvelu',
  account: 'käyttäjätili',
  returns: 'palautus',
  security: 'tietoturva',
  safety: 'turvallisuus',
  price: 'hinta',
  store: 'myymälä',
  app: 'sovellus',
  praise: 'kiitos',
  question: 'kysymys',
  other: 'muu',
};
