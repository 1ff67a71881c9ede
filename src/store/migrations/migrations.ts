import type { Kysely } from 'kysely';
import { first } from './0001-first.ts';

/** One step of the schema, on an untyped database: today's types would change under an old step. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** Every step in order; the schema number is how many have run. Only ever added to; a test freezes what is here. */
export const MIGRATIONS: readonly Migration[] = [{ name: '0001-first', up: first }];
