import { sql } from 'kysely';
import { pieces } from './bulk.ts';
import { matchOf } from './match.ts';
import type { Db } from './schema.ts';
import { storable } from './text.ts';

// People found by handle and name, by SQLite's FTS5; what they are called now, not what they were called once.

/** People whose names match, newest first: more than this are no answer to a question. */
const PEOPLE_MAX = 200;
/** Newest conversations of those people. */
const CONVERSATIONS_MAX = 2_000;
/** Newest people looked through letter by letter when the index has no word for what was typed. */
const WINDOW = 20_000;
/** Names are short, and so is what one types of them. */
const PREFIX_MIN = 2;

/** Numbers of people whose handle or name holds all these words; a last word may be unfinished. */
export async function findPeople(db: Db, typed: string): Promise<number[]> {
  const words = storable(typed).trim();
  if (words === '') return [];
  const match = matchOf(words, PREFIX_MIN);
  if (match !== '') {
    const { rows } = await sql<{ id: number }>`select rowid as id from contacts_search
      where contacts_search match ${match} order by rowid desc limit ${PEOPLE_MAX}`.execute(db);
    if (rows.length > 0 || /^[\x20-\x7f]*$/.test(words)) return rows.map((row) => row.id);
  }
  return await findLetters(db, words);
}

/** Adds the words of new people, one statement for the whole batch. Renames and removals are the triggers' work. */
export async function indexPeople(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  // Numbers given in one write transaction follow each other, so the batch is a range.
  const first = ids.reduce((least, id) => Math.min(least, id));
  const last = ids.reduce((most, id) => Math.max(most, id));
  await sql`insert into contacts_search (rowid, handle, name)
    select id, handle, name from contacts where id between ${first} and ${last}`.execute(db);
}

/** The newest conversations of these people, a bounded number of them. */
export async function conversationsOfPeople(db: Db, people: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (const some of pieces(people)) {
    const left = CONVERSATIONS_MAX - found.length;
    if (left <= 0) break;
    const query = db.selectFrom('conversations').select('id').where('contact', 'in', some).limit(left);
    for (const row of await query.execute()) found.push(row.id);
  }
  return found;
}

/** Names of signs and emoji only, and those of scripts without spaces: look through the newest people. */
async function findLetters(db: Db, words: string): Promise<number[]> {
  const newest = db.selectFrom('contacts').select((eb) => eb.fn.max('id').as('id'));
  const top = (await newest.executeTakeFirst())?.id ?? 0;
  const { rows } = await sql<{ id: number }>`select id from contacts where id > ${top - WINDOW}
    and (instr(name, ${words}) > 0 or instr(handle, ${words}) > 0) order by id desc limit ${PEOPLE_MAX}`.execute(db);
  return rows.map((row) => row.id);
}
