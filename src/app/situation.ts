import type { Situation } from '../domain/eligibility.ts';
import type { ReplyStatus } from '../domain/reply.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Reads } from '../store/store.ts';
import type { Parts } from './parts.ts';

/** An answer, given or on its way, and the reply that is judged itself does not count. */
export interface Answering {
  readonly target: StoredMessage;
  readonly reply: number | null;
}

/** Replies that stand on the platform, or may. */
const MAY_STAND: ReadonlySet<ReplyStatus> = new Set(['sending', 'unknown', 'held', 'sent']);

/**
 * What is known of the moment an answer would go out, from what is on record.
 * @throws {ProblemError} UNKNOWN_ACCOUNT when the account was removed from kuulo.yaml since
 */
export async function situationOf(parts: Parts, read: Reads, { target, reply }: Answering): Promise<Situation> {
  const { account, contact, conversation, remoteId } = target;
  const settings = parts.connections.account(account);
  const thread = conversation === null ? [] : await read.messages.ofConversation(conversation);
  const replies = conversation === null ? [] : await read.replies.ofConversation(conversation);
  const isOnItsWay = replies.some(
    (one) =>
      one.id !== reply && one.visibility === 'private' && one.targetMessage === target.id && MAY_STAND.has(one.status),
  );
  const isThere = thread.some(
    (one) => one.direction === 'outbound' && one.visibility === 'private' && one.inReplyTo === remoteId,
  );
  return {
    now: parts.now(),
    lastPrivateAt: contact === null ? null : await read.messages.lastPrivateAt(account, contact),
    isAnsweredPrivately: isOnItsWay || (target.visibility === 'public' && isThere),
    isByHand: parts.config.operator.name !== 'system',
    features: settings.features,
  };
}
