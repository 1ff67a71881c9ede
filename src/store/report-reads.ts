import { sql } from 'kysely';
import type { EventKind } from '../domain/event.ts';
import type { ReplyPurpose } from '../domain/reply.ts';
import { pieces } from './bulk.ts';
import type { ConversationFacts, HistoryEvent, MoodRow, ReportReads } from './report-contract.ts';
import { inboundReads, listOf } from './report-inbound.ts';
import { EDITOR, surveyAndPromiseReads } from './report-surveys.ts';
import type { Db } from './schema.ts';

/** The questions of the report. */
export function reportReads(db: Db): ReportReads {
  return {
    ...inboundReads(db),
    ...surveyAndPromiseReads(db),
    async conversations({ since, until, account, platform }, kinds) {
      let query = db
        .selectFrom('events')
        .select('events.conversation')
        .distinct()
        .where('events.kind', 'in', [...kinds])
        .where('events.at', '>=', since)
        .where('events.at', '<', until);
      if (account !== null || platform !== null) {
        let joined = query.innerJoin('conversations', 'conversations.id', 'events.conversation');
        if (account !== null) joined = joined.where('conversations.account', '=', account);
        if (platform !== null) joined = joined.where('conversations.platform', '=', platform);
        query = joined;
      }
      return (await query.execute()).flatMap(({ conversation }) => conversation ?? []);
    },
    async places(conversations) {
      const found = new Map<number, ConversationFacts>();
      for (const some of pieces(conversations)) {
        const columns = ['id', 'platform', 'account', 'language', 'urgency', 'topics'] as const;
        const query = db.selectFrom('conversations').select(columns).where('id', 'in', some);
        const rows = await query.select(FIRST_POSTED).execute();
        for (const { id, topics, ...facts } of rows) found.set(id, { ...facts, topics: JSON.parse(topics) });
      }
      return found;
    },
    histories: (conversations, of) => histories(db, conversations, of),
    moods: (conversations, until) => moods(db, conversations, until),
  };
}

const FIRST_POSTED = sql<number | null>`(select min(posted_at) from messages
  where messages.conversation = conversations.id and direction = 'inbound')`.as('firstPostedAt');

const nextWord = (until: number) => sql`select n.id from messages n where n.conversation = e.conversation
  and n.direction = 'inbound' and n.posted_at >= e.at and n.posted_at < ${until} and n.deleted_at is null
  and not exists (select 1 from surveys s where s.message = n.id) order by n.posted_at, n.id limit 1`;

async function histories(
  db: Db,
  conversations: readonly number[],
  { kinds, until }: { kinds: readonly EventKind[]; until: number },
): Promise<Map<number, HistoryEvent[]>> {
  const found = new Map<number, HistoryEvent[]>();
  for (const some of pieces(conversations)) {
    // The plus keeps the index of kinds out of it: that would read every event of these kinds ever.
    const { rows } =
      await sql<EventRow>`select e.id, e.conversation, e.kind, e.at, e.actor, e.reply, m.id as message, e.data,
      m.posted_at as "postedAt", r.author, r.plan, r.purpose, r.sent_at as "sentAt", r.approved_by as "approvedBy",
      ${EDITOR} as editor
      from events e left join messages m on m.id = case e.kind when 'followUp.overdue' then (${nextWord(until)}) else e.message end left join replies r on r.id = e.reply
      where e.conversation in (${listOf(some)}) and +e.kind in (${listOf(kinds)}) and e.at < ${until}
      order by e.conversation, e.id`.execute(db);
    for (const row of rows) {
      const events = found.get(row.conversation);
      if (events === undefined) found.set(row.conversation, [historyEvent(row)]);
      else events.push(historyEvent(row));
    }
  }
  return found;
}

interface EventRow extends Omit<HistoryEvent, 'data' | 'sent'> {
  readonly data: string;
  readonly author: string | null;
  readonly editor: string | null;
  readonly approvedBy: string | null;
  readonly plan: number | null;
  readonly purpose: ReplyPurpose | null;
  readonly sentAt: number | null;
}

function historyEvent({ author, editor, approvedBy, plan, purpose, sentAt, ...row }: EventRow): HistoryEvent {
  return {
    ...row,
    data: JSON.parse(row.data),
    sent: author === null ? null : { author, editor, approvedBy, plan, purpose: purpose ?? 'answer', sentAt },
  };
}

async function moods(db: Db, conversations: readonly number[], until: number): Promise<Map<number, MoodRow[]>> {
  const found = new Map<number, MoodRow[]>();
  for (const some of pieces(conversations)) {
    const { rows } = await sql<
      MoodRow & { conversation: number }
    >`select m.id, m.conversation, m.posted_at as "postedAt",
      m.sentiment as label, coalesce(json_extract(m.score, '$.sentiment.score'), 0) as score
      from messages m where m.conversation in (${listOf(some)}) and m.direction = 'inbound' and m.sentiment is not null
      and m.deleted_at is null and m.posted_at < ${until}
      and not exists (select 1 from surveys s where s.message = m.id)
      order by m.conversation, m.posted_at, m.id`.execute(db);
    for (const { conversation, ...row } of rows) {
      const theirs = found.get(conversation);
      if (theirs === undefined) found.set(conversation, [row]);
      else theirs.push(row);
    }
  }
  return found;
}
