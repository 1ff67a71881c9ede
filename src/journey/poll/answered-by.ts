import type { HeardMessage } from '../../domain/message.ts';
import type { ReplyStatus } from '../../domain/reply.ts';
import type { Tx } from '../../store/store.ts';

/** What a post of ours answers. */
export interface Answered {
  readonly conversation: number;
  readonly message: number;
  /** Nobody here sent it: somebody answered in the platform's own app. */
  readonly isElsewhere: boolean;
}

/** A post of ours on a message with such a reply is that reply. */
const ON_THEIR_WAY: ReadonlySet<ReplyStatus> = new Set(['sending', 'unknown', 'sent', 'held']);

/** The customer's message that a post of ours answers, as far as it is on record. */
export async function answeredBy(tx: Tx, account: string, post: HeardMessage): Promise<Answered | null> {
  const parent = post.inReplyTo ? await tx.messages.byRemoteId(account, post.inReplyTo) : null;
  const conversation = parent?.conversation ?? null;
  if (parent === null || conversation === null) return null;
  const replies = await tx.replies.ofConversation(conversation);
  const isOurs = replies.some((reply) => reply.targetMessage === parent.id && ON_THEIR_WAY.has(reply.status));
  return { conversation, message: parent.id, isElsewhere: !isOurs };
}
