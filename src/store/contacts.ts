import type { Insertable, Selectable } from 'kysely';
import type { Contact } from '../domain/conversation.ts';
import type { Author } from '../domain/message.ts';
import { insertRows, pieces } from './bulk.ts';
import { contactOf } from './contact-row.ts';
import { indexPeople } from './people.ts';
import type { ContactTable, Db } from './schema.ts';
import { storable } from './text.ts';

/** Contacts by number; unknown numbers are absent. */
export async function contactsById(db: Db, ids: readonly number[]): Promise<Map<number, Contact>> {
  const found = new Map<number, Contact>();
  for (const some of pieces([...new Set(ids)])) {
    const rows = await db.selectFrom('contacts').selectAll().where('id', 'in', some).execute();
    for (const row of rows) found.set(row.id, contactOf(row));
  }
  return found;
}

/** Finds or makes contacts; a known one is only written when something about it is new. Numbers by remote id. */
export async function upsertContacts(
  db: Db,
  heard: { readonly platform: string; readonly at: number },
  authors: readonly Author[],
): Promise<Map<string, number>> {
  const newest = new Map(authors.map((author) => [storable(author.remoteId), author]));
  const known = await knownContacts(db, heard.platform, [...newest.keys()]);
  const added: Insertable<ContactTable>[] = [];
  for (const [remoteId, author] of newest) {
    const row = known.get(remoteId);
    if (row === undefined) added.push(rowOf(author, heard));
    else if (isChanged(row, author)) await refresh(db, row, { ...rowOf(author, heard) });
  }
  await insertRows(db, { table: 'contacts' }, added);
  const addedIds = added.map((row) => row.remote_id);
  const fresh = await knownContacts(db, heard.platform, addedIds);
  await indexPeople(
    db,
    [...fresh.values()].map((row) => row.id),
  );
  const ids = new Map<string, number>();
  for (const author of authors) {
    const key = storable(author.remoteId);
    const row = known.get(key) ?? fresh.get(key);
    if (row !== undefined) ids.set(author.remoteId, row.id);
  }
  return ids;
}

async function knownContacts(
  db: Db,
  platform: string,
  remoteIds: readonly string[],
): Promise<Map<string, Selectable<ContactTable>>> {
  const known = new Map<string, Selectable<ContactTable>>();
  for (const some of pieces(remoteIds)) {
    const query = db.selectFrom('contacts').selectAll().where('platform', '=', platform);
    for (const row of await query.where('remote_id', 'in', some).execute()) known.set(row.remote_id, row);
  }
  return known;
}

async function refresh(db: Db, old: Selectable<ContactTable>, row: Insertable<ContactTable>): Promise<void> {
  // Not every answer of a platform counts the followers; what was known stays.
  const change = { ...row, followers: row.followers ?? old.followers, url: row.url ?? old.url };
  await db.updateTable('contacts').set(change).where('id', '=', old.id).execute();
}

function isChanged(row: Selectable<ContactTable>, author: Author): boolean {
  return (
    row.handle !== storable(author.handle) ||
    row.name !== storable(author.name) ||
    (author.followers !== null && row.followers !== author.followers) ||
    (author.url !== null && row.url !== storable(author.url)) ||
    row.is_bot !== (author.isBot ? 1 : 0)
  );
}

function rowOf(author: Author, heard: { readonly platform: string; readonly at: number }): Insertable<ContactTable> {
  return {
    platform: heard.platform,
    remote_id: storable(author.remoteId),
    handle: author.handle,
    name: author.name,
    followers: author.followers,
    url: author.url,
    is_bot: author.isBot ? 1 : 0,
    seen_at: heard.at,
  };
}
