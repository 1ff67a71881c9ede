import { sql } from 'kysely';
import { readSearchWords } from '../domain/search-words.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { pieces } from './bulk.ts';
import { matchOf } from './match.ts';
import { messageOf } from './message-row.ts';
import { conversationsOfPeople, findPeople } from './people.ts';
import type { Db } from './schema.ts';
import { storable } from './text.ts';

// Full text by SQLite's FTS5, and people by what they are called. Every step reads a bounded number of rows.

/** Letters a word needs before it also finds longer words. */
const PREFIX_MIN = 3;
/** Newest messages looked through letter by letter when the index has no word for what was typed. */
const WINDOW = 20_000;
/** Newest messages of the people named with `from:` that are looked through. */
const SAID_MAX = 2_000;

/**
 * Messages that hold every word of the query, or whose writer's handle or name does; newest first. `from:maija` limits it to
 * what such a person wrote. An empty query finds nothing.
 */
export async function searchMessages(db: Db, query: string, limit: number): Promise<StoredMessage[]> {
  if (limit < 1) return [];
  const { words, from } = readSearchWords(query);
  const ids = from.length > 0 ? await findSaid(db, { words, from, limit }) : await findAnywhere(db, words, limit);
  const found: StoredMessage[] = [];
  for (const some of pieces(ids)) {
    const rows = await db.selectFrom('messages').selectAll().where('id', 'in', some).execute();
    for (const row of rows) found.push(messageOf(row));
  }
  return found.sort((a, b) => b.id - a.id);
}

/**
 * The conversations of the newest `window` messages that match, and those with people who are called so. With `from:`, those
 * with such a person who wrote all the words in one message.
 */
export async function searchConversations(db: Db, query: string, window: number): Promise<number[]> {
  const { words, from } = readSearchWords(query);
  const called = from.length > 0 ? from : [words];
  const people = (await Promise.all(called.map((name) => findPeople(db, name)))).flat();
  if (from.length > 0 && words !== '')
    return await conversationsOf(db, await findSaid(db, { words, from, limit: window }));
  const theirs = await conversationsOfPeople(db, [...new Set(people)]);
  const about = from.length > 0 ? [] : await conversationsOf(db, await findIds(db, words, window));
  return [...new Set([...theirs, ...about])];
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

async function conversationsOf(db: Db, messages: readonly number[]): Promise<number[]> {
  const found = new Set<number>();
  for (const some of pieces(messages)) {
    const rows = await db.selectFrom('messages').select('conversation').where('id', 'in', some).execute();
    for (const row of rows) if (row.conversation !== null) found.add(row.conversation);
  }
  return [...found];
}

/** By words or by who wrote it. */
async function findAnywhere(db: Db, words: string, limit: number): Promise<number[]> {
  const said = await saidBy(db, await findPeople(db, words), limit);
  return newest([...(await findIds(db, words, limit)), ...said], limit);
}

/** What the people named with `from:` wrote: all of it, or what holds every word. */
async function findSaid(
  db: Db,
  { words, from, limit }: { words: string; from: readonly string[]; limit: number },
): Promise<number[]> {
  const people = (await Promise.all(from.map((name) => findPeople(db, name)))).flat();
  const said = await saidBy(db, [...new Set(people)], words === '' ? limit : SAID_MAX);
  if (words === '') return newest(said, limit);
  const typed = storable(words);
  const match = matchOf(typed, PREFIX_MIN);
  if (said.length === 0) return [];
  const among = sql.join(said);
  // The plus: one walk over the hits, held against the few, instead of one question of the index for each of them. The
  // numbers are bound as reals, and FTS5 passes over a bound that is no integer.
  const { rows } =
    match === ''
      ? await sql<Found>`select id from messages where id in (${among}) and instr(text, ${typed}) > 0`.execute(db)
      : await sql<Found>`select rowid as id from messages_search where messages_search match ${match}
          and rowid >= cast(${said.at(-1)} as integer) and rowid <= cast(${said[0]} as integer)
          and +rowid in (${among}) order by rowid desc limit ${limit}`.execute(db);
  return newest(
    rows.map((row) => row.id),
    limit,
  );
}

interface Found {
  readonly id: number;
}

/** The newest messages of each of these people, by the index of who wrote what. */
async function saidBy(db: Db, people: readonly number[], limit: number): Promise<number[]> {
  const found: number[] = [];
  for (const person of people) {
    const query = db.selectFrom('messages').select('id').where('contact', '=', person);
    const rows = await query.orderBy('posted_at', 'desc').limit(limit).execute();
    for (const row of rows) found.push(row.id);
    if (found.length >= SAID_MAX) break;
  }
  return newest(found, SAID_MAX);
}

const newest = (ids: readonly number[], limit: number): number[] =>
  [...new Set(ids)].sort((a, b) => b - a).slice(0, limit);

async function findIds(db: Db, query: string, limit: number): Promise<number[]> {
  const typed = storable(query).trim();
  if (typed === '' || limit < 1) return [];
  const match = matchOf(typed, PREFIX_MIN);
  if (match !== '') {
    const { rows } = await sql<{ id: number }>`select rowid as id from messages_search
      where messages_search match ${match} order by rowid desc limit ${limit}`.execute(db);
    if (rows.length > 0 || /^[\x20-\x7f]*$/.test(typed)) return rows.map((row) => row.id);
  }
  return findLetters(db, typed, limit);
}

/** Signs and emoji are no words, and some scripts put no spaces between theirs: look through the newest messages. */
async function findLetters(db: Db, typed: string, limit: number): Promise<number[]> {
  const newestRow = db.selectFrom('messages').select((eb) => eb.fn.max('id').as('id'));
  const top = (await newestRow.executeTakeFirst())?.id ?? 0;
  const { rows } = await sql<{ id: number }>`select id from messages
    where id > ${top - WINDOW} and instr(text, ${typed}) > 0 order by id desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
