import { type Selectable, sql } from 'kysely';
import type { Alert, AlertKind, FoundAlert } from '../domain/alert.ts';
import type { Outlet } from '../domain/service-settings.ts';
import { ALERT_COUNTS } from './alert-counts.ts';
import { updateRow } from './bulk.ts';
import type { Db } from './schema.ts';
import type { AlertTable } from './service-tables.ts';
import { toJson } from './text.ts';

/** What people are to be told of. Times are UTC milliseconds. */
export interface AlertReads {
  /** Those that stand, oldest first; of one kind where it is named. */
  standing(kind?: AlertKind): Promise<Alert[]>;
  /** Those that an outlet has not taken yet, what is pressing first, then what is to be looked at first; also of what is over. */
  untold(limit: number): Promise<UntoldAlert[]>;
  /** Open conversations whose answer time ended in [since, until) and of which no breach stands, longest ago first. */
  unnoticedBreaches(span: { since: number; until: number; limit: number }): Promise<number[]>;
  /** The newest, those that are over too. */
  newest(limit: number): Promise<Alert[]>;
  /** Those with a higher number, by number: what an open inbox has not seen. */
  after(id: number, limit: number): Promise<Alert[]>;
  /** The highest number there is; 0 before the first. */
  newestId(): Promise<number>;
  /** When the last of a kind about each subject opened. */
  lastOpened(kind: AlertKind, subjects: readonly string[]): Promise<Map<string, number>>;
  /** The hour (its beginning) that was looked at for spikes last; null before the first. */
  spikesUpTo(): Promise<number | null>;
  /** Since when an account is heard; null where nothing was. */
  heardSince(account: string): Promise<number | null>;
  /** On how many days a stream brought something new since, as far as that is on record. */
  daysWithNews(of: { readonly account: string; readonly stream: string }, since: number): Promise<number>;
  /** How many stand, how many of them are pressing, and how many could not be told so far. */
  counts(): Promise<{ readonly standing: number; readonly pressing: number; readonly failing: number }>;
}

/** One that an outlet has not taken yet. */
export interface UntoldAlert extends Alert {
  /** No poll needs to look at it before; 0 where nobody has looked yet. */
  readonly nextLookAt: number;
}

/** What may change; absent fields stay. */
export interface AlertPatch {
  readonly isPressing?: boolean;
  readonly data?: Alert['data'];
  readonly outlets?: readonly Outlet[];
  readonly told?: readonly Outlet[];
  readonly toldAt?: number | null;
  readonly endedAt?: number | null;
  readonly tries?: number;
  readonly triedAt?: number | null;
  readonly nextLookAt?: number;
  readonly error?: string | null;
}

export interface AlertWrites {
  open(alert: FoundAlert & { readonly outlets: readonly Outlet[]; readonly at: number }): Promise<number>;
  patch(id: number, patch: AlertPatch): Promise<void>;
  saveSpikesUpTo(hour: number): Promise<void>;
}

const SPIKES_UP_TO = 'spikesUpTo';
/** As its index has it. */
const DUE_AT = sql`coalesce(due_at, 8640000000000000)`;

/** What one may ask about alerts. */
export function alertReads(db: Db): AlertReads {
  const all = () => db.selectFrom('alerts').selectAll();
  return {
    async standing(kind) {
      const query = all().where('ended_at', 'is', null);
      return (await (kind ? query.where('kind', '=', kind) : query).orderBy('id').execute()).map(alertOf);
    },
    async untold(limit) {
      const query = all()
        .where('told_at', 'is', null)
        .orderBy('is_pressing', 'desc')
        .orderBy('next_look_at')
        .orderBy('id');
      const rows = await query.limit(limit).execute();
      return rows.map((row) => ({ ...alertOf(row), nextLookAt: row.next_look_at }));
    },
    async unnoticedBreaches({ since, until, limit }) {
      const { rows } = await sql<{ id: number }>`select id from conversations
        where status = 'open' and ${DUE_AT} >= ${since} and ${DUE_AT} < ${until} and not exists (select 1 from alerts
          where kind = 'breach' and subject = 'conversation ' || conversations.id and ended_at is null)
        order by ${DUE_AT}, id limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },
    newest: async (limit) => (await all().orderBy('id', 'desc').limit(limit).execute()).map(alertOf),
    after: async (id, limit) => (await all().where('id', '>', id).orderBy('id').limit(limit).execute()).map(alertOf),
    async newestId() {
      const row = await db
        .selectFrom('alerts')
        .select((eb) => eb.fn.max('id').as('id'))
        .executeTakeFirst();
      return Number(row?.id ?? 0);
    },
    async lastOpened(kind, subjects) {
      const found = new Map<string, number>();
      for (const subject of new Set(subjects)) {
        const query = db.selectFrom('alerts').select((eb) => eb.fn.max('opened_at').as('at'));
        const row = await query.where('kind', '=', kind).where('subject', '=', subject).executeTakeFirst();
        if (row?.at) found.set(subject, Number(row.at));
      }
      return found;
    },
    async spikesUpTo() {
      const query = db.selectFrom('meta').select('value').where('name', '=', SPIKES_UP_TO);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : Number(row.value);
    },
    async heardSince(account) {
      const query = db.selectFrom('messages').select('fetched_at').where('account', '=', account);
      return (await query.orderBy('id').limit(1).executeTakeFirst())?.fetched_at ?? null;
    },
    async daysWithNews({ account, stream }, since) {
      const { rows } = await sql<{ days: number }>`select count(distinct fetched_at / 86400000) as days from raw_pages
        where account = ${account} and stream = ${stream} and fetched_at >= ${since}`.execute(db);
      return Number(rows[0]?.days ?? 0);
    },
    async counts() {
      type Counts = { standing: number; pressing: number; failing: number };
      const { rows } = await sql.raw<Counts>(ALERT_COUNTS).execute(db);
      const row = rows[0];
      return {
        standing: Number(row?.standing ?? 0),
        pressing: Number(row?.pressing ?? 0),
        failing: Number(row?.failing ?? 0),
      };
    },
  };
}

/** What may be done to them, inside a transaction. */
export function alertWrites(db: Db): AlertWrites {
  return {
    async open({ kind, subject, conversation, isPressing, data, outlets, at }) {
      const insert = db.insertInto('alerts').values({
        kind,
        subject,
        conversation,
        is_pressing: isPressing ? 1 : 0,
        data: toJson(data),
        outlets: toJson(outlets),
        opened_at: at,
        told: '[]',
        told_at: null,
        ended_at: null,
        tries: 0,
        tried_at: null,
        next_look_at: 0,
        error: null,
      });
      return (await insert.returning('id').executeTakeFirstOrThrow()).id;
    },
    async saveSpikesUpTo(hour) {
      const value = String(hour);
      const insert = db.insertInto('meta').values({ name: SPIKES_UP_TO, value });
      await insert.onConflict((on) => on.column('name').doUpdateSet({ value })).execute();
    },
    async patch(id, { isPressing, data, outlets, told, toldAt, endedAt, tries, triedAt, nextLookAt, error }) {
      const changes = {
        is_pressing: isPressing === undefined ? undefined : Number(isPressing),
        data: data === undefined ? undefined : toJson(data),
        outlets: outlets === undefined ? undefined : toJson(outlets),
        told: told === undefined ? undefined : toJson(told),
        told_at: toldAt,
        ended_at: endedAt,
        tries,
        tried_at: triedAt,
        next_look_at: nextLookAt,
        error,
      };
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await updateRow(db, { table: 'alerts', id }, given);
    },
  };
}

function alertOf(row: Selectable<AlertTable>): Alert {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    conversation: row.conversation,
    isPressing: row.is_pressing === 1,
    data: JSON.parse(row.data),
    outlets: JSON.parse(row.outlets),
    openedAt: row.opened_at,
    told: JSON.parse(row.told),
    toldAt: row.told_at,
    endedAt: row.ended_at,
    tries: row.tries,
    triedAt: row.tried_at,
    error: row.error,
  };
}
