import type { Note } from '../domain/conversation.ts';
import type { Db } from './schema.ts';
import type { Tx } from './store.ts';

/** Notes of a conversation, oldest first. */
export function noteReads(db: Db): { of(conversation: number): Promise<Note[]> } {
  return {
    of: (conversation) =>
      db.selectFrom('notes').selectAll().where('conversation', '=', conversation).orderBy('id').execute(),
  };
}

/** Notes are added and never changed. */
export function noteWrites(db: Db): Pick<Tx['notes'], 'add'> {
  return {
    add({ conversation, author, text, at }) {
      const insert = db.insertInto('notes').values({ conversation, author, text, at });
      return insert.returningAll().executeTakeFirstOrThrow();
    },
  };
}
