import { sql } from 'kysely';
import type { StoredMessage } from '../domain/stored.ts';
import { pieces } from './bulk.ts';
import { messageOf } from './message-row.ts';
import type { Db } from './schema.ts';
import { storable } from './text.ts';

// Full text by SQLite's FTS5. Whatever a person types is safe: every word is quoted, so nothing in it is an operator.

/** Words of a query that count; more would only slow it down. */
const WORDS_MAX = 32;
/** Letters a word needs before it also finds longer words: shorter beginnings match half the index. */
const PREFIX_MIN = 3;
/** Newest messages looked through letter by letter when the index has no word for what was typed. */
const WINDOW = 20_000;

/** Messages that hold every word of the query, newest first. An empty query finds nothing. */
export async function searchMessages(db: Db, query: string, limit: number): Promise<StoredMessage[]> {
  const ids = await findIds(db, query, limit);
  const found: StoredMessage[] = [];
  for (const some of pieces(ids)) {
    const rows = await db.selectFrom('messages').selectAll().where('id', 'in', some).execute();
    for (const row of rows) found.push(messageOf(row));
  }
  return found.sort((a, b) => b.id - a.id);
}

/** The conversations of the newest `window` messages that match. */
export async function searchConversations(db: Db, query: string, window: number): Promise<number[]> {
  const found = new Set<number>();
  for (const some of pieces(await findIds(db, query, window))) {
    const rows = await db.selectFrom('messages').select('conversation').where('id', 'in', some).execute();
    for (const row of rows) if (row.conversation !== null) found.add(row.conversation);
  }
  return [...found];
}

/** Adds the words of new messages, one statement for the whole batch. Edits and removals are the triggers' work. */
export async function indexWords(db: Db, inserted: readonly { readonly id: number }[]): Promise<void> {
  const first = inserted.at(0)?.id;
  const last = inserted.at(-1)?.id;
  if (first === undefined || last === undefined) return;
  // Numbers given in one write transaction follow each other, so the batch is a range.
  await sql`insert into messages_search (rowid, text)
    select id, text from messages where id between ${first} and ${last}`.execute(db);
}

async function findIds(db: Db, query: string, limit: number): Promise<number[]> {
  const typed = storable(query).trim();
  if (typed === '' || limit < 1) return [];
  const match = matchOf(typed);
  if (match !== '') {
    const { rows } = await sql<{ id: number }>`select rowid as id from messages_search
      where messages_search match ${match} order by rowid desc limit ${limit}`.execute(db);
    if (rows.length > 0 || /^[\x20-\x7f]*$/.test(typed)) return rows.map((row) => row.id);
  }
  return findLetters(db, typed, limit);
}

/** Signs and emoji are no words, and some scripts put no spaces between theirs: look through the newest messages. */
async function findLetters(db: Db, typed: string, limit: number): Promise<number[]> {
  const newest = db.selectFrom('messages').select((eb) => eb.fn.max('id').as('id'));
  const top = (await newest.executeTakeFirst())?.id ?? 0;
  const { rows } = await sql<{ id: number }>`select id from messages
    where id > ${top - WINDOW} and instr(text, ${typed}) > 0 order by id desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** `refund @acme's` becomes `"refund" * "@acme's"`: phrases joined by an unspoken AND, the empty text when none has a letter. */
function matchOf(typed: string): string {
  const words = typed.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, WORDS_MAX)
    .map((word) => {
      const ending = /[\p{L}\p{N}]+$/u.exec(word)?.[0] ?? '';
      const quoted = `"${word.replaceAll('"', '""')}"`;
      return [...ending].length >= PREFIX_MIN ? `${quoted} *` : quoted;
    })
    .join(' ');
}
