import type { Selectable } from 'kysely';
import type { Claim } from '../domain/claim.ts';
import type { Tables } from './schema.ts';

/** The claim of a row; used by the quick start too, so it knows no engine. */
export function claimOf(row: Selectable<Tables['claims']>): Claim {
  const { conversation, operator, login, claimed_at: claimedAt, until } = row;
  return { conversation, operator, login, claimedAt, until };
}
