import type { Claim } from '../../src/domain/claim.ts';
import type { Conversation, Note } from '../../src/domain/conversation.ts';
import type { ConversationDetail, ReplyReview } from '../../src/domain/outcomes.ts';
import type { Pause } from '../../src/domain/pause.ts';
import type { Plan, PlanRow } from '../../src/domain/plan.ts';
import type { Reply } from '../../src/domain/reply.ts';
import type { StoredMessage } from '../../src/domain/stored.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { firstInbox, type InboxState } from '../../src/tui/screens/inbox/inbox-state.ts';
import type { Surroundings } from '../../src/tui/screens/inbox/surroundings.ts';
import type { OutboxState } from '../../src/tui/screens/outbox/outbox-state.ts';

export const NOW = Date.UTC(2026, 10, 23, 9, 0);
const HOUR_MS = 3_600_000;

export function conversation(id: number, change: Partial<Conversation> = {}): Conversation {
  return {
    id,
    status: 'open',
    platform: 'mastodon',
    account: 'masto',
    visibility: 'public',
    url: `https://mastodon.example/@maija/${id}`,
    contact: {
      id,
      platform: 'mastodon',
      remoteId: String(id),
      handle: `maija${id}`,
      name: `Maija ${id}`,
      followers: 12,
      url: null,
      isBot: false,
    },
    threadId: String(id),
    subject: `Subject ${id}`,
    messages: 1,
    lastMessageAt: NOW - HOUR_MS,
    waitingSince: NOW - 2 * HOUR_MS,
    dueAt: NOW + HOUR_MS,
    followUpAt: null,
    snoozedUntil: null,
    snoozeReason: null,
    assignee: null,
    labels: [],
    sentiment: { label: 'negative', score: -0.5 },
    urgency: { level: 'high', score: 0.7 },
    language: 'en',
    topics: ['delivery'],
    reasons: [{ cue: 'never arrived', effect: 'urgency', weight: 0.4 }],
    ...change,
  };
}

export function message(id: number, change: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id,
    account: 'masto',
    platform: 'mastodon',
    conversation: 1,
    contact: 1,
    fetchedAt: NOW,
    deletedAt: null,
    hiddenAt: null,
    score: null,
    remoteId: `r${id}`,
    direction: 'inbound',
    kind: 'mention',
    visibility: 'public',
    author: { remoteId: '1', handle: 'maija1', name: 'Maija', followers: 1, url: null, isBot: false },
    text: `Text ${id}`,
    language: 'en',
    postedAt: NOW - HOUR_MS + id,
    editedAt: null,
    inReplyTo: null,
    threadId: 't',
    url: 'https://mastodon.example/1',
    media: [],
    reference: null,
    rawIndex: null,
    ...change,
  };
}

export function reply(id: number, change: Partial<Reply> = {}): Reply {
  return {
    id,
    conversation: 1,
    targetMessage: 1,
    targetRemoteId: 'r1',
    platform: 'mastodon',
    account: 'masto',
    visibility: 'public',
    text: `Reply ${id}`,
    language: 'en',
    status: 'draft',
    version: 1,
    author: 'aino',
    approvedBy: null,
    approvedAt: null,
    approvalHash: null,
    approvalExpiresAt: null,
    isAdditional: false,
    key: null,
    sendAt: null,
    sendAfter: NOW,
    attemptedAt: null,
    absentSince: null,
    attempts: 0,
    remoteId: null,
    url: null,
    sentAt: null,
    error: null,
    plan: null,
    answer: null,
    purpose: 'answer',
    createdAt: NOW,
    updatedAt: NOW,
    ...change,
  };
}

export function claim(operator: string, change: Partial<Claim> = {}): Claim {
  return { conversation: 1, operator, login: 'tester', claimedAt: NOW - HOUR_MS, until: NOW + HOUR_MS, ...change };
}

export function pause(scope: Pause['scope'], change: Partial<Pause> = {}): Pause {
  return { scope, at: NOW - HOUR_MS, by: 'ville', reason: 'wrong price', ...change };
}

export function plan(id: number, change: Partial<Plan> = {}): Plan {
  return {
    id,
    file: `/plans/b${id}.plan.jsonl`,
    hash: '0123456789abcdef'.repeat(4),
    count: 3,
    costUsd: 0.6,
    author: 'aino',
    createdAt: NOW,
    isReviewed: true,
    status: 'planned',
    approvedBy: null,
    approvedAt: null,
    approvalExpiresAt: null,
    note: null,
    ...change,
  };
}

export function planRow(row: number, change: Partial<PlanRow> = {}): PlanRow {
  return {
    row,
    conversation: row,
    targetMessage: row,
    targetRemoteId: `r${row}`,
    platform: 'mastodon',
    account: 'masto',
    to: `maija${row}`,
    visibility: 'public',
    text: `Hello ${row}`,
    priceUsd: 0.2,
    until: null,
    why: '',
    findings: [],
    newestInbound: row,
    newestEditedAt: null,
    accountId: null,
    host: null,
    ...change,
  };
}

export function inboxOf(...rows: readonly Conversation[]): InboxState {
  return firstInbox({ page: { items: rows, next: null, total: rows.length }, claims: new Map() });
}

/** What the inbox is drawn with: aino looks, in English, at one account a platform. */
export function aroundInbox(size: Surroundings['size'], change: Partial<Surroundings> = {}): Surroundings {
  const accounts = [{ name: 'masto', platform: 'mastodon' }];
  const timezone = 'Europe/Helsinki';
  const keys = { poll: 'Ctrl-R', unwind: 'Esc', thread: 'Enter' };
  return { size, now: NOW, timezone, me: 'aino', words: catalogueOf('en'), accounts, keys, ...change };
}

export function outboxOf(...replies: readonly Reply[]): OutboxState {
  return { replies, focus: 0, top: 0, senders: [], detail: null };
}

export function note(id: number, text: string): Note {
  return { id, conversation: 1, author: 'ville', text, at: NOW };
}

export function detail(change: Partial<ConversationDetail> = {}): ConversationDetail {
  return {
    conversation: conversation(1),
    thread: [message(1)],
    parent: null,
    notes: [],
    replies: [],
    events: [],
    eligibility: { public: true, private: false, until: null, priceUsd: 0, why: '' },
    claim: null,
    clock: {
      waitingMs: null,
      workingWaitingMs: null,
      dueAt: null,
      isBreached: false,
      firstResponseMs: null,
      resolutionMs: null,
    },
    ...change,
  };
}

export function review(change: Partial<ReplyReview> = {}): ReplyReview {
  return {
    reply: reply(1),
    preview: 'Reply 1',
    check: {
      isSendable: true,
      findings: [],
      measure: { units: 7, max: 500, unit: 'characters' },
      eligibility: { public: true, private: false, until: null, priceUsd: 0, why: '' },
    },
    target: message(1),
    since: [],
    from: 'esimerkki',
    needsReview: true,
    newestInbound: 1,
    newestEditedAt: null,
    ...change,
  };
}
