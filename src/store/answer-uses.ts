import { sql } from 'kysely';
import type { Score } from '../domain/triage.ts';
import type { Db } from './schema.ts';

/** What became of saved answers. Times are UTC milliseconds; spans are [since, until). */
export interface AnswerUseReads {
  /** Replies made from saved answers that went out in the span, oldest first; those that ask how it went among them. */
  sent(since: number, until: number): Promise<SentFromAnswer[]>;
  /** When each answer last went out. */
  lastSent(): Promise<Map<string, number>>;
  /**
   * Customers' questions and complaints posted in the span that were answered, and since then never with a saved answer;
   * newest first.
   */
  uncovered(since: number, until: number): Promise<UncoveredMessage[]>;
}

interface SentFromAnswer {
  readonly reply: number;
  readonly conversation: number;
  readonly answer: string;
  readonly sentAt: number;
  /** It went out in other words than the answer has. */
  readonly isChanged: boolean;
}

interface UncoveredMessage {
  readonly conversation: number;
  readonly text: string;
  readonly topics: readonly string[];
  readonly language: string;
}

/** Written out, so that the partial index of scored inbound messages serves it. */
const SCORED_INBOUND = sql<boolean>`messages.direction = 'inbound' and messages.score is not null`;
const ASKS = sql<boolean>`exists (select 1 from json_each(messages.score, '$.flags') as flag
  where flag.value in ('question', 'complaint'))`;
const ANSWERED = sql`select 1 from replies where replies.conversation = messages.conversation and replies.purpose = 'answer'
  and replies.status || '' = 'sent' and replies.sent_at >= messages.posted_at`;

export function answerUseReads(db: Db): AnswerUseReads {
  return {
    async sent(since, until) {
      const columns = ['id', 'conversation', 'answer', 'sent_at', 'answer_changed'] as const;
      const query = db.selectFrom('replies').select(columns).where('answer', 'is not', null);
      const sent = query.where('sent_at', '>=', since).where('sent_at', '<', until).where('status', '=', 'sent');
      const rows = await sent.orderBy('sent_at').orderBy('id').execute();
      return rows.map(({ id, conversation, answer, sent_at, answer_changed }) => ({
        reply: id,
        conversation,
        answer: answer ?? '',
        sentAt: sent_at ?? 0,
        isChanged: answer_changed === 1,
      }));
    },
    async lastSent() {
      const newest = sql<number>`max(sent_at)`.as('at');
      const query = db.selectFrom('replies').select(['answer', newest]).where('answer', 'is not', null);
      const rows = await query
        .where('sent_at', 'is not', null)
        .where('status', '=', 'sent')
        .groupBy('answer')
        .execute();
      return new Map(rows.map(({ answer, at }) => [answer ?? '', at]));
    },
    async uncovered(since, until) {
      const query = db.selectFrom('messages').select(['conversation', 'text', 'score']).where(SCORED_INBOUND);
      const asked = query.where('posted_at', '>=', since).where('posted_at', '<', until).where(ASKS);
      const standing = asked.where('deleted_at', 'is', null).where('conversation', 'is not', null);
      const answered = standing.where(sql<boolean>`exists (${ANSWERED})`);
      const without = answered.where(sql<boolean>`not exists (${ANSWERED} and replies.answer is not null)`);
      const rows = await without.orderBy('posted_at', 'desc').orderBy('id', 'desc').execute();
      return rows.map(({ conversation, text, score }) => {
        const { topics = [], language = 'und' } = JSON.parse(score ?? '{}') as Partial<Score>;
        return { conversation: conversation ?? 0, text, topics, language };
      });
    },
  };
}
