import type { Claim } from '../../domain/claim.ts';
import type { Contact, Conversation, ConversationPage, Note } from '../../domain/conversation.ts';
import type { StoredEvent } from '../../domain/event.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { eligibilityJson } from './eligibility.ts';
import { messageJson } from './message.ts';
import { reasonWords } from './reasons.ts';
import { replyJson } from './reply.ts';
import { isoTime } from './times.ts';

/** A conversation as scripts get it, with who works on it. `now`: what is overdue is told by. */
export function conversationJson(conversation: Conversation, claim: Claim | null, now: number = Date.now()) {
  return {
    id: conversation.id,
    status: conversation.status,
    platform: conversation.platform,
    account: conversation.account,
    visibility: conversation.visibility,
    url: conversation.url,
    contact: contactJson(conversation.contact),
    subject: conversation.subject,
    messages: conversation.messages,
    lastMessageAt: isoTime(conversation.lastMessageAt),
    waitingSince: isoTime(conversation.waitingSince),
    dueAt: isoTime(conversation.dueAt),
    isBreached: conversation.dueAt !== null && conversation.dueAt < now,
    followUpAt: isoTime(conversation.followUpAt),
    snoozedUntil: isoTime(conversation.snoozedUntil),
    snoozeReason: conversation.snoozeReason,
    assignee: conversation.assignee,
    claim: claim === null ? null : { operator: claim.operator, until: isoTime(claim.until) },
    labels: conversation.labels,
    sentiment: conversation.sentiment,
    urgency: conversation.urgency,
    language: conversation.language,
    topics: conversation.topics,
    reasons: reasonWords(conversation.reasons),
  };
}

/** `list --json`. */
export function pageJson(page: ConversationPage, claims: ReadonlyMap<number, Claim>) {
  const items = page.items.map((one) => conversationJson(one, claims.get(one.id) ?? null));
  return { items, next: page.next, total: page.total };
}

/** `show ID --json`: the conversation with everything on record. */
export function detailJson(detail: ConversationDetail) {
  return {
    ...conversationJson(detail.conversation, detail.claim),
    thread: detail.thread.map(messageJson),
    parent: detail.parent === null ? null : messageJson(detail.parent),
    notes: detail.notes.map(noteJson),
    replies: detail.replies.map(replyJson),
    events: detail.events.map(eventJson),
    eligibility: eligibilityJson(detail.eligibility),
    clock: { ...detail.clock, dueAt: isoTime(detail.clock.dueAt) },
  };
}

/** An internal note. */
export function noteJson(note: Note) {
  return { ...note, at: isoTime(note.at) };
}

function contactJson(contact: Contact) {
  const { id, handle, name, followers, remoteId, url, isBot } = contact;
  return { id, handle, name, followers, remoteId, url, isBot };
}

function eventJson(event: StoredEvent) {
  return { ...event, at: isoTime(event.at) };
}
