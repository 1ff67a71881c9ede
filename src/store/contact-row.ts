import type { Selectable } from 'kysely';
import type { Contact } from '../domain/conversation.ts';
import type { ContactTable } from './schema.ts';

/** The contact of a row; used by the quick start too, so it knows no engine. */
export function contactOf(row: Selectable<ContactTable>): Contact {
  return {
    id: row.id,
    platform: row.platform,
    remoteId: row.remote_id,
    handle: row.handle,
    name: row.name,
    followers: row.followers,
    url: row.url,
    isBot: row.is_bot === 1,
  };
}
