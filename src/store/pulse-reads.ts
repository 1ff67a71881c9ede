import { type RawBuilder, sql } from 'kysely';
import type { UrgencyLevel } from '../domain/triage.ts';
import type { Db } from './schema.ts';
import { NOBODY_WAITS } from './schema.ts';

/** What is counted for the pulse: each question reads one stretch of one index, however much there is beside it. */
export interface PulseReads {
  /** Customers' messages posted in [since, until), and how many of them are negative. */
  inbound(since: number, until: number): Promise<{ readonly count: number; readonly negative: number }>;
  /**
   * Answers of people sent in [since, until), one by one as in the report, and how many of those that somebody waited for, by a
   * due time on record, came in time.
   */
  sent(since: number, until: number): Promise<SentCount>;
  /** How long each such answer sent in [since, until) took that somebody waited for, milliseconds; in any order. */
  responseTimes(since: number, until: number): Promise<number[]>;
  /** Open conversations in which somebody waits for us. */
  waiting(now: number): Promise<WaitingNow>;
}

interface SentCount {
  readonly count: number;
  /** Those for which it is on record when they were due. */
  readonly promised: number;
  readonly inTime: number;
}

interface WaitingNow {
  readonly count: number;
  /** Their service level wanted an answer before now. */
  readonly overdue: number;
  readonly byUrgency: Readonly<Record<UrgencyLevel, { readonly count: number; readonly oldestSince: number | null }>>;
}

/** The questions of the pulse. */
export function pulseReads(db: Db): PulseReads {
  return {
    async inbound(since, until) {
      const row = await db
        .selectFrom('messages')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .select(sql<number>`coalesce(sum(case when sentiment = 'negative' then 1 else 0 end), 0)`.as('negative'))
        // Written out, so that the partial index of scored inbound messages serves it.
        .where(sql<boolean>`direction = 'inbound' and score is not null`)
        .where('posted_at', '>=', since)
        .where('posted_at', '<', until)
        .executeTakeFirst();
      return { count: Number(row?.count ?? 0), negative: Number(row?.negative ?? 0) };
    },
    async sent(since, until) {
      const { rows } = await sql<SentCount>`select count(*) as count, coalesce(sum(${IS_PROMISED}), 0) as promised,
        coalesce(sum(${IS_PROMISED} and ${WAITING_SINCE} + ${RESPONSE_MS} <= ${DUE_AT}), 0) as "inTime"
        ${PEOPLES_ANSWERS} and at >= ${since} and at < ${until}`.execute(db);
      const [row] = rows;
      return {
        count: Number(row?.count ?? 0),
        promised: Number(row?.promised ?? 0),
        inTime: Number(row?.inTime ?? 0),
      };
    },
    async responseTimes(since, until) {
      const { rows } = await sql<{ ms: number }>`select ${RESPONSE_MS} as ms
        ${PEOPLES_ANSWERS} and at >= ${since} and at < ${until} and ${isNumber('responseMs')}`.execute(db);
      return rows.map(({ ms }) => ms);
    },
    async waiting(now) {
      // this index holds all that is asked, so that none of those who wait is read
      const { rows } = await sql<WaitingRow>`select count(*) as count,
        coalesce(sum(case when due_at < ${now} then 1 else 0 end), 0) as overdue,
        ${countOf('critical')} as critical, ${oldestOf('critical')} as "oldestCritical",
        ${countOf('high')} as high, ${oldestOf('high')} as "oldestHigh",
        ${countOf('normal')} as normal, ${oldestOf('normal')} as "oldestNormal",
        ${countOf('low')} as low, ${oldestOf('low')} as "oldestLow"
        from conversations indexed by conversations_facts
        where status = 'open' and waiting_since < ${NOBODY_WAITS}`.execute(db);
      const [row] = rows;
      const level = (count: number | undefined, oldestSince: number | null | undefined) => ({
        count: Number(count ?? 0),
        oldestSince: oldestSince === null || oldestSince === undefined ? null : Number(oldestSince),
      });
      return {
        count: Number(row?.count ?? 0),
        overdue: Number(row?.overdue ?? 0),
        byUrgency: {
          critical: level(row?.critical, row?.oldestCritical),
          high: level(row?.high, row?.oldestHigh),
          normal: level(row?.normal, row?.oldestNormal),
          low: level(row?.low, row?.oldestLow),
        },
      };
    },
  };
}

/** One pass over those who wait, without grouping: a group would have to be sorted first. */
const countOf = (urgency: UrgencyLevel) =>
  sql<number>`coalesce(sum(case when urgency = ${urgency} then 1 else 0 end), 0)`;

const oldestOf = (urgency: UrgencyLevel) =>
  sql<number | null>`min(case when urgency = ${urgency} then waiting_since end)`;

interface WaitingRow extends Record<UrgencyLevel | 'count' | 'overdue', number> {
  readonly oldestCritical: number | null;
  readonly oldestHigh: number | null;
  readonly oldestNormal: number | null;
  readonly oldestLow: number | null;
}

const RESPONSE_MS = sql`json_extract(data, '$.responseMs')`;
const WAITING_SINCE = sql`json_extract(data, '$.waitingSince')`;
const DUE_AT = sql`json_extract(data, '$.dueAt')`;

const isNumber = (fact: 'responseMs' | 'waitingSince' | 'dueAt') =>
  sql`coalesce(json_type(data, ${sql.lit(`$.${fact}`)}) in ('integer', 'real'), 0)`;

const isPerson = (name: RawBuilder<unknown>) =>
  sql`(coalesce(${name}, '') not in ('', 'system') and ${name} not glob 'rule:*')`;

const EDITOR = sql`(select editor from reply_versions v where v.reply = r.id order by version desc limit 1)`;

/** What the report counts as sent: no question how it went, nothing of a bulk plan, nothing that no person had a hand in. */
const PEOPLES_ANSWERS = sql`from events left join replies r on r.id = events.reply where events.kind = 'reply.sent'
  and coalesce(json_extract(data, '$.purpose'), r.purpose, 'answer') = 'answer'
  and coalesce(json_extract(data, '$.plan'), r.plan) is null
  and (${isPerson(sql`coalesce(json_extract(data, '$.author'), r.author, actor)`)} or ${isPerson(sql`actor`)}
    or ${isPerson(sql`r.approved_by`)} or (r.author = 'system' and ${isPerson(EDITOR)}))`;

const IS_PROMISED = sql`(${isNumber('responseMs')} and ${isNumber('waitingSince')} and ${isNumber('dueAt')})`;
