import { type RawBuilder, sql } from 'kysely';
import type { ReportReads, ReportSpan, StandingFollowUp, SurveyFact, Writers } from './report-contract.ts';
import type { Db } from './schema.ts';

/** Ratings and promises for a report, each with what its conversation is about. */
export function surveyAndPromiseReads(
  db: Db,
): Pick<ReportReads, 'surveysAsked' | 'surveysAnswered' | 'standingFollowUps' | 'risen'> {
  return {
    async surveysAsked(span) {
      const { rows } = await sql<SurveyRow>`select ${SURVEY}, ${FACTS} from surveys s
        join conversations c on c.id = s.conversation ${LAST_ANSWER} left join replies a on a.id = s.reply where s.channel = 'private'
        and (s.status = 'answered' or (s.status = 'asked' and (a.id is null or a.status = 'sent'))) and ${within(sql`s.asked_at`, span)} order by s.asked_at, s.id`.execute(
        db,
      );
      return rows.map(surveyFact);
    },
    async surveysAnswered(span) {
      const { rows } = await sql<SurveyRow>`select ${SURVEY}, ${FACTS} from surveys s
        join conversations c on c.id = s.conversation ${LAST_ANSWER} where s.answered_at is not null and s.rating is not null
        and ${within(sql`s.answered_at`, span)} order by s.answered_at, s.id`.execute(db);
      return rows.map(surveyFact);
    },
    async standingFollowUps(span) {
      const { rows } = await sql<FollowUpRow>`select f.id, f.conversation, f.status, f.due_at as "dueAt", f.author,
        r.approved_by as "approvedBy", ${EDITOR} as editor, ${FACTS}
        from follow_ups f join conversations c on c.id = f.conversation left join replies r on r.id = f.reply
        where f.status in ('open', 'proposed') and ${within(sql`f.due_at`, span)} order by f.due_at, f.id`.execute(db);
      return rows.map(({ author, editor, approvedBy, ...row }) => ({
        ...read(row),
        writers: { author, editor, approvedBy },
      }));
    },
    async risen(span) {
      const { rows } = await sql<{
        id: number;
      }>`select distinct c.id from events e join conversations c on c.id = e.conversation
        where e.kind = 'followUp.overdue' and e.at < ${span.until} and exists (select 1 from messages m
          where m.conversation = c.id and m.direction = 'inbound' and ${within(sql`m.posted_at`, span)})`.execute(db);
      return rows.map(({ id }) => id);
    },
  };
}

type Written<Row extends object> = Omit<Row, 'topics'> & { readonly topics: string };

const FACTS = sql`c.platform, c.account, c.language, c.urgency, c.topics, null as "firstPostedAt"`;

/** Who changed the words of a reply `r` last, where the program wrote it. */
export const EDITOR = sql`case when r.author = 'system' then (select editor from reply_versions v where v.reply = r.id
  order by version desc limit 1) end`;

const SURVEY = sql`s.id, s.conversation, s.reply, s.message, s.status, s.scale, s.asked_at as "askedAt", s.rating,
  s.answered_at as "answeredAt", r.author, r.approved_by as "approvedBy", ${EDITOR} as editor,
  coalesce((select e.actor from events e where e.conversation = s.conversation and +e.kind = 'reply.sent'
    and e.reply = r.id order by e.id limit 1), '') as actor`;

/** The answer that a rating is about: those of bulk plans and other surveys are none. */
const LAST_ANSWER = sql`left join replies r on r.id = (select l.id from replies l where l.conversation = s.conversation
  and l.status = 'sent' and l.purpose = 'answer' and l.plan is null and l.sent_at <= s.asked_at
  order by l.sent_at desc, l.id desc limit 1)`;

interface SurveyRow extends Written<Omit<SurveyFact, 'writers'>>, Omit<Writers, 'author'> {
  readonly author: string | null;
}

function surveyFact({ author, editor, approvedBy, actor, ...row }: SurveyRow): SurveyFact {
  return { ...read(row), writers: author === null ? null : { author, editor, approvedBy, actor } };
}

interface FollowUpRow extends Written<Omit<StandingFollowUp, 'writers'>>, Omit<Writers, 'actor'> {}

function within(time: RawBuilder<unknown>, { since, until, account, platform }: ReportSpan): RawBuilder<unknown> {
  const ofAccount = account === null ? sql`` : sql` and c.account = ${account}`;
  const ofPlatform = platform === null ? sql`` : sql` and c.platform = ${platform}`;
  return sql`${time} >= ${since} and ${time} < ${until}${ofAccount}${ofPlatform}`;
}

function read<Row extends object>(row: Row & { topics: string }): Row & { topics: string[] } {
  return { ...row, topics: JSON.parse(row.topics) };
}
