import type { QueryExecutorProvider } from 'kysely';
import { first } from './0001-first.ts';
import { wholePlatforms } from './0002-whole-platforms.ts';
import { outbox } from './0003-outbox.ts';
import { learning } from './0004-learning.ts';
import { followUps } from './0005-follow-ups.ts';
import { service } from './0006-service.ts';

/** One step of the schema, on a database without types: today's types would change under an old step. */
export interface Migration {
  readonly name: string;
  up(db: QueryExecutorProvider): Promise<void>;
}

/** Every step in order; the schema number is how many have run. Only ever added to; a test freezes what is here. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-first', up: first },
  { name: '0002-whole-platforms', up: wholePlatforms },
  { name: '0003-outbox', up: outbox },
  { name: '0004-learning', up: learning },
  { name: '0005-follow-ups', up: followUps },
  { name: '0006-service', up: service },
];
