import { sql } from 'kysely';
import { problemTopics, type Trouble, type TroubledSpan } from '../domain/incident.ts';
import type { Score } from '../domain/triage.ts';
import type { Db } from './schema.ts';

/** Written out, so that the partial index of scored inbound messages serves it. */
const SCORED_INBOUND = sql<boolean>`direction = 'inbound' and score is not null`;

/** The troubles of a span, newest first, among the newest `limit` messages of it. */
export async function troublesBetween(
  db: Db,
  { since, until, limit }: { since: number; until: number; limit: number },
): Promise<TroubledSpan> {
  // what is no trouble by its columns is counted, but its score is not read; of a score two lists, which is half as long
  const about = sql<string | null>`case when deleted_at is null and (sentiment = 'negative' or urgency <> 'low')
    then json_extract(score, '$.topics', '$.flags') end`.as('about');
  const query = db.selectFrom('messages').select(['conversation', 'contact', 'posted_at', about]).where(SCORED_INBOUND);
  const span = query.where('posted_at', '>=', since).where('posted_at', '<', until);
  const rows = await span.orderBy('posted_at', 'desc').limit(limit).execute();
  const oldest = rows.at(-1)?.posted_at;
  const isCut = rows.length >= limit && oldest !== undefined;
  return {
    troubles: rows.flatMap(troubleOf),
    heardSince: isCut ? oldest : Math.max(since, (await firstHeard(db, until)) ?? until),
  };
}

interface Row {
  readonly conversation: number | null;
  readonly contact: number | null;
  readonly posted_at: number;
  /** JSON: its topics and its flags. */
  readonly about: string | null;
}

function troubleOf({ conversation, contact, posted_at: postedAt, about }: Row): Trouble[] {
  if (about === null || conversation === null || contact === null) return [];
  const [topics, flags] = JSON.parse(about) as [Score['topics'], Score['flags']];
  const problems = problemTopics({ topics, flags });
  return problems.length > 0 ? [{ conversation, contact, postedAt, topics: problems }] : [];
}

/** When the oldest message on record was posted, if before then. */
async function firstHeard(db: Db, until: number): Promise<number | null> {
  const query = db.selectFrom('messages').select('posted_at').where(SCORED_INBOUND);
  const before = query.where('posted_at', '<', until);
  return (await before.orderBy('posted_at').limit(1).executeTakeFirst())?.posted_at ?? null;
}
