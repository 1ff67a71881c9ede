import type { Note } from '../domain/conversation.ts';
import { pieces } from './bulk.ts';
import type { Db } from './schema.ts';

export interface NoteReads {
  /** Notes of a conversation, oldest first. */
  of(conversation: number): Promise<Note[]>;
  /** Notes of several conversations, newest first. */
  ofAll(conversations: readonly number[]): Promise<Note[]>;
  byId(id: number): Promise<Note | null>;
}

/** Notes are added, taken away by whoever wrote them, and never changed. */
export interface NoteWrites {
  add(note: Omit<Note, 'id'>): Promise<Note>;
  remove(id: number): Promise<void>;
}

export function noteReads(db: Db): NoteReads {
  return {
    of: (conversation) =>
      db.selectFrom('notes').selectAll().where('conversation', '=', conversation).orderBy('id').execute(),
    async ofAll(conversations) {
      const found: Note[] = [];
      for (const some of pieces([...new Set(conversations)]))
        found.push(...(await db.selectFrom('notes').selectAll().where('conversation', 'in', some).execute()));
      return found.sort((a, b) => b.id - a.id);
    },
    byId: async (id) => (await db.selectFrom('notes').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
  };
}

export function noteWrites(db: Db): NoteWrites {
  return {
    add({ conversation, author, text, at }) {
      const insert = db.insertInto('notes').values({ conversation, author, text, at });
      return insert.returningAll().executeTakeFirstOrThrow();
    },
    async remove(id) {
      await db.deleteFrom('notes').where('id', '=', id).execute();
    },
  };
}
