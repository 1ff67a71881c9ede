import type { Visibility } from './message.ts';

export const REPLY_STATUSES = [
  'draft',
  'inReview',
  'approved',
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'held',
  'rejected',
  'cancelled',
] as const;

export type ReplyStatus = (typeof REPLY_STATUSES)[number];

/**
 * Every move a reply may make; there is no other. `unknown` (something may have been written) never goes back to
 * `queued` but by proof of absence or by a person's word; `held` waits for a look after a restore or a copy.
 */
export const REPLY_MOVES: Readonly<Record<ReplyStatus, readonly ReplyStatus[]>> = {
  draft: ['inReview', 'approved', 'cancelled'],
  inReview: ['approved', 'rejected', 'draft', 'cancelled'],
  approved: ['queued', 'draft', 'inReview', 'cancelled', 'held'],
  queued: ['sending', 'inReview', 'draft', 'cancelled', 'held'],
  sending: ['sent', 'failed', 'queued', 'unknown', 'held'],
  unknown: ['sent', 'queued', 'held'],
  held: ['sent', 'queued', 'cancelled'],
  failed: ['draft', 'queued', 'cancelled'],
  rejected: ['draft', 'cancelled'],
  sent: [],
  cancelled: [],
};

/** Whether the table of moves allows this one. */
export function mayMove(from: ReplyStatus, to: ReplyStatus): boolean {
  return REPLY_MOVES[from].includes(to);
}

/** `survey`: it asks how it went, and is no answer to anything. */
export type ReplyPurpose = 'answer' | 'survey';

/** Why a reply is where it is, in a code for scripts and words for people. */
export interface ReplyError {
  readonly code: string;
  readonly message: string;
}

/** What we say back. Times are UTC milliseconds. */
export interface Reply {
  readonly id: number;
  readonly conversation: number;
  /** The message it answers: our number and the platform's id. Frozen when the draft is made. */
  readonly targetMessage: number;
  readonly targetRemoteId: string;
  readonly platform: string;
  readonly account: string;
  readonly visibility: Visibility;
  readonly text: string;
  readonly language: string;
  readonly status: ReplyStatus;
  /** Rises with every edit; an approval holds for one version only. */
  readonly version: number;
  readonly author: string;
  readonly approvedBy: string | null;
  readonly approvedAt: number | null;
  /** SHA-256 of what was approved, see `approvalText`. */
  readonly approvalHash: string | null;
  /** The approval holds until then. */
  readonly approvalExpiresAt: number | null;
  /** A second answer to a message that already has one, asked for by name. */
  readonly isAdditional: boolean;
  /** Idempotency key (a version 7 UUID), fixed by the approval, so that a restored copy sends under the same one. */
  readonly key: string | null;
  /** When a person wants it to go, at the earliest; null means soon. */
  readonly sendAt: number | null;
  /** Not before: its undo time, `sendAt`, or when the platform wants to be asked again. */
  readonly sendAfter: number;
  /** When the attempt that is in flight or unknown began. */
  readonly attemptedAt: number | null;
  /** When a look first found the reply absent; a second look may then requeue it. */
  readonly absentSince: number | null;
  readonly attempts: number;
  readonly remoteId: string | null;
  readonly url: string | null;
  readonly sentAt: number | null;
  readonly error: ReplyError | null;
  /** The bulk plan and its row that it comes from; null for those written one by one. */
  readonly plan: { readonly id: number; readonly row: number } | null;
  /** Name of the saved answer that it was made from, or null. */
  readonly answer: string | null;
  readonly purpose: ReplyPurpose;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What an approval is bound to: change any part and it no longer holds. Times are UTC milliseconds. */
export interface ApprovalFacts {
  readonly account: string;
  /** The platform's id of the account, so that another login under the same name does not speak for it. */
  readonly accountId: string | null;
  /** The server it was approved for: `baseUrl` of the account, or null for the platform's own. */
  readonly host: string | null;
  readonly targetRemoteId: string;
  readonly visibility: Visibility;
  readonly text: string;
  readonly sendAt: number | null;
  readonly expiresAt: number | null;
  /** Number of the newest inbound message of the conversation: the thread as the approver saw it. */
  readonly newestInbound: number;
  /** When the customer last edited that message. */
  readonly newestEditedAt: number | null;
}

/** The canonical text that is hashed (SHA-256) into an approval. */
export function approvalText(facts: ApprovalFacts): string {
  const { account, accountId, host, targetRemoteId, visibility, text } = facts;
  const { sendAt, expiresAt, newestInbound, newestEditedAt } = facts;
  const whence = [account, accountId, host];
  return JSON.stringify([
    ...whence,
    targetRemoteId,
    visibility,
    text,
    sendAt,
    expiresAt,
    newestInbound,
    newestEditedAt,
  ]);
}

/** What the approval of a reply is bound to, as things are now. */
export function approvalFacts(
  reply: Pick<Reply, 'account' | 'targetRemoteId' | 'visibility' | 'text' | 'sendAt'>,
  whence: Pick<ApprovalFacts, 'accountId' | 'host'>,
  at: Pick<ApprovalFacts, 'expiresAt' | 'newestInbound' | 'newestEditedAt'>,
): ApprovalFacts {
  const { account, targetRemoteId, visibility, text, sendAt } = reply;
  return { account, targetRemoteId, visibility, text, sendAt, ...whence, ...at };
}

/** Whether a message is the one that a reply names in every way: by its platform's id, on that account. */
export function isTargetOf(
  target: { readonly account: string; readonly platform: string; readonly remoteId: string },
  reply: Pick<Reply, 'account' | 'platform' | 'targetRemoteId'>,
): boolean {
  const { account, platform, targetRemoteId } = reply;
  return target.account === account && target.platform === platform && target.remoteId === targetRemoteId;
}

/** Why a reply that somebody changed behind our back does not go. */
export const OTHER_TARGET = 'The message it answers is not the one that it names.';
