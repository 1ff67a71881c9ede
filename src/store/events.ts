import { type Selectable, sql } from 'kysely';
import { type Closing, closingsOf } from '../domain/closing.ts';
import { EVENT_KINDS, type EventKind, type StoredEvent } from '../domain/event.ts';
import { insertRows, pieces } from './bulk.ts';
import type { Db, Tables } from './schema.ts';
import type { EventReads, Tx } from './store.ts';
import { toJson } from './text.ts';

const CLOSED: EventKind = 'conversation.closed';
const REOPENED: EventKind = 'conversation.reopened';

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
    async closings(conversations) {
      const found = new Map<number, Closing[]>();
      for (const some of pieces([...new Set(conversations)])) {
        const query = db.selectFrom('events').select(['conversation', 'kind', 'at', 'message']);
        // The plus keeps the index of kinds out of it: that would read every closing ever made.
        const theirs = query.where('conversation', 'in', some).where(sql`+kind`, 'in', [CLOSED, REOPENED]);
        const rows = await theirs.orderBy('conversation').orderBy('id').execute();
        for (const [conversation, events] of Map.groupBy(rows, (row) => row.conversation ?? 0)) {
          const closings = closingsOf(events);
          if (closings.length > 0) found.set(conversation, closings);
        }
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
