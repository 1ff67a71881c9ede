import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Contact, Conversation } from '../domain/conversation.ts';
import { urgencyRank } from '../domain/triage.ts';
import { type ConversationTable, NOBODY_WAITS } from './schema.ts';
import type { ConversationPatch, NewConversation } from './store.ts';
import { toJson } from './text.ts';

/** A conversation before its first message is counted. */
export function rowOf(conversation: NewConversation): Insertable<ConversationTable> {
  return {
    account: conversation.account,
    platform: conversation.platform,
    contact: conversation.contact,
    thread_id: conversation.threadId,
    visibility: conversation.visibility,
    url: conversation.url,
    status: conversation.status,
    subject: '',
    messages: 0,
    last_message_at: conversation.createdAt,
    newest_inbound: 0,
    waiting_since: NOBODY_WAITS,
    due_at: null,
    snoozed_until: null,
    snooze_reason: null,
    assignee: null,
    sentiment: 'neutral',
    sentiment_score: 0,
    urgency: 'low',
    urgency_score: 0,
    urgency_rank: 0,
    language: 'und',
    topics: '[]',
    reasons: '[]',
    created_at: conversation.createdAt,
    breach_told: null,
  };
}

/** The columns a patch changes; absent fields stay out. */
export function changesOf(patch: ConversationPatch): Updateable<ConversationTable> {
  const { sentiment, urgency, topics, reasons } = patch;
  const changes: Updateable<ConversationTable> = {
    status: patch.status,
    url: patch.url,
    subject: patch.subject,
    messages: patch.messages,
    last_message_at: patch.lastMessageAt,
    newest_inbound: patch.newestInbound,
    waiting_since: patch.waitingSince === null ? NOBODY_WAITS : patch.waitingSince,
    due_at: patch.dueAt,
    snoozed_until: patch.snoozedUntil,
    snooze_reason: patch.snoozeReason,
    breach_told: patch.breachTold,
    assignee: patch.assignee,
    language: patch.language,
    sentiment: sentiment?.label,
    sentiment_score: sentiment?.score,
    urgency: urgency?.level,
    urgency_score: urgency?.score,
    urgency_rank: urgency === undefined ? undefined : urgencyRank(urgency),
    topics: topics === undefined ? undefined : toJson(topics),
    reasons: reasons === undefined ? undefined : toJson(reasons),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** The conversation of a row. */
export function conversationOf(
  row: Selectable<ConversationTable>,
  about: { readonly contact: Contact; readonly labels: readonly string[]; readonly followUpAt: number | null },
): Conversation {
  const { contact, labels, followUpAt } = about;
  return {
    id: row.id,
    status: row.status,
    platform: row.platform,
    account: row.account,
    visibility: row.visibility,
    url: row.url,
    contact,
    threadId: row.thread_id,
    subject: row.subject,
    messages: row.messages,
    lastMessageAt: row.last_message_at,
    waitingSince: row.waiting_since === NOBODY_WAITS ? null : row.waiting_since,
    dueAt: row.due_at,
    followUpAt,
    snoozedUntil: row.snoozed_until,
    snoozeReason: row.snooze_reason,
    assignee: row.assignee,
    labels,
    sentiment: { label: row.sentiment, score: row.sentiment_score },
    urgency: { level: row.urgency, score: row.urgency_score },
    language: row.language,
    topics: JSON.parse(row.topics),
    reasons: JSON.parse(row.reasons),
  };
}
