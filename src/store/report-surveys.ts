import { type RawBuilder, sql } from 'kysely';
import type { OpenFollowUp, ReportReads, ReportSpan, SurveyFact } from './report-contract.ts';
import type { Db } from './schema.ts';

/** Ratings and promises for a report, each with what its conversation is about. */
export function surveyAndPromiseReads(db: Db): Pick<ReportReads, 'surveysAsked' | 'surveysAnswered' | 'openFollowUps'> {
  return {
    async surveysAsked(span) {
      const { rows } = await sql<Written<SurveyFact>>`select ${SURVEY}, ${FACTS} from surveys s
        join conversations c on c.id = s.conversation left join replies a on a.id = s.reply where s.channel = 'private'
        and (s.status = 'answered' or (s.status = 'asked' and (a.id is null or a.status = 'sent'))) and ${within(sql`s.asked_at`, span)} order by s.asked_at, s.id`.execute(
        db,
      );
      return rows.map(read);
    },
    async surveysAnswered(span) {
      const { rows } = await sql<Written<SurveyFact>>`select ${SURVEY}, ${FACTS} from surveys s
        join conversations c on c.id = s.conversation where s.answered_at is not null and s.rating is not null
        and ${within(sql`s.answered_at`, span)} order by s.answered_at, s.id`.execute(db);
      return rows.map(read);
    },
    async openFollowUps(span) {
      const { rows } = await sql<
        Written<OpenFollowUp>
      >`select f.id, f.conversation, f.due_at as "dueAt", f.author, ${FACTS}
        from follow_ups f join conversations c on c.id = f.conversation
        where f.status = 'open' and ${within(sql`f.due_at`, span)} order by f.due_at, f.id`.execute(db);
      return rows.map(read);
    },
  };
}

type Written<Row> = Omit<Row, 'topics'> & { readonly topics: string };

const FACTS = sql`c.platform, c.account, c.language, c.urgency, c.topics, null as "firstPostedAt"`;

/** Whose answer it was about: bulk answers and other surveys are nobody's. */
const SURVEY = sql`s.id, s.conversation, s.reply, s.message, s.status, s.scale, s.asked_at as "askedAt", s.rating,
  s.answered_at as "answeredAt", coalesce((select r.author from replies r where r.conversation = s.conversation
    and r.status = 'sent' and r.purpose = 'answer' and r.plan is null and r.sent_at <= s.asked_at
    order by r.sent_at desc, r.id desc limit 1), '') as operator`;

function within(time: RawBuilder<unknown>, { since, until, account, platform }: ReportSpan): RawBuilder<unknown> {
  const ofAccount = account === null ? sql`` : sql` and c.account = ${account}`;
  const ofPlatform = platform === null ? sql`` : sql` and c.platform = ${platform}`;
  return sql`${time} >= ${since} and ${time} < ${until}${ofAccount}${ofPlatform}`;
}

function read<Row>(row: Written<Row>): Row {
  return { ...row, topics: JSON.parse(row.topics) } as Row;
}
