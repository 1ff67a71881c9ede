import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Terms to search a world for: in one message of four thousand, in one of two, and the beginning of words in one of eight. */
export const TERMS = { rare: 'hakaneula', common: 'asiakaspalvelu', prefix: 'toim' } as const;

/** Of a thousand conversations so many are open, pending and snoozed; the rest are closed. */
const PER_MILLE = { open: 70, pending: 20, snoozed: 10 } as const;
const RARE_EVERY = 4_000;
/** Nobody waits in a closed conversation; what `NOBODY_WAITS` of the store is. */
const NOBODY_WAITS = 8_640_000_000_000_000;
/** One of so many conversations is somebody's first. */
const CONVERSATIONS_A_PERSON = 3;
/** Reasons kept of a score, so that a million messages fit on a small disk. */
const REASONS_MAX = 3;
const MINUTE_MS = 60_000;
const TABLES = ['contacts', 'conversations', 'messages'] as const;

type Row = Record<string, unknown>;

interface Template {
  readonly conversation: Row;
  readonly contact: Row;
  readonly messages: readonly Row[];
}

/**
 * A workspace with so many messages: what kuulo heard from the sandbox, told again and again by other people, written
 * straight into a database that kuulo made.
 * @param heard workspace whose conversations are the patterns
 */
export function makeWorld(heard: string, folder: string, messages: number): void {
  cpSync(heard, folder, { recursive: true });
  const db = new Database(join(folder, 'kuulo.db'));
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -200000');
  db.pragma('foreign_keys = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('temp_store = MEMORY');
  // for sorting indexes
  db.pragma('threads = 2');
  const templates = templatesOf(db);
  // an index that is made at the end is sorted once
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in ('${TABLES.join("', '")}')`,
    )
    .all();
  db.exec('begin exclusive');
  for (const { name } of indexes) db.exec(`drop index "${name}"`);
  const from = Number(db.prepare('select max(id) from messages').pluck().get());
  const counts = fill(db, templates, messages - from);
  for (const { sql } of indexes) db.exec(sql);
  db.prepare('insert into messages_search (rowid, text) select id, text from messages where id > ?').run(from);
  const count = db.prepare('update counters set value = value + ? where name = ?');
  for (const [status, more] of counts) count.run(more, `conversation:${status}`);
  db.exec('commit');
  db.pragma('journal_mode = WAL');
  db.close();
}

function templatesOf(db: Database.Database): Template[] {
  const conversations = db.prepare<[], Row>('select * from conversations order by id').all();
  const contact = db.prepare<[unknown], Row>('select * from contacts where id = ?');
  const messages = db.prepare<[unknown], Row>('select * from messages where conversation = ? order by id');
  return conversations.map((conversation) => ({
    conversation: { ...conversation, reasons: fewReasons(conversation.reasons) },
    contact: contact.get(conversation.contact) ?? {},
    messages: messages.all(conversation.id).map((row) => ({ ...row, raw_page: null, score: fewReasons(row.score) })),
  }));
}

function fewReasons(json: unknown): unknown {
  if (typeof json !== 'string') return null;
  const value = JSON.parse(json);
  if (Array.isArray(value)) return JSON.stringify(value.slice(0, REASONS_MAX));
  return JSON.stringify({ ...value, reasons: value.reasons.slice(0, REASONS_MAX) });
}

/** Adds so many messages and the conversations they make up; tells how many conversations of each status there are more. */
function fill(db: Database.Database, templates: readonly Template[], wanted: number): Map<string, number> {
  const tell = teller(db, templates);
  const counts = new Map<string, number>();
  let made = 0;
  for (let round = 0; made < wanted; round += 1) {
    const template = templates[round % templates.length];
    if (template === undefined) throw new Error('nothing was heard that could be told again');
    const { messages, status } = tell(template, { round, most: wanted - made });
    made += messages;
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

type Teller = (
  template: Template,
  turn: { readonly round: number; readonly most: number },
) => { messages: number; status: string };

/** Tells a conversation again, with at most so many of its messages. */
function teller(db: Database.Database, [first]: readonly Template[]): Teller {
  const insert = {
    contact: inserter(db, 'contacts', first?.contact ?? {}),
    conversation: inserter(db, 'conversations', first?.conversation ?? {}),
    message: inserter(db, 'messages', first?.messages[0] ?? {}),
  };
  const random = dice(1);
  const now = Date.now();
  const nextId = (table: string) => Number(db.prepare(`select max(id) from ${table}`).pluck().get()) + 1;
  const ids = { contact: nextId('contacts') - 1, conversation: nextId('conversations'), message: nextId('messages') };
  return (template, { round, most }) => {
    if (round % CONVERSATIONS_A_PERSON === 0) {
      ids.contact += 1;
      insert.contact({ ...template.contact, id: ids.contact, remote_id: `c${ids.contact}` });
    }
    const { contact, conversation } = ids;
    ids.conversation += 1;
    const at = now - Math.floor(random() * 20_000) * MINUTE_MS;
    const messages = template.messages.slice(0, most);
    const place = { conversation, thread_id: `t${conversation}`, posted_at: at, fetched_at: at };
    let newestInbound = ids.message;
    for (const message of messages) {
      const id = ids.message;
      ids.message += 1;
      if (message.direction === 'inbound') newestInbound = id;
      const named = { id, remote_id: `m${id}`, url: `https://social.example/${id}` };
      const who = { contact: message.contact === null ? null : contact };
      insert.message({ ...message, ...named, ...place, ...who, text: `${message.text}${more(id, random)}` });
    }
    const status = statusBy(random() * 1000);
    insert.conversation({
      ...template.conversation,
      ...waiting(status === 'open', at),
      ...ranked(Math.floor(random() * 1000)),
      id: conversation,
      contact,
      status,
      thread_id: `t${conversation}`,
      url: `https://social.example/thread/${conversation}`,
      messages: messages.length,
      last_message_at: at,
      newest_inbound: newestInbound,
      snoozed_until: status === 'snoozed' ? now + 1_000 * MINUTE_MS : null,
      created_at: at,
    });
    return { messages: messages.length, status };
  };
}

function waiting(isOpen: boolean, at: number): Row {
  return { waiting_since: isOpen ? at : NOBODY_WAITS, due_at: isOpen ? at + 600 * MINUTE_MS : null };
}

function ranked(rank: number): Row {
  return { urgency_score: rank / 1000, urgency_rank: rank };
}

function inserter(db: Database.Database, table: string, pattern: Row): (row: Row) => void {
  const columns = Object.keys(pattern);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const statement = db.prepare(`insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')})`);
  return (row) => void statement.run(columns.map((name) => row[name]));
}

function statusBy(lot: number): string {
  if (lot < PER_MILLE.open) return 'open';
  if (lot < PER_MILLE.open + PER_MILLE.pending) return 'pending';
  return lot < PER_MILLE.open + PER_MILLE.pending + PER_MILLE.snoozed ? 'snoozed' : 'closed';
}

const BEGUN = ['toimitus', 'toimitusta', 'toimintaa', 'toimisto', 'toimen'];
const SYLLABLES = ['ka', 'lo', 'mi', 'tu', 'ver', 'sa', 'pii', 'no', 'ret', 'hu'];

/** A few words by lot, so that the index of words is as wide as a real one. */
function more(id: number, random: () => number): string {
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  const words = [syllable() + syllable() + syllable(), syllable() + syllable() + syllable() + syllable()];
  if (id % 2 === 0) words.push(TERMS.common);
  if (id % 8 === 0) words.push(BEGUN[(id / 8) % BEGUN.length] ?? '');
  if (id % RARE_EVERY === 0) words.push(TERMS.rare);
  return ` ${words.join(' ')}`;
}

/** Park and Miller's generator: the same world each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
