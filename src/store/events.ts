import type { Selectable } from 'kysely';
import { EVENT_KINDS, type StoredEvent } from '../domain/event.ts';
import { insertRows, pieces } from './bulk.ts';
import type { Db, Tables } from './schema.ts';
import type { EventReads, Tx } from './store.ts';
import { toJson } from './text.ts';

/** What happened, oldest first. */
export function eventReads(db: Db): EventReads {
  return {
    async ofConversation(conversation) {
      const query = db.selectFrom('events').selectAll().where('conversation', '=', conversation);
      return (await query.orderBy('id').execute()).map(eventOf);
    },
    async between(since, until, kinds) {
      const found: StoredEvent[] = [];
      const wanted = new Set(kinds);
      // One statement a kind: each comes in order from its index.
      for (const kind of EVENT_KINDS.filter((one) => wanted.has(one))) {
        const query = db.selectFrom('events').selectAll().where('kind', '=', kind);
        const rows = await query.where('at', '>=', since).where('at', '<', until).orderBy('at').orderBy('id').execute();
        for (const row of rows) found.push(eventOf(row));
      }
      return found.sort((a, b) => a.at - b.at || a.id - b.id);
    },
    async closedAt(conversations) {
      const found = new Map<number, number>();
      for (const some of pieces([...new Set(conversations)])) {
        const query = db.selectFrom('events').select((eb) => ['conversation', eb.fn.max('at').as('at')]);
        const closed = query.where('conversation', 'in', some).where('kind', '=', 'conversation.closed');
        for (const { conversation, at } of await closed.groupBy('conversation').execute())
          found.set(conversation ?? 0, Number(at));
      }
      return found;
    },
  };
}

/** Events are added and never changed. */
export function eventWrites(db: Db): Pick<Tx['events'], 'append'> {
  return {
    async append(events) {
      const rows = events.map(({ at, kind, actor, login, conversation, reply, message, data }) => {
        return { at, kind, actor, login, conversation, reply, message, data: toJson(data) };
      });
      await insertRows(db, { table: 'events' }, rows);
    },
  };
}

function eventOf(row: Selectable<Tables['events']>): StoredEvent {
  return { ...row, data: JSON.parse(row.data) };
}
