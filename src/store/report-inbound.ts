import { type RawBuilder, sql } from 'kysely';
import type { InboundRow, InboundTally, ReportReads, ReportSpan } from './report-contract.ts';
import type { Db } from './schema.ts';

/** Customers' messages for a report, without their texts. */
export function inboundReads(db: Db): Pick<ReportReads, 'inboundTallies' | 'inboundAfter'> {
  return {
    async inboundTallies(span) {
      const { rows } = await sql<InboundTally & Written>`select ${FACTS}, count(*) as count from messages
        where ${scoredIn(span)} group by 1, 2, 3, 4, 5, 6`.execute(db);
      return rows.map(read);
    },
    async inboundAfter(span, { after, limit }) {
      const from = after === null ? sql`true` : sql`(posted_at, id) > (${after.postedAt}, ${after.id})`;
      const { rows } = await sql<InboundRow & Written>`select ${FACTS}, id, conversation, posted_at as "postedAt"
        from messages where ${scoredIn({ ...span, since: Math.max(span.since, after?.postedAt ?? span.since) })} and ${from}
        order by posted_at, id limit ${limit}`.execute(db);
      return rows.map(read);
    },
  };
}

interface Written {
  readonly topics: string;
}

/** A list of values in SQL. */
export function listOf(values: readonly (string | number)[]): RawBuilder<unknown> {
  return sql.join(values.map((value) => sql`${value}`));
}

const FACTS = sql`platform, account, coalesce(sentiment, 'neutral') as sentiment, coalesce(urgency, 'low') as urgency,
  coalesce(json_extract(score, '$.language'), 'und') as language, coalesce(json_extract(score, '$.topics'), '[]') as topics`;

/** Written out, so that the partial index of scored inbound messages serves it. */
function scoredIn({ since, until, account, platform }: ReportSpan): RawBuilder<unknown> {
  const ofAccount = account === null ? sql`` : sql` and account = ${account}`;
  const ofPlatform = platform === null ? sql`` : sql` and platform = ${platform}`;
  return sql`direction = 'inbound' and score is not null and posted_at >= ${since} and posted_at < ${until}${ofAccount}${ofPlatform}`;
}

function read<Row extends Omit<InboundTally | InboundRow, 'topics'>>(row: Row & Written): Row & { topics: string[] } {
  return { ...row, topics: JSON.parse(row.topics) };
}
