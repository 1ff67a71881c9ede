import type { Generated, Kysely } from 'kysely';
import type { ConversationStatus } from '../domain/conversation.ts';
import type { EventKind } from '../domain/event.ts';
import type { Aspect } from '../domain/learning.ts';
import type { Direction, MessageKind, Visibility } from '../domain/message.ts';
import type { ReplyPurpose, ReplyStatus } from '../domain/reply.ts';
import type { SentimentLabel, UrgencyLevel } from '../domain/triage.ts';
import type { FollowUpTable } from './follow-up-table.ts';
import type { PauseTable, PlanTable } from './plan-table.ts';
import type { AlertTable, ContactLinkTable, HandoverTable, RuleActTable, SurveyTable } from './service-tables.ts';

// The tables as the program sees them. Only types every engine has: platforms' ids TEXT, times UTC milliseconds,
// booleans 0 or 1, JSON as TEXT (columns marked so), raw pages as bytes.

type Flag = 0 | 1;

/** Stands for "nobody waits" in `waiting_since`, so that those who wait sort first by one plain index. */
export const NOBODY_WAITS = 8_640_000_000_000_000;

export interface Tables {
  readonly meta: { name: string; value: string };
  readonly counters: { name: string; value: number };
  readonly accounts: {
    name: string;
    platform: string;
    handle: string;
    remote_id: string | null;
    text_max: number | null;
    url_units: number | null;
    checked_at: number | null;
    token_kind: string | null;
    /** JSON list, null where the platform does not tell. */
    scopes: string | null;
    expires_at: number | null;
  };
  readonly contacts: ContactTable;
  readonly conversations: ConversationTable;
  readonly conversation_labels: { conversation: number; label: string };
  readonly corrections: {
    conversation: number;
    sentiment: SentimentLabel | null;
    urgency: UrgencyLevel | null;
    operator: string;
    at: number;
  };
  readonly notes: { id: Generated<number>; conversation: number; author: string; text: string; at: number };
  readonly messages: MessageTable;
  readonly message_versions: {
    id: Generated<number>;
    message: number;
    text: string;
    /** When this text was posted or last edited, and when the next one took its place. */
    since: number;
    until: number;
  };
  readonly raw_pages: {
    id: Generated<number>;
    account: string;
    stream: string;
    fetched_at: number;
    body: Uint8Array;
  };
  readonly replies: ReplyTable;
  readonly reply_versions: {
    reply: number;
    version: number;
    text: string;
    visibility: Visibility;
    language: string;
    editor: string;
    at: number;
  };
  readonly reply_attempts: { id: Generated<number>; reply: number; account: string; at: number };
  readonly events: {
    id: Generated<number>;
    at: number;
    kind: EventKind;
    actor: string;
    login: string;
    conversation: number | null;
    reply: number | null;
    message: number | null;
    /** JSON. */
    data: string;
  };
  readonly streams: StreamTable;
  readonly gaps: {
    id: Generated<number>;
    account: string;
    stream: string;
    starts_at: number;
    ends_at: number;
    why: string;
    noted_at: number;
    /** When a later walk over the period closed it. */
    filled_at: number | null;
  };
  readonly unreadable: {
    id: Generated<number>;
    account: string;
    stream: string;
    raw: string;
    /** SHA-256 of `raw`: an item that is heard again with every poll is kept once. */
    raw_hash: string;
    why: string;
    at: number;
  };
  readonly claims: { conversation: number; operator: string; login: string; claimed_at: number; until: number };
  readonly follow_ups: FollowUpTable;
  readonly surveys: SurveyTable;
  readonly handovers: HandoverTable;
  readonly contact_links: ContactLinkTable;
  readonly rule_acts: RuleActTable;
  readonly alerts: AlertTable;
  readonly pauses: PauseTable;
  readonly plans: PlanTable;
  /** Every judgement of a person; `corrections` holds only the newest. */
  readonly judgements: {
    id: Generated<number>;
    conversation: number;
    message: number;
    /** How often the message had been edited then: its text of that time is found by it. */
    edits: number;
    aspect: Aspect;
    label: SentimentLabel | UrgencyLevel;
    operator: string;
    at: number;
  };
  /** One row at most. */
  readonly tuning: {
    id: number;
    /** JSON. */
    tuning: string;
    operator: string;
    at: number;
    sentiment_corrections: number;
    urgency_corrections: number;
  };
}

export interface ContactTable {
  id: Generated<number>;
  platform: string;
  remote_id: string;
  handle: string;
  name: string;
  followers: number | null;
  url: string | null;
  is_bot: Flag;
  seen_at: number;
}

export interface ConversationTable {
  id: Generated<number>;
  account: string;
  platform: string;
  contact: number;
  thread_id: string;
  visibility: Visibility;
  url: string;
  status: ConversationStatus;
  subject: string;
  messages: number;
  last_message_at: number;
  newest_inbound: number;
  waiting_since: number;
  due_at: number | null;
  snoozed_until: number | null;
  snooze_reason: string | null;
  assignee: string | null;
  sentiment: SentimentLabel;
  sentiment_score: number;
  urgency: UrgencyLevel;
  urgency_score: number;
  /** `urgencyRank` of the domain: what the inbox is sorted by. */
  urgency_rank: number;
  language: string;
  /** JSON. */
  topics: string;
  /** JSON. */
  reasons: string;
  created_at: number;
  /** The `waiting_since` whose answer time was missed and told; null before the first. */
  breach_told: number | null;
}

export interface MessageTable {
  id: Generated<number>;
  account: string;
  platform: string;
  conversation: number | null;
  contact: number | null;
  remote_id: string;
  direction: Direction;
  kind: MessageKind;
  visibility: Visibility;
  /** JSON list: remote id, handle, name, followers, url, is bot; as they were when the message was heard. */
  author: string;
  text: string;
  language: string | null;
  posted_at: number;
  edited_at: number | null;
  deleted_at: number | null;
  /** When we hid it from others. */
  hidden_at: number | null;
  /** When it was last looked at again; null before the first time. */
  seen_at: number | null;
  in_reply_to: string | null;
  /** Null where the message starts its thread. */
  thread_id: string | null;
  url: string;
  /** JSON, null where there is none. */
  media: string | null;
  /** JSON. */
  reference: string;
  raw_page: number | null;
  raw_index: number | null;
  fetched_at: number;
  sentiment: SentimentLabel | null;
  urgency: UrgencyLevel | null;
  /** JSON of the whole score. */
  score: string | null;
}

export interface ReplyTable {
  id: Generated<number>;
  conversation: number;
  target_message: number;
  target_remote_id: string;
  platform: string;
  account: string;
  visibility: Visibility;
  text: string;
  language: string;
  status: ReplyStatus;
  version: number;
  author: string;
  approved_by: string | null;
  approved_at: number | null;
  approval_hash: string | null;
  is_additional: Flag;
  key: string | null;
  /** JSON of what was made durable for sending. */
  prepared: string | null;
  price_usd: number;
  send_after: number;
  attempted_at: number | null;
  absent_since: number | null;
  attempts: number;
  remote_id: string | null;
  url: string | null;
  sent_at: number | null;
  error_code: string | null;
  error_message: string | null;
  created_at: number;
  updated_at: number;
  send_at: number | null;
  approval_expires_at: number | null;
  plan: number | null;
  plan_row: number | null;
  answer: string | null;
  answer_changed: Generated<Flag>;
  purpose: Generated<ReplyPurpose>;
}

export interface StreamTable {
  account: string;
  stream: string;
  cursor: string | null;
  not_before: number | null;
  last_try_at: number | null;
  last_heard_at: number | null;
  last_new_at: number | null;
  error_code: string | null;
  error_message: string | null;
}

/** A connection or an open transaction, over our tables. */
export type Db = Kysely<Tables>;
