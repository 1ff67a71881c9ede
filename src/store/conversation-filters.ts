import { type RawBuilder, sql } from 'kysely';
import type { ConversationQuery, ConversationSort } from '../domain/conversation.ts';

export type Condition = RawBuilder<boolean>;

/**
 * The filters that each row is held against, besides status and platform. `|| ''`, `+` and `+ 0` keep the planner from another
 * index, which would find the rows out of order.
 * @param now what is overdue is told by
 */
export function filtersOf(query: ConversationQuery, sort: ConversationSort, now: number | undefined): Condition[] {
  const filters: Condition[] = [];
  const among = (column: RawBuilder<unknown>, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0) filters.push(sql<boolean>`${column} in (${sql.join([...values])})`);
  };
  among(sql`sentiment`, query.sentiment);
  among(sql`urgency`, query.urgency);
  among(sql`visibility`, query.visibility);
  among(sql`language`, query.language);
  among(sql`account || ''`, query.account);
  if (query.topic !== undefined && query.topic.length > 0) filters.push(hasTopic(query.topic));
  if (query.label !== undefined && query.label.length > 0)
    filters.push(sql<boolean>`+id in (select conversation from conversation_labels
      where label in (${sql.join([...query.label])}))`);
  if (query.assignee === null) filters.push(sql<boolean>`assignee is null`);
  else if (query.assignee !== undefined) filters.push(sql<boolean>`assignee = ${query.assignee}`);
  if (query.isOverdue !== undefined) filters.push(isOverdue(query.isOverdue, now));
  const isByTime = sort === 'newest' || sort === 'oldest';
  const newest = isByTime ? sql`last_message_at` : sql`last_message_at + 0`;
  if (query.since !== undefined) filters.push(sql<boolean>`${newest} >= ${query.since}`);
  if (query.until !== undefined) filters.push(sql<boolean>`${newest} < ${query.until}`);
  return filters;
}

/** Platforms of a query as a condition on the column, or on what keeps its index out of it. */
export function platformFilter(query: ConversationQuery, column: RawBuilder<unknown>): Condition[] {
  return query.platform === undefined || query.platform.length === 0
    ? []
    : [sql<boolean>`${column} in (${sql.join(query.platform)})`];
}

/** Topics lie as a JSON list; a topic is found in it with its quotes. */
function hasTopic(topics: readonly string[]): Condition {
  const kept = topics.map((topic) => JSON.stringify(topic).replaceAll(/[\\%_]/g, '\\$&'));
  const conditions = kept.map((topic) => sql<boolean>`topics like ${`%${topic}%`} escape '\\'`);
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function isOverdue(wanted: boolean, now: number | undefined): Condition {
  if (now === undefined) throw new Error('What is overdue was asked without saying what time it is.');
  return wanted ? sql<boolean>`due_at < ${now}` : sql<boolean>`(due_at is null or due_at >= ${now})`;
}
