import type { ReplyStatus } from '../../../domain/reply.ts';

/** The keys that the outbox's words name, by command. */
export interface OutboxKeys {
  readonly sendDue: string;
  readonly recall: string;
  readonly additional: string;
  readonly retry: string;
  readonly look: string;
  readonly settle: string;
}

/** What each state means, and what can be done about it. */
const MEANING: Readonly<Record<ReplyStatus, (keys: OutboxKeys) => string>> = {
  draft: () => 'A draft.',
  inReview: () => 'Waits for approval.',
  approved: (keys) => `Approved and due: goes with the next send. ${keys.sendDue} sends it; ${keys.recall} recalls it.`,
  queued: (keys) =>
    `In the queue and due: goes with the next send. ${keys.sendDue} sends it; ${keys.recall} recalls it.`,
  sending: () => 'Being sent, or was when kuulo stopped. It is looked up before anything else.',
  sent: () => 'Sent.',
  failed: (keys) => `Failed: it was certainly not sent. ${keys.retry} tries again.`,
  unknown: (keys) =>
    `Nobody knows whether this was sent. It is never sent again unseen. ${keys.look} looks it up; ${keys.settle} lets you say what you saw.`,
  held: (keys) =>
    `Held: it may have been sent already. ${keys.look} looks it up; ${keys.settle} lets you say what you saw; ${keys.recall} cancels it.`,
  rejected: () => 'Rejected.',
  cancelled: () => 'Recalled.',
};

/** Replies on their way. */
export const OUTBOX = {
  title: 'Outbox',
  /** Columns of the list, with a space at their end: the words for a state and for a way must fit. */
  columns: { status: 9, way: 8 },
  way: { public: 'public', private: 'private' },
  nobodySends: 'nobody sends right now',
  sends: (sender: {
    readonly who: string;
    readonly account: string;
    readonly since: string;
    readonly pid: number;
  }): string => `${sender.who} sends as ${sender.account} since ${sender.since} (process ${sender.pid})`,
  empty: 'The outbox is empty.',
  noReply: 'No reply here.',
  on: (account: string, platform: string): string => `${account} on ${platform}`,
  about: (reply: {
    readonly id: number;
    readonly conversation: number;
    readonly author: string;
    readonly approvedBy: string | null;
    readonly plan: { readonly row: number; readonly name: string } | null;
  }): string => {
    const approved = reply.approvedBy === null ? '' : ` · approved by ${reply.approvedBy}`;
    const plan = reply.plan === null ? '' : ` · row ${reply.plan.row} of plan ${reply.plan.name}`;
    return `reply ${reply.id} to conversation ${reply.conversation} by ${reply.author}${approved}${plan}`;
  },
  meaning: MEANING,
  answered: (keys: OutboxKeys): string =>
    `NOT SENT: the message has an answer already. ${keys.additional} sends this one as an additional answer; ${keys.recall} recalls it.`,
  goesIn: (left: string): string => `in ${left}`,
  goesOut: (left: string, why: string, keys: OutboxKeys): string =>
    `Goes out in ${left}: ${why}. ${keys.recall} recalls it.`,
  waits: {
    asked: (at: string): string => `not before ${at}, as was asked for`,
    throttled: (at: string): string => `the platform asked to wait until ${at}`,
    undo: 'its undo time runs',
    again: (at: string): string => `it is tried again at ${at}`,
    down: (at: string): string => `the platform could not be reached; it is tried again at ${at}`,
  },
  notLooked: 'Not looked up yet.',
  looked: (at: string, told: string): string => `Looked at ${at}: ${told}.`,
  told: {
    absent: 'it was not found there',
    cannotTell: 'the platform cannot tell',
    failed: (what: string): string => `it failed (${what})`,
  },
  noneThere: 'No post of ours is in the thread.',
  quoted: (at: string, text: string): string => `${at} “${text}”`,
  oursThere: (posts: string): string => `In the thread are ours: ${posts}`,
  sendingDue: 'Sending what is due…',
  looking: 'Looking up…',
  nothingDue: 'Nothing was due, and nothing was to be looked up.',
  onlyFailed: (status: string): string => `Only a reply that certainly failed is retried; this one is ${status}.`,
  again: (reply: number): string => `Reply ${reply} is on its way again…`,
  recalled: (reply: number): string => `Reply ${reply} was recalled. It was not sent.`,
  notAnswered: 'Only a reply whose message has an answer already goes as an additional answer.',
  additionalTitle: (why: string): string => `${why} Send it as an ADDITIONAL answer?`,
  sendingAdditional: 'Sending as an additional answer…',
  settleTitle: 'Look on the platform. What became of it?',
  wasSent: 'it was sent',
  wasNotSent: 'it was not sent',
  addressTitle: 'Web address of the reply on the platform',
  noAddress: 'Without its address it stays unknown.',
  countsAsSent: (reply: number): string => `Reply ${reply} counts as sent, by your word.`,
  sureTitle: 'It goes out again. Sure it is not there?',
  countsAsNotSent: (reply: number, status: string, keys: OutboxKeys): string =>
    `Reply ${reply} was not sent, by your word; it is ${status}. ${keys.sendDue} sends what is due.`,
};
