import type { Json } from './message.ts';
import type { Operator } from './operator.ts';

/** Something that happened; never changed, never removed. Every number in a report is counted from these or from messages. */
export interface NewEvent {
  /** UTC milliseconds. */
  readonly at: number;
  readonly kind: EventKind;
  /** Operator, or `system`. */
  readonly actor: string;
  /** The operating system's login beside it. */
  readonly login: string;
  readonly conversation: number | null;
  readonly reply: number | null;
  readonly message: number | null;
  readonly data: Readonly<Record<string, Json>>;
}

export interface StoredEvent extends NewEvent {
  readonly id: number;
}

export const EVENT_KINDS = [
  'conversation.opened',
  'conversation.reopened',
  'conversation.closed',
  'conversation.snoozed',
  'conversation.woken',
  'conversation.assigned',
  'conversation.labelled',
  'conversation.noted',
  'conversation.noteRemoved',
  'conversation.corrected',
  'conversation.uncorrected',
  'conversation.answeredElsewhere',
  'conversation.claimed',
  'conversation.released',
  'followUp.added',
  'followUp.kept',
  'followUp.moved',
  'followUp.reopened',
  'followUp.removed',
  'followUp.proposed',
  'followUp.confirmed',
  'followUp.dismissed',
  'followUp.broken',
  'followUp.overdue',
  'survey.asked',
  'survey.skipped',
  'survey.answered',
  'survey.recorded',
  'handover.made',
  'handover.sent',
  'handover.failed',
  'handover.done',
  'contact.linked',
  'contact.unlinked',
  'rule.acted',
  'alert.opened',
  'alert.told',
  'alert.ended',
  'conversation.breached',
  'message.edited',
  'message.deleted',
  'message.restored',
  'message.hidden',
  'message.unhidden',
  'reply.drafted',
  'reply.edited',
  'reply.submitted',
  'reply.approved',
  'reply.rejected',
  'reply.voided',
  'reply.queued',
  'reply.sending',
  'reply.sent',
  'reply.failed',
  'reply.unknown',
  'reply.requeued',
  'reply.looked',
  'reply.held',
  'reply.cancelled',
  'reply.settledByWord',
  'reply.madeAdditional',
  'outbox.paused',
  'outbox.resumed',
  'plan.made',
  'plan.approved',
  'plan.rejected',
  'plan.applied',
  'account.added',
  'account.removed',
  'account.checked',
  'account.loggedIn',
  'stream.gap',
  'triage.learnt',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** What an event is about; absent means nothing of that kind. */
export interface EventAbout {
  readonly conversation?: number | null;
  readonly reply?: number | null;
  readonly message?: number | null;
  readonly data?: Readonly<Record<string, Json>>;
}

/** An event by an operator. */
export function eventBy(who: { operator: Operator; at: number }, kind: EventKind, about: EventAbout): NewEvent {
  return {
    at: who.at,
    kind,
    actor: who.operator.name,
    login: who.operator.login,
    conversation: about.conversation ?? null,
    reply: about.reply ?? null,
    message: about.message ?? null,
    data: about.data ?? {},
  };
}
