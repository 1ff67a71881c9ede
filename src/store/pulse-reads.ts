import { sql } from 'kysely';
import type { UrgencyLevel } from '../domain/triage.ts';
import type { Db } from './schema.ts';
import { NOBODY_WAITS } from './schema.ts';

/** What is counted for the pulse: each question reads one stretch of one index, however much there is beside it. */
export interface PulseReads {
  /** Customers' messages posted in [since, until), and how many of them are negative. */
  inbound(since: number, until: number): Promise<{ readonly count: number; readonly negative: number }>;
  /** Open conversations in which somebody waits for us. */
  waiting(now: number): Promise<WaitingNow>;
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
    async waiting(now) {
      const row = await db
        .selectFrom('conversations')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .select(sql<number>`coalesce(sum(case when due_at < ${now} then 1 else 0 end), 0)`.as('overdue'))
        .select(countOf('critical').as('critical'))
        .select(countOf('high').as('high'))
        .select(countOf('normal').as('normal'))
        .select(countOf('low').as('low'))
        .select(oldestOf('critical').as('oldestCritical'))
        .select(oldestOf('high').as('oldestHigh'))
        .select(oldestOf('normal').as('oldestNormal'))
        .select(oldestOf('low').as('oldestLow'))
        .where('status', '=', 'open')
        .where('waiting_since', '<', NOBODY_WAITS)
        .executeTakeFirst();
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
